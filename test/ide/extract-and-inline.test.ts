import { describe, expect, test } from "vitest";
import { afterAction, errorsOf, titlesAt } from "../support/actions.ts";

const head = 'import { shop, crm } from "./systems.integ"\n\nintegration example "1.0.0"\n\n';

function flow(steps: string): string {
  return `${head}flow orderPaid {\n  on: shop.orderPaid as order\n${steps}}\n`;
}

/** What an action makes of a program, without its head; the result has no errors. */
function applied(text: string, title: string | RegExp): string {
  const result = afterAction(head + text, title);
  expect(errorsOf(result)).toEqual([]);
  return result.slice(head.length);
}

describe("extract a let", () => {
  test("in front of its step", () => {
    const text = flow('  // The parcel\n  shop.shipOrder(id: order.id, body: { carrier: ┆order.note ?? "post"┆ })\n').replace(
      'order.note ?? "post"',
      'match order.note { "fast" => "courier", else => "post" }',
    );
    const result = afterAction(text, "Extract to `let value`");
    expect(errorsOf(result)).toEqual([]);
    expect(result).toContain(
      '  // The parcel\n  let value = match order.note { "fast" => "courier", else => "post" }\n  shop.shipOrder(id: order.id, body: { carrier: value })\n',
    );
  });

  test("by the name of what is read, that is not taken yet", () => {
    const text = flow("  let name = order.id\n  crm.createContact(body: { lastName: ┆order.customer.name.take(40)┆ })\n");
    const result = afterAction(text, "Extract to `let name2`");
    expect(result).toContain("  let name2 = order.customer.name.take(40)\n  crm.createContact(body: { lastName: name2 })");
    expect(errorsOf(result)).toEqual([]);
  });

  test("the result of a call is given a name", () => {
    const result = afterAction(
      flow("  crm.create┆Contact(body: { lastName: order.id })\n"),
      "Name the result of `createContact` with `let contact`",
    );
    expect(result).toContain("  let contact = crm.createContact(body: { lastName: order.id })\n");
    expect(errorsOf(result)).toEqual([]);
  });

  test.each([
    ["what is computed only sometimes", "crm.createContact(body: { lastName: order.note ?? ┆order.customer.name.take(40)┆ })"],
    ["a name", "crm.createContact(body: { lastName: ┆order┆.id })"],
    ["a field's name", "crm.createContact(body: { ┆lastName┆: order.id })"],
    ["what a lambda is given", 'crm.createContact(body: { lastName: order.lines.map(line => ┆line.sku.trim()┆).join(",") })'],
    ["half of something", "crm.createContact(body: { lastName: ┆order.customer.na┆me })"],
    ["a branch of its own", "parallel { crm.createContact(body: { lastName: ┆order.id.trim()┆ }) }"],
  ])("not %s", (_, step) => {
    expect(titlesAt(flow(`  ${step}\n`), "refactor.extract").filter((title) => title.includes("let"))).toEqual([]);
  });

  test("not outside of flows", () => {
    expect(
      titlesAt(`${head}map a(o: shop.Order) -> string = ┆o.id.trim()┆\n`, "refactor.extract").filter((title) => title.includes("let")),
    ).toEqual([]);
  });
});

