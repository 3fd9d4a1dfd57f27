import { define } from "../define.ts";

const program = (steps: string): string => `integration orders "1.0.0"

import { shop, crm } from "./systems.integ"

flow paid {
  on: shop.orderPaid as order
${steps}
}`;

/** Two undos of one call. */
export const secondUndo = define<Record<never, never>>({
  code: "INTEG6110",
  name: "second-undo",
  severity: "error",
  message: () => "A call has one `undo`.",
  page: {
    why: "When a later step fails for good, the undos of the finished steps run, last first. Which of two would run first is not said, so a call has one.",
    wrong: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
    undo crm.putContact(id: order.id, body: { lastName: "None" })
  shop.getOrder(id: order.id)`),
    right: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  shop.getOrder(id: order.id)`),
  },
});

/** `undo` with something that is no call of an operation. */
export const undoWithoutCall = define<Record<never, never>>({
  code: "INTEG6111",
  name: "undo-without-call",
  severity: "error",
  message: () => "An `undo` is a call of a system's operation, and this is none.",
  help: () => "Write `undo system.operation(…)`.",
  page: {
    why: "What a call has done can only be undone by another call. A value undoes nothing.",
    wrong: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo order.id
  shop.getOrder(id: order.id)`),
    right: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  shop.getOrder(id: order.id)`),
  },
});

/** An `undo` of a call that changes nothing. */
export const undoOfRead = define<{ system: string; operation: string }>({
  code: "INTEG6112",
  name: "undo-of-read",
  severity: "warning",
  message: ({ system, operation }) => `\`${system}.${operation}\` only reads: there is nothing to undo.`,
  tags: ["unnecessary"],
  page: {
    why: "An undo takes back what a call has changed. A call that only reads has changed nothing, and its undo would be a change that nobody asked for.",
    wrong: program(`  shop.getOrder(id: order.id)
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  crm.createContact(body: { lastName: "Ada" })`),
    right: program(`  shop.getOrder(id: order.id)
  crm.createContact(body: { lastName: "Ada" })`),
  },
});

/** An `undo` that only reads. */
export const undoReads = define<{ system: string; operation: string }>({
  code: "INTEG6113",
  name: "undo-reads",
  severity: "error",
  message: ({ system, operation }) => `\`${system}.${operation}\` only reads: it undoes nothing.`,
  page: {
    why: "When a later step fails for good, the undos put things back as they were. A call that only reads leaves them as they are, and the run would be reported as undone.",
    wrong: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.getContact(id: order.id)
  shop.getOrder(id: order.id)`),
    right: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  shop.getOrder(id: order.id)`),
  },
});

/** An `undo` that must not happen twice. */
export const undoNotRepeatable = define<{ system: string; operation: string; method: string }>({
  code: "INTEG6114",
  name: "undo-not-repeatable",
  severity: "error",
  message: ({ system, operation, method }) =>
    `The undo \`${system}.${operation}\` (${method}) may be sent again after a crash, and nothing says that it may happen twice.`,
  help: ({ operation }) =>
    `Say that it may be repeated with \`operation ${operation} { idempotent: true }\`, or name the system's key header with \`idempotency: header "Idempotency-Key"\`.`,
  absent: "program",
  page: {
    why: "Undos run when something has already gone wrong. When the connector stops in the middle of one, it must be able to send it again: a refund that is made twice is worse than one that is missing.",
    wrong: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.createContact(body: { lastName: "Nobody" })
  shop.getOrder(id: order.id)`),
    right: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  shop.getOrder(id: order.id)`),
  },
});

/** An `undo` behind which nothing can fail. */
export const undoNeverRuns = define<Record<never, never>>({
  code: "INTEG6115",
  name: "undo-never-runs",
  severity: "warning",
  message: () => "This undo never runs: no step behind it can fail.",
  tags: ["unnecessary"],
  absent: "declaration",
  page: {
    why: "The undo of a step runs when a later step fails for good. Behind the last one that can fail there is nothing that would start it.",
    wrong: program(`  shop.getOrder(id: order.id)
  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })`),
    right: program(`  shop.getOrder(id: order.id)
  crm.putContact(id: order.id, body: { lastName: "Ada" })`),
    mend: "If the call is undone because of what comes after it, move it in front of that step.",
  },
});

/** A write without an undo among others that have one. */
export const undoMissing = define<{ system: string; operation: string; later: string }>({
  code: "INTEG6116",
  name: "undo-missing",
  severity: "note",
  message: ({ system, operation, later }) =>
    `\`${system}.${operation}\` stays done when \`${later}\` fails for good, though the flow undoes others.`,
  help: () => "Write `undo …` behind it if it is to be taken back, too.",
  absent: "declaration",
  page: {
    why: "A flow that undoes some of its writes means to leave nothing behind. A write between them without an undo stays: that may be right (a note in a log), or forgotten.",
    wrong: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  crm.putContact(id: "all", body: { lastName: "Ada" })
  shop.getOrder(id: order.id)`),
    right: program(`  crm.putContact(id: order.id, body: { lastName: "Ada" })
    undo crm.putContact(id: order.id, body: { lastName: "Nobody" })
  crm.putContact(id: "all", body: { lastName: "Ada" })
    undo crm.putContact(id: "all", body: { lastName: "Nobody" })
  shop.getOrder(id: order.id)`),
  },
});
