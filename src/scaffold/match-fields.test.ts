import { describe, expect, test } from "vitest";
import { literalType } from "../types/join.ts";
import { type Property, stringType, type Type } from "../types/type.ts";
import { createFieldMatcher, type FieldMatch } from "./match-fields.ts";
import { sourceValues } from "./sources.ts";
import type { TargetField } from "./target-field.ts";

type Fields = Readonly<Record<string, Type | (Partial<Property> & { readonly type: Type })>>;

const nullType: Type = { kind: "null" };
const integer: Type = { kind: "number", integer: true };

function objectOf(fields: Fields): Type {
  const properties = new Map<string, Property>();
  for (const [name, given] of Object.entries(fields)) {
    const property: Partial<Property> & { readonly type: Type } = "kind" in given ? { type: given } : given;
    properties.set(name, { name, required: true, readOnly: false, writeOnly: false, deprecated: false, ...property });
  }
  return { kind: "object", properties, additional: { kind: "never" } };
}

function union(...members: readonly Type[]): Type {
  return { kind: "union", members, exclusive: false };
}

function matches(source: Fields, target: Partial<TargetField> & { readonly name: string }): readonly FieldMatch[] {
  return createFieldMatcher(sourceValues("c", objectOf(source))).match({ type: stringType, required: true, ...target });
}

function best(source: Fields, target: Partial<TargetField> & { readonly name: string }): string | undefined {
  return matches(source, target)[0]?.expression;
}

describe("names", () => {
  const address = objectOf({ city: stringType, postal_code: stringType, line1: stringType, line2: stringType });
  const source: Fields = {
    id: stringType,
    name: stringType,
    email: stringType,
    tel: stringType,
    address,
    shipping: objectOf({ address, name: stringType }),
  };

  test.each([
    ["BillingPostalCode", "c.address.postal_code"],
    ["ShippingPostalCode", "c.shipping.address.postal_code"],
    ["BillingStreet", "c.address.line1"],
    ["City__c", "c.address.city"],
    ["E-Mail", "c.email"],
    ["phoneNumber", "c.tel"],
    ["full_name", "c.name"],
    ["identifier", "c.id"],
  ])("%s is %s", (name, expression) => {
    expect(best(source, { name })).toBe(expression);
  });

  test("the objects around a field are part of its name", () => {
    expect(best(source, { name: "zip", parents: ["shipping"] })).toBe("c.shipping.address.postal_code");
    expect(best({ BillingCity: stringType, ShippingCity: stringType }, { name: "city", parents: ["shipping", "address"] })).toBe(
      "c.ShippingCity",
    );
  });

  test("what only looks alike is not proposed", () => {
    expect(matches({ first_name: stringType }, { name: "lastName" }).filter(({ confidence }) => confidence > 0.3)).toEqual([]);
    expect(matches(source, { name: "ticker_symbol" })).toEqual([]);
  });

  test("the same question has the same answer, with a confidence from 0 to 1 and reasons", () => {
    const [first] = matches(source, { name: "name" });
    expect(first).toMatchObject({ expression: "c.name", confidence: 1, reasons: ["same name"], fit: "always" });
    expect(matches(source, { name: "address_city" })).toEqual(matches(source, { name: "address_city" }));
  });

  test("a description may say what a name does not", () => {
    const described = { acct: { type: stringType, description: "The website of the company." }, other: stringType };
    expect(best(described, { name: "Website" })).toBe("c.acct");
  });
});

