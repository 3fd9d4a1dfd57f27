import { describe, expect, test } from "vitest";
import { complete } from "../../../src/ide/completion/completion.ts";
import { documentationOf, isIdentity } from "../../../src/ide/completion/resolve.ts";
import { toMarkdown } from "../../../src/ide/documentation.ts";
import { marked } from "../../support/marked.ts";
import { item, listed, offered } from "../../support/offered.ts";
import { viewOfText } from "../../support/view.ts";

const flow = (steps: string): string => `flow f {\n  on: shop.orderPaid as order\n  ${steps}\n}`;
const map = (fields: string): string => `map m(o: shop.Order) -> shop.Parcel {\n  ${fields}\n}`;

describe("an item", () => {
  test("takes the place of the word: what is typed of it, or all", () => {
    const { insert, replace } = listed(map("carrier: o.cu┆stomer.name"));
    const start = insert.start;
    expect(insert.end - start).toBe(2);
    expect(replace).toEqual({ start, end: start + "customer".length });
  });

  test("is a field with its colon, which is not doubled", () => {
    expect(item(map("┆"), "carrier").text).toBe("carrier: ");
    expect(item(map("carr┆: 5"), "carrier").text).toBe("carrier");
  });

  test("is a setting with what stands behind it", () => {
    expect(item("policy p { ┆ }", "retry")).toMatchObject({ text: "retry: ", snippet: "retry: { $0 }" });
    expect(item("policy p { ┆ }", "timeout").snippet).toBe("timeout: ${0:20s}");
  });

  test("is an operation with its method and path, called", () => {
    expect(item(flow("shop.┆"), "shipOrder")).toMatchObject({ detail: "POST /orders/{id}/ship", snippet: "shipOrder($0)" });
    expect(item(flow("shop.┆(id: order.id)"), "shipOrder").snippet).toBeUndefined();
  });

  test("is a function with its parameters", () => {
    expect(item("map m(o: shop.Order) -> string = o.id.┆", "take")).toMatchObject({ signature: "(count)", snippet: "take($1)$0" });
    expect(item("map m(o: shop.Order) -> string = o.id.┆", "upper").snippet).toBe("upper()");
    expect(item("map m(o: shop.Order) -> shop.Line[] = o.lines.┆", "filter").snippet).toBe("filter(${1:item} => $2)$0");
  });

  test("is in back-quotes where its name is no identifier", () => {
    const description = JSON.stringify({
      openapi: "3.1.0",
      info: { title: "x", version: "1" },
      paths: {},
      components: { schemas: { "a-b": {} } },
    });
    const files = { "/odd.json": description };
    const types = 'system odd { spec: openapi "odd.json" }\ntype T = odd.┆';
    expect(item(types, "a-b", files).text).toBe("`a-b`");
    expect(offered('system odd { spec: openapi "odd.json" }\ntype T = odd.`a┆', files)).toEqual(["a-b"]);
  });

  test("that is deprecated is marked, and last", () => {
    const members = "map m(o: shop.Order) -> string = o.┆";
    expect(item(members, "reference").isDeprecated).toBe(true);
    expect(offered(members).at(-1)).toBe("reference");
    const operations = offered(flow("shop.┆"));
    expect(item(flow("shop.┆"), "sendOrder").isDeprecated).toBe(true);
    expect(operations.at(-1)).toBe("sendOrder");
  });

  test("behind a plain point, of what may be nothing, changes the point", () => {
    const marks = "map m(o: shop.Order) -> string = o.coupon.┆";
    const { text } = marked(marks);
    const { also } = item(marks, "upper");
    expect(also?.text).toBe("?.");
    expect(also && text.length - 1 - text.indexOf("o.coupon.")).toBe("o.coupon".length);
    expect(item("map m(o: shop.Order) -> string = o.coupon?.┆", "upper").also).toBeUndefined();
  });
});

