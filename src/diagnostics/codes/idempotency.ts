import { define } from "../define.ts";

const program = (settings: string, steps: string): string => `integration orders "1.0.0"

import { shop, crm } from "./systems.integ"

flow paid {
  on:  shop.orderPaid as order
${settings}
${steps}
}`;

const sales = (settings: string, id: string): string => `integration orders "1.0.0"

system sales {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SALES_TOKEN)
${settings}
  webhooks "/hooks/sales" {
    verify: hmac { secret: secret.SALES_WEBHOOK_SECRET, header: "X-Signature" }
    id:     ${id}
    event orderPaid: Order = body.order
  }
}

flow paid {
  on: sales.orderPaid as order
  sales.shipOrder(id: order.id, body: { carrier: "post" })
}`;

/** An idempotency key that the program gives itself. */
export const idempotencyKeyOverridden = define<{ name: string; why: string }>({
  code: "INTEG6121",
  name: "idempotency-key-overridden",
  severity: "error",
  message: ({ name, why }) => `\`${name}\` must not be set here: ${why}.`,
  help: () => 'Leave it out, and name the header in the system: `idempotency: header "Idempotency-Key"`.',
  page: {
    why: "A system that takes idempotency keys carries out a write once for each key. The runtime makes one for each step of each run, which is the same when the step is sent again and another for every other. A key that is the same for all requests makes the system answer all of them with the result of the first: nothing else is ever written.",
    wrong: sales('  headers: { "Idempotency-Key": "orders" }', "body.id"),
    right: sales('  idempotency: header "Idempotency-Key"', "body.id"),
  },
});

/** A key that is the same for all runs. */
export const keyConstant = define<Record<never, never>>({
  code: "INTEG6122",
  name: "key-constant",
  severity: "warning",
  message: () => "This key is the same for all runs: they wait for each other, one after the other.",
  help: () => "Take it from the event, for example `order.id`.",
  page: {
    why: "Runs with the same key happen one after the other, in the order of their events. With one key for all of them, a record that is slow or fails holds up every other.",
    wrong: program('  key: "orders"\n', "  crm.getContact(id: order.id)"),
    right: program("  key: order.id\n", "  crm.getContact(id: order.id)"),
    mend: "If all runs must be in one row, the warning says the price of it.",
  },
});

/** A key that is a moment. */
export const keyNotStable = define<Record<never, never>>({
  code: "INTEG6123",
  name: "key-not-stable",
  severity: "warning",
  message: () => "This key is a time: two events of one record have different keys, and may overtake each other.",
  help: () => "Take what stays the same for a record, for example its id.",
  page: {
    why: "The key says which events belong together. A time is another one with each event: nothing is kept in order, and an old state may be written over a new one.",
    wrong: program('  key: order.paidAt ?? ""\n', "  crm.getContact(id: order.id)"),
    right: program("  key: order.id\n", "  crm.getContact(id: order.id)"),
  },
});

/** An id that all deliveries share. */
export const eventIdConstant = define<Record<never, never>>({
  code: "INTEG6124",
  name: "event-id-constant",
  severity: "error",
  message: () => "All deliveries would have this id: each but the first would be dropped as a repetition.",
  help: () => 'Take it from the delivery, for example `body.id` or `headers["x-delivery"]`.',
  page: {
    why: "`id` is what makes a delivery unique: a second one with the same id changes nothing, and is only acknowledged. An id that does not depend on the delivery loses every event but the first.",
    wrong: sales("", '"delivery"'),
    right: sales("", "body.id"),
  },
});

/** The same write twice. */
export const stepRepeated = define<{ system: string; operation: string }>({
  code: "INTEG6125",
  name: "step-repeated",
  severity: "warning",
  message: ({ system, operation }) =>
    `\`${system}.${operation}\` has been called with the very same values above: its effect would happen twice.`,
  help: () => "Remove one of them.",
  page: {
    why: "Each step of a run is done once, also after a crash. Two steps that write the same are two effects: two shipments, two mails, two charges. Mostly it is a line that was copied.",
    wrong: program(
      "",
      '  shop.shipOrder(id: order.id, body: { carrier: "post" })\n  crm.getContact(id: order.id)\n  shop.shipOrder(id: order.id, body: { carrier: "post" })',
    ),
    right: program("", '  shop.shipOrder(id: order.id, body: { carrier: "post" })\n  crm.getContact(id: order.id)'),
  },
});
