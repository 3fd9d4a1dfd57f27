import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../failure.ts";
import type { FunctionSpec } from "./spec.ts";
import { functionSpecs } from "./specs.ts";

/** Values of the types that signatures name, extreme ones among them. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\ud800", "\udfff\ud800", "EUR", "2026-01-31", "9999-12-31T23:59:59Z", "Europe/Berlin", "dd.MM.yyyy", "'", "{", "-0"),
);
const integer = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 40, -(2 ** 40)),
);
const number = fc.oneof(integer, fc.double({ noNaN: true, noDefaultInfinity: true }));
const json = fc.jsonValue({ maxDepth: 2 });
const scalar = fc.oneof(text, number, fc.boolean());

const decimal = fc.oneof(
  fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 12 })).map(([units, digits]) => {
    const digitsText = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
    const at = digitsText.length - digits;
    return `${units < 0n ? "-" : ""}${digitsText.slice(0, at)}${digits === 0 ? "" : `.${digitsText.slice(at)}`}`;
  }),
  fc.constantFrom("0", "-0", "0.00", "007", "-0.5", "1.005"),
);
const date = fc.date({ min: new Date(-62_167_219_200_000), max: new Date(253_402_300_799_999), noInvalidDate: true });
const dateText = date.map((value) => value.toISOString().slice(0, 10));
const dateTimeText = fc
  .tuple(date, fc.constantFrom("Z", "z", "+05:30", "-23:59", "+00:00"), fc.constantFrom("", ".5", ".123456789012"))
  .map(([value, offset, fraction]) => value.toISOString().slice(0, 19) + fraction + offset);
const rounding = fc.constantFrom("ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven");
const dateUnit = fc.constantFrom("year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond");
const datePart = fc.oneof(dateUnit, fc.constantFrom("weekYear", "dayOfYear", "weekday"));
/** Regular expressions that a program may hold. */
const pattern = fc.constantFrom(
  "",
  "a",
  "^[^0-9+]*$",
  "(a+)+$",
  "\\p{L}{2,3}|(.)|\\b",
  "(?:a|b)*?c",
  "[\\]^-]+",
  "(x{0,20}){0,20}",
  "\\ud83d\\ude00",
);

const types: ReadonlyMap<string, fc.Arbitrary<unknown>> = new Map<string, fc.Arbitrary<unknown>>([
  ["decimal | number", fc.oneof(decimal, number)],
  ["(decimal | number)[]", fc.array(fc.oneof(decimal, number))],
  ["(string | number)[]", fc.array(fc.oneof(decimal, text, number))],
  ["date | dateTime", fc.oneof(dateText, dateTimeText, fc.constant("2016-12-31T23:59:60Z"))],
  ["RoundingMode", rounding],
  ["DateUnit", dateUnit],
  ["DatePart", datePart],
  ["pattern", pattern],
  ['"NFC" | "NFD" | "NFKC" | "NFKD"', fc.constantFrom("NFC", "NFD", "NFKC", "NFKD")],
  ['"dns" | "url" | "oid" | "x500"', fc.constantFrom("dns", "url", "oid", "x500")],
  ['"asc" | "desc"', fc.constantFrom("asc", "desc")],
  ["string[]", fc.array(text)],
  ["unknown[]", fc.array(json)],
  ["U[]", fc.array(json)],
  ["T[][]", fc.array(fc.array(json))],
  ["{ [key: string]: U }", fc.dictionary(text, json)],
  ["(item: T, other: U) => R", fc.func(json)],
  ["(item: T, index: count) => R", fc.func(json)],
  ["(item: T, index: count) => R[]", fc.func(fc.array(json))],
  ["(item: T, index: count) => boolean", fc.func(fc.boolean())],
  ["(value: T, key: string) => R", fc.func(json)],
  ["(value: T, key: string) => boolean", fc.func(fc.boolean())],
  ["(item: T) => string | number", fc.func(fc.oneof(decimal, text, number))],
  ["string", text],
  ["integer", integer],
  ["number", number],
  ["unknown", json],
  ["T", json],
  ["T[]", fc.array(json)],
  ["integer[]", fc.array(integer)],
  ["number[]", fc.array(number)],
  ["string | number", fc.oneof(text, number)],
  ["string | unknown[]", fc.oneof(text, fc.array(json))],
  ["number | boolean | string", scalar],
  ["(T | null | absent)[]", fc.array(fc.option(json, { nil: undefined }))],
  ["(string | number | boolean)[]", fc.array(scalar)],
  ["{ [key: string]: unknown }", fc.dictionary(text, json)],
  ["{ [key: string]: T }", fc.dictionary(text, json)],
  ["{ key: string, value: T }[]", fc.array(fc.record({ key: text, value: json }))],
  ["(item: T) => R", fc.func(json)],
  ["(item: T) => K", fc.func(json)],
  ["(item: T) => R[]", fc.func(fc.array(json))],
  ["(item: T) => unknown", fc.func(json)],
  ["(item: T) => boolean", fc.func(fc.boolean())],
  ["(item: T) => integer", fc.func(integer)],
  ["(item: T) => number", fc.func(number)],
  ["(item: T) => string | number | boolean | null | absent", fc.func(fc.option(scalar, { nil: undefined }))],
]);