describe("what fits stands first", () => {
  test("the required fields, the required arguments", () => {
    expect(offered(map("┆")).slice(0, 2)).toEqual(["carrier", "fill in all required fields"]);
    expect(offered(flow("shop.shipOrder(┆)")).slice(0, 2).toSorted()).toEqual(["body", "id"]);
  });

  test("a value that is called as the field", () => {
    const program = "type Target = { email: string, phone: string }\nmap m(o: shop.Order) -> Target {\n  email: ┆\n}";
    expect(offered(program)[0]).toContain("o.customer.email");
  });

  test("the id of what an argument is called after", () => {
    expect(offered(`type Call = { order_id: string }\n${"map call(order: shop.Order) -> Call {\n  order_id: ┆\n}"}`)[0]).toBe("order.id");
  });

  test("the type that an event is called after", () => {
    expect(offered('system s { spec: openapi "specs/shop.yaml"\n  webhooks "/x" { event customerMoved: ┆ } }')[0]).toBe("Customer");
  });

  test("a variable of the expected type before others", () => {
    const program = 'map m(note: string, line: shop.Line, count: integer) -> shop.Parcel {\n  carrier: "post"\n  weight: ┆\n}';
    const labels = offered(program);
    expect(labels.indexOf("count")).toBeLessThan(labels.indexOf("note"));
  });

  test("a map that gives the expected type", () => {
    const program = `map parcel(o: shop.Order) -> shop.Parcel { carrier: "post" }\nmap name(o: shop.Order) -> string = o.id\n${flow("shop.shipOrder(id: order.id, body: ┆)")}`;
    const labels = offered(program);
    expect(labels.indexOf("parcel")).toBeLessThan(labels.indexOf("name"));
  });

  test("the auth kinds that the description asks for", () => {
    expect(offered('system s { spec: openapi "specs/shop.yaml"\n  auth: ┆ }')[0]).toBe("bearer");
    expect(offered('system s { spec: openapi "specs/crm.yaml"\n  auth: ┆ }')[0]).toBe("bearer");
    expect(offered('system s { spec: openapi "specs/crm.yaml"\n  auth: ┆ }')).toContain("oauth2.clientCredentials");
  });

  test("what is known of a value here: a member of a narrowed type", () => {
    const program = `type Shape = { kind: "circle", radius: number } | { kind: "square", side: number }\nmap m(s: Shape) -> number = match s { is { kind: "circle", radius: number } => s.┆\n  else => 1\n}`;
    expect(offered(program)).toContain("radius");
  });
});

describe("all required fields at once", () => {
  test("with the likeliest value of each", () => {
    const program = "type Target = { email: string, city: string, note?: string }\nmap m(o: shop.Order) -> Target {\n  ┆\n}";
    const { snippet, detail } = item(program, "fill in all required fields");
    expect(detail).toBe("email, city");
    expect(snippet).toMatch(/^email: \$\{1:o\.customer\.email.*\}\ncity: \$\{2:/u);
  });

  test("not in a sample, where anything may be left out", () => {
    expect(offered('map m(o: shop.Order) -> string = o.id\ntest m "x" { given { ┆ } }')).not.toContain("fill in all required fields");
  });
});

describe("the documentation of an item", () => {
  const documented = (marks: string, label: string): string => {
    const { text, offset } = marked(`import { shop, crm } from "./systems.integ"\nintegration example "1.0.0"\n${marks}`);
    const view = viewOfText(text);
    const identity: unknown = JSON.parse(JSON.stringify(complete(view, offset).items.find((each) => each.label === label)?.identity));
    if (!isIdentity(identity)) throw new Error("it has none");
    return toMarkdown(documentationOf(view, identity));
  };

  test.each([
    ["an operation", flow("shop.┆"), "shipOrder", "There is no such order|It has been shipped already"],
    ["an argument", flow("shop.shipOrder(┆)"), "id", "path"],
    ["a field", flow("shop.shipOrder(id: order.id, body: { ┆ })"), "weight", "Grams"],
    ["a function", "map m(o: shop.Order) -> string = o.id.┆", "upper", "upper case"],
    ["a type", "type T = shop.┆", "Parcel", "carrier"],
    ["a setting", "policy p { ┆ }", "timeout", "How long one attempt may take"],
    [
      "a declaration",
      "/// What it is for.\nmap own(o: shop.Order) -> string = o.id\nmap m(o: shop.Order) -> string = ┆",
      "own",
      "What it is for",
    ],
  ])("of %s is found by its identity", (_, marks, label, words) => {
    expect(documented(marks, label)).toMatch(new RegExp(words, "u"));
  });

  test("is asked for with nothing that is no identity", () => {
    for (const data of [
      undefined,
      null,
      "x",
      {},
      { of: "secret" },
      { of: "type", system: 5 },
      { of: "described", file: {}, pointer: "" },
    ]) {
      expect(isIdentity(data)).toBe(false);
    }
  });
});
