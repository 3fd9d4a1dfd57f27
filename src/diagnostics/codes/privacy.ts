import { define } from "../define.ts";

const program = (rest: string): string => `integration orders "1.0.0"

import { shop, crm } from "./systems.integ"

flow paid {
  on:  shop.orderPaid as order
${rest}
}`;

/** Personal data in the words of a failure. */
export const personalInMessage = define<{ what: string }>({
  code: "INTEG6201",
  name: "personal-data-in-message",
  severity: "warning",
  message: ({ what }) =>
    `\`${what}\` is personal data: the words of a failure are kept with the dead letter, logged, and sent to those who are alerted.`,
  label: () => "personal data in a message",
  help: () => "Name the record by its id. The dead letter holds the record itself, under lock.",
  page: {
    why: "Personal data never reaches a log or an alert. Logs are kept for long, copied to many places and read by many people; nobody can take a name out of them when its owner asks for that. What a description marks as personal (`x-personal`, `x-pii`), what the program marks with `assume personal`, and texts of the format `email` are followed through templates, functions and maps.",
    wrong: program(`  crm.createContact(body: { lastName: order.customer.name })
    on 409 => fail "there is a contact for \${order.customer.email ?? "nobody"}"`),
    right: program(`  crm.createContact(body: { lastName: order.customer.name })
    on 409 => fail "there is a contact for the customer of order \${order.id}"`),
    mend: "Where a message must tell two people apart and there is no id, a hash does: `email.sha256()`.",
  },
});

/** Personal data in a path or a query. */
export const personalInUrl = define<{ what: string; place: string; name: string }>({
  code: "INTEG6202",
  name: "personal-data-in-url",
  severity: "warning",
  message: ({ what, place, name }) =>
    `\`${what}\` is personal data, and \`${name}\` is part of the URL (${place}), which is logged by everything that it passes.`,
  label: () => "personal data in a URL",
  help: () => "Use an operation that takes it in the body, or that finds the record by its id.",
  page: {
    why: "URLs stand in the logs of proxies, gateways and the system itself, and in its analytics. A body does not. Many systems have a search with a body beside the one with a query, for this reason.",
    wrong: program(`  crm.getContact(id: order.customer.email ?? order.id)`),
    right: program(`  crm.getContact(id: order.id)`),
    mend: "Where the system takes nothing else, the warning stays: the plan should say that personal data is in its URLs.",
  },
});

/** Personal data in a key. */
export const personalInKey = define<{ what: string }>({
  code: "INTEG6203",
  name: "personal-data-in-key",
  severity: "warning",
  message: ({ what }) => `\`${what}\` is personal data, and a key is stored, logged with each run, and shown by tools.`,
  label: () => "personal data in a key",
  help: () => "Use an id, or a hash: `.sha256()`.",
  page: {
    why: "A flow's `key` says which runs belong into one row. It stands in every line that is logged of a run, and in the store for as long as runs are kept. A hash serves as well: the same text has the same hash.",
    wrong: program(`  key: order.customer.name.take(10)

  crm.getContact(id: order.id)`)
      .replace(
        "flow paid",
        `system sales {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SALES_TOKEN)
  assume personal: [Customer.name]
  webhooks "/hooks/sales" {
    verify: hmac { secret: secret.SALES_WEBHOOK_SECRET, header: "X-Signature" }
    event orderPaid: Order = body.order
  }
}

flow paid`,
      )
      .replace("shop, crm", "crm")
      .replace("shop.orderPaid", "sales.orderPaid"),
    right: program(`  key: order.id

  crm.getContact(id: order.id)`).replace("shop, crm", "shop, crm"),
  },
});
