import { describe, expect, test } from "vitest";
import { prepareRename, renameAt } from "../../src/ide/rename.ts";
import { viewOf } from "../../src/ide/view.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { withEdits } from "../support/edits.ts";
import { marked } from "../support/marked.ts";
import { besideText, viewOfText } from "../support/view.ts";

const head = `integration names "1.0.0"\nimport { shop } from "./systems.integ"\n`;

/** The text behind the head after a rename at the mark, or why there is none. */
function renamed(marks: string, newName: string): string {
  const { text, offset } = marked(head + marks);
  const view = viewOfText(text);
  const result = renameAt(view, offset, newName, () => [view.checked]);
  return "refused" in result ? result.refused : withEdits(text, result).slice(head.length);
}

/** What can be renamed at the mark, or why it cannot. */
function prepared(marks: string): string {
  const { text, offset } = marked(head + marks);
  const result = prepareRename(viewOfText(text), offset);
  return "refused" in result ? result.refused : `${text.slice(result.span.start, result.span.end)} (${result.name})`;
}

describe("rename", () => {
  test.each([
    [
      "a parameter, in templates and in arguments by name",
      'map a(o: shop.Order) -> string = `x`(┆o: o, o2: "${o.id}")\nmap x(o: shop.Order, o2: string) -> string = "${o.id} ${o2}"',
      "order",
      'map a(o: shop.Order) -> string = `x`(order: o, o2: "${o.id}")\nmap x(order: shop.Order, o2: string) -> string = "${order.id} ${o2}"',
    ],
    [
      "a lambda's parameter, and not the one that it hides",
      "map a(o: shop.Order) -> string[] = o.lines.map(┆line => line.sku).filter(line => line != o.id)",
      "l",
      "map a(o: shop.Order) -> string[] = o.lines.map(l => l.sku).filter(line => line != o.id)",
    ],
    ["to a word of the language", "map a(┆o: shop.Order) -> string = o.id", "match", "map a(`match`: shop.Order) -> string = `match`.id"],
    [
      "to a name that needs quotes",
      "map a(┆o: shop.Order) -> string = o.id",
      "the-order",
      "map a(`the-order`: shop.Order) -> string = `the-order`.id",
    ],
    ["from such a name", "map a(`the order`: shop.Order) -> string = ┆`the order`.id", "o", "map a(o: shop.Order) -> string = o.id"],
    [
      "a map, where it is called, tested and passed",
      'map a(id: string) -> string = id\nmap b(ids: string[]) -> string[] = [┆a("1"), ...ids.map(a)]\ntest a "same" { given "x" expect "x" }',
      "same",
      'map same(id: string) -> string = id\nmap b(ids: string[]) -> string[] = [same("1"), ...ids.map(same)]\ntest same "same" { given "x" expect "x" }',
    ],
    [
      "a let and a trigger's name",
      'flow f {\n  on: shop.orderPaid as ┆o\n  key: o.id\n  let order = shop.getOrder(id: o.id)\n  shop.shipOrder(id: order.id, body: { carrier: fail "${o.id}" })\n}',
      "paid",
      'flow f {\n  on: shop.orderPaid as paid\n  key: paid.id\n  let order = shop.getOrder(id: paid.id)\n  shop.shipOrder(id: order.id, body: { carrier: fail "${paid.id}" })\n}',
    ],
    [
      "an operation that the program names",
      'system s { spec: openapi "specs/shop.yaml" operation ┆x = POST "/orders/{id}/ship" }\nmap a(p: s.x.body) -> s.x.body = p',
      "ship",
      'system s { spec: openapi "specs/shop.yaml" operation ship = POST "/orders/{id}/ship" }\nmap a(p: s.ship.body) -> s.ship.body = p',
    ],
    [
      "one side of a table",
      'table ┆a <-> b { "x": "1" }\nmap m(k: string) -> string = a[k] ?? b[k] ?? ""',
      "left",
      'table left <-> b { "x": "1" }\nmap m(k: string) -> string = left[k] ?? b[k] ?? ""',
    ],
  ])("%s", (_, marks, newName, expected) => expect(renamed(marks, newName)).toBe(expected));

  test.each([
    [
      "a name that the file has",
      'map ┆a(o: shop.Order) -> string = o.id\ntable b { "x": 1 }',
      "b",
      "`b` is declared or imported in /example.integ already.",
    ],
    [
      "a name that an import has",
      "map ┆a(o: shop.Order) -> string = o.id",
      "shop",
      "`shop` is declared or imported in /example.integ already.",
    ],
    [
      "a name that would be captured",
      "map ┆a(o: shop.Order) -> string = o.id\nmap m(b: shop.Order) -> string = a(b)",
      "b",
      "`b` means something else where it would stand in /example.integ.",
    ],
    [
      "a name that would capture",
      "map b(id: string) -> string = id\nmap m(┆o: shop.Order) -> string = b(o.id)",
      "b",
      "`b` means something else where it would stand in /example.integ.",
    ],
    [
      "the name of another variable",
      "map m(┆o: shop.Order, b: string) -> string = o.id",
      "b",
      "`b` means something else where it would stand in /example.integ.",
    ],
    ["a type of the language", "type ┆A = string", "integer", "`integer` is a type of the language."],
    ["the configuration", "map ┆a(o: string) -> string = o", "env", "`env` stands for the configuration."],
    ["no name", "map ┆a(o: string) -> string = o", "`", '"`" cannot be a name.'],
    [
      "a type of the system around it",
      'type ┆Mine = { id: string }\nsystem s { spec: openapi "specs/shop.yaml" webhooks "/s" { verify: none event e: Mine = body } }',
      "Order",
      "`Order` is a type of the system in which it would stand in /example.integ.",
    ],
  ])("refuses %s", (_, marks, newName, why) => expect(renamed(marks, newName)).toBe(why));

  test.each([
    ["map a(o: ┆shop.Order) -> string = o.id", "shop (shop)"],
    ["map a(`the order`: shop.Order) -> string = ┆`the order`.id", "`the order` (the order)"],
    ["map a(o: shop.┆Order) -> string = o.id", "`Order` is the name that the API description gives the type."],
    ["map a(o: shop.Order) -> string = o.┆id", "`id` is the name of a field: what is sent and received has it."],
    [
      "flow f { on: shop.┆orderCancelled as o shop.getOrder(id: o.id) }",
      "`orderCancelled` is the name that the API description gives the event.",
    ],
    ["flow f { on: shop.orderPaid as o shop.┆getOrder(id: o.id) }", "`getOrder` is the name that the API description gives the operation."],
    ["flow f { on: shop.orderPaid as o shop.getOrder(┆id: o.id) }", "`id` is the name that the API description gives the parameter."],
    ["map a(o: string) -> string = o.┆trim()", "This is a word of the language."],
    ["map a(o: string) -> string = ┆env.REGION", "Nothing that has a name of its own stands here."],
    ["map a(o: string) -> string = env.┆REGION", "`env.REGION` is the name under which the connector is configured."],
    ["┆map a(o: string) -> string = o", "Nothing that has a name of its own stands here."],
  ])("%s", (marks, expected) => expect(prepared(marks)).toBe(expected));

  test("over files that import each other's names, in all programs", () => {
    const shared = 'import { shop } from "./systems.integ"\nmap idOf(o: shop.Order) -> string = o.id\n';
    const first = 'integration a "1.0.0"\nimport { idOf, shop } from "./shared.integ"\nmap two(o: shop.Order) -> string = idOf(o)\n';
    const second = 'integration b "1.0.0"\nimport { idOf } from "./shared.integ"\ntest idOf "an id" { given { id: "1" } expect "1" }\n';
    const files: Readonly<Record<string, string>> = { ...besideText, "/shared.integ": shared, "/a.integ": first, "/b.integ": second };
    const host = createMemoryHost(files);
    const workspace = createWorkspace(host);
    const programs = [workspace.check("/a.integ"), workspace.check("/b.integ")];
    const [program] = programs;
    const view = program && viewOf(host, program, "/a.integ");
    if (view === undefined) throw new Error("not read");
    const result = renameAt(view, first.lastIndexOf("idOf"), "id", (file) => programs.filter((each) => each.files.includes(file)));
    if ("refused" in result) throw new Error(result.refused);
    for (const [path, text] of Object.entries({ "/shared.integ": shared, "/a.integ": first, "/b.integ": second })) {
      const edits = result.filter(({ location }) => location.file === path);
      expect(withEdits(text, edits)).toBe(text.replaceAll("idOf", "id"));
    }
  });
});
