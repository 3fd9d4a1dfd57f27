import { describe, expect, test } from "vitest";
import { type Call, callItemAt, incomingCalls, outgoingCalls } from "../../src/ide/call-hierarchy.ts";
import { declarationAt, definitionAt, typeDefinitionAt } from "../../src/ide/definition.ts";
import { documentLinksOf } from "../../src/ide/document-links.ts";
import { foldsOf } from "../../src/ide/folding.ts";
import { type OutlineItem, outlineOf } from "../../src/ide/outline.ts";
import type { Place } from "../../src/ide/places-of.ts";
import { highlightsAt, referencesAt } from "../../src/ide/references.ts";
import { selectionRangesAt } from "../../src/ide/selection-ranges.ts";
import type { View } from "../../src/ide/view.ts";
import { workspaceSymbols } from "../../src/ide/workspace-symbols.ts";
import { marked } from "../support/marked.ts";
import { besideText, viewOfText } from "../support/view.ts";

const head = `integration places "1.0.0"\nimport { shop } from "./systems.integ"\n`;

function open(marks: string, files: Readonly<Record<string, string>> = {}): { readonly view: View; readonly offset: number } {
  const { text, offset } = marked(head + marks);
  return { view: viewOfText(text, files), offset };
}

/** A place with what stands there: the text of a program, or a pointer into a description. */
function shown(view: View, place: Place): string {
  if ("pointer" in place) return `${place.file}#${place.pointer}`;
  const text = view.checked.sources.get(place.file)?.text ?? "";
  return `${place.file} ${text.slice(place.start, place.end)}`;
}

function leads(lead: typeof definitionAt, marks: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { view, offset } = open(marks, files);
  return lead(view, offset)?.targets.map((place) => shown(view, place)) ?? [];
}

const schemas = "/specs/shop.yaml#/components/schemas";

