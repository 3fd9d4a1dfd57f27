import { unreachableHandler } from "../../diagnostics/codes/flow.ts";
import { unknownOption, wrongSettingForm } from "../../diagnostics/codes/names.ts";
import { foreignForm } from "../../diagnostics/codes/syntax.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import { remove, removePart, rename, safely } from "../../diagnostics/fixes.ts";
import { foreignOutcomes } from "../../diagnostics/foreign-words.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { FailureName, Handler } from "../../program/program.ts";
import type { Identifier, OnClause } from "../../syntax/nodes.ts";
import { brokenType, type Type } from "../../types/type.ts";
import { locationOf, provenanceOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { foreignName } from "../expressions/foreign.ts";
import type { FileContext } from "../session.ts";
import { type Expected, recordWord } from "../settings/values.ts";
import { type DescribedOperation, mayAnswer } from "../symbols/described-operation.ts";
import { readFailureName } from "./policy.ts";

/** A handler of a call, with the type that it gives to the call's result. */
export interface CheckedHandler {
  readonly handler: Handler;
  /** `absent` for `continue`; undefined where the run does not go on. */
  readonly result: Type | undefined;
}

/** Checks the `on … => …` clauses of a call, in their order. */
export function checkHandlers(
  context: FileContext,
  scope: Scope,
  operation: DescribedOperation | undefined,
  clauses: readonly OnClause[],
): readonly CheckedHandler[] {
  const handled: FailureName[] = [];
  const handlers: CheckedHandler[] = [];
  for (const clause of clauses) {
    const on: FailureName[] = [];
    for (const failure of clause.failures) {
      const name = readHandledFailure(context, operation, failure);
      if (name === undefined) continue;
      context.model.symbol(failure, { kind: "failure", failure: name, operation });
      on.push(name);
      const why = operation && unreachability(operation, name, handled);
      if (why !== undefined) {
        const isHandled = handled.some((earlier) => covers(earlier, name));
        const related =
          operation === undefined || isHandled
            ? []
            : [{ message: "the operation is described here", location: operation.operation.origin }];
        const fixes =
          clause.failures.length > 1
            ? removePart("Remove it", context.file, clause.failures, failure)
            : remove("Remove the handler", locationOf(context, clause));
        // What the description does not say, the system may answer all the same.
        context.report(
          unreachableHandler({ failure: name, why }, locationOf(context, failure), { related, fixes: isHandled ? safely(fixes) : fixes }),
        );
      }
      handled.push(name);
    }
    const outcome = checkOutcome(context, scope, clause);
    if (outcome === undefined || on.length === 0) {
      // Nobody knows what it would have given.
      handlers.push({ handler: { on: [], outcome: { kind: "deadLetter" }, at: provenanceOf(context, clause) }, result: brokenType });
      continue;
    }
    handlers.push({ handler: { on, outcome: outcome.outcome, at: provenanceOf(context, clause) }, result: outcome.result });
  }
  return handlers;
}

function readHandledFailure(
  context: FileContext,
  operation: DescribedOperation | undefined,
  failure: OnClause["failures"][number],
): FailureName | undefined {
  if (failure.kind !== "StringLiteral") return readFailureName(context, failure, false);
  if (operation === undefined || operation.system.answersFailures) return JSON.stringify(failure.value);
  const parameters = {
    setting: "on",
    expected: "statuses, classes and words such as `timeout`; the text of an error only where the system says with `fails` what it is",
    example: "on 409 => continue",
  };
  const location = locationOf(context, failure);
  const status = /^(?:[1-5]\d\d|[1-5]xx)$/u.exec(failure.value)?.[0];
  context.report(wrongSettingForm(parameters, location, { fixes: rename(location, status) }));
  return undefined;
}

/** Why a handler is never reached; undefined where it may be. */
function unreachability(operation: DescribedOperation, name: FailureName, earlier: readonly FailureName[]): string | undefined {
  const covering = earlier.find((each) => covers(each, name));
  if (covering !== undefined) return covering === name ? "it is handled already" : `\`${covering}\` is handled before it`;
  if (/^\d/u.test(name) && operation.errors.length > 0 && !mayAnswer(operation, name))
    return `\`${operation.name}\` never answers ${name}, as it is described`;
  if (name === "answer" && !operation.system.answersFailures) return `\`${operation.system.name}\` has no \`fails\``;
  return undefined;
}

/** Whether a failure name takes every failure that another one takes. */
export function covers(wideName: FailureName, narrowName: FailureName): boolean {
  const [wide, narrow] = [statusOf(wideName), statusOf(narrowName)];
  if (wide === narrow || wide === "failure") return true;
  if (wide === "answer") return narrow.startsWith('"');
  return wide.endsWith("xx") && /^\d/u.test(narrow) && wide[0] === narrow[0];
}

/** `rateLimit` is a word for a status. */
function statusOf(name: FailureName): FailureName {
  return name === "rateLimit" ? "429" : name;
}

const expectedOutcome: Expected = {
  name: "on",
  form: { kind: "special", words: '`deadLetter`, `continue`, `fail "why"` or a value' },
  example: "409 => continue",
};

/** A word that is no outcome, and no value either. */
function reportOutcome(context: FileContext, scope: Scope, node: Identifier): void {
  const location = locationOf(context, node);
  const foreign = foreignOutcomes.get(node.name);
  const known = ["deadLetter", "continue", "fail"];
  const suggestion = suggest(node.name, [...known, ...scope.names()]);
  context.report(
    foreign === undefined
      ? unknownOption({ what: "outcome of a failure", name: node.name, suggestion, known }, location)
      : foreignName(node.name, foreign, location),
  );
}

function checkOutcome(
  context: FileContext,
  scope: Scope,
  clause: OnClause,
): { readonly outcome: Handler["outcome"]; readonly result: Type | undefined } | undefined {
  const node = clause.outcome;
  if (node.kind === "Identifier" && scope.lookup(node.name) === undefined) {
    if (node.name === "deadLetter" || node.name === "continue") recordWord(context, [node], expectedOutcome);
    if (node.name === "deadLetter") return { outcome: { kind: "deadLetter" }, result: undefined };
    if (node.name === "continue") return { outcome: { kind: "continue" }, result: { kind: "absent" } };
    if (context.symbols.lookup(node.name) === undefined) {
      reportOutcome(context, scope, node);
      return undefined;
    }
  }
  if (node.kind === "CallExpression" && node.callee.kind === "Identifier" && /^(?:deadLetter|continue)$/u.test(node.callee.name)) {
    const { name } = node.callee;
    const fixes = safely(remove("Remove the brackets", locationOf(context, { start: node.callee.end, end: node.end })));
    context.report(foreignForm({ form: `\`${name}()\``, instead: `it is \`${name}\`` }, locationOf(context, node), { fixes }));
    return undefined;
  }
  const checked = checkExpression(context, scope, node);
  if (checked.broken) return undefined;
  if (checked.expr.kind === "fail") return { outcome: { kind: "fail", message: checked.expr.message }, result: undefined };
  const [fault] = checked.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: "the value", reason: fault.reason }, locationOf(context, fault.node)));
    return undefined;
  }
  return { outcome: { kind: "value", value: checked.expr }, result: checked.type };
}
