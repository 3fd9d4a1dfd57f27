import type { Page } from "../page.ts";

export const descriptionNotUsable: Page = {
  why: `Everything that is promised about a system follows from its own description, so the description must be there and be readable. It lies beside the program and not on the network: what was checked is then what is built, today and next year.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "https://api.crm.example/openapi.yaml"
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
  mend: `Fetch it once (\`curl -o specs/crm.yaml https://…\`) and keep it under version control. Where a system publishes none, write a small one for the operations that are needed.`,
};

export const descriptionProblem: Page = {
  why: `What cannot be read cannot be checked: a \`$ref\` that leads nowhere leaves a part of a request without a type, and nothing could be promised about it. Parts of a description that the program does not use may be as wrong as they like.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system stock {
  spec: openapi "specs/stock.yaml"
}

flow orderPaid {
  on: shop.orderPaid as order
  let item = stock.getItem(sku: order.id)
  if item == null { fail "there is no stock" }
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system stock {
  spec: openapi "specs/stock.yaml" overlay "specs/stock.overlay.yaml"
}

flow orderPaid {
  on: shop.orderPaid as order
  let item = stock.getItem(sku: order.id)
  if item.left == 0 { fail "there is no stock" }
}`,
  mend: `An overlay corrects the description without touching it, so the next version of it can be fetched as it is. Tell the people who publish it, too.`,
  files: {
    "specs/stock.yaml": `openapi: 3.1.0
info: { title: Stock, version: "1" }
servers: [{ url: https://stock.example }]
paths:
  /items/{sku}:
    get:
      operationId: getItem
      parameters: [{ name: sku, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: The item.
          content: { application/json: { schema: { $ref: "#/components/schemas/Itm" } } }
components:
  schemas:
    Item: { type: object, properties: { left: { type: integer } } }`,
    "specs/stock.overlay.yaml": `overlay: 1.0.0
info: { title: Corrections, version: "1" }
actions:
  - target: $.paths['/items/{sku}'].get.responses['200'].content['application/json'].schema
    update: { $ref: "#/components/schemas/Item" }`,
  },
};

export const descriptionDoubt: Page = {
  why: `The part can be read, but says something that has no effect: a rule of an overlay that matches nothing, a constraint on a type that cannot have it. It was meant to say something, and the program is checked without it. \`integ inspect\` lists everything that is doubtful in a description.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml" overlay "specs/shop.overlay.yaml"
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
  mend: `Here the overlay says \`Orders\` where the description says \`Order\`. A correction that is no longer needed is removed.`,
  files: {
    "specs/shop.overlay.yaml": `overlay: 1.0.0
info: { title: Corrections, version: "1" }
actions:
  - target: $.components.schemas.Orders.properties.note
    update: { maxLength: 200 }`,
  },
};

export const serverMissing: Page = {
  why: `Where the description names no server, or only a path relative to where it was found, or an example, the program must say where requests go. Guessing would send real records to somebody's example host.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system stock {
  spec: openapi "specs/stock.yaml"
}

flow orderPaid {
  on: shop.orderPaid as order
  stock.reserve(sku: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system stock {
  spec:   openapi "specs/stock.yaml"
  server: env.STOCK_URL
}

flow orderPaid {
  on: shop.orderPaid as order
  stock.reserve(sku: order.id)
}`,
  files: {
    "specs/stock.yaml": `openapi: 3.1.0
info: { title: Stock, version: "1" }
paths:
  /items/{sku}/reserve:
    put:
      operationId: reserve
      parameters: [{ name: sku, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: Reserved. } }`,
  },
};

export const serverInvalid: Page = {
  why: `A server is an absolute URL with \`https\` or \`http\`, without a query and without credentials. The paths of the operations are put behind it.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:   openapi "specs/crm.yaml"
  auth:   oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  server: "sandbox.crm.example"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:   openapi "specs/crm.yaml"
  auth:   oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  server: "https://sandbox.crm.example"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};

export const unknownAssumption: Page = {
  why: `\`assume\` states what the description leaves out. It begins with an operation (its result), \`OPERATION.body\`, or a type of the description, and follows fields; the elements of a list need no step of their own. An assumption about nothing would be believed by the reader and held by nobody.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  assume Ordr.note: string | null
  webhooks "/hooks/shop" {
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
  assume Order.note: string | null
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

export const impossibleAssumption: Page = {
  why: `An assumption adds to what the description says, and both are verified on everything that arrives. One that contradicts the description would refuse every record.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  assume Order.number: string
  webhooks "/hooks/shop" {
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
  spec: openapi "specs/shop.yaml" overlay "specs/shop.overlay.yaml"
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
  mend: `\`assume\` makes a type tighter. Where the description is wrong, an overlay corrects it.`,
  files: {
    "specs/shop.overlay.yaml": `overlay: 1.0.0
info: { title: Corrections, version: "1" }
actions:
  - target: $.components.schemas.Order.properties.number
    update: { type: string }`,
  },
};

export const eventWithoutType: Page = {
  why: `A payload is held against its type before a flow sees it, so its type must be known: from the description (\`webhooks\` of OpenAPI 3.1 have types by name), or written down. Without one the first malformed delivery would be found in the middle of a run.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderPaid = body.order
  }
}

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderPaid: Order = body.order
  }
}

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};
