import { describe, expect, test } from "vitest";
import { complete } from "../../../src/ide/completion/completion.ts";
import { offered } from "../../support/offered.ts";
import { viewOfText } from "../../support/view.ts";

/** What has to be offered at the mark, in this order, and what must not be. */
const cases: readonly (readonly [place: string, program: string, expected: readonly string[], absent?: readonly string[]])[] = [
  ["a declaration", "┆", ["import", "system", "policy", "map", "flow", "test"]],
  ["a declaration behind others", 'table t { "a": "b" }\nfl┆', ["flow"]],
  ["a setting of a policy", "policy p { ┆ }", ["timeout", "deadline", "retry", "breaker", "bulkhead"]],
  ["a setting that is begun", "policy p { timeout: 5s\n  re┆\n}", ["retry"], ["timeout"]],
  ["a setting within a setting", "policy p { retry: { attempts: 3, ┆ } }", ["backoff", "jitter", "on"], ["attempts"]],
  ["a setting without its name", "policy p {\n  ┆: 20s\n}", ["timeout"]],
  ["any value where a setting's name is left out", "policy p {\n  timeout: 5s\n  : ┆\n}", ["{ … }", "5s"]],
  ["a setting whose brace is lost", "policy p { retry: ┆attempts: 3, jitter: full }\n}", ["attempts", "backoff"], ["timeout"]],
  ["a setting behind a block that is left open", "policy p {\n  retry: { attempts: 3\n  ┆timeout: 5s\n}", ["timeout"], ["backoff"]],
  ["a value whose colon is lost", "policy p { retry: { jitter ┆full } }", ["full", "equal", "none"]],
  ["a word of a setting", "policy p { retry: { jitter: ┆ } }", ["full", "equal", "none"]],
  ["a wait", "policy p { retry: { backoff: ┆ } }", ["exponential", "constant"]],
  ["a failure to retry", "policy p { retry: { on: [┆] } }", ["429", "5xx", "timeout", "network"]],
  ["a failure behind another", "policy p { retry: { on: [429, ti┆] } }", ["timeout"]],
  ["a member of a system", "system s {\n  ┆\n}", ["spec", "auth", "operation", "webhooks", "assume"]],
  ["a format", "system s { spec: ┆ }", ["openapi", "jsonSchema"]],
  ["a policy by its name", "policy patient { }\nsystem s { policy: ┆ }", ["patient"]],
  ["a unit of time", "system s { rate: 5 per ┆ }", ["second", "minute", "hour", "day"]],
  ["a setting of an auth kind", "system s { auth: oauth2.clientCredentials { ┆ } }", ["id", "secret", "scopes", "tokenUrl"]],
  ["an auth kind behind its family", "system s { auth: oauth2.┆ }", ["clientCredentials", "refreshToken", "jwtBearer"]],
  ["a secret", "system s { auth: bearer(┆) }", ["secret", "secret.SHOP_TOKEN"], ["env"]],
  ["a name of a secret", "system s { auth: bearer(secret.┆) }", ["SHOP_TOKEN", "CRM_SECRET"]],
  ["a setting of webhooks", 'system s { webhooks "/x" { ┆ } }', ["verify", "id", "event"]],
  ["a way to verify", 'system s { webhooks "/x" { verify: ┆ } }', ["stripe", "github", "hmac"]],
  ["the body of a delivery", 'system s { webhooks "/x" { id: ┆ } }', ["body", "headers"]],
  ["an operation by its id", 'system s { spec: openapi "specs/shop.yaml"\n  operation ┆ }', ["listOrders", "getOrder", "shipOrder"]],
  [
    "a method",
    'system s { spec: openapi "specs/shop.yaml"\n  operation ship = ┆ }',
    ["GET", "POST", "GET /orders", "POST /orders/{id}/ship"],
  ],
  [
    "a path of an operation",
    'system s { spec: openapi "specs/shop.yaml"\n  operation ship = POST "┆" }',
    ["/orders/{id}/ship", "/orders/{id}/send"],
    ["/orders/{id}"],
  ],
  ["an event of the description", 'system s { spec: openapi "specs/shop.yaml"\n  webhooks "/x" { event ┆ } }', ["orderCancelled"]],
  [
    "a type of the system within it",
    'system s { spec: openapi "specs/shop.yaml"\n  webhooks "/x" { event paid: ┆ } }',
    ["Order", "Customer", "string"],
  ],
  ["what is assumed", 'system s { spec: openapi "specs/shop.yaml"\n  assume ┆ }', ["personal", "Order", "listOrders"]],
  ["a field of what is assumed", 'system s { spec: openapi "specs/shop.yaml"\n  assume Order.cust┆: string }', ["customer"]],
  ["a type", "map m(x: ┆", ["shop", "crm", "string"]],
  ["a type of a system", "map m(x: shop.┆", ["Order", "Customer", "Parcel", "listOrders"]],
  ["a part of an operation", "map m(x: shop.shipOrder.┆", ["body"]],
  ["a type of the program", "type Note = { text: string }\nmap m(x: N┆", ["Note"]],
  ["the result of a map", "map m(x: shop.Order) -> ┆", ["shop", "crm"]],
  ["a type in a union", "type T = string | ┆", ["shop", "null"]],
  ["a field of a type", "type T = { a: ┆ }", ["shop", "string"]],
  ["a member", "map m(o: shop.Order) -> string = o.customer.┆", ["name", "email", "phone"]],
  [
    "a member of what is half written",
    'map m(o: shop.Order) -> shop.Parcel {\n  carrier: "post"\n  weight: o.lines.first()?.┆\n}',
    ["quantity", "sku"],
  ],
  ["a member whose point is lost", "map m(o: shop.Order) -> string = o.customer.name.trim()┆upper()", ["upper", "trim"]],
  ["a member without its owner", "map m(o: shop.Order, c: shop.Customer) -> string = .┆", ["status", "name", "customer"]],
  ["a member behind a missing one", "map m(o: shop.Order) -> string = o..┆name", ["name", "email", "phone"]],
  ["a type without its system", "map m(o: .┆) -> string = o", ["Order", "Customer"]],
  ["a type whose colon is lost", "map m(o ┆shop.Order) -> string = o", ["shop", "string"]],
  ["a result whose arrow is lost", "map m(o: shop.Order) ┆shop.Parcel { }", ["shop", "crm"]],
  ["a standard function", "map m(o: shop.Order) -> string = o.customer.name.┆", ["upper", "trim", "take"], ["sum", "abs"]],
  ["a function of a list", "map m(o: shop.Order) -> number = o.lines.┆", ["map", "filter", "sum"], ["upper"]],
  ["a member of a function's parameter", "map m(o: shop.Order) -> number = o.lines.sum(line => line.┆", ["sku", "quantity"]],
  ["a variable", "map m(o: shop.Order) -> string = ┆", ["o", "match", "fail"]],
  ["a field of a map", "map m(o: shop.Order) -> shop.Parcel { ┆ }", ["carrier", "weight"]],
  ["a field that is begun", 'map m(o: shop.Order) -> shop.Parcel {\n  carrier: "post"\n  we┆\n}', ["weight"], ["carrier"]],
  ["a field without its name", "map m(o: shop.Order) -> shop.Parcel {\n  ┆: 5\n}", ["carrier", "weight"]],
  ["a constant as a value", "map m(o: shop.Order) -> shop.Parcel { carrier: ┆ }", ['"post"', '"courier"', "o"]],
  ["a constant in a string", 'map m(o: shop.Order) -> shop.Parcel { carrier: "┆" }', ["post", "courier"]],
  ["a constant in a string that is not closed", 'map m(o: shop.Order) -> shop.Parcel {\n  carrier: "po┆\n  weight: 5\n}', ["post"]],
  ["a constant that is compared", 'map m(o: shop.Order) -> boolean = o.status == "┆"', ["open", "paid", "shipped"]],
  ["an interpolation", 'map m(o: shop.Order) -> string = "Order ${o.┆"', ["id", "number", "customer"]],
  ["a case", "map m(o: shop.Order) -> string = match o.status { ┆ }", ['"open"', '"paid"', '"shipped"', "else"]],
  [
    "a case behind others",
    'map m(o: shop.Order) -> string = match o.status {\n  "open" => "a"\n  ┆\n}',
    ['"paid"', '"shipped"', "else"],
    ['"open"'],
  ],
  ["a case in a string", 'map m(o: shop.Order) -> string = match o.status { "┆" => "a" }', ["open", "paid"]],
  ["the value of a case", 'map m(o: shop.Order) -> string = match o.status { "open" => ┆ }', ["o", "fail"]],
  ["a trigger", "flow f {\n  on: ┆\n}", ["shop", "crm", "every", "cron"]],
  ["an event", "flow f {\n  on: shop.┆\n}", ["orderPaid", "orderCancelled"], ["getOrder"]],
  ["a setting of a flow", "flow f {\n  on: shop.orderPaid as order\n  ┆\n}", ["key", "failure", "deadline", "shop", "let"], ["on"]],
  ["an expression of a setting", "flow f {\n  on: shop.orderPaid as order\n  key: ┆\n}", ["order"]],
  ["what becomes of a failed run", "flow f {\n  on: shop.orderPaid as order\n  failure: [┆]\n}", ["deadLetter", "alert"]],
  ["a step", "flow f {\n  on: shop.orderPaid as order\n  let x = order.id\n  ┆\n}", ["shop", "crm", "let", "if", "for"], ["key"]],
  ["an operation", "flow f {\n  on: shop.orderPaid as order\n  shop.┆\n}", ["listOrders", "getOrder", "shipOrder"], ["orderPaid"]],
  ["an operation that is bound", "flow f {\n  on: shop.orderPaid as order\n  let x = ┆\n}", ["shop", "order"]],
  ["an argument", "flow f {\n  on: shop.orderPaid as order\n  shop.shipOrder(┆)\n}", ["id", "body"]],
  ["an argument behind another", "flow f {\n  on: shop.orderPaid as order\n  shop.shipOrder(id: order.id, ┆)\n}", ["body"], ["id"]],
  ["the value of an argument", "flow f {\n  on: shop.orderPaid as order\n  shop.getOrder(id: ┆)\n}", ["order"]],
  ["a field of a body", "flow f {\n  on: shop.orderPaid as order\n  shop.shipOrder(id: order.id, body: { ┆ })\n}", ["carrier", "weight"]],
  ["a result", "flow f {\n  on: shop.orderPaid as order\n  let shipped = shop.getOrder(id: order.id)\n  crm.┆", ["createContact"]],
  [
    "a member of a result",
    "flow f {\n  on: shop.orderPaid as order\n  let found = shop.getOrder(id: order.id)\n  let n = found.┆\n}",
    ["number", "customer"],
  ],
  [
    "a documented error",
    'flow f {\n  on: shop.orderPaid as order\n  shop.shipOrder(id: order.id, body: { carrier: "post" })\n    on ┆\n}',
    ["409", "503", "timeout", "network"],
    ["404"],
  ],
  [
    "an error behind another",
    'flow f {\n  on: shop.orderPaid as order\n  shop.shipOrder(id: order.id, body: { carrier: "post" })\n    on 409, ┆ => continue\n}',
    ["503", "timeout"],
    ["409"],
  ],
  [
    "an outcome",
    "flow f {\n  on: shop.orderPaid as order\n  shop.getOrder(id: order.id)\n    on 404 => ┆\n}",
    ["deadLetter", "continue", "fail"],
  ],
  ["a step in a block", "flow f {\n  on: shop.orderPaid as order\n  if order.total > 5 {\n    ┆\n  }\n}", ["shop", "let"], ["key"]],
  ["a condition", "flow f {\n  on: shop.orderPaid as order\n  if ┆ {\n  }\n}", ["order"]],
  ["what a loop goes over", "flow f {\n  on: shop.orderPaid as order\n  for line in ┆\n}", ["shop", "order"]],
  [
    "an item of a loop",
    "flow f {\n  on: shop.orderPaid as order\n  for line in order.lines {\n    crm.createContact(body: { email: line.┆ })\n  }\n}",
    ["sku", "quantity"],
  ],
  ["a name to import", 'import { ┆ } from "./systems.integ"', ["shop", "crm"]],
  ["a file to import", 'import { shop } from "┆"', ["./systems.integ"]],
  ["a file of a description", 'system s { spec: openapi "specs/┆" }', ["specs/crm.yaml", "specs/shop.yaml"]],
  ["a schema of a file", 'type T = schema "odd.json#/$┆"', ["odd.json#/$defs/A", "odd.json#/$defs/B"]],
  ["an overlay", 'system s { spec: openapi "specs/shop.yaml" ┆ }', ["overlay"]],
  ["what is tested", "map m(x: shop.Order) -> string = x.id\ntest ┆", ["m"]],
  ["a part of a test", 'map m(x: shop.Order) -> string = x.id\ntest m "a" {\n  ┆\n}', ["given", "expect"]],
  ["a field of a sample", 'map m(x: shop.Order) -> string = x.id\ntest m "a" {\n  given { customer: { ┆ } }\n}', ["name", "email"]],
  [
    "a constant of a sample",
    'map m(x: shop.Order) -> string = x.id\ntest m "a" {\n  given { status: "┆" }\n}',
    ["open", "paid", "shipped"],
  ],
  ["a key of a table", 'table t { "a": "b", "c": "d" }\nmap m(x: shop.Order) -> string = t["┆"]', ["a", "c"]],
];

describe("what is offered", () => {
  test.each(cases.map(([place, program, expected, absent = []]) => ({ place, program, expected, absent })))(
    "at $place",
    ({ program, expected, absent }) => {
      const labels = offered(program, { "/odd.json": JSON.stringify({ $defs: { A: {}, B: {} } }) });
      expect(labels).toEqual(expect.arrayContaining([...expected]));
      expect(labels.filter((label) => expected.includes(label))).toEqual(expected);
      expect(labels.filter((label) => absent.includes(label))).toEqual([]);
    },
  );

  test.each([
    ["a comment", "// a po┆"],
    ["the name of a declaration", "map ┆"],
    ["the name of a variable", "flow f {\n  on: shop.orderPaid as order\n  let ┆\n}"],
    ["a parameter", "map m(┆"],
  ])("nothing at %s", (_, program) => {
    expect(offered(program)).toEqual([]);
  });

  test("what a program begins with in an empty file", () => {
    expect(complete(viewOfText(""), 0).items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["integration", "import", "system"]),
    );
  });
});
