import { define } from "../define.ts";
import { rename, safely } from "../fixes.ts";
import * as flowsPages from "../pages/flows.ts";
import * as policiesPages from "../pages/policies.ts";
import { didYouMean } from "../suggest.ts";

/** A part of the language that this version does not compile. */
export const notSupportedYet = define<{ what: string; instead?: string | undefined }>({
  code: "INTEG6001",
  name: "not-supported-yet",
  severity: "error",
  message: ({ what }) => `${what} is part of the language, but not supported yet.`,
  help: ({ instead }) => instead,
  page: flowsPages.notSupportedYet,
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
  absent: "program",
  page: policiesPages.retryNotRepeatable,
});

/** A retry of an answer that will not change. */
export const retryFinalStatus = define<{ status: string; why: string }>({
  code: "INTEG6003",
  name: "retry-final-status",
  severity: "warning",
  message: ({ status, why }) => `Trying again after ${status} does not help: ${why}.`,
  help: ({ status }) => `Leave ${status} out of \`on\`, and handle it where it happens: \`on ${status} => …\`.`,
  page: policiesPages.retryFinalStatus,
});

/** A retry of a status that no description of the systems concerned has. */
export const retryUndocumentedStatus = define<{ status: string; systems: readonly string[] }>({
  code: "INTEG6004",
  name: "retry-undocumented-status",
  severity: "warning",
  message: ({ status, systems }) =>
    `No operation that this policy applies to can answer ${status}, as ${systems.map((system) => `\`${system}\``).join(" and ")} ${systems.length === 1 ? "is" : "are"} described.`,
  help: () => "Remove it, or check the description.",
  absent: "program",
  page: policiesPages.retryUndocumentedStatus,
});

/** A breaker that cannot open. */
export const breakerNeverOpens = define<{ why: string }>({
  code: "INTEG6005",
  name: "breaker-never-opens",
  severity: "error",
  message: ({ why }) => `This breaker is of no use: ${why}.`,
  help: () => "For example `open: 50% of 20`: when half of the last 20 calls failed.",
  fixes: (_, location) => rename(location, "50% of 20"),
  page: policiesPages.breakerNeverOpens,
});

/** Attempts and waits that outlast the time that there is. */
export const retryOutlastsDeadline = define<{ attempts: number; needed: string; deadline: string; arithmetic: string }>({
  code: "INTEG6006",
  name: "retry-outlasts-deadline",
  severity: "warning",
  message: ({ attempts, needed, deadline }) =>
    `${attempts} attempts may take ${needed}, but there are only ${deadline}: the last ones are never made.`,
  help: ({ arithmetic }) => arithmetic,
  page: policiesPages.retryOutlastsDeadline,
});

/** A word that names no failure. */
export const unknownFailure = define<{ name: string; known: readonly string[]; suggestion?: string | undefined }>({
  code: "INTEG6007",
  name: "unknown-failure",
  severity: "error",
  message: ({ name }) => `\`${name}\` is no failure.`,
  help: ({ known, suggestion }) =>
    didYouMean(suggestion) ?? `There are statuses (\`409\`), classes (\`5xx\`), ${known.map((word) => `\`${word}\``).join(", ")}.`,
  fixes: ({ suggestion }, location) => rename(location, suggestion),
  page: flowsPages.unknownFailure,
});

/** A handler for what cannot happen. */
export const unreachableHandler = define<{ failure: string; why: string }>({
  code: "INTEG6008",
  name: "unreachable-handler",
  severity: "warning",
  message: ({ failure, why }) => `\`on ${failure}\` is never reached: ${why}.`,
  label: () => "never reached",
  tags: ["unnecessary"],
  page: flowsPages.unreachableHandler,
});

/** `on`, `undo` or `with` behind something that is no call of an operation. */
export const clauseWithoutCall = define<{ word: string }>({
  code: "INTEG6009",
  name: "clause-without-call",
  severity: "error",
  message: ({ word }) => `\`${word}\` belongs behind a call of a system's operation, and this is none.`,
  page: flowsPages.clauseWithoutCall,
});

