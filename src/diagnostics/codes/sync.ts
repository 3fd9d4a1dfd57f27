import { define } from "../define.ts";

const sales = (pages: string): string => `system sales {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SALES_TOKEN)
${pages}}
`;

const pages = "  pages: token { param: cursor, next: next, items: items }\n";
const files = { "sales.integ": sales(pages) };

const read = "sales.listOrders(updatedAfter: checkpoint)";
const since = 'item.paidAt ?? "2020-01-01T00:00:00Z"';
const write = "crm.putContact(id: item.id, body: { lastName: item.customer.name.take(40) })";

const sync = (settings: Readonly<Record<string, string>>): string => `integration orders "1.0.0"

import { sales } from "./sales.integ"
import { crm } from "./systems.integ"

sync orders {
${Object.entries({ every: "5m", ...settings })
  .map(([name, value]) => `  ${name}: ${value}`)
  .join("\n")}
}`;

const good = sync({ read, since, write });

/** A part of a sync that calls nothing. */
export const syncPartNotACall = define<{ setting: string; example: string }>({
  code: "INTEG6301",
  name: "sync-part-not-a-call",
  severity: "error",
  message: ({ setting }) => `\`${setting}\` of a sync is a call of a system's operation, and this is none.`,
  help: ({ setting, example }) => `For example \`${setting}: ${example}\`.`,
  page: {
    why: `A sync reads from one system, finds and writes in another. Each of the three is a call of an operation; a value does none of it.`,
    wrong: sync({ read, since, write: "item.id" }),
    right: good,
    files,
  },
});

/** Sides of a conflict that cannot be compared. */
export const conflictNotComparable = define<{ left: string; right: string }>({
  code: "INTEG6302",
  name: "conflict-not-comparable",
  severity: "error",
  message: ({ left, right }) => `Of \`${left}\` and \`${right}\` nobody can say which is newer.`,
  help: () => `Name the time of the last change on both sides, or write \`source\` or \`target\`.`,
  page: {
    why: `\`newest(a, b)\` compares two times, or two numbers that only grow. With values of different kinds the answer would be chance, and one side's changes would be lost.`,
    wrong: sync({ read, since, find: "crm.getContact(id: item.id)", write, conflict: "newest(item.number, found.lastName)" }),
    right: sync({ read, since, find: "crm.getContact(id: item.id)", write, conflict: "newest(item.number, found.score ?? 0)" }),
    files,
  },
});

/** A read from a checkpoint that nothing moves. */
export const checkpointWithoutSince = define<Record<never, never>>({
  code: "INTEG6303",
  name: "checkpoint-without-since",
  severity: "error",
  message: () => `The checkpoint never moves: nothing says what it is taken from.`,
  help: () => `Write \`since: item.…\`, with the field that says when a record was changed.`,
  absent: "declaration",
  page: {
    why: `\`checkpoint\` is the greatest \`since\` of what was written so far. Without \`since\` it stays where it is, and everything is read and written again each time.`,
    wrong: sync({ read, write }),
    right: good,
    files,
  },
});

/** A checkpoint that the read does not ask for. */
export const sinceWithoutCheckpoint = define<Record<never, never>>({
  code: "INTEG6304",
  name: "since-without-checkpoint",
  severity: "warning",
  message: () => `The checkpoint is not used: \`read\` reads everything each time.`,
  help: () => `Pass \`checkpoint\` to the operation's parameter, or leave \`since\` out.`,
  absent: "declaration",
  page: {
    why: `\`since\` says what the checkpoint is taken from, and \`read\` should ask for what is newer. Otherwise all records are read and written again each time: a sync of a minute becomes one of hours, and runs into the system's limits.`,
    wrong: sync({ read: "sales.listOrders()", since, write }),
    right: good,
    files,
  },
});

/** A checkpoint that does not depend on the record. */
export const sinceNotOfItem = define<Record<never, never>>({
  code: "INTEG6305",
  name: "since-not-of-item",
  severity: "error",
  message: () => `The checkpoint never moves: \`since\` is the same for every record.`,
  help: () => `Take it from the record: \`since: item.…\`.`,
  page: {
    why: `The checkpoint is the greatest \`since\` of what was written. What does not depend on \`item\` is the same each time.`,
    wrong: sync({ read, since: '"2020-01-01T00:00:00Z"', write }),
    right: good,
    files,
  },
});

/** A checkpoint that some records do not have. */
export const sinceMayBeMissing = define<{ type: string }>({
  code: "INTEG6306",
  name: "since-may-be-missing",
  severity: "warning",
  message: ({ type }) =>
    `Some records have no \`since\` (it is \`${type}\`): the checkpoint does not move for them, and they may be read again and again.`,
  help: () => `Take a field that is always there, or give a default: \`item.x ?? …\`.`,
  page: {
    why: `A record without a time does not say where it stands in the row. When all records of a page have none, the checkpoint stays, and the same page is read each time.`,
    wrong: sync({ read, since: "item.paidAt", write }),
    right: good,
    files,
  },
});

/** A checkpoint of a kind that has no order. */
export const sinceNotOrdered = define<{ type: string }>({
  code: "INTEG6307",
  name: "since-not-ordered",
  severity: "error",
  message: ({ type }) => `The checkpoint cannot move forward: of two \`${type}\` none is the later one.`,
  page: {
    why: `The checkpoint is the greatest \`since\` so far. Only texts and numbers have an order.`,
    wrong: sync({ read: 'sales.listOrders(status: match checkpoint { true => "open", else => "paid" })', since: "item.total > 5", write }),
    right: good,
    files,
  },
});

