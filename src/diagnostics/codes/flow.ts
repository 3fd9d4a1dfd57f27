import { define } from "../define.ts";
import { page } from "../page.ts";
import { didYouMean } from "../suggest.ts";

/** A part of the language that this version does not compile. */
export const notSupportedYet = define<{ what: string; instead?: string | undefined }>({
  code: "INTEG6001",
  name: "not-supported-yet",
  severity: "error",
  message: ({ what }) => `${what} is part of the language, but not supported yet.`,
  help: ({ instead }) => instead,
  page: page(
    "The language is wider than what this version compiles. What is not compiled is an error at its place, never ignored: a program that compiles does what it says.",
  ),
});

/** A retry of an operation that must not be sent twice. */
export const retryNotRepeatable = define<{ system: string; operation: string; method: string; attempts: number; keyHeader: boolean }>({
  code: "INTEG6002",
  name: "retry-not-repeatable",
  severity: "error",
  message: ({ system, operation, method, attempts }) =>
    `\`${system}.${operation}\` (${method}) would be tried up to ${attempts} times, and nothing says that it may happen twice.`,
  label: () => "may be sent more than once",
  help: ({ operation, keyHeader }) =>
    `Say that it may be repeated with \`operation ${operation} { idempotent: true }\`${keyHeader ? "" : ', name the system\'s key header with `idempotency: header "Idempotency-Key"`'}, or switch the retry off with \`retry: { attempts: 1 }\`.`,
  page: page(
    `When an answer is lost, nobody knows whether the request had its effect. Sending it again is safe only when doing it twice has the same effect as doing it once: the method is idempotent (GET, PUT, DELETE: RFC 9110 section 9.2.2), the system takes an idempotency key, or the author knows that the operation may repeat.`,
    `system crm {
  spec:   openapi "crm.yaml"
  policy: standard   // retries
}
// … crm.createContact(body: …)`,
    `system crm {
  spec:        openapi "crm.yaml"
  policy:      standard
  idempotency: header "Idempotency-Key"        // the system drops repetitions by this key
  operation upsertContact { idempotent: true }   // or: it may happen twice
  operation sendMail { retry: { attempts: 1 } }  // or: it is tried once
}`,
  ),
});

/** A retry of an answer that will not change. */
export const retryFinalStatus = define<{ status: string; why: string }>({
  code: "INTEG6003",
  name: "retry-final-status",
  severity: "warning",
  message: ({ status, why }) => `Trying again after ${status} does not help: ${why}.`,
  help: ({ status }) => `Leave ${status} out of \`on\`, and handle it where it happens: \`on ${status} => …\`.`,
  page: page(
    "Some answers are final: the same request will get them again (RFC 9110 section 15.5). Retrying them costs time and the system's patience.",
    `retry: { attempts: 3, on: [400, 5xx] }`,
    `retry: { attempts: 3, on: [5xx] }`,
  ),
});

