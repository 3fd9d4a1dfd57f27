import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connector, ConnectorOptions, RunEvent } from "@integ/runtime";
import { serve } from "@integ/runtime/node";
import { durationOf, eventLine } from "../src/cli/event-line.ts";
import { writeGenerated } from "../src/cli/generated-folder.ts";
import { loadGenerated } from "../src/cli/load-generated.ts";
import { generate } from "../src/codegen/generate.ts";
import type { Contract } from "../src/contract/contract.ts";
import { createMock } from "../src/mock/mock.ts";
import { type MockServer, serveMock } from "../src/mock/server.ts";
import { createNodeHost } from "../src/workspace/node-host.ts";
import { createWorkspace } from "../src/workspace/workspace.ts";
import { createStory, expectThat } from "./demo/story.ts";
import { filledIn, fixtureCustomer, postCustomerCreated } from "./demo/stripe-events.ts";

/*
 * The main job, from source to running connector: checks and builds examples/billing, starts mock servers from the two
 * descriptions, posts signed events over HTTP, and shows what happens. Needs no account and ends by itself.
 */
const root = resolve(import.meta.dirname, "..");
const example = join(root, "examples/billing");
const story = createStory();
const { colours } = story;
const begun = performance.now();
story.line(colours.bold("Integ: new Stripe customers become Salesforce accounts, and the account's id goes back onto the customer"));

// 1

story.chapter(1, "Check and build examples/billing/billing.integ");
let started = performance.now();
const checked = createWorkspace(createNodeHost(process.cwd(), process.env)).check(join(example, "billing.integ"));
const { program, contracts, guards, proved } = checked;
if (program === undefined)
  throw new Error(`examples/billing does not check: ${checked.diagnostics.map(({ message }) => message).join(" ")}`);
for (const { file, title, version, operations, typeNames } of contracts.values()) {
  story.done(relative(example, file), `${title} ${version}: ${operations.length} operations, ${typeNames.length} types`);
}
story.done(
  `checked in ${durationOf(performance.now() - started)}`,
  `${proved} constraints of the targets are proved, ${guards.length} are guarded at run time:`,
);
for (const { site, path, constraint } of guards)
  story.more(`${site.kind === "argument" ? `${site.operation} ${site.argument}` : site.map}${path}  ${constraint}`);
