import { expect, test } from "vitest";
import { type IdeSymbol, symbolAt } from "../../src/ide/symbol-at.ts";
import { viewOfText } from "../support/view.ts";

/** Every name of it means something: the words behind `//:` say what, in the order of the line. */
const program = `
integration names "1.0.0" { policy: careful }                      //: setting policy, policy careful
import { crm } from "./systems.integ"                              //: system crm, file /systems.integ#
policy careful {
  timeout: 10s                                                     //: setting timeout
  retry: { attempts: 3, backoff: exponential(1s, 4s), jitter: full, on: [429, timeout] } //: setting retry, setting attempts, setting backoff, backoff exponential, setting jitter, word full, setting on, failure 429, failure timeout
}
type Slip = { number: integer, at?: string, kind: "a" | "b" }      //: type Slip, property number, type integer, property at, type string, property kind
type Address = schema "specs/address.json#/$defs/Address"          //: type Address, file /specs/address.json#/$defs/Address
table ranks { "open": 1, "paid": 2 }
system shop {
  spec: openapi "specs/shop.yaml"                                  //: setting spec, word openapi, file /specs/shop.yaml#
  server: env.SHOP_URL ?? "https://shop.example"                   //: setting server, environment SHOP_URL
  auth: bearer(secret.SHOP_TOKEN)                                  //: setting auth, authKind bearer, environment SHOP_TOKEN
  policy: careful                                                  //: setting policy, policy careful
  pages: token { param: cursor, next: next, items: items }         //: setting pages, pageStyle token, setting param, setting next, setting items
  operation send = POST "/orders/{id}/send" { idempotent: true }   //: operation send, operation send, operation send, setting idempotent
  operation getOrder { timeout: 5s }                               //: operation getOrder, setting timeout
  webhooks "/hooks/names" {
    verify: hmac { secret: secret.HOOK, header: "X-Kind" }         //: setting verify, webhookScheme hmac, setting secret, environment HOOK, setting header
    id: body.id                                                    //: setting id, webhook body
    event paid: Order = body.order when headers["X-Kind"] == body.kind //: event paid, type Order, webhook body, webhook headers, webhook body
  }
  assume Order.total: integer                                      //: type Order, property total, type integer
  assume personal: [Order.customer]                                //: type Order, property customer
  assume status: [getOrder(410)]                                   //: operation getOrder
}
map toParcel(o: shop.Order, slip?: Slip) -> shop.shipOrder.body {  //: map toParcel, parameter o, system shop, type Order, parameter slip, type Slip, system shop, operation shipOrder, argument body
  carrier: match o.status { "open" => "post", else => "courier" }  //: property carrier, parameter o, property status, constant open, constant post, constant courier
  weight: o.lines.map(line => line.quantity).sum().min(100).max(1) //: property weight, parameter o, property lines, function map, lambda line, lambda line, property quantity, function sum, function min, function max
}
map first(page: shop.listOrders, item: shop.listOrders.item) -> unknown = page.items[0] ?? item //: map first, parameter page, system shop, operation listOrders, parameter item, system shop, operation listOrders, type item, type unknown, parameter page, property items, parameter item
map rank(o: shop.Order) -> integer = ranks[o.status] ?? 0          //: map rank, parameter o, system shop, type Order, type integer, table ranks, parameter o, property status
flow ship {
  on: shop.paid as order                                           //: setting on, system shop, event paid, trigger order
  key: order.id                                                    //: setting key, trigger order, property id
  let known = shop.getOrder(id: order.id)                          //: let known, system shop, operation getOrder, argument id, trigger order, property id
    on 404, timeout => deadLetter                                  //: failure 404, failure timeout, word deadLetter
  if known.status == "open" {                                      //: let known, property status, constant open
    shop.shipOrder(id: order.id, body: toParcel(o: known))         //: system shop, operation shipOrder, argument id, trigger order, property id, argument body, map toParcel, parameter o, let known
  }
  let note = { text: "\${order.id} \${env.REGION}" }               //: let note, property text, trigger order, property id, environment REGION
  crm.createContact(body: { email: note.text })                    //: system crm, operation createContact, argument body, property email, let note, property text
}
test rank "a paid order" {                                         //: map rank
  env { REGION: "eu" }                                             //: environment REGION
  given { status: "paid", total: 1 }                               //: property status, constant paid, property total
  expect 2
}
`;

function nameOf(symbol: IdeSymbol): string {
  switch (symbol.kind) {
    case "declaration":
      return `${symbol.symbol.kind} ${symbol.symbol.name}`;
    case "variable":
      return `${symbol.variable.kind} ${symbol.variable.name}`;
    case "operation":
      return `operation ${symbol.operation.name}`;
    case "argument":
      return `argument ${symbol.argument.name}`;
    case "event":
      return `event ${symbol.event.name}`;
    case "property":
    case "type":
    case "environment":
      return `${symbol.kind} ${symbol.name}`;
    case "constant":
      return `constant ${symbol.value}`;
    case "setting":
      return `setting ${symbol.setting.name}`;
    case "word":
      return `word ${symbol.word}`;
    case "function":
      return `function ${symbol.spec.name}`;
    case "authKind":
      return `authKind ${symbol.authKind.name}`;
    case "webhookScheme":
      return `webhookScheme ${symbol.scheme.name}`;
    case "pageStyle":
      return `pageStyle ${symbol.style.name}`;
    case "backoff":
      return `backoff ${symbol.backoff.name}`;
    case "failure":
      return `failure ${symbol.failure}`;
    case "file":
      return `file ${symbol.file}#${symbol.pointer}`;
  }
}

const schema = JSON.stringify({ $defs: { Address: { type: "object", properties: { line: { type: "string" } } } } });
const view = viewOfText(program, { "/specs/address.json": schema });
const lines = program.split("\n").map((line, index, all) => ({ line, start: all.slice(0, index).join("\n").length + Math.min(index, 1) }));

test.each(lines.filter(({ line }) => line.includes("//: ")))("$line", ({ line, start }) => {
  const [code = "", words = ""] = line.split("//: ");
  const found: string[] = [];
  for (let offset = start; offset < start + code.length; offset++) {
    const at = symbolAt(view, offset);
    if (at?.span.start === offset) found.push(nameOf(at.symbol));
  }
  expect(found.join(", ")).toBe(words.trim());
});

test("keywords, punctuation and comments mean nothing", () => {
  for (const text of ["integration names", "{ attempts", "//: setting timeout", "let known", "=> deadLetter"])
    expect(symbolAt(view, program.indexOf(text) + (text.startsWith("=>") ? 0 : 1))).toBeUndefined();
});