/** A retry of a status that no description of the systems concerned has. */
export const retryUndocumentedStatus = define<{ status: string; systems: readonly string[] }>({
  code: "INTEG6004",
  name: "retry-undocumented-status",
  severity: "warning",
  message: ({ status, systems }) =>
    `No operation that this policy applies to can answer ${status}, as ${systems.map((system) => `\`${system}\``).join(" and ")} ${systems.length === 1 ? "is" : "are"} described.`,
  help: () => "Remove it, or check the description.",
  page: page(
    "The descriptions document the statuses of these operations, have no `default`, and this one is not among them.",
    `retry: { attempts: 3, on: [418] }`,
    `retry: { attempts: 3, on: [429, 5xx] }`,
  ),
});

/** A breaker that cannot open. */
export const breakerNeverOpens = define<{ why: string }>({
  code: "INTEG6005",
  name: "breaker-never-opens",
  severity: "error",
  message: ({ why }) => `This breaker is of no use: ${why}.`,
  help: () => "For example `open: 50% of 20`: when half of the last 20 calls failed.",
  page: page(
    "A breaker opens when a share of the last calls has failed. More than 100% can never fail, 0% has always failed, and no calls are no share.",
    `breaker: { open: 150% of 20, halfOpen: 30s }`,
    `breaker: { open: 50% of 20, halfOpen: 30s }`,
  ),
});

/** Attempts and waits that outlast the time that there is. */
export const retryOutlastsDeadline = define<{ attempts: number; needed: string; deadline: string; arithmetic: string }>({
  code: "INTEG6006",
  name: "retry-outlasts-deadline",
  severity: "warning",
  message: ({ attempts, needed, deadline }) =>
    `${attempts} attempts may take ${needed}, but there are only ${deadline}: the last ones are never made.`,
  help: ({ arithmetic }) => arithmetic,
  page: page(
    "A deadline covers all attempts and the waits between them. When they do not fit, the call ends in the middle of its retries.",
    `policy standard {\n  timeout:  20s\n  deadline: 30s\n  retry:    { attempts: 5, backoff: exponential(1s, 30s), on: [5xx] }\n}`,
    `policy standard {\n  timeout:  5s\n  deadline: 60s\n  retry:    { attempts: 5, backoff: exponential(1s, 10s), on: [5xx] }\n}`,
  ),
});

/** A word that names no failure. */
export const unknownFailure = define<{ name: string; known: readonly string[]; suggestion?: string | undefined }>({
  code: "INTEG6007",
  name: "unknown-failure",
  severity: "error",
  message: ({ name }) => `\`${name}\` is no failure.`,
  help: ({ known, suggestion }) =>
    didYouMean(suggestion) ?? `There are statuses (\`409\`), classes (\`5xx\`), ${known.map((word) => `\`${word}\``).join(", ")}.`,
  page: page(
    "A failure is a status from 300 to 599, a class of statuses (`3xx`, `4xx`, `5xx`), or one of the words for what happens without an answer.",
    `on timeot => deadLetter`,
    `on timeout => deadLetter`,
  ),
});

/** A handler for what cannot happen. */
export const unreachableHandler = define<{ failure: string; why: string }>({
  code: "INTEG6008",
  name: "unreachable-handler",
  severity: "warning",
  message: ({ failure, why }) => `\`on ${failure}\` is never reached: ${why}.`,
  label: () => "never reached",
  tags: ["unnecessary"],
  page: page(
    "Handlers are tried in the order in which they stand. One behind a wider one, or for a status that the description does not have, has no effect.",
    `crm.note(body: note)\n  on 4xx => continue\n  on 409 => deadLetter`,
    `crm.note(body: note)\n  on 409 => deadLetter\n  on 4xx => continue`,
  ),
});

/** `on`, `undo` or `with` behind something that is no call of an operation. */
export const clauseWithoutCall = define<{ word: string }>({
  code: "INTEG6009",
  name: "clause-without-call",
  severity: "error",
  message: ({ word }) => `\`${word}\` belongs behind a call of a system's operation, and this is none.`,
  page: page(
    "Only a call of an operation can fail in ways that a handler names. What goes wrong in an expression is met there: `x ?? …`, `x!`.",
    `let name = contact.name\n  on 404 => "unknown"`,
    `let name = contact.name ?? "unknown"`,
  ),
});

/** A step that does nothing. */
export const stepWithoutEffect = define<Record<never, never>>({
  code: "INTEG6010",
  name: "step-without-effect",
  severity: "error",
  message: () => "This step has no effect: a step calls an operation, binds a name or fails.",
  help: () => "Bind it with `let name = …`, or remove it.",
  page: page(
    "Expressions are pure: evaluated for nothing, they do nothing.",
    `flow greet {\n  on: crm.contactCreated as contact\n  contact.name\n}`,
    `flow greet {\n  on: crm.contactCreated as contact\n  let name = contact.name\n  mailer.send(body: { name: name })\n}`,
  ),
});

/** A key that is no key. */
export const wrongKeyType = define<{ type: string }>({
  code: "INTEG6011",
  name: "wrong-key-type",
  severity: "error",
  message: ({ type }) => `A flow's key is a string or a number, always there; this is ${type}.`,
  page: page(
    "Runs with the same key run one after the other. A key that may be missing would put unrelated runs into one row.",
    `key: customer.email`,
    `key: customer.id`,
  ),
});

