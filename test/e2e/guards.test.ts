import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connector, ConnectorOptions } from "../../runtime/src/index.ts";
import { generate } from "../../src/codegen/generate.ts";
import type { FaultOrder } from "../../src/mock/fault.ts";
import { createMock } from "../../src/mock/mock.ts";
import { type MockServer, serveMock } from "../../src/mock/server.ts";
import type { Program } from "../../src/program/program.ts";
import type { Json } from "../../src/types/type.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";

/*
 * A program whose source knows nothing of what its target demands: every constraint is a guard. Its generated code runs against
 * a mock server that refuses what the description refuses.
 */
const text = { type: "string" };
const constrained = {
  type: "object",
  required: ["name", "lines"],
  additionalProperties: false,
  properties: {
    name: { type: "string", maxLength: 5 },
    code: { type: "string", pattern: "^[A-Z]{2}$" },
    slug: { type: "string", pattern: "^([a-z]+-?)+$" },
    tier: { enum: ["gold", "silver"] },
    lines: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["sku"],
        properties: { sku: { type: "string", minLength: 2 }, note: { type: ["string", "null"], maxLength: 3 } },
      },
    },
    at: { type: "string", format: "date-time" },
    count: { type: ["integer", "null"] },
    contact: {
      oneOf: [
        { type: "string", minLength: 3 },
        { type: "object", required: ["mail"], properties: { mail: { type: "string", format: "email" } } },
      ],
    },
    labels: { type: "object", properties: { free: text }, additionalProperties: { type: "string", maxLength: 4 }, minProperties: 1 },
    pair: { type: "array", prefixItems: [{ type: "string", maxLength: 2 }, text], items: { type: "string", maxLength: 3 } },
  },
};
const loose = {
  type: "object",
  required: ["id", "name", "lines"],
  properties: {
    id: text,
    name: text,
    code: text,
    slug: text,
    tier: text,
    lines: { type: "array", items: { type: "object", required: ["sku"], properties: { sku: text, note: { type: ["string", "null"] } } } },
    at: text,
    count: { type: ["number", "null"] },
    contact: { anyOf: [text, { type: "object", required: ["mail"], properties: { mail: text } }] },
    labels: { type: "object", additionalProperties: text },
    pair: { type: "array", items: text },
    zone: text,
    page: { type: "number" },
    trace: text,
  },
};
const description = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  servers: [{ url: "https://shop.example" }],
  paths: {
    "/note": {
      get: {
        operationId: "getNote",
        responses: { 200: { description: "x", content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } } } },
      },
    },
    "/zones/{zone}/orders": {
      post: {
        operationId: "createOrder",
        parameters: [
          { name: "zone", in: "path", required: true, schema: { type: "string", maxLength: 3 } },
          { name: "page", in: "query", schema: { type: "integer", minimum: 1 } },
          { name: "X-Trace", in: "header", schema: { type: "string", minLength: 4 } },
        ],
        requestBody: { required: true, content: { "application/json": { schema: constrained } } },
        responses: { 204: { description: "created" } },
      },
    },
  },
  components: {
    schemas: {
      Loose: loose,
      Note: { type: "object", required: ["id", "note"], properties: { id: text, note: { type: ["string", "null"] } } },
    },
  },
};
const source = `integration guards "1.0.0"
system shop {
  spec: openapi "shop.json"
  server: env.SHOP_URL
  operation createOrder { idempotent: true }
  webhooks "/hooks" {
    verify: none
    id:     body.id
    event placed: Loose = body when body.name != null
    event asked:  Note = body when body.name == null
  }
  assume Note.note: string
}
map toOrder(o: shop.Loose) -> shop.createOrder.body {
  name: o.name
  code: o.code
  slug: o.slug
  tier: o.tier
  lines: o.lines
  at: o.at
  count: o.count
  contact: o.contact
  labels: o.labels
  pair: o.pair
}
flow placed {
  on: shop.placed as order
  shop.createOrder(zone: order.zone ?? "z", page: order.page, \`X-Trace\`: order.trace, body: toOrder(order))
}
flow asked {
  on: shop.asked as question
  let answer = shop.getNote()
  shop.createOrder(zone: "z", body: { name: question.note.take(5), lines: [{ sku: "\${answer.note}--" }] })
}
`;

