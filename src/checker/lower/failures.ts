import type { Auth, CallFailure, Expr, FailureName, Handler, Policy, ProgramOperation } from "../../program/program.ts";
import { covers } from "../declarations/handlers.ts";
import type { DescribedOperation } from "../symbols/described-operation.ts";
import { mapsIn } from "./maps-in.ts";
import { walkExpr } from "./walk-expr.ts";

/** What decides what becomes of a call's failures. */
export interface FailureSetting {
  readonly operation: DescribedOperation;
  readonly policy: Policy;
  readonly repeatable: ProgramOperation["repeatable"];
  readonly handlers: readonly Handler[];
  readonly auth: Auth["kind"];
  /** A value that reaches the call is checked before it is sent. */
  readonly guarded: boolean;
  /** An expression of the call may refuse the record. */
  readonly refusing: boolean;
}

/** Auth kinds that fetch a token: one that is refused with 401 is renewed once. */
const renewable: ReadonlySet<Auth["kind"]> = new Set(["oauth2.clientCredentials"]);

/** What no handler can name: it ends the run. */
const unhandled: ReadonlySet<FailureName> = new Set(["refused", "outcomeUnknown"]);

/**
 * Everything that can go wrong with a call, with what becomes of it: what the description says that it may answer, what it
 * may answer nevertheless, then what happens without an answer. Nothing falls through: what no handler takes ends the run
 * as the flow says.
 */
export function callFailures(setting: FailureSetting): readonly CallFailure[] {
  const { auth, policy, repeatable } = setting;
  const statuses = statusRows(setting);
  const others: readonly (FailureName | false)[] = [
    "timeout",
    "network",
    "malformed",
    ...answers(setting),
    auth !== "none" && "auth",
    policy.breaker !== undefined && "breaker",
    policy.bulkhead !== undefined && "bulkhead",
    policy.deadline !== undefined && "deadline",
    setting.guarded && "guard",
    setting.refusing && "refused",
    repeatable === "no" && "outcomeUnknown",
  ];
  return [
    ...statuses.map((failure) => ({ ...rowOf(setting, failure), documented: isDocumented(setting.operation, failure) })),
    ...others.filter((failure) => failure !== false).map((failure) => rowOf(setting, failure)),
  ].map(({ failure, documented, ...row }) => ({ failure, ...(documented !== undefined && { documented }), ...row }));
}

/** The texts of errors that handlers name, and the rest of what a success can say that it failed with (`fails`). */
function answers({ operation, handlers }: FailureSetting): readonly FailureName[] {
  if (!operation.system.answersFailures) return [];
  return [...new Set(handlers.flatMap((handler) => handler.on).filter((name) => name.startsWith('"'))), "answer"];
}

/** Statuses with rows of their own, and the classes that stand for the rest; in their order. */
function statusRows({ operation, handlers, policy, auth }: FailureSetting): readonly FailureName[] {
  const named = [...handlers.flatMap((handler) => handler.on), ...(policy.retry?.on ?? [])];
  const statuses = [
    ...operation.errors.map(({ status }) => status.toLowerCase()),
    ...named,
    // The limit of a system is what every caller meets sooner or later, documented or not.
    "429",
    ...(renewable.has(auth) ? ["401"] : []),
    "3xx",
    "4xx",
    "5xx",
  ];
  // A class stands behind its statuses.
  return [...new Set(statuses.filter((status) => /^[3-5](?:\d\d|xx)$/u.test(status)))].sort();
}

function isDocumented({ errors }: DescribedOperation, failure: FailureName): boolean {
  return errors.some(({ status }) => status === "default" || covers(status.toLowerCase(), failure));
}

function rowOf(setting: FailureSetting, failure: FailureName): CallFailure {
  const handler = unhandled.has(failure) ? -1 : setting.handlers.findIndex((each) => each.on.some((name) => covers(name, failure)));
  // What may not be repeated has no policy that retries it: that is an error of the program.
  const { retry } = setting.policy;
  const retried = retry !== undefined && retry.attempts > 1 && retry.on.some((name) => covers(name, failure));
  return {
    failure,
    ...(failure === "401" && renewable.has(setting.auth) && { renewed: true }),
    ...(retried && { attempts: retry.attempts }),
    outcome: setting.handlers[handler]?.outcome.kind ?? "deadLetter",
    ...(handler >= 0 && { handler }),
  };
}

/** What ends a run outside of its calls. */
export function runFailures(setting: {
  /** What is computed between the calls, the key included. */
  readonly values: readonly Expr[];
  readonly fails: boolean;
  readonly deadline: boolean;
  readonly guardedMaps: ReadonlySet<string>;
  readonly refusingMaps: ReadonlySet<string>;
}): readonly FailureName[] {
  const { values, fails, deadline, guardedMaps } = setting;
  const names: readonly (FailureName | false)[] = [
    "invalidPayload",
    (fails || mayRefuse(setting, values)) && "refused",
    values.some((value) => mapsIn(value).some((map) => guardedMaps.has(map))) && "guard",
    deadline && "deadline",
    "unexpected",
  ];
  return names.filter((name) => name !== false);
}

/** Whether one of the expressions may refuse the record, itself or through a map. */
export function mayRefuse({ refusingMaps }: { readonly refusingMaps: ReadonlySet<string> }, values: readonly Expr[]): boolean {
  return values.some((value) => refuses(value) || mapsIn(value).some((map) => refusingMaps.has(map)));
}

/** Whether an expression itself has a `fail` or a `!`, or makes a number that may be too large. */
export function refuses(expr: Expr): boolean {
  let found = false;
  walkExpr(expr, (each) => {
    found ||= each.kind === "fail" || each.kind === "required" || isCheckedNumber(each);
  });
  return found;
}

/** Whether the runtime refuses a number that is too large for JSON. */
export function isCheckedNumber(expr: Expr): boolean {
  return expr.kind === "function" && (expr.name === "finite" || expr.name === "divide");
}
