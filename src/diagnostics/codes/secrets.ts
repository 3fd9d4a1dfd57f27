import { define } from "../define.ts";

const orders = (steps: string): string => `integration orders "1.0.0"

import { shop, crm } from "./systems.integ"

flow paid {
  on: shop.orderPaid as order
${steps}
}`;

/** A credential that stands in the source, wherever. */
export const secretInSource = define<{ what: string }>({
  code: "INTEG5013",
  name: "secret-in-source",
  severity: "error",
  message: ({ what }) => `This looks like ${what}: a secret must not stand in the source.`,
  label: () => "a secret in the source",
  help: () => "Take it out, change it (it may have been read already), and let the system's `auth` or `headers` read `secret.NAME`.",
  page: {
    why: "A secret in the source is in the repository, in its history, and on every machine that has a copy; it cannot be taken back, only changed. Texts anywhere in a program are held against the shapes of well-known credentials: keys of Stripe, AWS, Google and others, tokens of GitHub and Slack, private keys, JSON Web Tokens, and passwords in URLs.",
    wrong: orders(`  crm.putContact(id: order.id, body: { lastName: "ftp://crm:hunter2@crm.example.com" })`),
    right: orders(`  crm.putContact(id: order.id, body: { lastName: order.customer.name.take(40) })`),
    mend: 'Credentials of a system belong into its `auth`; a header that carries one is written `headers: { "X-Token": secret.CRM_TOKEN }`.',
  },
});

/** A literal where a credential is sent, or text that chance has made. */
export const secretLikeText = define<{ why: string }>({
  code: "INTEG5014",
  name: "secret-like-text",
  severity: "warning",
  message: ({ why }) => `This may be a secret: ${why}.`,
  label: () => "maybe a secret",
  help: () => "If it is one, let the system's `auth` or `headers` read `secret.NAME` instead; configuration is `env.NAME`.",
  page: {
    why: "What is sent as a token, a key or a password should not stand in the source, and long text that no person would write is seldom anything else. What cannot be told by its shape is a warning.",
    wrong: `integration orders "1.0.0"

import { crm } from "./systems.integ"

system sales {
  spec:    openapi "specs/shop.yaml"
  auth:    bearer(secret.SALES_TOKEN)
  headers: { "X-Api-Key": "a7f93kd02mm" }
  webhooks "/hooks/orders" {
    verify: hmac { secret: secret.SALES_WEBHOOK_SECRET, header: "X-Signature" }
    event orderPaid: Order = body.order
  }
}

flow paid {
  on: sales.orderPaid as order
  crm.getContact(id: order.id)
}`,
    right: `integration orders "1.0.0"

import { crm } from "./systems.integ"

system sales {
  spec:    openapi "specs/shop.yaml"
  auth:    bearer(secret.SALES_TOKEN)
  headers: { "X-Api-Key": secret.X_API_KEY }
  webhooks "/hooks/orders" {
    verify: hmac { secret: secret.SALES_WEBHOOK_SECRET, header: "X-Signature" }
    event orderPaid: Order = body.order
  }
}

flow paid {
  on: sales.orderPaid as order
  crm.getContact(id: order.id)
}`,
  },
});