started = performance.now();
const files = await generate(program, "billing.integ");
writeGenerated(join(example, "generated"), files);
story.done(`built in ${durationOf(performance.now() - started)}`, `${files.length} files of TypeScript in examples/billing/generated`);
story.line("\n   The entry point, examples/billing/generated/index.ts:");
story.line();
const entry = files.find(({ path }) => path === "index.ts")?.text ?? "";
const factory = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\nexport function [\s\S]*?\{\n/.exec(entry)?.[0] ?? "";
for (const line of factory.trimEnd().split("\n")) story.line(`     ${colours.dim(line)}`);
story.line(`     ${colours.dim("  …")}`);

// 2

story.chapter(2, "Start a mock server for each system, from its description alone");
const credentials = { stripeKey: "sk_test_demo", webhookSecret: "whsec_demo", client: { id: "demo", secret: "demo-secret" } };
const stripe = await startMock("stripe", { bearer: credentials.stripeKey });
const salesforce = await startMock("salesforce", { client: credentials.client });
salesforce.mock.fail({ operation: "upsertAccount", fault: { kind: "status", status: 503 }, times: 2 });
story.more("they refuse wrong credentials, and every request that does not fit the description");
story.more("Salesforce is told to answer 503 to the next two upserts");

// 3

story.chapter(3, "A customer signs up: Stripe posts customer.created, signed");
const folder = mkdtempSync(join(tmpdir(), "integ-demo-"));
const events: RunEvent[] = [];
const generated = loadGenerated(files);
const create = (await generated.load("index.ts"))["createBilling"] as (options: ConnectorOptions) => Connector<unknown>;
let from = Date.now();
let showEvents = true;
const connector = create({
  environment: {
    STRIPE_URL: stripe.url,
    SALESFORCE_URL: salesforce.url,
    SF_CLIENT_ID: credentials.client.id,
    SF_CLIENT_SECRET: credentials.client.secret,
    STRIPE_KEY: credentials.stripeKey,
    STRIPE_WEBHOOK_SECRET: credentials.webhookSecret,
  },
  storage: join(folder, "billing.sqlite"),
  observe(event) {
    events.push(event);
    const line = eventLine(event, colours, (at) => `${((at - from) / 1000).toFixed(2).padStart(7)} s`);
    if (showEvents && line !== undefined) story.line(line);
  },
  // What happens is shown as events; the log would say it again.
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});
await connector.start();
const server = await serve(connector, { port: 0, hostname: "127.0.0.1" });
const hook = `${server.url}/hooks/stripe`;
const fixture = fixtureCustomer(join(example, "specs/stripe-fixtures.json"));
const ada = filledIn(fixture);

from = Date.now();
expectThat((await postCustomerCreated(hook, credentials.webhookSecret, "evt_1", ada)) === 200, "a signed event is accepted");
await connector.idle();
showEvents = false;

const upserts = salesforce.mock.journal.filter(({ operation }) => operation === "upsertAccount");
const updates = stripe.mock.journal.filter(({ method }) => method === "POST");
const tokens = events.filter(({ type }) => type === "token");
expectThat(
  upserts.length === 3 && updates.length === 1 && tokens.length === 1,
  "the account is upserted at the third attempt, with one token",
);
const [accountPath, account] = [...salesforce.mock.records].find(([path]) => path.endsWith(`/${String(ada["id"])}`)) ?? [];
expectThat(account?.["Name"] === ada["name"], "the account can be read back");
const { id, ...fields } = account ?? {};
story.line(`\n   Salesforce keeps, at ${accountPath}:`);
for (const [name, value] of Object.entries(fields)) story.line(`     ${name.padEnd(16)} ${colours.cyan(JSON.stringify(value))}`);
const written = updates[0];
expectThat(
  JSON.stringify(written?.body) === JSON.stringify({ metadata: { salesforce_id: id } }),
  "the account's id is written onto the customer",
);
story.line(`\n   Stripe was sent, at ${written?.path}, form-encoded as it asks for:`);
story.line(`     metadata[salesforce_id] = ${colours.cyan(String(id))}`);

// 4

story.chapter(4, "What else comes in");
const requests = (): number => salesforce.mock.journal.length + stripe.mock.journal.length;
const sent = requests();
const forged = await postCustomerCreated(hook, "whsec_of_somebody_else", "evt_2", ada);
await connector.idle();
expectThat(forged === 401 && requests() === sent, "a forged event is refused");
story.done("an event with a forged signature", "401; nothing is stored, nothing is sent");
const repeated = await postCustomerCreated(hook, credentials.webhookSecret, "evt_1", ada);
await connector.idle();
expectThat(repeated === 200 && requests() === sent, "an event that comes twice changes nothing");
story.done("the same event once more", "200, so that Stripe stops repeating it; nothing is sent");
const unmappable = await postCustomerCreated(hook, credentials.webhookSecret, "evt_3", fixture);
await connector.idle();
const [letter] = await connector.deadLetters.list();
expectThat(unmappable === 200 && letter !== undefined && requests() === sent, "what cannot be mapped is a dead letter");
story.done("a customer without name and email", "200: accepted, and kept as a dead letter, because the");
story.more(letter?.reason ?? "");

// Summary

const status = await connector.status();
const lost = status.accepted - status.done - status.dead - status.queued - status.running;
const refused = events.filter((event) => event.type === "webhook" && event.status === 401).length;
const retries = upserts.filter((entry) => entry.status === 503).length;
expectThat(lost === 0, "nothing is lost");
story.line(`\n${colours.bold("Summary")}`);
story.line();
story.line(`   events     4 posted: ${status.accepted} accepted, ${status.duplicates} duplicate dropped, ${refused} forged refused`);
story.line(`   runs       ${status.done} done, ${status.dead} dead letter, ${lost} lost`);
story.line(
  `   requests   ${tokens.length} token fetched, ${upserts.length - retries} account upserted after ${retries} retries, ${updates.length} customer updated`,
);
story.line(`   time       ${durationOf(performance.now() - begun)}`);

await server.close();
await connector.stop();
await Promise.all([stripe.close(), salesforce.close()]);
generated.dispose();
rmSync(folder, { recursive: true, force: true });

async function startMock(name: string, accepted: Parameters<typeof createMock>[1]["credentials"] & object): Promise<MockServer> {
  const contract: Contract | undefined = [...contracts.values()].find(({ file }) => relative(example, file).startsWith(`specs/${name}.`));
  if (contract === undefined) throw new Error(`the description of ${name} was not read`);
  const mock = await serveMock(createMock(contract, { credentials: accepted, sleep: (milliseconds) => sleep(milliseconds) }));
  story.done(name, mock.url);
  return mock;
}
