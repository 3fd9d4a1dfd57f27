import { expect, test } from "vitest";
import { orAbsent } from "../types/join.ts";
import { type Property, stringType, type Type } from "../types/type.ts";
import { composedValues } from "./compose.ts";
import { sourceValues } from "./sources.ts";

function composed(type: string, fields: Readonly<Record<string, Type>>): readonly string[] {
  const properties = new Map<string, Property>(
    Object.entries(fields).map(([name, field]) => [
      name,
      { name, type: field, required: true, readOnly: false, writeOnly: false, deprecated: false },
    ]),
  );
  const record: Type = {
    kind: "ref",
    id: `x#${type}`,
    name: type,
    resolve: () => ({ kind: "object", properties, additional: { kind: "never" } }),
  };
  return composedValues(sourceValues("c", record)).map(({ expression }) => expression);
}

test("a full name is made of first and last name, where there is none", () => {
  expect(composed("Customer", { first_name: stringType, lastName: stringType })).toEqual(['[c.first_name, c.lastName].join(" ")']);
  expect(composed("Customer", { first_name: orAbsent(stringType), last_name: stringType })).toEqual([
    '[c.first_name, c.last_name].compact().join(" ")',
  ]);
  expect(composed("Customer", { first_name: stringType, last_name: stringType, full_name: stringType })).toEqual([]);
});

test("a person's name is split, a thing's is not", () => {
  expect(composed("Customer", { name: stringType })).toEqual(['c.name.afterLast(" ") ?? c.name', 'c.name.beforeLast(" ")']);
  expect(composed("Product", { name: stringType })).toEqual([]);
});

test("a street is made of its lines", () => {
  expect(composed("Product", { line1: stringType, line2: stringType })).toEqual(['[c.line1, c.line2].join(", ")']);
});
