import { describe, expect, test } from "vitest";
import { afterAction, errorsOf, titlesAt } from "../support/actions.ts";

const head = 'import { shop, crm } from "./systems.integ"\n\nintegration example "1.0.0"\n\n';

/** What an action makes of a program, without its head; the result has no errors. */
function applied(text: string, title: string | RegExp): string {
  const result = afterAction(head + text, title);
  expect(errorsOf(result)).toEqual([]);
  return result.slice(head.length);
}

describe("fill in fields", () => {
  test("the missing required ones, with the likeliest value in scope", () => {
    const text = "map toContact(o: shop.Customer) -> crm.Contact {┆\n}\n";
    const result = applied(text, "Fill in the missing `lastName`");
    expect(result).toMatch(/^map toContact\(o: shop\.Customer\) -> crm\.Contact \{\n {2}lastName: \(o\.name.*\n\}\n$/);
  });

  test("behind what is written, as it is written", () => {
    const text = 'map toContact(o: shop.Customer) -> crm.Contact {\n  email: o.email // as they gave it\n  phone: "none"┆\n}\n';
    const result = applied(text, "Fill in the missing `lastName`");
    expect(result).toContain("email:    o.email // as they gave it\n");
    expect(result).toContain('phone:    "none"\n');
    expect(result).toMatch(/\n {2}lastName: \(o\.name/);
  });

  test("where nothing is likely, the record is refused until somebody says", () => {
    const result = applied("map toContact(paid: boolean) -> crm.Contact {┆\n}\n", "Fill in the missing `lastName`");
    expect(result).toContain('  lastName: fail "lastName is not mapped yet"\n');
  });

  test("everything that has a likely value, and nothing else", () => {
    const text = "map toContact(c: shop.Customer) -> crm.Contact {\n  lastName: c.name┆\n}\n";
    const result = applied(text, "Map the other fields of `Contact` by name and type");
    expect(result).toContain("email:    c.email");
    expect(result).toContain("phone:    c.phone");
    expect(result).not.toMatch(/stage|score|fax|\bid:/);
  });

  test("an object on one line stays on it", () => {
    const text = "flow orderPaid {\n  on: shop.orderPaid as order\n\n  crm.createContact(body: { email: order.customer.email┆ })\n}\n";
    const result = applied(text, "Fill in the missing `lastName`");
    expect(result).toMatch(/body: \{ email: order\.customer\.email, lastName: \(order\.customer\.name.* \}\)\n/);
  });

  test("what is spread is there", () => {
    const text = "map toContact(c: shop.Customer) -> crm.Contact {\n  ...c\n  lastName: c.name┆\n}\n";
    expect(titlesAt(head + text, "refactor.rewrite")).toContain("Map the other fields of `Contact` by name and type");
    expect(titlesAt(head + text).filter((title) => title.startsWith("Fill in"))).toEqual([]);
  });

  test("a file that is not formatted is left as it is elsewhere", () => {
    const text = "map   other(a: string) -> string = a\n\nmap toContact(o: shop.Customer) -> crm.Contact {┆\n}\n";
    const result = applied(text, "Fill in the missing `lastName`");
    expect(result).toContain("map   other(a: string)");
  });

  test("nothing is offered in an object of which nothing is asked", () => {
    expect(titlesAt(`${head}map a(o: shop.Order) -> { id: string } { id: o.id┆ }\n`, "refactor.rewrite")).toEqual([]);
  });
});
