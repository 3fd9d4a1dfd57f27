import { describe, expect, it } from "vitest";
import { asMade, asRead } from "../../src/types/as-read.ts";
import { compareTypes } from "../../src/types/subtype/subtype.ts";
import { resolve, type Type } from "../../src/types/type.ts";
import { typeOfSchema } from "../support/schemas.ts";

/** What is left open where a value that came in under a schema is passed on under it. */
function openOf(schema: unknown, known: (type: Type) => Type = asRead): readonly string[] {
  const type = typeOfSchema(schema);
  return compareTypes(known(type), type).open.map(({ constraint }) => constraint);
}

describe("what is known of a value that came in", () => {
  it("is its kind, its bounds and its fields", () => {
    const properties = {
      id: { type: "string", maxLength: 3, pattern: "^a" },
      tags: { type: "array", minItems: 1, items: { enum: ["a"] } },
    };
    expect(openOf({ type: "object", required: ["id"], properties })).toEqual([]);
  });

  it.each([
    ["that it has no other fields", { type: "object", properties: { a: {} }, additionalProperties: false }, ["additionalProperties false"]],
    ["how many fields it has", { type: "object", minProperties: 1, maxProperties: 2 }, ["minProperties 1", "maxProperties 2"]],
    ["what must not be", { not: { type: "string" } }, ["not"]],
    ["that only one alternative holds", { oneOf: [{ minimum: 1 }, { maximum: 5 }] }, ["oneOf"]],
    ["what no check can decide", { type: "string", pattern: "^(a+)\\1$" }, ["pattern ^(a+)\\1$"]],
  ])("is not %s", (_, schema, open) => {
    expect(openOf(schema)).toEqual(open);
    // What the program made has been held against the type.
    expect(openOf(schema, asMade)).toEqual([]);
  });

  it("is not that it has a write-only field", () => {
    const type = typeOfSchema({ type: "object", required: ["password"], properties: { password: { type: "string", writeOnly: true } } });
    expect(compareTypes(asRead(type), type).contradictions.map(({ kind }) => kind)).toEqual(["write-only"]);
    expect(compareTypes(asMade(type), type).contradictions).toEqual([]);
  });

  it("is not more because the program makes such a value somewhere else", () => {
    const type = resolve(typeOfSchema({ type: "object", properties: { a: {} }, additionalProperties: false }));
    expect(compareTypes(asMade(type), type).open).toEqual([]);
    expect(compareTypes(asRead(type), type).open.map(({ constraint }) => constraint)).toEqual(["additionalProperties false"]);
  });

  it("leaves open each of two constraints that have one name", () => {
    const target = typeOfSchema({ allOf: [{ not: { const: "a" } }, { not: { const: 1 } }] });
    const source = typeOfSchema({ anyOf: [{ type: "string" }, { type: "number" }] });
    expect(compareTypes(asRead(source), target).open.map(({ witness }) => witness)).toEqual(["a", 1]);
  });
});
