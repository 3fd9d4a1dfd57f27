import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { relate } from "../../src/types/subtype/relate.ts";
import { asDraft07, typeOfSchema, validatorOf } from "../support/schemas.ts";
import { specsFolder } from "../support/specs.ts";

interface Pair {
  readonly test: string;
  readonly a: unknown;
  readonly b: unknown;
  readonly expected: boolean;
}

/** Where another answer than the recorded one is right, or none is given, and why. */
const exceptions: Readonly<Record<string, { readonly verdict: string; readonly why: string }>> = {
  "test_numeric.TestCompositeNumericSubtype.test_all_all_3 #295": {
    verdict: "undecided",
    why: "every multiple of 3 is one of 0.3; recorded as no. Doubles disagree with decimals, so that nothing is claimed",
  },
  ...Object.fromEntries(
    ["1 #483", "2 #485", "3 #487", "4 #489"].map((each) => [
      `test_object.TestObjectSubtype.test_tricky${each}`,
      { verdict: "sometimes", why: "`format: email` is asserted here: a text that is no email address is refused" },
    ]),
  ),
};

const folder = specsFolder();
const file = folder === undefined ? "" : join(folder, "../subschema/jsonsubschema-pairs.json");

describe.skipIf(!existsSync(file))("the pairs of jsonsubschema's test suite", () => {
  it("are decided as recorded, with a witness that a validator confirms, but for the exceptions that are named", () => {
    const pairs: readonly Pair[] = JSON.parse(readFileSync(file, "utf8"));
    const different = new Map<string, string>();
    for (const [index, { test, a, b, expected }] of pairs.entries()) {
      const relation = relate(typeOfSchema(a), typeOfSchema(b));
      if ("witness" in relation) {
        expect(validatorOf(asDraft07(a), "draft-07")(relation.witness), `${test}: the source allows the witness`).toBe(true);
        expect(validatorOf(asDraft07(b), "draft-07")(relation.witness), `${test}: the target refuses the witness`).toBe(false);
      }
      const right = expected ? relation.verdict === "always" : relation.verdict === "never" || relation.verdict === "sometimes";
      if (!right) different.set(`${test} #${index}`, relation.verdict);
    }
    expect(Object.fromEntries(different)).toEqual(
      Object.fromEntries(Object.entries(exceptions).map(([name, { verdict }]) => [name, verdict])),
    );
  });
});

/** What the recorded pairs do not ask: newer keywords, and reasoning over several of them at once. */
const more: readonly (readonly [string, unknown, unknown, "always" | "never" | "sometimes"])[] = [
  [
    "alternatives that only together cover the source",
    { type: "object", required: ["a"], properties: { a: { enum: [1, 2] } } },
    { anyOf: [{ required: ["a"], properties: { a: { const: 1 } } }, { properties: { a: { const: 2 } } }] },
    "always",
  ],
  ["bounds that meet", { type: "integer", minimum: 1, maximum: 10 }, { anyOf: [{ maximum: 5 }, { exclusiveMinimum: 5 }] }, "always"],
  ["a gap between bounds", { type: "number" }, { anyOf: [{ maximum: 5 }, { minimum: 6 }] }, "sometimes"],
  ["no whole number in a gap", { type: "integer" }, { anyOf: [{ maximum: 5 }, { minimum: 6 }] }, "always"],
  [
    "patterns with lengths",
    { type: "string", pattern: "^[a-z]{2,10}$" },
    { type: "string", pattern: "^[a-z0-9]+$", maxLength: 10 },
    "always",
  ],
  ["a pattern that allows more", { type: "string", pattern: "^[a-z0-9]+$" }, { type: "string", pattern: "^[a-z]+$" }, "sometimes"],
  ["a pattern and a length that exclude each other", { type: "string", pattern: "^.{5,}$" }, { type: "string", maxLength: 4 }, "never"],
  [
    "tuples",
    { type: "array", prefixItems: [{ const: 1 }, { const: "a" }], minItems: 2, maxItems: 2 },
    { type: "array", contains: { type: "string" } },
    "always",
  ],
  ["contained in a list of one kind", { type: "array", items: { type: "string" } }, { contains: { type: "string" } }, "sometimes"],
  [
    "contained in a list that is not empty",
    { type: "array", items: { type: "string" }, minItems: 1 },
    { contains: { type: "string" } },
    "always",
  ],
  ["unique items of few values", { type: "array", items: { enum: [1, 2] }, uniqueItems: true }, { maxItems: 2 }, "always"],
  ["unique items of too few values", { type: "array", items: { enum: [1, 2] }, uniqueItems: true, minItems: 3 }, false, "always"],
  ["counts of properties", { type: "object", properties: { a: {}, b: {} }, additionalProperties: false }, { maxProperties: 2 }, "always"],
  ["names", { type: "object", propertyNames: { pattern: "^x-" } }, { patternProperties: { "^y": false } }, "always"],
  ["dependents", { type: "object", required: ["a", "b"] }, { dependentRequired: { a: ["b"] } }, "always"],
  ["dependents that may be missing", { type: "object", required: ["a"] }, { dependentRequired: { a: ["b"] } }, "sometimes"],
  [
    "conditions",
    { type: "object", required: ["k", "v"], properties: { k: { const: "n" }, v: { type: "number" } } },
    { if: { properties: { k: { const: "n" } } }, then: { properties: { v: { type: "number" } } }, else: false },
    "always",
  ],
  ["exactly one", { type: "integer", multipleOf: 6 }, { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] }, "never"],
  [
    "a recursive list",
    { $defs: { l: { type: "array", items: { $ref: "#/$defs/l" } } }, $ref: "#/$defs/l" },
    { $defs: { l: { type: "array", items: { $ref: "#/$defs/l" }, maxItems: 9 } }, $ref: "#/$defs/l" },
    "sometimes",
  ],
  [
    "a recursive object without an end",
    { $defs: { o: { type: "object", required: ["o"], properties: { o: { $ref: "#/$defs/o" } } } }, $ref: "#/$defs/o" },
    false,
    "always",
  ],
  [
    "trees, one within the other",
    {
      $defs: { t: { type: "object", properties: { v: { type: "integer" }, c: { type: "array", items: { $ref: "#/$defs/t" } } } } },
      $ref: "#/$defs/t",
    },
    { $defs: { t: { properties: { v: { type: "number" }, c: { items: { $ref: "#/$defs/t" } } } } }, $ref: "#/$defs/t" },
    "always",
  ],
  ["null beside a text", { type: ["string", "null"] }, { type: "string" }, "sometimes"],
  [
    "closed by all parts",
    { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }], type: "object", unevaluatedProperties: false },
    { type: "object", maxProperties: 2 },
    "always",
  ],
  ["multiples of halves", { type: "number", multipleOf: 6 }, { multipleOf: 1.5 }, "always"],
  ["surrogate pairs are one character", { const: "😀" }, { type: "string", maxLength: 1 }, "always"],
];

describe("assignability", () => {
  it.each(more)("decides %s", (_, a, b, verdict) => {
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    const whole = (schema: unknown): unknown => (typeof schema === "object" ? { $schema, ...schema } : schema);
    const relation = relate(typeOfSchema(whole(a)), typeOfSchema(whole(b)));
    if ("witness" in relation) {
      expect(validatorOf(a)(relation.witness)).toBe(true);
      expect(validatorOf(b)(relation.witness)).toBe(false);
    }
    expect(relation.verdict).toBe(verdict);
  });
});
