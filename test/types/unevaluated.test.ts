import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepts } from "../../src/types/accepts.ts";
import type { Json } from "../../src/types/type.ts";
import { typeOfSchema } from "../support/schemas.ts";
import { evaluate } from "./evaluate.ts";

const names = ["a", "b", "c"];
const values = fc.oneof(
  fc.dictionary(fc.constantFrom(...names, "d"), fc.constantFrom(1, "x", null), { maxKeys: 4, noNullPrototype: true }),
  fc.array(fc.constantFrom(1, "x", null), { maxLength: 4 }),
  fc.constantFrom(1, "x", null),
);

const leaf = fc.constantFrom<unknown>({ type: "string" }, { type: "integer" }, true, { const: 1 });
const properties = fc.dictionary(fc.constantFrom(...names), leaf, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const required = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 });
const schemas = fc.letrec<{ schema: Record<string, unknown> }>((tie) => {
  const list = fc.array(tie("schema"), { minLength: 1, maxLength: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.record({ properties, required }, { requiredKeys: [] }),
      fc.record({ patternProperties: fc.constant({ "^[bc]": {} }) }),
      fc.record({ prefixItems: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
      fc.record({ contains: leaf }),
      fc.record({ properties, allOf: list }, { requiredKeys: ["allOf"] }),
      fc.record({ properties, anyOf: list }, { requiredKeys: ["anyOf"] }),
      fc.record({ properties, oneOf: list }, { requiredKeys: ["oneOf"] }),
      fc.record({ properties, if: tie("schema"), then: tie("schema"), else: tie("schema") }, { requiredKeys: ["if"] }),
      fc.record({ not: tie("schema") }),
      fc.record({ dependentSchemas: fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 2, noNullPrototype: true }) }),
      fc.record({ allOf: list, unevaluatedProperties: fc.constantFrom(true, false) }),
      fc.record({ $ref: fc.constant("#/$defs/named") }),
    ),
  };
}).schema;
const rest = fc.constantFrom<unknown>(false, { type: "string" });
const whole = fc
  .tuple(schemas, schemas, fc.record({ unevaluatedProperties: rest, unevaluatedItems: rest }, { requiredKeys: [] }))
  .map(([schema, named, unevaluated]) => ({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: { named: JSON.parse(JSON.stringify(named).replaceAll("#/$defs/named", "#/$defs/end")), end: { properties: { c: true } } },
    ...schema,
    ...unevaluated,
  }));

describe("what nothing has evaluated", () => {
  it("is judged as JSON Schema says it, beside keywords that evaluate too", () => {
    let refused = 0;
    let undecided = 0;
    let total = 0;
    const property = fc.property(whole, fc.array(values, { minLength: 20, maxLength: 20 }), (schema, tried) => {
      const type = typeOfSchema(schema);
      for (const value of tried as Json[]) {
        const judged = accepts(type, value);
        total++;
        if (judged === undefined) undecided++;
        else
          expect([JSON.stringify(schema), value, judged]).toEqual([
            JSON.stringify(schema),
            value,
            evaluate(schema, schema, value) !== undefined,
          ]);
        if (judged === false) refused++;
      }
    });
    fc.assert(property, { numRuns: 600, seed: 20261121 });
    expect(refused).toBeGreaterThan(total / 10);
    expect(undecided).toBeLessThan(total / 50);
  });
});
