import type { Page } from "../page.ts";

export const unknownArgument: Page = {
  why: `Arguments are the parameters of the description, under its own names, and \`body\`. A parameter that the system does not know is ignored by most of them: a filter that does not filter, a limit that does not limit.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.listOrders(state: "paid")
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.listOrders(status: "paid")
}`,
};

export const missingArgument: Page = {
  why: `The description says that the parameter is required: without it the system refuses the request.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder()
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const duplicateArgument: Page = {
  why: `An argument has one value; which of two was meant is not guessed.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.listOrders(limit: 10, limit: 100)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.listOrders(limit: 100)
}`,
};

export const positionalArgument: Page = {
  why: `Operations have many parameters, and a new version of a description may put them in another order. With names a call stays right, and can be read without the description beside it.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const deprecatedOperation: Page = {
  why: `A deprecated operation may go away, on a day that somebody else has chosen. The description often says what to use instead: \`integ inspect specs/shop.yaml sendOrder\` shows its text.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.sendOrder(id: order.id)
    on 409 => continue
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.shipOrder(id: order.id, body: { carrier: "post" })
    on 409 => continue
}`,
};

export const bodyNotSupported: Page = {
  why: `A body is sent as the description says. This version sends JSON (and everything that ends in \`+json\`), \`application/x-www-form-urlencoded\`, \`multipart/form-data\` and \`text/*\`; a call with another body is an error here, so that it never goes out with the wrong bytes.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.attachLabel(id: order.id, body: "label")
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.shipOrder(id: order.id, body: { carrier: "post" })
    on 409 => continue
}`,
};

export const reservedHeader: Page = {
  why: `Some headers belong to the transport (RFC 9110: \`Host\`, \`Content-Length\`, \`Connection\`), some to \`auth\` and to the body's type. Two sources for one header would mean that one of them silently loses. A description's own parameters of the names \`Accept\`, \`Content-Type\` and \`Authorization\` are ignored, as OpenAPI asks for.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:    openapi "specs/crm.yaml"
  auth:    oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  headers: { "Content-Length": "120" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};

export const wrongHeader: Page = {
  why: `A header's name is a token (RFC 9110 section 5.6.2), and its value one line of visible text. Anything else could smuggle a second header, or a second request, into the connection.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:    openapi "specs/crm.yaml"
  auth:    oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  headers: { "X Client": "orders" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:    openapi "specs/crm.yaml"
  auth:    oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  headers: { "X-Client": "orders" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};
