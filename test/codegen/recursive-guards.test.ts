import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { mergedSchema } from "../../src/codegen/merged-schema.ts";
import { compareTypes } from "../../src/types/subtype/subtype.ts";
import { stringType } from "../../src/types/type.ts";
import { wholeSchema } from "../../src/types/whole-schema.ts";
import { typeOfSchema } from "../support/schemas.ts";

const tree = typeOfSchema({
  definitions: {
    node: {
      type: "object",
      properties: { name: { type: "string", maxLength: 3 }, nodes: { type: "array", items: { $ref: "#/definitions/node" } } },
    },
  },
  $ref: "#/definitions/node",
});

describe("guards of types that contain themselves", () => {
  it("refuse what is wrong at any depth", () => {
    const validate = new Ajv2020({ strict: false }).compile(mergedSchema([wholeSchema(tree), { type: "object" }]));
    const at = (depth: number, name: string): unknown => (depth === 0 ? { name } : { nodes: [at(depth - 1, name)] });
    for (const depth of [0, 1, 2, 30]) expect([validate(at(depth, "abc")), validate(at(depth, "abcd"))]).toEqual([true, false]);
  });

  it("keep the definitions of several guards apart", () => {
    const other = typeOfSchema({
      definitions: {
        node: { type: "object", properties: { nodes: { type: "array", maxItems: 1, items: { $ref: "#/definitions/node" } } } },
      },
      $ref: "#/definitions/node",
    });
    const validate = new Ajv2020({ strict: false }).compile(
      mergedSchema([{ properties: { a: wholeSchema(tree) } }, { properties: { b: wholeSchema(other) } }]),
    );
    expect(validate({ a: { nodes: [{}, {}] }, b: { nodes: [{}] } })).toBe(true);
    expect(validate({ a: { nodes: [{ name: "long" }] } })).toBe(false);
    expect(validate({ b: { nodes: [{ nodes: [{}, {}] }] } })).toBe(false);
  });

  it("are asked for where a text may be anything", () => {
    expect(compareTypes(stringType, { kind: "string", maxLength: 3 }).open.map(({ schema }) => schema)).toEqual([
      { type: "string", maxLength: 3 },
    ]);
  });
});