/** Steps behind a `fail`. */
export const unreachableStep = define<Record<never, never>>({
  code: "INTEG6012",
  name: "unreachable-step",
  severity: "warning",
  message: () => "This step is never reached: the run has failed before.",
  tags: ["unnecessary"],
  page: page("`fail` ends the run.", `fail "not yet"\ncrm.note(body: note)`, `crm.note(body: note)`),
});

/** A webhooks path that cannot be served. */
export const wrongWebhooksPath = define<{ path: string; why: string }>({
  code: "INTEG6013",
  name: "wrong-webhooks-path",
  severity: "error",
  message: ({ path, why }) => `\`${path}\` cannot be the path of webhooks: ${why}.`,
  page: page(
    "Each `webhooks` block has a path of its own on the connector, which begins with `/` and holds no query.",
    `webhooks "hooks/stripe" { … }`,
    `webhooks "/hooks/stripe" { … }`,
  ),
});

/** Two events, variables or webhooks of one name. */
export const duplicateName = define<{ what: string; name: string }>({
  code: "INTEG6014",
  name: "duplicate-name",
  severity: "error",
  message: ({ what, name }) => `The ${what} \`${name}\` is declared twice.`,
  label: () => "declared again",
  page: page(
    "A name is bound once: what a step is remembered by, and what an expression means, must be clear.",
    `let account = crm.find(id: a)\nlet account = crm.find(id: b)`,
    `let first = crm.find(id: a)\nlet second = crm.find(id: b)`,
  ),
});

/** A flow whose trigger carries no name. */
export const triggerWithoutName = define<{ event: string }>({
  code: "INTEG6015",
  name: "trigger-without-name",
  severity: "error",
  message: ({ event }) => `The value of \`${event}\` has no name in this flow.`,
  help: ({ event }) => `Write \`on: ${event} as NAME\`.`,
  page: page("`as` names the payload of the event.", `on: stripe.customerCreated`, `on: stripe.customerCreated as customer`),
});

/** Dead letters left out of `failure`. */
export const failureWithoutDeadLetter = define<Record<never, never>>({
  code: "INTEG6016",
  name: "failure-without-dead-letter",
  severity: "note",
  message: () => "A run that fails for good is always kept as a dead letter, whether `failure` says so or not.",
  help: () => "Write `[deadLetter, …]`, so that the source says what happens.",
  page: page("What was accepted is never lost.", `failure: [alert "ops"]`, `failure: [deadLetter, alert "ops"]`),
});

/** `guards: error`, and a constraint that is neither proved nor accepted. */
export const guardNotAccepted = define<{ path: string; constraint: string; reason: string }>({
  code: "INTEG6017",
  name: "guard-not-accepted",
  severity: "error",
  message: ({ path, constraint, reason }) => `\`${path}\` is not proved to fit \`${constraint}\`: ${reason}.`,
  help: () =>
    "The integration says `guards: error`: make the value fit (`.take(40)`, a `match`, a default), or accept a check at run time with `!` behind it.",
  page: page(
    "With `guards: error` every value that reaches a system must be proved to fit when the program is compiled, or be accepted in the source with `!`.",
    `integration billing "1.0.0" { guards: error }\nmap toContact(c: crm.contact) -> mail.Contact { Name: c.name }   // a name of at most 40 characters`,
    `map toContact(c: crm.contact) -> mail.Contact { Name: c.name.take(40) }`,
  ),
});

/** Two keys that contradict each other: a breaker or a retry of a call. */
export const timeoutPastDeadline = define<{ timeout: string; deadline: string }>({
  code: "INTEG6018",
  name: "timeout-past-deadline",
  severity: "warning",
  message: ({ timeout, deadline }) => `One attempt may take ${timeout}, but the whole call only ${deadline}.`,
  help: () => "Make `timeout` the shorter one.",
  page: page(
    "`timeout` is for one attempt, `deadline` for all of them with the waits between them.",
    `policy standard { timeout: 60s, deadline: 30s }`,
    `policy standard { timeout: 10s, deadline: 30s }`,
  ),
});
