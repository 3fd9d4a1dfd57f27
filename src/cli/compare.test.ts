import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../types/type.ts";
import { differences } from "./compare.ts";

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe("differences", () => {
  test("a value does not differ from a copy of itself", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(differences(value, structuredClone(value))).toEqual([]);
      }),
    );
  });

  test("absent and undefined are the same, null is not", () => {
    expect(differences({ a: 1 }, { a: 1, b: undefined })).toEqual([]);
    expect(differences({ a: 1 }, { a: 1, b: null })).toEqual([{ path: "b", expected: "nothing", actual: "null" }]);
  });

  test("each difference has its path", () => {
    expect(differences({ a: { "b-c": [1, { d: "x" }] } }, { a: { "b-c": [2, { d: "y" }, 3] } })).toEqual([
      { path: 'a["b-c"][0]', expected: "1", actual: "2" },
      { path: 'a["b-c"][1].d', expected: '"x"', actual: '"y"' },
      { path: 'a["b-c"][2]', expected: "nothing", actual: "3" },
    ]);
  });

  test("a key like any other", () => {
    const expected: Json = JSON.parse('{"__proto__": {"a": 1}}');
    expect(differences(expected, JSON.parse('{"__proto__": {"a": 2}}'))).toHaveLength(1);
    expect(differences({ toString: "x" }, {})).toEqual([{ path: "toString", expected: '"x"', actual: "nothing" }]);
  });

  test("depth is no danger", () => {
    let deep: Json = 1;
    for (let level = 0; level < 20_000; level++) deep = [deep];
    expect(differences(deep, deep)).toEqual([]);
  });
});
