import { describe, expect, test } from "vitest";
import { semanticTokens } from "../../src/ide/semantic-tokens.ts";
import { viewOfText } from "../support/view.ts";

/** The tokens of a program as `text: type modifier …`, those of names only. */
function looks(text: string): readonly string[] {
  return semanticTokens(viewOfText(text))
    .filter(({ type }) => !["keyword", "string", "number", "operator", "comment"].includes(type))
    .map(({ start, end, type, modifiers }) => `${text.slice(start, end)}: ${[type, ...modifiers].join(" ")}`);
}

const program = `import { shop, crm } from "./systems.integ"

integration example "1.0.0"

policy patient {
  timeout: 10s
  retry: { attempts: 3, backoff: exponential(1s, 10s), jitter: full, on: [503, timeout] }
}

table stages { "open": "lead", "paid": "customer" }

type Amount = number

map toContact(o: shop.Order) -> crm.Contact {
  lastName: o.customer.name.take(40)
  fax: o.customer.phone ?? "none"
}

flow orderPaid {
  on: shop.orderPaid as order
  let contact = crm.createContact(body: toContact(order))
    on 409 => deadLetter
  let found = crm.getContact(id: contact.id ?? env.ID)
  let lines = order.lines.map(line => line.sku)
}
`;

describe("semantic tokens", () => {
  const found = looks(program);

  test.each([
    ["a system is a namespace", "shop: namespace"],
    ["a policy is a struct", "patient: struct declaration"],
    ["a setting is a property of the language", "retry: property defaultLibrary"],
    ["a word of the language is a member of an enum of its own", "timeout: enumMember defaultLibrary"],
    ["a function of a setting is the language's own", "exponential: function defaultLibrary"],
    ["a table is a constant", "stages: variable declaration readonly static"],
    ["a type is declared", "Amount: type declaration"],
    ["a built-in type is the language's own", "number: type defaultLibrary"],
    ["a map is a function where it is declared", "toContact: function declaration"],
    ["and where it is called", "toContact: function"],
    ["a type of a description is a type", "Contact: type"],
    ["a parameter is one", "o: parameter"],
    ["a field is a property", "lastName: property"],
    ["a deprecated field says so", "fax: property deprecated"],
    ["a standard function is a method of the language", "take: method defaultLibrary"],
    ["a flow's trigger names a variable", "order: variable declaration readonly"],
    ["an operation that writes is a modification", "createContact: method modification"],
    ["one that reads is not", "getContact: method"],
    ["an argument is a parameter", "id: parameter"],
    ["a name of the environment is a constant", "ID: variable readonly static"],
    ["a parameter of a lambda is one", "line: parameter declaration"],
  ])("%s", (_, token) => expect(found).toContain(token));

  test("every token lies on one line, and none overlaps another", () => {
    const tokens = semanticTokens(viewOfText(program));
    expect(tokens.length).toBeGreaterThan(80);
    for (const [index, { start, end }] of tokens.entries()) {
      expect(program.slice(start, end)).not.toContain("\n");
      expect(start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
    }
  });

  test("a name that is a keyword elsewhere is a name", () => {
    const text = 'integration example "1.0.0"\n\nmap on(type: string) -> { match: string } { match: type }\n';
    expect(looks(text)).toEqual([
      "example: namespace declaration",
      "on: function declaration",
      "type: parameter declaration",
      "string: type defaultLibrary",
      "match: property declaration",
      "string: type defaultLibrary",
      "match: property",
      "type: parameter",
    ]);
  });

  test("a range has the tokens that touch it", () => {
    const view = viewOfText(program);
    const start = program.indexOf("table stages");
    const end = program.indexOf("\n", start);
    const tokens = semanticTokens(view, { start, end });
    expect(tokens.map((token) => program.slice(token.start, token.end))).toEqual([
      "table",
      "stages",
      '"open"',
      '"lead"',
      '"paid"',
      '"customer"',
    ]);
  });
});
