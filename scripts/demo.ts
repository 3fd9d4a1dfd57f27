import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import type { Connector, ConnectorOptions, RunEvent } from "@integ/runtime";
import { serve } from "@integ/runtime/node";
import { writeGenerated } from "../src/cli/generated-folder.ts";
import { loadGenerated } from "../src/cli/load-generated.ts";
import { generate } from "../src/codegen/generate.ts";
import { coloursWanted, createColours } from "../src/diagnostics/render/colours.ts";
import { createMock, type JournalEntry } from "../src/mock/mock.ts";
import { serveMock } from "../src/mock/server.ts";
import { createNodeHost } from "../src/workspace/node-host.ts";
import { createWorkspace } from "../src/workspace/workspace.ts";

/*
 * The main job, from source to running connector: checks and builds examples/billing, starts mock servers from the two
 * descriptions, posts signed events over HTTP, and shows what happens. Needs no account and ends by itself.
 */
const root = resolve(import.meta.dirname, "..");
const example = join(root, "examples/billing");
const colours = createColours(coloursWanted(process.stdout.isTTY === true, process.env));
const say = (text = ""): void => void process.stdout.write(`${text}\n`);
const title = (number: number, text: string): void => say(`\n${colours.bold(`${number}. ${text}`)}\n`);
const row = (sign: string, what: string, detail: string, time = ""): void =>
  say(`   ${sign} ${what.padEnd(34)} ${detail.padEnd(58)} ${colours.dim(time.padStart(8))}`.trimEnd());
const ok = colours.green("✓");
const milliseconds = (value: number): string => `${Math.round(value)} ms`;

const begun = performance.now();
say(`${colours.bold("Integ")}: Stripe customers become Salesforce accounts`);

// 1. Check and build

title(1, "Check and build examples/billing/billing.integ");
const host = createNodeHost(process.cwd(), process.env);
let started = performance.now();
const { program, contracts, diagnostics, guards, proved } = createWorkspace(host).check(join(example, "billing.integ"));
if (program === undefined) throw new Error(`examples/billing does not check: ${diagnostics.map((each) => each.message).join("; ")}`);
for (const contract of contracts.values())
  row(
    ok,
    relative(example, contract.file),
    `${contract.title} ${contract.version}: ${contract.operations.length} operations, ${contract.typeNames.length} types`,
  );
row(ok, "checked", `${proved} constraints proved, ${guards.length} guarded at run time`, milliseconds(performance.now() - started));
for (const guard of guards)
  row(
    " ",
    "",
    `${colours.cyan("guard")} ${guard.site.kind === "map" ? guard.site.map : `${guard.site.operation} ${guard.site.argument}`}${guard.path} ${guard.constraint}`,
  );
started = performance.now();
const files = await generate(program, "billing.integ");
writeGenerated(join(example, "generated"), files);
row(ok, "built", `${files.length} files in examples/billing/generated`, milliseconds(performance.now() - started));
say(`\n   The entry point, ${colours.dim("examples/billing/generated/index.ts")}:\n`);
const entry = files.find((file) => file.path === "index.ts")?.text ?? "";
for (const line of entry.slice(entry.indexOf("export function")).trimEnd().split("\n").slice(0, 9)) say(`     ${colours.dim(line)}`);
say(`     ${colours.dim("  …")}`);

// 2. Mock servers

title(2, "Start mock servers from the descriptions");
const [stripeContract, salesforceContract] = ["stripe", "salesforce"].map((name) =>
  [...contracts.values()].find((contract) => contract.file.includes(name)),
);
if (stripeContract === undefined || salesforceContract === undefined) throw new Error("a description is missing");
const sleep = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));
const stripe = await serveMock(createMock(stripeContract, { credentials: { bearer: "sk_test_demo" }, sleep }));
const salesforce = await serveMock(
  createMock(salesforceContract, { credentials: { client: { id: "demo", secret: "demo-secret" } }, sleep }),
);
row(ok, "stripe", stripe.url);
row(ok, "salesforce", `${salesforce.url}, told to answer 503 twice`);
salesforce.mock.fail({ operation: "upsertAccount", fault: { kind: "status", status: 503 }, times: 2 });

// 3. The connector