describe("types", () => {
  test.each<[string, Fields, Partial<TargetField> & { readonly name: string }, string]>([
    [
      "a text that may be too long is cut",
      { name: stringType },
      { name: "name", type: { kind: "string", maxLength: 5 } },
      "c.name.take(5)",
    ],
    ["what is required and may be missing refuses the record", { name: union(stringType, nullType) }, { name: "name" }, "c.name!"],
    ["what is optional takes absence", { name: { type: stringType, required: false } }, { name: "name", required: false }, "c.name"],
    ["and null as absence", { name: union(stringType, nullType) }, { name: "name", required: false }, "c.name?.toString()"],
    ["null stays null", { name: union(stringType, nullType) }, { name: "name", type: union(stringType, nullType) }, "c.name"],
    ["a number becomes text", { number: integer }, { name: "number" }, "c.number.toString()"],
    ["a text becomes a number", { count: stringType }, { name: "count", type: integer }, "c.count.toInt()!"],
    [
      "a fault is null where that is taken",
      { count: stringType },
      { name: "count", type: union(integer, nullType) },
      "c.count.toInt() ?? null",
    ],
    [
      "a time becomes a date",
      { created_at: { kind: "string", format: "date-time" } },
      { name: "created", type: { kind: "string", format: "date" } },
      "c.created_at.toDate()",
    ],
    [
      "seconds become a time",
      { created: { kind: "number", integer: true, format: "unix-time" } },
      { name: "createdAt", type: { kind: "string", format: "date-time" } },
      "c.created.fromUnix()!",
    ],
    [
      "a time becomes seconds",
      { created_at: { kind: "string", format: "date-time" } },
      { name: "created", type: integer },
      "c.created_at.toUnix()",
    ],
    ["a list becomes text", { tags: { kind: "array", items: stringType } }, { name: "tag" }, 'c.tags.join(", ")'],
    ["a value becomes a list", { tag: stringType }, { name: "tags", type: { kind: "array", items: stringType } }, "[c.tag]"],
    ["odd names are quoted", { "odd name": stringType }, { name: "OddName" }, "c.`odd name`"],
  ])("%s", (_, source, target, expression) => {
    expect(best(source, target)).toBe(expression);
  });

  test("cents become whole units of the currency beside them", () => {
    const source: Fields = { amount: { type: integer, description: "In the smallest currency unit." }, currency: stringType };
    expect(best(source, { name: "Amount", type: { kind: "number", integer: false } })).toBe("c.amount.fromMinor(c.currency)?.toNumber()!");
  });

  test("whole units become cents, and without a currency nothing that is a hundred times wrong", () => {
    const target = { name: "amount", type: integer, description: "In cents." };
    const source: Fields = { total: { kind: "number", integer: false }, currency_code: stringType };
    expect(best(source, target)).toBe("c.total.toMinor(c.currency_code)!");
    expect(best({ total: { kind: "number", integer: false } }, target)).toBeUndefined();
    expect(
      best({ amount: { type: integer, description: "In cents." } }, { name: "amount", type: { kind: "number", integer: false } }),
    ).toBeUndefined();
  });

  test("milliseconds are no seconds", () => {
    const source: Fields = { created: { type: integer, description: "Unix time in milliseconds." } };
    expect(best(source, { name: "created", type: { kind: "string", format: "date-time" } })).toBe("c.created.fromUnixMs()!");
  });

  test("half an email address is none: what has a form is refused rather than cut", () => {
    const type: Type = { kind: "string", maxLength: 5 };
    expect(best({ email: stringType, subject: stringType }, { name: "email", type })).toBe("c.email");
    expect(best({ email: stringType, subject: stringType }, { name: "subject", type })).toBe("c.subject.take(5)");
  });

  test("an enum becomes another by what its values are called", () => {
    const status = union(...["active", "gone", "in_progress"].map(literalType));
    const type = union(...["Active", "Canceled", "In Progress", "Other"].map(literalType));
    expect(best({ status }, { name: "Status", type })).toBe(
      'match c.status { "active" => "Active", "in_progress" => "In Progress", "gone" => fail "no value for it" }',
    );
  });

  test("what never fits is not proposed", () => {
    expect(matches({ name: { kind: "boolean" } }, { name: "name", type: objectOf({ a: stringType }) })).toEqual([]);
    expect(matches({ email: { kind: "boolean" } }, { name: "email", type: integer })).toEqual([]);
  });
});

describe("systems", () => {
  test("an id of one system is none of the other", () => {
    const [first] = matches({ customer_id: stringType }, { name: "customerId", foreign: true });
    expect(first).toMatchObject({ expression: "c.customer_id", reasons: expect.arrayContaining(["an id of the other system"]) });
    expect(first?.confidence).toBeLessThan(0.5);
    expect(matches({ customer_id: stringType }, { name: "customerId" })[0]?.confidence).toBeGreaterThan(0.9);
  });

  test("what a system sets by itself is not written", () => {
    expect(matches({ created_at: stringType }, { name: "CreatedDate", required: false })[0]?.confidence ?? 0).toBeLessThan(0.5);
    expect(matches({ created_at: stringType }, { name: "CreatedDate" })[0]?.confidence).toBeGreaterThan(0.9);
  });

  test("a state beside a city is a province", () => {
    const source: Fields = { province: stringType, status: stringType };
    expect(best(source, { name: "State", siblings: ["City", "State"] })).toBe("c.province");
    expect(best(source, { name: "State", siblings: ["State"] })).toBe("c.status");
  });
});

test("names of a description never become code", () => {
  const source: Fields = { "a` + env.SECRET + `": stringType, "b\nname": stringType, name: stringType };
  expect(sourceValues("c", objectOf(source)).map(({ expression }) => expression)).toEqual(["c", "c.name"]);
});

test("a type that holds itself ends", () => {
  const node: Type = {
    kind: "ref",
    id: "node",
    name: "node",
    resolve: () => objectOf({ parent: node, children: { kind: "array", items: node } }),
  };
  const values = sourceValues("c", node);
  expect(values.length).toBeGreaterThan(4);
  expect(Math.max(...values.map(({ path }) => path.length))).toBe(4);
});