/** A step that does nothing. */
export const stepWithoutEffect = define<Record<never, never>>({
  code: "INTEG6010",
  name: "step-without-effect",
  severity: "error",
  message: () => "This step has no effect: a step calls an operation, binds a name or fails.",
  help: () => "Bind it with `let name = …`, or remove it.",
  page: flowsPages.stepWithoutEffect,
});

/** A key that is no key. */
export const wrongKeyType = define<{ type: string }>({
  code: "INTEG6011",
  name: "wrong-key-type",
  severity: "error",
  message: ({ type }) => `A flow's key is a string or a number, always there; this is ${type}.`,
  help: ({ type }) =>
    /\b(?:absent|null)\b/u.test(type) ? "Give a default with `?? value`, or refuse an event without one with `!`." : undefined,
  page: flowsPages.wrongKeyType,
});

/** Steps behind a `fail`. */
export const unreachableStep = define<Record<never, never>>({
  code: "INTEG6012",
  name: "unreachable-step",
  severity: "warning",
  message: () => "This step is never reached: the run has failed before.",
  tags: ["unnecessary"],
  page: flowsPages.unreachableStep,
});

/** A webhooks path that cannot be served. */
export const wrongWebhooksPath = define<{ path: string; why: string }>({
  code: "INTEG6013",
  name: "wrong-webhooks-path",
  severity: "error",
  message: ({ path, why }) => `\`${path}\` cannot be the path of webhooks: ${why}.`,
  fixes: ({ path }, location) => (path.startsWith("/") ? [] : safely(rename(location, JSON.stringify(`/${path}`)))),
  page: flowsPages.wrongWebhooksPath,
});

/** Two events, variables or webhooks of one name. */
export const duplicateName = define<{ what: string; name: string }>({
  code: "INTEG6014",
  name: "duplicate-name",
  severity: "error",
  message: ({ what, name }) => `The ${what} \`${name}\` is declared twice.`,
  label: () => "declared again",
  page: flowsPages.duplicateName,
});

/** A flow whose trigger carries no name. */
export const triggerWithoutName = define<{ event: string }>({
  code: "INTEG6015",
  name: "trigger-without-name",
  severity: "error",
  message: ({ event }) => `The value of \`${event}\` has no name in this flow.`,
  help: ({ event }) => `Write \`on: ${event} as NAME\`.`,
  page: flowsPages.triggerWithoutName,
});

/** Dead letters left out of `failure`. */
export const failureWithoutDeadLetter = define<Record<never, never>>({
  code: "INTEG6016",
  name: "failure-without-dead-letter",
  severity: "note",
  message: () => "A run that fails for good is always kept as a dead letter, whether `failure` says so or not.",
  help: () => "Write `[deadLetter, …]`, so that the source says what happens.",
  page: flowsPages.failureWithoutDeadLetter,
});

/** `guards: error`, and a constraint that is neither proved nor accepted. */
export const guardNotAccepted = define<{ path: string; constraint: string; reason: string }>({
  code: "INTEG6017",
  name: "guard-not-accepted",
  severity: "error",
  message: ({ path, constraint, reason }) => `\`${path}\` is not proved to fit \`${constraint}\`: ${reason}.`,
  help: () =>
    "The integration says `guards: error`: make the value fit (`.take(40)`, a `match`, a default), or accept a check at run time with `!` behind it.",
  fixes: (_, { file, start, end }) => [
    {
      title: "Accept a check at run time with `!`",
      edits: [
        { location: { file, start, end: start }, newText: "(" },
        { location: { file, start: end, end }, newText: ")!" },
      ],
    },
  ],
  page: flowsPages.guardNotAccepted,
});

/** Two keys that contradict each other: a breaker or a retry of a call. */
export const timeoutPastDeadline = define<{ timeout: string; deadline: string }>({
  code: "INTEG6018",
  name: "timeout-past-deadline",
  severity: "warning",
  message: ({ timeout, deadline }) => `One attempt may take ${timeout}, but the whole call only ${deadline}.`,
  help: () => "Make `timeout` the shorter one.",
  page: policiesPages.timeoutPastDeadline,
});