title(3, "Post a signed customer.created event");
const events: RunEvent[] = [];
const folder = mkdtempSync(join(tmpdir(), "integ-demo-"));
const loaded = loadGenerated(files);
const createBilling = (await loaded.load("index.ts"))["createBilling"] as (options: ConnectorOptions) => Connector<unknown>;
const secret = "whsec_demo";
const connector = createBilling({
  environment: {
    STRIPE_URL: stripe.url,
    SALESFORCE_URL: salesforce.url,
    SF_CLIENT_ID: "demo",
    SF_CLIENT_SECRET: "demo-secret",
    STRIPE_KEY: "sk_test_demo",
    STRIPE_WEBHOOK_SECRET: secret,
  },
  storage: join(folder, "billing.sqlite"),
  observe: (event) => void events.push(event),
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});
await connector.start();
const server = await serve(connector, { port: 0, hostname: "127.0.0.1" });
row(ok, "listening", `${server.url}/hooks/stripe`);

const fixtures: { readonly resources: { readonly customer: Record<string, unknown> } } = JSON.parse(
  readFileSync(join(example, "specs/stripe-fixtures.json"), "utf8"),
);
// Stripe's sample customer has no name and no email; a real one has.
const ada = {
  ...fixtures.resources.customer,
  id: "cus_QXg1o8vcGmoR32",
  name: "Ada Lovelace",
  email: "ada@example.com",
  phone: "+44 20 7946 0000",
  address: { city: "London", country: "GB", line1: "12 St James's Square", line2: null, postal_code: "SW1Y 4JH", state: null },
  metadata: { tier: "gold" },
};

/** Posts an event as Stripe does: signed over the time and the raw body. */
async function post(id: string, customer: unknown, key = secret): Promise<number> {
  const body = JSON.stringify({ id, object: "event", type: "customer.created", data: { object: customer } });
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", key).update(`${time}.${body}`).digest("hex");
  const response = await fetch(`${server.url}/hooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

const describe = (entry: JournalEntry): string => (entry.fault === undefined ? String(entry.status) : `${entry.status} (told to fail)`);
started = performance.now();
const accepted = await post("evt_1", ada);
row(ok, "verified, stored, acknowledged", `${accepted} for evt_1`, milliseconds(performance.now() - started));
await connector.idle();
const token = salesforce.mock.journal.filter((each) => each.path.endsWith("/oauth2/token"));
row(ok, "salesforce token", `fetched ${token.length === 1 ? "once" : `${token.length} times`}`);
for (const [name, mock, what] of [
  ["salesforce.upsertAccount", salesforce.mock, "account upserted"],
  ["stripe.updateCustomer", stripe.mock, "account's id written back"],
] as const) {
  const attempts = mock.journal.filter((each) => each.operation !== undefined && !each.path.endsWith("/oauth2/token"));
  const step = events.find((event) => event.type === "step.done" && "step" in event && name.endsWith(event.step));
  const time = step !== undefined && "milliseconds" in step ? milliseconds(step.milliseconds) : "";
  row(
    ok,
    name,
    `${what} after ${attempts.length} ${attempts.length === 1 ? "attempt" : "attempts"}: ${attempts.map(describe).join(", ")}`,
    time,
  );
}
const account = [...salesforce.mock.records].find(([path]) => path.includes("StripeId__c"));
say(`\n   In Salesforce  ${colours.dim(JSON.stringify(account?.[1]))}`);
const sent = stripe.mock.journal.at(-1);
say(`   To Stripe      ${colours.dim(`${sent?.headers.get("content-type") ?? ""}  ${JSON.stringify(sent?.body)}`)}`);

// 4. What must not happen

title(4, "What must not happen");
row(ok, "a forged event", `answered ${await post("evt_2", ada, "whsec_wrong")}; nothing was stored`);
const before = salesforce.mock.journal.length + stripe.mock.journal.length;
const again = await post("evt_1", ada);
await connector.idle();
const after = salesforce.mock.journal.length + stripe.mock.journal.length;
row(ok, "the same event again", `answered ${again}; ${after - before} requests were sent`);
await post("evt_3", fixtures.resources.customer);
await connector.idle();
const [letter] = await connector.deadLetters.list();
row(ok, "a customer that cannot be mapped", `dead letter: ${letter?.reason ?? "none"}`);

const status = await connector.status();
say(`\n${colours.bold("Summary")}`);
say(
  `   ${status.accepted} events accepted, ${status.duplicates} duplicate dropped, 1 forged refused; ${status.done} run done, ${status.dead} dead letter, 0 lost`,
);
const effects = salesforce.mock.journal.filter((each) => each.operation === "upsertAccount" && each.status !== 503).length;
say(
  `   ${effects} account upserted, ${stripe.mock.journal.filter((each) => each.status === 200).length} customer updated, ${token.length} token fetched, 2 retries`,
);
say(`   ${((performance.now() - begun) / 1000).toFixed(1)} s in all`);

await server.close();
await connector.stop();
await Promise.all([stripe.close(), salesforce.close()]);
loaded.dispose();
rmSync(folder, { recursive: true, force: true });
