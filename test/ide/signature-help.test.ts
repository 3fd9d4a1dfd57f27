import { describe, expect, test } from "vitest";
import { signatureHelpAt } from "../../src/ide/signature-help.ts";
import { marked } from "../support/marked.ts";
import { viewOfText } from "../support/view.ts";

const head = `integration calls "1.0.0"\nimport { shop } from "./systems.integ"\nmap two(a: shop.Order, b?: string) -> string = "\${a.id}\${b ?? ""}"\n`;

/** The label at the mark with the active parameter in brackets of its own; of several, the active one. */
function help(marks: string): string {
  const { text, offset } = marked(head + marks);
  const found = signatureHelpAt(viewOfText(text), offset);
  const signature = found?.signatures[found.active];
  if (signature === undefined) return "nothing";
  const { label, parameters, active } = signature;
  const parameter = active === undefined ? undefined : parameters[active];
  if (parameter === undefined) return label;
  return `${label.slice(0, parameter.start)}«${label.slice(parameter.start, parameter.end)}»${label.slice(parameter.end)}`;
}

const flow = (call: string): string => `flow f {\n  on: shop.orderPaid as o\n  key: o.id\n  ${call}\n}\n`;
const after = "map last(o: shop.Order) -> string = o.id\n";

describe("signature help", () => {
  test.each([
    [
      "the first argument of an operation",
      flow('shop.shipOrder(┆id: o.id, body: { carrier: "post" })'),
      "shop.shipOrder(«id: string», body: Parcel) -> Order",
    ],
    ["another one", flow('shop.shipOrder(id: o.id, body: ┆{ carrier: "post" })'), "shop.shipOrder(id: string, «body: Parcel») -> Order"],
    [
      "one that comes first",
      flow('shop.shipOrder(body: { carrier: "post" }, id: o.┆id)'),
      "shop.shipOrder(«id: string», body: Parcel) -> Order",
    ],
    [
      "one that may be left out",
      flow("let l = shop.listOrders(limit: ┆3)"),
      "shop.listOrders(«limit?: integer (at least 1, at most 100)», status?: Status, updatedAfter?: string (date-time), cursor?: string) -> OrderPage",
    ],
    ["an operation that is not called yet", flow("shop.shipOrder(┆"), "shop.shipOrder(«id: string», body: Parcel) -> Order"],
    [
      "what is required next, while its name is not written",
      flow("shop.shipOrder(id: o.id, ┆"),
      "shop.shipOrder(id: string, «body: Parcel») -> Order",
    ],
    [
      "a value that is not written",
      `${flow("shop.shipOrder(id: o.id, body: ┆")}${after}`,
      "shop.shipOrder(id: string, «body: Parcel») -> Order",
    ],
    ["an empty pair of brackets", `${flow("let x = shop.getOrder(┆)")}${after}`, "shop.getOrder(«id: string») -> Order"],
    ["a map by place", `${flow("let x = two(o, ┆)")}${after}`, "two(a: Order, «b?: string») -> string"],
    ["a map by name", `map m(o: shop.Order) -> string = two(b: ┆"x", a: o)`, "two(a: Order, «b?: string») -> string"],
    ["a function of a text", "map m(o: shop.Order) -> string = o.id.take(┆3)", "take(«count: integer») -> string"],
    ["a function of a list", "map m(o: shop.Order) -> unknown = o.lines.take(┆3)", "take(«count: integer») -> T[]"],
    [
      "a function, half written",
      `map m(o: shop.Order) -> string = o.id.replace("a", ┆\n${after}`,
      "replace(search: string, «replacement: string») -> string",
    ],
    ["the outer of two calls", "map m(o: shop.Order) -> string = o.id.take(o.id.length(), ┆)", "take(count: integer) -> string"],
    ["the inner of two calls", "map m(o: shop.Order) -> string = two(o, o.id.take(┆3))", "take(«count: integer») -> string"],
    ["an auth kind", 'system s { spec: openapi "specs/shop.yaml" auth: apiKey(header "X", ┆secret.K) }', "apiKey(place, «key»)"],
    [
      "a webhook scheme",
      'system s { spec: openapi "specs/shop.yaml" webhooks "/s" { verify: stripe(secret.K, tolerance: ┆5m) } }',
      "stripe(secret, «tolerance?»)",
    ],
    [
      "a backoff",
      "policy p { retry: { backoff: exponential(1s, ┆2s) } }",
      "exponential(initial: duration, «maximum: duration», factor?: factor)",
    ],
  ])("of %s", (_, marks, expected) => expect(help(marks)).toBe(expected));

  test.each([
    ["within an object of its own", flow('shop.shipOrder(id: o.id, body: { ┆carrier: "post" })')],
    ["behind the call", flow('shop.shipOrder(id: o.id, body: { carrier: "post" })┆')],
    ["in front of its brackets", flow('shop.┆shipOrder(id: o.id, body: { carrier: "post" })')],
    ["in grouping brackets", "map m(o: shop.Order) -> string = (┆o.id)"],
    ["of what nobody knows", "map m(o: shop.Order) -> string = nobody(┆o.id)"],
    ["of a map's own parameters", "map m(┆o: shop.Order) -> string = o.id"],
  ])("nothing %s", (_, marks) => expect(help(marks)).toBe("nothing"));
});
