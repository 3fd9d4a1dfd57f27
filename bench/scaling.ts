import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/*
 * The processor's time of a check against the size of the program and of the description, each in a process of its own and
 * without a cache; the least of several runs, as others on the machine only add. usage: node scaling.ts [RUNS]
 */
const root = resolve(import.meta.dirname, "..");
const runs = Number(process.argv[2] ?? 3);
const scratch = mkdtempSync(join(tmpdir(), "integ-scaling-"));

/** Milliseconds of the processor for one check, what the process costs without one taken off. */
function timeOf(program: string): number {
  const times = Array.from({ length: runs }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, "scaling/check-once.ts"), program], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr.slice(0, 2000));
    return Number(stdout);
  });
  return Math.min(...times);
}

/** A program of about so many lines: maps and the flows that use them, nine lines a pair. */
function programOf(lines: number, spec: string): string {
  const pairs = Array.from(
    { length: Math.max(1, Math.round((lines - 9) / 9)) },
    (_, index) => `map input${index}(o: shop.Order) -> shop.OrderInput {
  reference: o.id.take(20)
  email:     o.email ?? "nobody${index}@example.com"
  total:     0
}
flow made${index} {
  on: shop.orderPaid as order
  let made = shop.createOrder(body: input${index}(order))
}`,
  );
  return `integration scaling "1.0.0"
system shop {
  spec: openapi ${JSON.stringify(spec)}
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: github(secret.SHOP_WEBHOOK_SECRET)
    event orderPaid: Order
  }
}
${pairs.join("\n")}
`;
}

/** A description with copies of its own paths and types under other names. */
function multiplied(file: string, times: number): string {
  const document = JSON.parse(readFileSync(file, "utf8"));
  const text = JSON.stringify({ paths: document.paths, schemas: document.components.schemas });
  for (let copy = 1; copy < times; copy++) {
    const more = JSON.parse(text.replaceAll(/"#\/components\/schemas\/([^"]+)"/gu, `"#/components/schemas/$1_copy${copy}"`));
    for (const [path, item] of Object.entries(more.paths)) document.paths[`/copy${copy}${path}`] = item;
    for (const [name, schema] of Object.entries(more.schemas)) document.components.schemas[`${name}_copy${copy}`] = schema;
  }
  for (const [path, item] of Object.entries<Record<string, { operationId?: string }>>(document.paths)) {
    const copy = /^\/(copy\d+)\//u.exec(path)?.[1];
    if (copy === undefined) continue;
    for (const operation of Object.values(item)) if (operation.operationId !== undefined) operation.operationId += `_${copy}`;
  }
  return JSON.stringify(document);
}

/** How the time grows where the size is multiplied: 1 is in proportion. */
function slope(points: readonly { readonly size: number; readonly time: number }[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  return (Math.log(last.time / first.time) / Math.log(last.size / first.size)).toFixed(2);
}

const lines = [
  "# How the time of a check grows",
  "",
  `The processor's time of one check from source, cold, without the start of the process and the loading of the compiler; least of ${runs} runs. \`node scaling.ts\` makes this page.`,
  "",
  "## Size of the program",
  "",
  "| lines | ms | µs a line |",
  "| --- | --- | --- |",
];
const shop = join(root, "test/check/specs/shop.yaml");
const programPoints = [10, 100, 1_000, 10_000].map((wanted) => {
  const text = programOf(wanted, shop);
  const file = join(scratch, `program${wanted}.integ`);
  writeFileSync(file, text);
  const size = text.split("\n").length - 1;
  const time = timeOf(file);
  lines.push(`| ${size} | ${time.toFixed(0)} | ${((time * 1000) / size).toFixed(0)} |`);
  return { size, time };
});
lines.push("", `From 1,000 to 10,000 lines: exponent ${slope(programPoints.slice(-2))} (1 is in proportion).`, "");

const specs = process.env["INTEG_SPECS"] ?? resolve(root, "../shared/specs");
lines.push(
  "## Size of the description",
  "",
  "A program that calls one operation of it.",
  "",
  "| description | MB | ms | ms a MB |",
  "| --- | --- | --- | --- |",
);
for (const [name, file, operation] of [
  ["Stripe", join(root, "examples/billing/specs/stripe.json"), 'GET "/v1/balance"'],
  ["GitHub", join(specs, "github/openapi.json"), 'GET "/emojis"'],
] as const) {
  const points = [1, 2, 4].map((times) => {
    const text = multiplied(file, times);
    const copy = join(scratch, `${name}${times}.json`);
    writeFileSync(copy, text);
    const program = join(scratch, `${name}${times}.integ`);
    writeFileSync(
      program,
      `integration scaling "1.0.0"\nsystem api {\n  spec: openapi ${JSON.stringify(copy)}\n  auth: bearer(secret.TOKEN)\n  operation one = ${operation}\n  webhooks "/hooks" {\n    verify: github(secret.HOOK)\n    event begun: { id: string }\n  }\n}\nflow one {\n  on: api.begun as it\n  api.one()\n}\n`,
    );
    const size = text.length / 1e6;
    const time = timeOf(program);
    lines.push(`| ${name} × ${times} | ${size.toFixed(1)} | ${time.toFixed(0)} | ${(time / size).toFixed(1)} |`);
    return { size, time };
  });
  lines.push(`| ${name}, exponent | | ${slope(points)} | |`);
}
rmSync(scratch, { recursive: true });
const page = `${lines.join("\n")}\n`;
writeFileSync(join(import.meta.dirname, "SCALING.md"), page);
console.log(page);