describe("definition", () => {
  test.each([
    ["a variable", "map a(o: shop.Order) -> string = ┆o.id", ["/example.integ o"]],
    ["a system of another file", "map a(o: ┆shop.Order) -> string = o.id", ["/systems.integ shop"]],
    ["a type", "map a(o: shop.┆Order) -> string = o.id", [`${schemas}/Order`]],
    ["a field", "map a(o: shop.Order) -> string = o.customer.┆name", [`${schemas}/Customer/properties/name`]],
    ["a field of a type of the program", "type T = { kind: string }\nmap a(t: T) -> string = t.┆kind", ["/example.integ kind"]],
    [
      "a field of an object that is written there",
      'flow f { on: shop.orderPaid as o let n = { text: "x" } shop.getOrder(id: n.┆text) }',
      ["/example.integ text"],
    ],
    ["an enum's value", 'map a(o: shop.Order) -> boolean = o.status == "┆paid"', [`${schemas}/Status`]],
    ["an operation", "flow f { on: shop.orderPaid as o shop.┆getOrder(id: o.id) }", ["/specs/shop.yaml#/paths/~1orders~1{id}/get"]],
    ["a parameter", "flow f { on: shop.orderPaid as o shop.getOrder(┆id: o.id) }", ["/specs/shop.yaml#/paths/~1orders~1{id}/parameters/0"]],
    [
      "a status",
      "flow f { on: shop.orderPaid as o shop.getOrder(id: o.id) on ┆404 => continue }",
      ["/specs/shop.yaml#/paths/~1orders~1{id}/get/responses/404"],
    ],
    [
      "a class of statuses",
      "flow f { on: shop.orderPaid as o shop.getOrder(id: o.id) on ┆5xx => continue }",
      ["/specs/shop.yaml#/paths/~1orders~1{id}/get/responses/503"],
    ],
    ["an event", "flow f { on: shop.┆orderPaid as o shop.getOrder(id: o.id) }", ["/systems.integ orderPaid"]],
    ["an import", 'import { crm } from "./┆systems.integ"', ["/systems.integ "]],
    ["a description", 'system s { spec: openapi "┆specs/shop.yaml" }', ["/specs/shop.yaml "]],
    [
      "a part of an answer that pages name",
      'system s { spec: openapi "specs/shop.yaml" auth: bearer(secret.T) pages: token { param: cursor, next: next, items: ┆items } }\nflow f { on: shop.orderPaid as o for each in s.listOrders() { shop.getOrder(id: each.id) } }',
      [`${schemas}/OrderPage/properties/items`],
    ],
    [
      "a parameter that pages name",
      'system s { spec: openapi "specs/shop.yaml" auth: bearer(secret.T) pages: token { param: ┆cursor, next: next, items: items } }\nflow f { on: shop.orderPaid as o for each in s.listOrders() { shop.getOrder(id: each.id) } }',
      ["/specs/shop.yaml#/paths/~1orders/get/parameters/2"],
    ],
    ["a word of the language", "map a(o: shop.Order) -> string = o.id.┆trim()", []],
    ["a name that nobody knows", "map a(o: shop.Order) -> string = ┆p.id", []],
  ])("of %s", (_, marks, expected) => expect(leads(definitionAt, marks)).toEqual(expected));

  test("into a file that a description refers to", () => {
    const files = {
      "/split.json": JSON.stringify({
        openapi: "3.1.0",
        info: { title: "S", version: "1" },
        paths: {},
        components: { schemas: { A: { $ref: "parts/a.json#/A" } } },
      }),
      "/parts/a.json": JSON.stringify({ A: { type: "object", properties: { b: { type: "string" } } } }),
    };
    const system = 'system s { spec: openapi "split.json" }\n';
    expect(leads(definitionAt, `${system}map m(a: s.A) -> unknown = a.┆b`, files)).toEqual(["/parts/a.json#/A/properties/b"]);
    expect(leads(definitionAt, `${system}map m(a: s.┆A) -> unknown = a.b`, files)).toEqual(["/parts/a.json#/A"]);
  });

  test("the declaration of an operation is what the program says of it", () => {
    const system = 'system s { spec: openapi "specs/shop.yaml" operation x = GET "/orders/{id}" }\n';
    expect(leads(declarationAt, `${system}flow f { on: shop.orderPaid as o s.┆x(id: o.id) }`)).toEqual(["/example.integ x"]);
    expect(leads(definitionAt, `${system}flow f { on: shop.orderPaid as o s.┆x(id: o.id) }`)).toEqual([
      "/specs/shop.yaml#/paths/~1orders~1{id}/get",
    ]);
  });

  test("the type of a variable, a field and an operation", () => {
    expect(leads(typeDefinitionAt, "map a(o: shop.Order) -> string = ┆o.id")).toEqual([`${schemas}/Order`]);
    expect(leads(typeDefinitionAt, "map a(o: shop.Order) -> unknown = o.┆lines")).toEqual([`${schemas}/Order/properties/lines`]);
    expect(leads(typeDefinitionAt, "flow f { on: shop.orderPaid as o shop.┆getOrder(id: o.id) }")).toEqual([`${schemas}/Order`]);
  });
});

describe("references and highlights", () => {
  test("of a field, wherever it is read and written", () => {
    const { view, offset } = open(
      'map a(o: shop.Order) -> string = o.┆id\nmap b(o: shop.Order) -> string = o.id\ntest a "x" { given { id: "1" } expect "1" }',
    );
    expect(highlightsAt(view, offset).map(({ role }) => role)).toEqual(["read", "read", "write"]);
  });

  test("with and without the declaration, over files", () => {
    const { view, offset } = open("map a(o: ┆shop.Order) -> string = o.id");
    const found = (declaration: boolean): readonly string[] =>
      referencesAt(view, offset, () => [view.checked], { declaration }).map(
        ({ file, start }) => `${file} ${start === offset ? "here" : "there"}`,
      );
    expect(found(false)).toEqual(["/example.integ there", "/example.integ here"]);
    expect(found(true)).toEqual(["/example.integ there", "/example.integ here", "/systems.integ there"]);
  });

  test("of a parameter with the name of another's are its own", () => {
    const { view, offset } = open("map a(┆o: shop.Order) -> string = o.id\nmap b(o: shop.Order) -> string = o.id");
    expect(highlightsAt(view, offset).map(({ role }) => role)).toEqual(["declaration", "read"]);
  });
});

const program = `
// First,
// second.
system s {
  spec: openapi "specs/shop.yaml"
  operation get = GET "/orders/{id}"
  webhooks "/s" {
    verify: none
    event paid: Order = body
  }
}
type Address = schema "specs/a.json#/$defs/A"
map inner(o: shop.Order) -> string = o.id
map outer(o: shop.Order) -> shop.Parcel {
  carrier: "post"
  weight: inner(o).length()
}
flow ship {
  on: s.paid as o
  key: o.id
  let label = shop.shipOrder(id: inner(o), body: outer(o))
    on 409 => continue
  if o.id == "x" {
    s.get(id: o.id)
  }
}
`;

