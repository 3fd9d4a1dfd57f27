import { describe, expect, test } from "vitest";
import { typeDefinitionAt } from "../../src/ide/definition.ts";
import { toMarkdown } from "../../src/ide/documentation.ts";
import { hoverAt } from "../../src/ide/hover/hover.ts";
import { marked } from "../support/marked.ts";
import { viewOfText } from "../support/view.ts";

const head = `integration hovers "1.0.0"
import { shop, crm } from "./systems.integ"
/// Careful, and *slow*.
policy careful { timeout: 10s deadline: 20s retry: { attempts: 3, backoff: constant(2s), on: [429, timeout] } }
`;

/** What is shown at the mark, as Markdown. */
function hover(marks: string, files: Readonly<Record<string, string>> = {}): string {
  const { text, offset } = marked(head + marks);
  const found = hoverAt(viewOfText(text, files), offset);
  return found === undefined ? "nothing" : toMarkdown(found.parts);
}

const flow = (call: string): string => `flow f {\n  on: shop.orderPaid as o\n  key: o.id\n  ${call}\n}`;

describe("hover", () => {
  test("a field: its type, where it is required, its constraints and its description", () => {
    expect(hover("map a(o: shop.Order) -> string = o.customer.┆name")).toBe(
      "```integ\nname: string (at least 1, at most 200)\n```\n\nrequired in `Customer` · `minLength 1` · `maxLength 200`",
    );
    expect(hover("map a(p: shop.Parcel) -> integer = p.┆weight ?? 0")).toContain("Grams.");
    expect(hover('map a(o: shop.Order) -> string = o.┆reference ?? ""')).toContain("**deprecated**");
    expect(hover("map a(o: shop.Order) -> string = o.┆status")).toContain('`enum "open", "paid", "shipped"`');
  });

  test("what is written: proved, or guarded and why, in the words of `integ check --explain`", () => {
    expect(hover('map a(o: shop.Order) -> shop.Parcel { ┆carrier: "post" weight: o.number }')).toContain("**proved**");
    const guarded = hover('map a(o: shop.Order) -> shop.Parcel { carrier: "post" ┆weight: o.number }');
    expect(guarded).toContain("**guarded**: `/weight` `maximum 30000`");
    expect(guarded).toContain("why: the number may lie outside of maximum 30000");
    expect(guarded).toContain("refused would be `30001`");
    expect(guarded).toContain("described in `/specs/shop.yaml:106`");
    expect(guarded).toContain("to prove it: `.min(30000)` lowers what is larger");
    expect(hover('map a(o: shop.Order) -> shop.Parcel { carrier: "post" ┆weight: o.number! }')).toContain(
      "**accepted**: `/weight` `maximum 30000`",
    );
    expect(hover('map a(o: shop.Order) -> shop.Parcel { carrier: "post" weight: o.┆number }')).toContain("**guarded**");
    expect(hover('map a(o: shop.Order) -> shop.Parcel { ┆carrier: "boat" }')).not.toMatch(/proved|guarded/u);
  });

  test("a variable, with what is known of it there", () => {
    expect(hover(flow('let found = shop.getOrder(id: o.id)\n  shop.shipOrder(id: ┆found.id, body: { carrier: "post" })'))).toContain(
      "```integ\nlet found: Order\n```\n\n```integ\nOrder {\n  id: string (at most 36)\n  number: integer (at least 1)",
    );
    const narrowed = 'map a(o: shop.Order) -> string = match o.note { null => "", else => ┆o.id }';
    expect(hover(narrowed)).toContain("o: Order");
  });

  test("an operation: its request, arguments, answers, needs, and what the program makes of a call", () => {
    const text = hover(
      flow('shop.┆shipOrder(id: o.id, body: { carrier: "post" })\n    with { retry: { attempts: 2, on: [429] }, timeout: 1s }'),
    );
    expect(text).toContain('shop.shipOrder = POST "/orders/{id}/ship"');
    expect(text).toContain("- `id` (path): `string`\n- `body` (body): `Parcel`");
    expect(text).toContain("- `200` `Order` — The order, shipped.\n- `409` — It has been shipped already.");
    expect(text).toContain("**Needs**\n- `token`");
    expect(text).toContain("- it is not sent again where it may have been received");
    expect(text).toContain("- **worst case**: 2 attempts, 2.5 s (2 × 1 s + 500 ms = 2.5 s)");
    const overridden =
      'system s { spec: openapi "specs/shop.yaml" auth: bearer(secret.T) operation getOrder { ┆retry: { attempts: 2 } } }\n';
    expect(hover(`${overridden}${flow("s.getOrder(id: o.id)")}`)).toContain("- **worst case**: 2 attempts");
    expect(hover(flow("shop.┆sendOrder(id: o.id)"))).toContain("**deprecated**\n\nUse shipOrder.");
  });

  test("an argument and a status", () => {
    expect(hover(flow('shop.shipOrder(id: o.id, ┆body: { carrier: "post" })'))).toContain(
      'the body of `shop.shipOrder`, required\n\nsent as `application/json`\n\n```integ\nParcel {\n  carrier: "post" | "courier"',
    );
    expect(hover(flow("let a = shop.getOrder(id: o.id)\n    on ┆404 => deadLetter"))).toBe(
      "```integ\n404\n```\n\n`404` — There is no such order.\n\nSent again it would be the same: what is asked for is not there.",
    );
    expect(hover(flow("let a = shop.getOrder(id: o.id)\n    on ┆timeout => deadLetter"))).toContain("No answer came within the time");
  });

  test("a policy and its settings: the worst case in attempts and time", () => {
    const worst = "- **worst case**: 3 attempts, 34 s (3 × 10 s + 2 s + 2 s = 34 s); the deadline ends it after 20 s";
    const declared = hover('system s { spec: openapi "specs/shop.yaml" policy: ┆careful }');
    expect(declared).toContain("Careful, and \\*slow\\*.");
    expect(declared).toContain(worst);
    for (const setting of ["retry", "attempts", "timeout", "backoff", "constant"]) {
      const found = hoverAt(viewOfText(head), head.indexOf(setting, head.indexOf("policy")));
      expect(found && toMarkdown(found.parts), setting).toContain(worst);
    }
  });

  test("the language's own words, from its tables", () => {
    expect(hover("map a(o: string) -> string = o.┆take(3)")).toContain(
      "take(text: string, count: integer) -> string\ntake<T>(items: T[], count: integer) -> T[]",
    );
    expect(hover("map a(o: string) -> integer = o.┆toInt() ?? 0")).toContain("It fails where the value is not a whole number.");
    expect(hover('system s { spec: openapi "specs/shop.yaml" auth: ┆bearer(secret.KEY) }')).toContain(
      "A token in the `Authorization` header.",
    );
    expect(hover('system s { spec: openapi "specs/shop.yaml" ┆rate: 3 per second }')).toContain("How many requests the system takes");
    expect(hover('system s { spec: openapi "specs/shop.yaml" webhooks "/s" { verify: ┆github(secret.KEY) } }')).toContain(
      "HMAC-SHA-256 over the body",
    );
    expect(hover('system s { spec: openapi "specs/shop.yaml" pages: ┆token { param: cursor, next: next } }')).toContain(
      "Each page carries the token",
    );
  });

  test("a name of the configuration: where it is used, and never a value", () => {
    const text = hover('system s { spec: openapi "specs/shop.yaml" auth: bearer(secret.┆SHOP_TOKEN) }');
    expect(text).toContain("A secret, read when it is used, and never shown.");
    expect(text).toContain("- the bearer token of s: `/example.integ:5`");
    expect(text).toContain("- the bearer token of shop: `/systems.integ:4`");
  });

  test("a declaration of another file, with its words", () => {
    expect(hover("map a(o: ┆shop.Order) -> string = o.id")).toBe(
      "```integ\nsystem shop\n```\n\nThe systems of the examples: a shop whose orders are paid, and a CRM that keeps its customers.\n\n" +
        "- Shop 1\n- 5 operations, 6 types, from `/specs/shop.yaml` (openapi-3.1)\n- at `https://api.shop.example/v1`\n\ndeclared in `/systems.integ`",
    );
    expect(hover("/// Of an order.\nmap a(o: shop.Order,\n  p?: string) -> string = o.id\nmap b(o: shop.Order) -> string = ┆a(o)")).toBe(
      "```integ\nmap a(o: shop.Order, p?: string) -> string\n```\n\nOf an order.",
    );
  });

  test("a hostile description writes no links, commands or HTML", () => {
    const description = JSON.stringify({
      openapi: "3.1.0",
      info: { title: "[x](command:run)", version: "<b>1</b>" },
      paths: {
        "/a`b": {
          get: {
            operationId: "op",
            summary: "![x](http://evil.example)",
            responses: { "200": { description: "<img src=x> [y](command:z)" } },
          },
        },
      },
      components: {
        schemas: {
          T: { type: "object", properties: { "a`\n# b": { type: "string", description: "[z](command:x)", enum: ["</code>`"] } } },
        },
      },
    });
    const files = { "/evil.json": description };
    const system = 'system evil { spec: openapi "evil.json" }\n';
    const shown = [
      hover(`${system}map a(o: ┆evil.T) -> string = "x"`, files),
      hover(`${system}map a(o: evil.┆T) -> string = "x"`, files),
      hover(`${system}flow f { on: shop.orderPaid as o evil.┆op() }`, files),
    ];
    // Outside of code, nothing of it is left that Markdown would take for more than text.
    for (const text of shown) expect(text.replace(/(`{3,})[\s\S]*?\1|(`+)[^\n]*?\2/gu, "")).not.toMatch(/(?<!\\)[<>[\]]|command:/u);
    expect(shown.join()).toContain("T");
  });

  test("types that are made of themselves", () => {
    const types = "type A = A[]\ntype B = B[] | { b: B } | null\ntype C = { c?: C }\n";
    expect(hover(`${types}map a(x: ┆A) -> unknown = x`)).toContain("type A = A[]");
    expect(hover(`${types}map a(x: B) -> unknown = ┆x`)).toContain("x: B");
    expect(hover(`${types}map a(x: C) -> unknown = x.┆c`)).toContain("c?: C");
    for (const name of ["A", "B", "C"]) {
      const { text, offset } = marked(`${head}${types}map a(┆x: ${name}) -> unknown = x`);
      expect(typeDefinitionAt(viewOfText(text), offset)).toBeUndefined();
    }
  });

  test("nothing where nothing stands", () => {
    expect(hover("┆map a(o: shop.Order) -> string = o.id")).toBe("nothing");
    expect(hover("map a(o: shop.Order) -> string = o.┆")).toBe("nothing");
    expect(hover("// ┆comment")).toBe("nothing");
  });
});
