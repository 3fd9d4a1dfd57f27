import type { Page } from "../page.ts";

export const notSupportedYet: Page = {
  why: `The language is wider than what this version compiles. What is not compiled is an error at its place and never ignored, because a program that compiles does what it says.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

plan {
  phase1: "orders"
}

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const clauseWithoutCall: Page = {
  why: `Only a call of an operation can fail in ways that a handler names. What goes wrong in an expression is met there, with \`??\` or \`!\`.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  let name = order.customer.name
    on 404 => "nobody"
  shop.getOrder(id: name)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  let name = order.customer.name
  shop.getOrder(id: name)
}`,
};

export const stepWithoutEffect: Page = {
  why: `Expressions are pure: computed for nothing, they do nothing. A step calls an operation, binds a name, or fails. Such a line is mostly a call whose name or system was forgotten.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  order.id
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  let id = order.id
  shop.getOrder(id: id)
}`,
};

export const wrongKeyType: Page = {
  why: `Runs with the same key go one after the other and in order, and with the event's id a key drops what arrives twice. A key that may be missing would put unrelated runs into one row, and a key that is an object is never the same twice.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on:  shop.orderPaid as order
  key: order.note
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on:  shop.orderPaid as order
  key: order.id
  shop.getOrder(id: order.id)
}`,
};

export const unreachableStep: Page = {
  why: `\`fail\` ends the run, so nothing behind it happens, neither now nor when the run is tried again.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  fail "not yet"
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  if order.status == "open" { fail "not yet" }
  shop.getOrder(id: order.id)
}`,
};

export const duplicateName: Page = {
  why: `A name is bound once in a flow. A step's result is recorded under its name, and after a crash the run goes on with what was recorded: with two results under one name it could go on with the wrong one.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  let found = shop.getOrder(id: order.id)
  let found = shop.listOrders(status: "paid")
  if found.items.isEmpty() { fail "there is none" }
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  let found = shop.getOrder(id: order.id)
  let others = shop.listOrders(status: "paid")
  if found.status == "open" && others.items.isEmpty() { fail "there is none" }
}`,
};

export const triggerWithoutName: Page = {
  why: `\`as\` gives the event's value the name under which the steps use it. A flow that does not look at its event is a mistake more often than not.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const wrongWebhooksPath: Page = {
  why: `Each \`webhooks\` block is an address of its own on the connector: it begins with \`/\`, has no query, and no other block has it. Otherwise deliveries would reach the wrong one, and be refused there for their signature.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}

flow cancelled {
  on: shop.orderCancelled as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}

flow cancelled {
  on: shop.orderCancelled as order
  shop.getOrder(id: order.id)
}`,
};

export const unknownFailure: Page = {
  why: `A failure is a status from 300 to 599, a class of statuses (\`3xx\`, \`4xx\`, \`5xx\`), or one of the words for what happens without an answer. A handler for a word that means nothing would never run, and the failure would go where nobody expects it.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
    on timeot => deadLetter
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
    on timeout => deadLetter
}`,
};

export const unreachableHandler: Page = {
  why: `Handlers are tried in the order in which they stand. One behind a wider one, or for a status that the description does not have, has no effect, and what it was written for ends elsewhere.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 4xx => deadLetter
    on 404 => continue
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
    on 4xx => deadLetter
}`,
};

export const failureWithoutDeadLetter: Page = {
  why: `What was accepted is never lost: a run that fails for good is kept as a dead letter, whether \`failure\` says so or not. Saying it keeps the source true for its reader.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on:      shop.orderPaid as order
  failure: [alert "ops"]
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on:      shop.orderPaid as order
  failure: [deadLetter, alert "ops"]
  shop.getOrder(id: order.id)
}`,
};

export const guardNotAccepted: Page = {
  why: `With \`guards: error\` every value that reaches a system must be proved to fit when the program is compiled, or be accepted in the source with \`!\`. Without it the compiler puts a check in front of the call, and a record that fails it becomes a dead letter.`,
  wrong: `integration orders "1.0.0" { guards: error }
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: order.customer.name })
}`,
  right: `integration orders "1.0.0" { guards: error }
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: order.customer.name.take(40) })
}`,
  mend: `\`.take(40)\` cuts the text: right for a name, wrong for an order's number. There \`!\` behind the value refuses the record instead, with a reason that names the field and the constraint.`,
};
