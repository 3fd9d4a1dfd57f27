import { describe, expect, test } from "vitest";
import { afterAction, errorsOf, titlesAt } from "../support/actions.ts";

describe("add a system", () => {
  test("between the declarations, from a description that no system has", () => {
    const text = 'integration example "1.0.0"\n┆';
    expect(titlesAt(text).filter((title) => title.startsWith("Add `system"))).toEqual([
      "Add `system crm` from specs/crm.yaml",
      "Add `system shop` from specs/shop.yaml",
    ]);
    const result = afterAction(text, "Add `system shop` from specs/shop.yaml");
    expect(result).toContain("system shop {\n");
    expect(result).toMatch(/auth: +bearer\(secret\.SHOP_\w+\)/);
    // What all systems share comes first.
    expect(result.indexOf("policy standard")).toBeLessThan(result.indexOf("system shop"));
    expect(errorsOf(result)).toEqual([]);
  });

  test("where its name is used already, as a fix", () => {
    const text = 'integration example "1.0.0"\n\nmap a(o: sh┆op.Order) -> string = o.id\n';
    const result = afterAction(text, "Add `system shop` from specs/shop.yaml");
    expect(errorsOf(result)).toEqual([]);
    expect(titlesAt(text, "quickfix")).toContain("Add `system shop` from specs/shop.yaml");
    expect(titlesAt(text)).not.toContain("Add `system crm` from specs/crm.yaml");
  });

  test("not one that is there, and not within other declarations", () => {
    expect(titlesAt('import { shop, crm } from "./systems.integ"\n┆').filter((title) => title.startsWith("Add `system"))).toEqual([]);
    expect(titlesAt('integration exa┆mple "1.0.0"\n').filter((title) => title.startsWith("Add `system"))).toEqual([]);
  });
});

describe("add a test", () => {
  const head = 'import { shop, crm } from "./systems.integ"\n\nintegration example "1.0.0"\n\n';

  test("with an example of what the map reads, and what it gives of it", () => {
    const text = `${head}map to┆Contact(o: shop.Order) -> crm.Contact {\n  lastName: o.customer.name.take(40)\n  email: o.customer.email\n  stage: "lead"\n}\n`;
    const result = afterAction(text, "Add a test of `toContact` with an example value");
    expect(result).toContain('test toContact "maps an example" {');
    expect(result).toMatch(/given +\{ customer: \{ name: "Ada Lovelace", email: "ada@example\.com" \} \}/);
    expect(result).toMatch(/expect +\{ lastName: "Ada Lovelace", email: "ada@example\.com", stage: "lead" \}/);
    expect(errorsOf(result)).toEqual([]);
  });

  test("a parameter each", () => {
    const result = afterAction(`${head}map f┆ull(first: string, last: string) -> string = "\${first} \${last}"\n`, /^Add a test/);
    expect(result.match(/given/g)).toHaveLength(2);
    expect(errorsOf(result)).toEqual([]);
  });

  test("not in the middle of a map", () => {
    expect(titlesAt(`${head}map a(o: shop.Order) -> string = o.┆id\n`).filter((title) => title.startsWith("Add a test"))).toEqual([]);
  });
});
