import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { objectForm } from "../../src/checker/expressions/object.ts";
import { loadContract } from "../../src/contract/load.ts";
import { proposeMap } from "../../src/scaffold/propose-map.ts";
import { withBuffer } from "../../src/workspace/buffer-host.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { specsFolder } from "../support/specs.ts";

const folder = mkdtempSync(join(tmpdir(), "integ-maps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = 'integration proposal "1.0.0"\n';

function propose(schemas: object, text = begin, source = "x.json#/$defs/A", target = "x.json#/$defs/B"): string {
  const files = { "/p.integ": text, "/x.json": JSON.stringify({ $defs: schemas }) };
  const host = createMemoryHost(files);
  const proposal = proposeMap({ host, entry: "/p.integ", text, source, target });
  if (proposal.kind !== "proposed") throw new Error(JSON.stringify(proposal));
  const over = withBuffer(host, "/p.integ", `${text}\n${proposal.text}`);
  const errors = createWorkspace(over)
    .check("/p.integ")
    .diagnostics.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
  return proposal.text;
}

const text = { type: "string" };

describe("a proposed map", () => {
  test("has required fields first, and says how sure each line is, and why", () => {
    const proposal = propose({
      A: { type: "object", required: ["id"], properties: { id: text, mail: { type: ["string", "null"], format: "email" }, city: text } },
      B: {
        type: "object",
        required: ["Email"],
        properties: {
          City: { type: "string", maxLength: 40 },
          Email: { type: "string", format: "email" },
          AppleCount: { type: "integer" },
        },
      },
    });
    expect(proposal).toBe(`map toB(a: schema "x.json#/$defs/A") -> schema "x.json#/$defs/B" {
  Email: a.mail! // 0.96 same name; refused where it is missing
  City:  a.city?.take(40) // 0.97 same name; cut to 40
  // Not mapped: AppleCount.
}
`);
  });

  test("refuses each record for what is required and like nothing, and mentions what is less likely", () => {
    const proposal = propose({
      A: { type: "object", properties: { id: text, code: { type: "integer" } } },
      B: {
        type: "object",
        required: ["colour", "kind", "mode"],
        properties: { colour: text, kind: { const: "b" }, mode: { type: "string", default: "on" } },
      },
    });
    expect(proposal).toContain('colour: fail "colour is not mapped yet" // required: string\n');
    expect(proposal).toContain('kind:   "b" // the only value that it takes\n');
    expect(proposal).toContain('mode:   "on" // its default\n');
  });

  test("goes into objects, and through lists item by item", () => {
    const line = { type: "object", required: ["sku", "qty"], properties: { sku: text, qty: { type: "integer" } } };
    const item = {
      type: "object",
      required: ["sku", "quantity"],
      properties: { sku: text, quantity: { type: "string" } },
      additionalProperties: false,
    };
    const proposal = propose({
      A: { type: "object", required: ["lines", "bill_city"], properties: { lines: { type: "array", items: line }, billing_city: text } },
      B: {
        type: "object",
        required: ["lines"],
        properties: { lines: { type: "array", items: item }, billing: { type: "object", properties: { town: text } } },
      },
    });
    expect(proposal).toContain("lines: a.lines.map(item => {\n    sku:      item.sku");
    expect(proposal).toContain("quantity: item.qty.toString()");
    expect(proposal).toMatch(/billing: \{\n {4}town: a\.billing_city/u);
  });

  test("has a name that is free, and a variable that hides nothing", () => {
    const schemas = { env: { type: "object", properties: { id: text } }, B: { type: "object", properties: { id: text } } };
    const program = `${begin}map toB(x: string) -> string = x\nmap toB2(x: string) -> string = x\n`;
    expect(propose(schemas, program, "x.json#/$defs/env")).toMatch(/^map toB3\(source: /u);
  });

  test("of a target that is no object refuses each record", () => {
    expect(propose({ A: { type: "object", properties: { id: text } }, B: { type: "integer" } })).toMatch(/ = fail "/u);
  });

  test("takes names and descriptions of a description for what they are: data", () => {
    const odd = 'a`"${env.SECRET}\n// */';
    const proposal = propose({
      A: { type: "object", properties: { [odd]: { type: "string", description: odd }, id: text } },
      B: {
        type: "object",
        required: [odd],
        properties: { [odd]: { type: "string", description: odd, default: odd }, id: { type: "string", pattern: "^\n}$" } },
      },
    });
    expect(proposal.split("\n")).toHaveLength(5);
  });

  test("is refused with the compiler's own words where a type is not there", () => {
    const host = createMemoryHost({ "/p.integ": begin, "/x.json": '{"$defs":{"A":{"type":"object"}}}' });
    const proposal = proposeMap({ host, entry: "/p.integ", text: begin, source: "x.json#/$defs/A", target: "x.json#/$defs/Nothing" });
    expect(proposal).toMatchObject({ kind: "refused", diagnostics: [{ message: expect.stringContaining("there is no type at") }] });
    expect(proposeMap({ host, entry: "/p.integ", text: begin, source: "a\nb", target: "x.A" })).toEqual({ kind: "unnamed", type: "a\nb" });
  });
});

/** Types of the corpus, some of each description, as `file#/pointer`. */
function sample(specs: string, wanted: number): readonly string[] {
  const host = createNodeHost(specs, { INTEG_CACHE: join(folder, "cache") });
  const types: string[] = [];
  const files = readdirSync(specs, { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:json|ya?ml)$/u.test(file));
  for (const file of files.sort()) {
    const loaded = loadContract(host, join(specs, file));
    if ("failure" in loaded || loaded.contract.format === "json-schema") continue;
    const { contract } = loaded;
    const names = contract.typeNames.filter((name) => {
      const type = contract.type(name);
      return type !== undefined && (objectForm(type)?.properties.size ?? 0) >= 4;
    });
    const place = contract.format === "swagger-2.0" ? "definitions" : "components/schemas";
    for (const name of [names[Math.floor(names.length / 3)], names[Math.floor((2 * names.length) / 3)]])
      if (name !== undefined) types.push(`${file}#/${place}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
  const step = Math.max(1, types.length / wanted);
  return Array.from({ length: Math.min(wanted, types.length) }, (_, index) => types[Math.floor(index * step)] ?? "");
}

const specs = specsFolder();

test.skipIf(specs === undefined)("between all pairs of a sample of real types, it compiles", () => {
  const types = sample(specs ?? "", 16);
  const entry = join(specs ?? "", "proposal.integ");
  const host = createNodeHost(specs ?? "", { INTEG_CACHE: join(folder, "cache") });
  const wrong: string[] = [];
  let mapped = 0;
  for (const source of types) {
    for (const target of types) {
      if (source === target) continue;
      const proposal = proposeMap({ host, entry, text: begin, source, target });
      if (proposal.kind !== "proposed") {
        wrong.push(`${source} -> ${target}: ${proposal.kind}`);
        continue;
      }
      mapped += proposal.counts.mapped;
      const over = withBuffer(host, entry, `${begin}\n${proposal.text}`);
      const { diagnostics } = createWorkspace(over).check(entry);
      for (const { severity, code, message } of diagnostics)
        if (severity === "error") wrong.push(`${source} -> ${target}: ${code} ${message}`);
    }
  }
  expect(types.length * (types.length - 1)).toBeGreaterThanOrEqual(200);
  expect(mapped).toBeGreaterThan(120);
  expect(wrong).toEqual([]);
});
