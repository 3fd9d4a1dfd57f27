import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../failure.ts";
import { copyFields } from "./copy-fields.ts";
import { fail } from "./fail.ts";
import { itemAt } from "./item-at.ts";
import { jsonText } from "./json-text.ts";
import { lookup } from "./lookup.ts";
import { member } from "./member.ts";
import { present } from "./present.ts";
import { recordGet } from "./record-get.ts";
import { required } from "./required.ts";

/** What a function throws. */
function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("fail and required", () => {
  test("fail refuses with the reason", () => {
    const error = thrown(() => fail("no name"));
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ reason: "no name", path: undefined });
  });

  test("required passes values on, falsy ones too", () => {
    for (const value of [0, "", false, Number.NaN]) expect(required(value, "is missing", "c.x")).toBe(value);
  });

  test.each([null, undefined])("required refuses %s with the path", (value) => {
    expect(thrown(() => required(value, "is missing", "c.email"))).toMatchObject({ reason: "is missing", path: "c.email" });
  });
});

describe("reading values", () => {
  test("names that objects inherit are not there", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(recordGet({}, name)).toBeUndefined();
      expect(member({}, name)).toBeUndefined();
    }
  });

  test("an own field of any name is found", () => {
    const body: unknown = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}');
    expect(member(body, "__proto__")).toEqual({ x: 1 });
    expect(member(body, "constructor")).toBe(2);
  });

  test("member reads nothing from what is no object", () => {
    for (const value of [null, undefined, 1, "text", true]) expect(member(value, "length")).toBeUndefined();
  });

  test("lookup, recordGet and itemAt pass over what is missing", () => {
    const table = { DE: "Germany", "1": "one", true: "yes" };
    expect([
      lookup(table, "DE"),
      lookup(table, 1),
      lookup(table, true),
      lookup(table, "toString"),
      lookup(table, null),
      lookup(table, undefined),
    ]).toEqual(["Germany", "one", "yes", undefined, undefined, undefined]);
    expect([recordGet({ a: 1 }, "a"), recordGet({ a: 1 }, null), recordGet(null, "a")]).toEqual([1, undefined, undefined]);
    expect([itemAt([1, 2], 1), itemAt([1], 1), itemAt([1], -1), itemAt([1], 0.5), itemAt(undefined, 0)]).toEqual([
      2,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("present applies to what is there", () => {
    expect([present(0, (n) => n + 1), present(null, () => 1), present(undefined, () => 1)]).toEqual([1, undefined, undefined]);
  });

  test("copyFields copies own fields and leaves absent ones out", () => {
    const value: { a?: number | undefined; b?: null; c?: string } = { a: undefined, b: null };
    expect(Object.entries(copyFields(value, ["a", "b", "c"]))).toEqual([["b", null]]);
    const hostile: Record<string, unknown> = JSON.parse('{"__proto__": 1}');
    const copy = copyFields(hostile, ["__proto__"]);
    expect(Object.hasOwn(copy, "__proto__")).toBe(true);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});

describe("jsonText", () => {
  test("writes what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(jsonText(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  test("with sorted keys, equal values have equal texts", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(jsonText(reversed, { sortKeys: true })).toBe(jsonText(record, { sortKeys: true }));
      }),
    );
  });

  test("leaves undefined fields out and survives any depth and width", () => {
    expect(jsonText({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
    let deep: unknown = null;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(jsonText(deep)).toHaveLength(200_004);
    expect(jsonText(new Array(300_000).fill(0))).toHaveLength(600_001);
  });
});