/** The parameters of a signature, with their types as they are written. */
function parametersOf(signature: string): { readonly name: string; readonly optional: boolean; readonly type: string }[] {
  const list = signature.slice(signature.indexOf("(") + 1, signature.lastIndexOf(") ->"));
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of list) {
    if (/[([{]/.test(character)) depth++;
    if (/[)\]}]/.test(character)) depth--;
    if (character === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += character;
  }
  return [...parts, part.trim()].map((each) => {
    const [, name = "", optional, type = ""] = /^(\w+)(\??): (.*)$/.exec(each) ?? [];
    return { name, optional: optional === "?", type };
  });
}

/** The arguments that a signature allows; optional ones may be left out, and what must be written out is so. */
function argumentsOf(signature: string, spec: FunctionSpec): fc.Arbitrary<unknown[]> {
  const parameters = parametersOf(signature).map(({ name, optional, type }) => {
    const values = types.get(spec.written?.[name]?.always === true ? "pattern" : type);
    if (!values) throw new Error(`the test knows no type ${type} (${signature})`);
    return optional ? fc.option(values, { nil: undefined }) : values;
  });
  return fc.tuple(...parameters);
}

const signatures = functionSpecs.flatMap((spec) =>
  [...(spec.certain ?? []), spec.signature, ...(spec.overloads ?? [])].map((signature) => [spec.name, signature, spec] as const),
);

describe("functions are total: a value, or for what describes a fault undefined, and nothing else", () => {
  test.each(signatures)("%s %s", async (name, signature, spec) => {
    const exported: Record<string, unknown> = await import(`../functions/${name}.ts`);
    const implementation = exported[name];
    if (typeof implementation !== "function") throw new Error(`${name}.ts does not export ${name}`);
    const mayBeNothing =
      (spec.fault !== undefined && spec.certain?.includes(signature) !== true) || / \| absent$| -> unknown$| -> T$/.test(signature);
    fc.assert(
      fc.property(argumentsOf(signature, spec), (values) => {
        let result: unknown;
        try {
          result = Reflect.apply(implementation, undefined, values);
        } catch (error) {
          // The one thing that may be refused is a text that does not fit into memory.
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        if (!mayBeNothing) expect(result).toBeDefined();
        if (/ -> integer$/.test(signature) && result !== undefined) expect(Number.isInteger(result)).toBe(true);
        if (/ -> string$/.test(signature) && result !== undefined) expect(typeof result).toBe("string");
        if (/ -> decimal$/.test(signature) && result !== undefined) expect(result).toMatch(/^-?[0-9]+(\.[0-9]+)?$/);
      }),
    );
  });

  test("long texts take no more than linear time", async () => {
    const long = [
      "a".repeat(1_000_000),
      "\r".repeat(1_000_000),
      "1".repeat(1_000_000),
      "''".repeat(500_000),
      "=".repeat(1_000_000),
      " ".repeat(1_000_000),
    ];
    for (const spec of functionSpecs) {
      const [receiver, ...parameters] = parametersOf(spec.signature);
      if (receiver === undefined || !spec.receiver.includes("string") || parameters.some(({ type }) => /integer|=>/.test(type))) continue;
      const exported: Record<string, unknown> = await import(`../functions/${spec.name}.ts`);
      const implementation = exported[spec.name];
      if (typeof implementation !== "function") throw new Error(`${spec.name}.ts does not export ${spec.name}`);
      for (const value of long) {
        const written = parameters.map(({ name, type }, index) =>
          spec.written?.[name]?.always === true
            ? "(a+)+b|1*2|[\r ]+x"
            : /"(\w+)"/.test(type)
              ? /"(\w+)"/.exec(type)?.[1]
              : type === "RoundingMode"
                ? "floor"
                : /^Date/.test(type)
                  ? "day"
                  : index === 0
                    ? value.slice(0, 500_000)
                    : "x",
        );
        try {
          Reflect.apply(implementation, undefined, [value, ...written]);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }
    }
  });
});