let program: Program;
let server: MockServer;
let folder: string;
let create: (options: ConnectorOptions) => Connector<unknown>;

beforeAll(async () => {
  const host = createMemoryHost({ "/p/shop.json": JSON.stringify(description), "/p/guards.integ": source });
  const checked = createWorkspace(host).check("/p/guards.integ");
  expect(checked.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  if (checked.program === undefined) throw new Error("no program");
  program = checked.program;
  folder = mkdtempSync(join(tmpdir(), "integ-guards-"));
  for (const { path, text: written } of await generate(program, "guards.integ")) writeFileSync(join(folder, path), written);
  ({ createGuards: create } = await import(join(folder, "index.ts")));
  const [contract] = checked.contracts.values();
  if (contract === undefined) throw new Error("no contract");
  server = await serveMock(createMock(contract, { sleep: async () => {} }));
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

let runs = 0;

/** Runs one event to its end: what the system answered, and the dead letters. */
async function run(more: Readonly<Record<string, unknown>>, answer?: FaultOrder) {
  runs++;
  const before = server.mock.journal.length;
  if (answer !== undefined) server.mock.fail(answer);
  const connector = create({
    environment: { SHOP_URL: server.url },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    storage: join(folder, `${runs}.sqlite`),
  });
  await connector.start();
  const body = JSON.stringify({ id: `evt_${runs}`, name: "Ada", lines: [{ sku: "ab" }], ...more });
  const response = await connector.fetch(
    new Request("http://localhost/hooks", { method: "POST", body, headers: { "content-type": "application/json" } }),
  );
  expect(response.status).toBeLessThan(300);
  await connector.idle();
  const letters = await connector.deadLetters.list();
  await connector.stop();
  return { statuses: server.mock.journal.slice(before).map((entry) => entry.status), letters };
}

describe("guards", () => {
  it.each<[string, Record<string, unknown>]>([
    ["a small record", {}],
    [
      "a record that uses everything",
      {
        code: "DE",
        slug: "a-b-c",
        tier: "gold",
        lines: [
          { sku: "ab", note: null },
          { sku: "abc", note: "x" },
        ],
        at: "2026-01-01T00:00:00Z",
        count: 3,
        contact: { mail: "ada@example.com" },
        labels: { free: "as long as it likes", other: "four" },
        pair: ["ab", "as long as it likes", "abc"],
        zone: "abc",
        page: 1,
        trace: "abcd",
      },
    ],
    ["null where it may be", { count: null, lines: [{ sku: "ab", note: null }] }],
  ])("let %s through, and the system takes it", async (_, record) => {
    expect(await run(record)).toEqual({ statuses: [204], letters: [] });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ["maxLength", { name: "Adalbert" }, "name", "must NOT have more than 5 characters (it is a text of 8 characters)"],
    ["pattern", { code: "Deu" }, "code", 'must match pattern "^[A-Z]{2}$" (it is a text of 3 characters)'],
    [
      "a hostile pattern",
      { slug: `${"a".repeat(5_000)}!` },
      "slug",
      'must match pattern "^([a-z]+-?)+$" (it is a text of 5001 characters)',
    ],
    ["enum", { tier: "bronze" }, "tier", "must be equal to one of the allowed values (it is a text of 6 characters)"],
    ["minItems", { lines: [] }, "lines", "must NOT have fewer than 1 items (it is a list of 0)"],
    [
      "an item",
      { lines: [{ sku: "ab" }, { sku: "x" }] },
      "lines.1.sku",
      "must NOT have fewer than 2 characters (it is a text of 1 character)",
    ],
    [
      "an item that may be null",
      { lines: [{ sku: "ab", note: "long" }] },
      "lines.0.note",
      "must NOT have more than 3 characters (it is a text of 4 characters)",
    ],
    ["format", { at: "yesterday" }, "at", 'must match format "date-time" (it is a text of 9 characters)'],
    ["integer", { count: 1.5 }, "count", "must be multiple of 1 (it is a number)"],
    ["oneOf, one alternative", { contact: "ad" }, "contact", "must NOT have fewer than 3 characters (it is a text of 2 characters)"],
    ["oneOf, another", { contact: { mail: "ada" } }, "contact.mail", 'must match format "email" (it is a text of 3 characters)'],
    [
      "another key",
      { labels: { "ada@example.com": "secret" } },
      "labels.-",
      "must NOT have more than 4 characters (it is a text of 6 characters)",
    ],
    ["a count of keys", { labels: {} }, "labels", "must NOT have fewer than 1 properties (it is an object with 0 properties)"],
    ["the first of a tuple", { pair: ["abc"] }, "pair.0", "must NOT have more than 2 characters (it is a text of 3 characters)"],
    ["the rest of a tuple", { pair: ["a", "b", "abcd"] }, "pair.2", "must NOT have more than 3 characters (it is a text of 4 characters)"],
    ["a path parameter", { zone: "earth" }, "zone", "must NOT have more than 3 characters (it is a text of 5 characters)"],
    ["an empty path parameter", { zone: "" }, "zone", "is empty, and a path cannot be made of it"],
    ["a query parameter", { page: 0 }, "page", "must be >= 1 (it is a number)"],
    ["a query parameter's kind", { page: 1.5 }, "page", "must be multiple of 1 (it is a number)"],
    ["a header", { trace: "abc" }, "X-Trace", "must NOT have fewer than 4 characters (it is a text of 3 characters)"],
  ])("stop what breaks %s before anything is sent, and say why without quoting it", async (_, record, path, reason) => {
    const { statuses, letters } = await run(record);
    expect(letters).toEqual([expect.objectContaining({ failure: "guard", step: "createOrder", path, reason })]);
    expect(statuses).toEqual([]);
  });

  it.each<[string, unknown, string | undefined]>([
    ["the assumption", { id: "1", note: null }, "/note must be string (it is null)"],
    ["the description", { id: "1" }, "must have required property 'note' (it is an object with 1 property)"],
    ["neither", { id: "1", note: "x" }, undefined],
  ])("start from what was verified: an answer that breaks %s is malformed", async (_, body, reason) => {
    const fault = { kind: "answer", status: 200, body: body as { readonly [name: string]: Json } } as const;
    const { statuses, letters } = await run({ name: undefined, note: "hello" }, { fault, operation: "getNote" });
    expect(letters.map(({ failure, step }) => [failure, step])).toEqual(reason === undefined ? [] : [["malformed", "getNote"]]);
    expect(letters[0]?.reason ?? "").toContain(reason ?? "");
    expect(statuses).toEqual(reason === undefined ? [200, 204] : [200]);
  });

  it("start from what was verified: an event that breaks its type or an assumption begins no run", async () => {
    const wrong = await run({ count: "three" });
    expect(wrong).toEqual({ statuses: [], letters: [expect.objectContaining({ failure: "invalidPayload", path: "count" })] });
    const assumed = await run({ name: undefined, note: null });
    expect(assumed).toEqual({ statuses: [], letters: [expect.objectContaining({ failure: "invalidPayload", path: "note" })] });
  });

  it("say of each constraint where it stands and which value would fail", () => {
    const found = program.guards.map(({ path, constraint }) => `${path} ${constraint}`).sort();
    expect(found).toEqual(
      expect.arrayContaining(["/name maxLength 5", "/lines/-/sku minLength 2", "/labels/- maxLength 4", "/pair/0 maxLength 2"]),
    );
    expect(program.guards.find(({ path }) => path === "/name")).toMatchObject({
      witness: "aaaaaa",
      schema: { properties: { name: { maxLength: 5 } } },
    });
  });
});
