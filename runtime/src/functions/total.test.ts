import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../failure.ts";
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

const types: ReadonlyMap<string, fc.Arbitrary<unknown>> = new Map<string, fc.Arbitrary<unknown>>([
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

/** The arguments that a signature allows; optional ones may be left out. */
function argumentsOf(signature: string): fc.Arbitrary<unknown[]> {
  const list = signature.slice(signature.indexOf("(") + 1, signature.lastIndexOf(") ->"));
  const parameters = list.split(/, (?=\w+\??: (?!T }))/).map((parameter) => {
    const [, optional, type] = /^\w+(\??): (.*)$/.exec(parameter) ?? [];
    const values = types.get(type ?? "");
    if (!values) throw new Error(`the test knows no type ${type} (${signature})`);
    return optional ? fc.option(values, { nil: undefined }) : values;
  });
  return fc.tuple(...parameters);
}

const signatures = functionSpecs.flatMap((spec) =>
  [spec.signature, ...(spec.overloads ?? [])].map((signature) => [spec.name, signature, spec] as const),
);

describe("functions are total: a value, or for what describes a fault undefined, and nothing else", () => {
  test.each(signatures)("%s %s", async (name, signature, spec) => {
    const exported: Record<string, unknown> = await import(`../functions/${name}.ts`);
    const implementation = exported[name];
    if (typeof implementation !== "function") throw new Error(`${name}.ts does not export ${name}`);
    const mayBeNothing = spec.fault !== undefined || / \| absent$| -> unknown$| -> T$/.test(signature);
    fc.assert(
      fc.property(argumentsOf(signature), (values) => {
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
    for (const { name, receiver, signature } of functionSpecs) {
      if (!receiver.includes("string") || /integer/.test(signature.split("->")[0] ?? "")) continue;
      const exported: Record<string, unknown> = await import(`../functions/${name}.ts`);
      const implementation = exported[name];
      for (const value of long) {
        if (typeof implementation === "function") Reflect.apply(implementation, undefined, [value, value.slice(0, 500_000), "x"]);
      }
    }
  }, 20_000);
});