/** Deletes are mirrored from a read that leaves out what did not change. */
export const mirrorWithIncrementalRead = define<{ system: string }>({
  code: "INTEG6308",
  name: "mirror-with-incremental-read",
  severity: "error",
  message: ({ system }) =>
    `\`deletes: mirror\` would delete what merely did not change: \`read\` only asks \`${system}\` for what is newer than the checkpoint.`,
  label: () => "would delete what did not change",
  help: () => `Read everything (without \`checkpoint\`), or write \`deletes: ignore\`.`,
  page: {
    why: `\`deletes: mirror\` removes from the target what the source no longer has. A read from a checkpoint leaves out every record that did not change since, and each of them would be taken for deleted: on the second run the target would be all but empty.`,
    wrong: sync({ read, since, write, deletes: "mirror" }),
    right: sync({ read: "sales.listOrders()", write, deletes: "mirror" }),
    mend: `Read everything once a night in a sync of its own that mirrors, and what is new every few minutes in one that ignores deletes.`,
    files,
  },
});

/** A write of a sync that must not happen twice. */
export const syncWriteNotRepeatable = define<{ system: string; operation: string; method: string }>({
  code: "INTEG6309",
  name: "sync-write-not-repeatable",
  severity: "error",
  message: ({ system, operation, method }) =>
    `\`${system}.${operation}\` (${method}) would be sent again for records that were written already, and nothing says that it may happen twice.`,
  help: ({ operation }) =>
    `Write with an operation that creates or replaces (PUT), say \`operation ${operation} { idempotent: true }\`, or name the system's key header with \`idempotency: header "Idempotency-Key"\`.`,
  absent: "program",
  page: {
    why: `The checkpoint moves when a page is wholly written. After a crash in the middle of a page, all of it is written again: with an operation that creates, every record would be there twice.`,
    wrong: sync({ read, since, write: "crm.createContact(body: { lastName: item.customer.name.take(40) })" }),
    right: good,
    files,
  },
});

/** A write of a sync that changes nothing. */
export const syncWriteReads = define<{ system: string; operation: string }>({
  code: "INTEG6310",
  name: "sync-write-reads",
  severity: "error",
  message: ({ system, operation }) => `\`${system}.${operation}\` only reads: this sync writes nothing.`,
  page: {
    why: `A sync whose \`write\` changes nothing looks as if all was well, and nothing is ever in step.`,
    wrong: sync({ read, since, write: "crm.getContact(id: item.id)" }),
    right: good,
    files,
  },
});

/** A read of a sync that may change something. */
export const syncReadWrites = define<{ system: string; operation: string; method: string; setting: string }>({
  code: "INTEG6311",
  name: "sync-read-writes",
  severity: "error",
  message: ({ system, operation, method, setting }) =>
    `\`${setting}\` of a sync is called again and again, and \`${system}.${operation}\` (${method}) is not said to only read.`,
  help: ({ operation }) => `If it only reads, say so: \`operation ${operation} { reads: true }\`.`,
  page: {
    why: `\`read\` and \`find\` are called for each page and each record, and again after a crash. An operation that changes something would change it each time.`,
    wrong: sync({ read, since, find: 'sales.shipOrder(id: item.id, body: { carrier: "post" })', write }),
    right: good,
    files,
  },
});

/** Pages that are not sorted by the checkpoint. */
export const syncNotSorted = define<{ operation: string; parameter: string }>({
  code: "INTEG6312",
  name: "sync-not-sorted",
  severity: "warning",
  message: ({ operation }) =>
    `Nothing says that \`${operation}\` gives the oldest change first: after a crash the checkpoint may have passed records that were never written.`,
  help: ({ parameter }) => `Sort by the field of \`since\`, oldest first, with the parameter \`${parameter}\`.`,
  page: {
    why: `The checkpoint is moved after each page. When pages are not sorted by what it is taken from, a later page may hold older records; a run that stops in between never reads them again.`,
    wrong: sync({
      read: "list.contacts(since: checkpoint)",
      since: "item.updatedAt",
      write: "crm.putContact(id: item.id, body: { lastName: item.id })",
    }).replace("sales } from", "list } from"),
    right: sync({
      read: 'list.contacts(since: checkpoint, sort: "updatedAt")',
      since: "item.updatedAt",
      write: "crm.putContact(id: item.id, body: { lastName: item.id })",
    }).replace("sales } from", "list } from"),
    files: {
      "sales.integ": `system list {
  spec:  openapi "list.yaml"
  pages: token { param: after, next: next }
}
`,
      "list.yaml": `openapi: 3.1.0
info: { title: List, version: "1" }
servers: [{ url: "https://list.example" }]
paths:
  /contacts:
    get:
      operationId: contacts
      parameters:
        - { name: since, in: query, schema: { type: string, format: date-time } }
        - { name: after, in: query, schema: { type: string } }
        - { name: sort, in: query, schema: { enum: [updatedAt, createdAt] } }
      responses:
        "200":
          description: A page.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  next: { type: string }
                  items:
                    type: array
                    items:
                      type: object
                      required: [id, updatedAt]
                      properties: { id: { type: string, maxLength: 40 }, updatedAt: { type: string, format: date-time } }
`,
    },
  },
});