describe("extract a map", () => {
  test("an object, with what the operation's body asks for", () => {
    const result = applied(
      '/// Keeps the contacts.\nflow orderPaid {\n  on: shop.orderPaid as order\n  crm.createContact(body: ┆{\n    lastName: order.customer.name\n    phone:    order.customer.phone ?? "none"\n  }┆)\n}\n',
      "Extract to `map toContact`",
    );
    expect(result).toBe(`map toContact(order: shop.Order) -> crm.createContact.body {
  lastName: order.customer.name
  phone:    order.customer.phone ?? "none"
}

/// Keeps the contacts.
flow orderPaid {
  on: shop.orderPaid as order
  crm.createContact(body: toContact(order))
}
`);
  });

  test("an expression in a map, of the type that the field has", () => {
    const result = applied(
      "map toContact(o: shop.Order) -> crm.Contact {\n  lastName: ┆o.customer.name.take(40)┆\n}\n",
      "Extract to `map toLastName`",
    );
    expect(result).toBe(`map toLastName(o: shop.Order) -> crm.Contact.lastName = o.customer.name.take(40)

map toContact(o: shop.Order) -> crm.Contact {
  lastName: toLastName(o)
}
`);
  });

  test("what a lambda is given is a parameter, too", () => {
    const result = applied(
      'map all(o: shop.Order, by: string) -> string = o.lines.map(line => ┆"${line.sku} ${by}"┆).join(",")\n',
      /^Extract to `map/,
    );
    expect(result).toContain('map toText(line: shop.Line, by: string) -> string = "${line.sku} ${by}"\n');
    expect(result).toContain('o.lines.map(line => toText(line, by)).join(",")');
  });

  test("a name that is none in a program is not written into it", () => {
    const text = "map a(o: { `x y`: string }) -> { `x y`: string } {\n  `x y`: ┆o.`x y`.trim()┆\n}\n";
    expect(applied(text, /^Extract to `map/)).toContain("map toValue(o: { `x y`: string })");
  });

  test.each([
    ["what may be absent", "map a(o: shop.Order) -> crm.Contact {\n  lastName: o.id\n  phone: ┆o.note?.trim()┆\n}\n"],
    ["what reads nothing", 'map a(o: shop.Order) -> string = ┆"a".upper()┆\n'],
    ["what relies on a condition", 'map a(o: shop.Order) -> string = match { o.coupon != null => ┆o.coupon.trim()┆, else => "" }\n'],
    ["a call of an operation", "flow a {\n  on: shop.orderPaid as order\n  let b = ┆crm.getContact(id: order.id)┆\n}\n"],
  ])("not %s", (_, text) => {
    expect(titlesAt(head + text, "refactor.extract").filter((title) => title.includes("map"))).toEqual([]);
  });
});

describe("inline a map", () => {
  test("with its only use it goes away", () => {
    const result = applied(
      'map full(first: string, last: string) -> string = "${first} ${last}".trim()\n\nmap toContact(o: shop.Order) -> crm.Contact {\n  lastName: (fu┆ll(o.id, o.customer.name)).take(40)\n}\n',
      "Inline `full` and remove it",
    );
    expect(result).toBe('map toContact(o: shop.Order) -> crm.Contact {\n  lastName: ("${o.id} ${o.customer.name}".trim()).take(40)\n}\n');
  });

  test("what binds weaker than its place is put in parentheses", () => {
    const result = applied(
      "map less(a: number, b: number) -> number = a - b\n\nmap x(o: shop.Order) -> number = o.total - le┆ss(o.total + 1, 2) * less(3, o.total)\n",
      "Inline this call of `less`",
    );
    expect(result).toContain("= o.total - (o.total + 1 - 2) * less(3, o.total)");
  });

  test("an argument keeps together what it is made of", () => {
    const result = applied(
      "map less(a: number, b: number) -> number = a - b\n\nmap x(o: shop.Order) -> number = less(o.total, 1) + le┆ss(o.total, o.total - 1)\n",
      "Inline this call of `less`",
    );
    expect(result).toContain("= less(o.total, 1) + (o.total - (o.total - 1))");
  });

  test("an object, moved to where it stands", () => {
    const result = applied(
      "map toContact(o: shop.Order) -> crm.Contact {\n  lastName: o.id\n}\n\nflow orderPaid {\n  on: shop.orderPaid as order\n  crm.createContact(body: to┆Contact(order))\n}\n",
      "Inline `toContact` and remove it",
    );
    expect(result).toBe("flow orderPaid {\n  on: shop.orderPaid as order\n  crm.createContact(body: {\n    lastName: order.id\n  })\n}\n");
  });

  test.each([
    ["an argument would be computed twice", "map d(a: string) -> string = a + a\n\nmap x(o: shop.Order) -> string = ┆d(o.id.trim())\n"],
    ["an argument would not be computed", 'map d(a: string) -> string = "a"\n\nmap x(o: shop.Order) -> string = ┆d(o.note!)\n'],
    [
      "an argument may refuse the record",
      "map d(a: string, b: string) -> string = b.nonBlank() ?? a\n\nmap x(o: shop.Order) -> string = ┆d(o.note!, o.id)\n",
    ],
    [
      "a lambda would take a name away",
      'map d(a: string, o: shop.Order) -> string = o.lines.map(i => a + i.sku).join(",")\n\nmap x(i: string, o: shop.Order) -> string = ┆d(i, o)\n',
    ],
  ])("not where %s", (_, text) => {
    expect(titlesAt(head + text, "refactor.inline")).toEqual([]);
  });
});