describe("the structure of a file", () => {
  const { view } = open(`┆${program}`);

  test("its outline", () => {
    const lines = (items: readonly OutlineItem[], depth = 0): readonly string[] =>
      items.flatMap(({ name, kind, detail, children }) => [
        `${"  ".repeat(depth)}${kind} ${name}${detail === "" ? "" : ` ${detail}`}`,
        ...lines(children, depth + 1),
      ]);
    expect(lines(outlineOf(view.parsed.file, view.text))).toEqual([
      "integration places 1.0.0",
      "system s",
      "  operation get GET /orders/{id}",
      "  webhooks /s",
      "    event paid Order",
      "type Address",
      "map inner -> string",
      "map outer -> shop.Parcel",
      '  field carrier "post"',
      "  field weight inner(o).length()",
      "flow ship",
      "  setting on",
      "  setting key",
      "  let label shop.shipOrder",
      '  step if o.id == "x"',
      "    step s.get",
    ]);
  });

  test("its folds", () => {
    const lineOf = (offset: number): string =>
      view.text.slice(view.text.lastIndexOf("\n", offset - 1) + 1, view.text.indexOf("\n", offset)).trim();
    expect(
      foldsOf(view)
        .map(({ start, kind }) => `${kind} ${lineOf(start)}`)
        .sort(),
    ).toEqual([
      "comment // First,",
      "region flow ship {",
      'region if o.id == "x" {',
      "region let label = shop.shipOrder(id: inner(o), body: outer(o))",
      "region map outer(o: shop.Order) -> shop.Parcel {",
      "region system s {",
      'region webhooks "/s" {',
    ]);
  });

  test("its links", () => {
    expect(
      documentLinksOf(view).map(({ span, target }) => `${view.text.slice(span.start, span.end)} ${target.file} ${target.pointer}`),
    ).toEqual(["./systems.integ /systems.integ ", "specs/shop.yaml /specs/shop.yaml ", "specs/a.json#/$defs/A /specs/a.json /$defs/A"]);
  });

  test("what a selection grows to", () => {
    const offset = view.text.indexOf('"post"') + 3;
    expect(
      selectionRangesAt(view, offset)
        .slice(0, 5)
        .map(({ start, end }) => view.text.slice(start, end).split("\n")[0]),
    ).toEqual(["post", '"post"', 'carrier: "post"', "", "{"]);
  });

  test("names of all files, the best first", () => {
    const files = Object.keys(besideText).flatMap((file) => {
      const read = view.checked.sources.get(file);
      return read === undefined ? [] : [[file, read] as const];
    });
    const found = (query: string): readonly string[] =>
      workspaceSymbols(query, [[view.file, { text: view.text, parsed: view.parsed }], ...files]).map(
        ({ name, container }) => `${container ?? ""}.${name}`,
      );
    expect(found("s")).toContain(".shop");
    expect(found("paid")).toEqual(["s.paid", "shop.orderPaid"]);
    expect(found("ship")).toEqual([".ship"]);
    expect(found("otr")).toEqual([".outer"]);
    expect(found("nothing like it")).toEqual([]);
  });

  test("who calls what", () => {
    const programs = (): readonly View["checked"][] => [view.checked];
    const at = (words: string): number => view.text.indexOf(words) + words.length;
    const names = (calls: readonly Call[]): readonly string[] =>
      calls.map(({ item, at: places }) => `${item.kind} ${item.name} ${places.length}`);
    expect(names(outgoingCalls(view, at("flow shi")))).toEqual([
      "operation shop.shipOrder 1",
      "map inner 1",
      "map outer 1",
      "operation s.get 1",
    ]);
    expect(names(outgoingCalls(view, at("map oute")))).toEqual(["map inner 1"]);
    expect(names(incomingCalls(view, at("map inne"), programs))).toEqual(["map outer 1", "flow ship 1"]);
    expect(names(incomingCalls(view, at("shop.shipOrde"), programs))).toEqual(["flow ship 1"]);
    expect(names(incomingCalls(view, at("flow shi"), programs))).toEqual([]);
    expect(callItemAt(view, at("flow shi"))).toMatchObject({ kind: "flow", name: "ship" });
    expect(callItemAt(view, at("let labe"))).toBeUndefined();
  });
});
