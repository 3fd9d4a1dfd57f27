import type { Page } from "../page.ts";

export const authSchemeMismatch: Page = {
  why: `The description says which credentials an operation takes. With others every call is refused with 401, from the first one on.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: basic(env.CRM_USER, secret.CRM_PASSWORD)
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

export const authMissing: Page = {
  why: `The description says that the operation needs credentials. Without them every call is refused with 401, from the first one on. Where the system really takes the call without, write \`auth: none\`: then the source says so.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
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

export const scopeMissing: Page = {
  why: `A token only allows what its scopes allow, and the description says which scopes each operation needs. The reads of an integration often work for weeks with a token that may not write, until the first write is answered with 403.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.read"] }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.read", "contacts.write"] }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};

export const tokenUrlMissing: Page = {
  why: `A token is fetched from a token endpoint, and neither the program nor the description names one for this way to authenticate.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: oauth2.clientCredentials { id: env.SHOP_ID, secret: secret.SHOP_SECRET }
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
  auth: oauth2.clientCredentials { id: env.SHOP_ID, secret: secret.SHOP_SECRET, tokenUrl: "https://login.shop.example/token" }
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

export const insecureServer: Page = {
  why: `Over \`http\` everybody on the way can read the credentials and the records, and change both. For tests on one machine \`http://localhost\` is fine.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:   openapi "specs/crm.yaml"
  auth:   oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  server: "http://sandbox.crm.example"
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

export const authNotSupported: Page = {
  why: `The language describes more ways to authenticate than this version can compile. A program that uses one of them is told so, and never sends requests without credentials instead.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.refreshToken { id: env.CRM_ID, secret: secret.CRM_SECRET }
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

export const literalSecret: Page = {
  why: `A secret in the source is in the repository, in its history, and on every machine that has a copy; whoever can read the code can act as you. \`secret.NAME\` is read when the connector starts, from the environment or a vault, and is never printed.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer("sk_live_4eC39HqLyjWDarjtT1zdp7dc")
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
  mend: `Change the secret, too, if it was ever stored or shared.`,
};

export const secretInUrl: Page = {
  why: `Proxies, servers and browsers write URLs into their logs, and there a secret stays for years. Where a system takes a key in the query only, \`auth: apiKey(query "NAME", secret.X)\` says so, and the connector keeps it out of its own logs.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec:   openapi "specs/crm.yaml"
  auth:   oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"] }
  server: "https://orders:swordfish@api.crm.example"
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
  server: "https://api.crm.example"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};

export const environmentForSecret: Page = {
  why: `What \`env\` gives may stand in logs, in errors and in the plan; what \`secret\` gives never does. \`secret.NAME\` is read from the environment, too, unless a vault is set up, so nothing but the word changes.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(env.SHOP_TOKEN)
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
};

export const secretNotAllowed: Page = {
  why: `A secret may only go where the connector keeps it out of logs, errors and files: into credentials, signing keys and headers. This setting is shown.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"], audience: secret.CRM_AUDIENCE }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

system crm {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.write"], audience: env.CRM_AUDIENCE }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};

export const secretInExpression: Page = {
  why: `What a map or a step computes reaches records, other systems, logs and dead letters. A secret may only go where the connector keeps it: into credentials, signing keys and headers of a system.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: "\${order.id}-\${secret.SHOP_TOKEN}")
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  mend: `A token that the system wants in a header belongs to the system: \`headers: { "X-Token": secret.CRM_TOKEN }\`.`,
};

export const unverifiedWebhooks: Page = {
  why: `An address on the internet is found sooner or later, and whoever knows it could have orders shipped that nobody has paid. A signature shows that a delivery comes from the system and was not changed on the way.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: none
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
