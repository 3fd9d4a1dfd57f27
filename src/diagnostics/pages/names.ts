import type { Page } from "../page.ts";

export const unknownName: Page = {
  why: `A name in an expression is a parameter, a \`let\`, a trigger's name, a table, a map, or \`env\` and \`secret\` with a name behind a point. Nothing of this kind has the name. A name of a step's block (\`if\`, \`for\`) is not known behind it.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: ordr.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const unknownMember: Page = {
  why: `The API's own description names the fields of each type, and this is none of them. In JavaScript such a line gives \`undefined\`, and the record arrives without the value; the mistake shows weeks later as a gap in the data.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: order.customer.nmae.take(40) })
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: order.customer.name.take(40) })
}`,
  mend: `Where the description leaves out a field that is really there, say so in the system: \`assume Order: { campaign: string | null }\`. What is assumed is verified on everything that arrives.`,
};

export const unknownFunction: Page = {
  why: `Standard functions are called on a value: \`text.take(3)\`, \`items.compact()\`. Which ones there are depends on the kind of the value: a text can be trimmed, a list cannot. All of them are in [the reference](../../grammar/reference/functions.md).`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: order.customer.name.tak(40) })
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: order.customer.name.take(40) })
}`,
};

export const unknownType: Page = {
  why: `A type is \`string\`, \`number\`, \`integer\`, \`boolean\`, \`null\`, \`unknown\`, one that the program declares, or one of a system's description behind the system's name: \`shop.Order\`. What an operation gives is a type too: \`shop.getOrder\`, the items of a paged one \`shop.listOrders.item\`, its body \`shop.shipOrder.body\`.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

map title(order: shop.Ordr) -> string = "Order \${order.number}"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: title(order))
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

map title(order: shop.Order) -> string = "Order \${order.number}"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: title(order))
}`,
};

export const unknownSetting: Page = {
  why: `Every block has a fixed list of settings, so that a slip of the pen is never a setting without an effect. A misspelt \`timeout\` that is silently ignored shows itself on the day on which the other side hangs.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard { timout: 20s }`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 20s }`,
};

export const duplicateSetting: Page = {
  why: `A setting has one value; which of two was meant is not guessed.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard {
  timeout: 20s
  timeout: 30s
}`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 30s }`,
};

export const missingSetting: Page = {
  why: `Some settings have no value that could be assumed: how deliveries are verified, where a description is, what starts a flow. The message shows what one looks like.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  webhooks "/hooks/shop" {
    event orderCancelled
  }
}`,
  right: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}`,
};

export const wrongSettingForm: Page = {
  why: `Settings are read when the program is compiled, so each has a form that it must take: a duration, a ratio, a list of statuses. Units are part of the value, so that nobody has to remember whether \`20\` are seconds or milliseconds.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 20 }`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 20s }`,
};

export const unknownOption: Page = {
  why: `The setting takes one of a few words, and this is none of them. Were it taken for the default, the retries would come all at once after an outage, and nobody would know why.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard { retry: { attempts: 3, jitter: ful } }`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { retry: { attempts: 3, jitter: full } }`,
};

export const unknownOperation: Page = {
  why: `An operation is called by the \`operationId\` of the description, or by a name that the system gives it (\`operation NAME = METHOD "/path"\`). \`integ inspect\` lists them all.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrdr(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const unknownPath: Page = {
  why: `The method and the path are those of the description, letter for letter: parameters in braces, under the description's own names. A path that the description does not have would be answered with 404 at the first call.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  operation ship = POST "/order/{id}/ship"
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}`,
  right: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  operation ship = POST "/orders/{id}/ship"
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}

flow cancelled {
  on: shop.orderCancelled as order
  shop.ship(id: order.id, body: { carrier: "post" })
    on 409 => continue
}`,
};

export const unknownEvent: Page = {
  why: `A flow begins with an event that a system declares in its \`webhooks\`, or that its description (OpenAPI 3.1) has there. A flow that waits for an event which never comes would simply never run.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPayed as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};
