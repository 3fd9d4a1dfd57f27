import type { Expr, MatchTest } from "../../program/program.ts";
import type { Expression, MatchStep } from "../../syntax/nodes.ts";
import { literalType } from "../../types/join.ts";
import type { Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { type CheckExpression, typed } from "../expressions/form.ts";
import { checkMatch } from "../expressions/match.ts";
import type { CheckedStep, FlowState, StepResult } from "./checked-step.ts";

/**
 * `match subject { pattern => { steps } … }`: the same patterns as in an expression, exhaustive like there. What is left
 * of it is a chain of `if`s.
 */
export function checkMatchStep(state: FlowState, scope: Scope, step: MatchStep): StepResult {
  const { context } = state;
  // The arms are checked as those of an expression that gives the number of its arm; on the way each arm's scope is seen.
  const numbers = step.arms.map(
    (arm, index): Expression => ({ kind: "NumberLiteral", value: index, text: String(index), start: arm.start, end: arm.end }),
  );
  const scopes = new Map<Expression, Scope>();
  const check: CheckExpression = (inner, armScope, node, expected) => {
    const index = numbers.indexOf(node);
    if (index < 0) return checkExpression(inner, armScope, node, expected);
    scopes.set(node, armScope);
    return typed(node, literalType(index), { kind: "literal", value: index });
  };
  const arms = step.arms.map((arm, index) => ({
    kind: "MatchArm" as const,
    patterns: arm.patterns,
    value: numbers[index] ?? { kind: "NullLiteral" as const, start: arm.start, end: arm.end },
    start: arm.start,
    end: arm.end,
  }));
  const node = { kind: "MatchExpression" as const, subject: step.subject, arms, start: step.start, end: step.end };
  const matched = checkMatch(context, scope, node, undefined, check);
  const blocks = step.arms.map((arm, index) => {
    const number = numbers[index];
    return state.block((number && scopes.get(number)) ?? scope, arm.steps).steps;
  });
  if (matched.broken || matched.expr.kind !== "match") return { step: undefined, scope };
  return { step: chain(step, matched.expr, blocks), scope };
}

function chain(
  step: MatchStep,
  match: Extract<Expr, { kind: "match" }>,
  blocks: readonly (readonly CheckedStep[])[],
): CheckedStep | undefined {
  const blockOf = (value: Expr): readonly CheckedStep[] => (value.kind === "literal" ? (blocks[Number(value.value)] ?? []) : []);
  // Without an `else` the last arm takes what is left.
  const arms = match.otherwise === undefined ? match.arms.slice(0, -1) : match.arms;
  const last = match.otherwise ?? match.arms.at(-1)?.value;
  let rest: readonly CheckedStep[] = last === undefined ? [] : blockOf(last);
  for (const arm of arms.toReversed()) {
    const place = step.arms[arm.value.kind === "literal" ? Number(arm.value.value) : 0];
    if (place === undefined) continue;
    const condition = arm.tests
      .map((test) => conditionOf(match.subject, test))
      .reduce((left, right) => ({ kind: "binary", operator: "||", left, right }));
    rest = [{ kind: "if", condition, then: blockOf(arm.value), else: rest, doc: undefined, node: place }];
  }
  const [first, ...more] = rest;
  if (first?.kind === "if" && more.length === 0) return { ...first, doc: step.doc?.text };
  // One arm that takes everything.
  return { kind: "if", condition: { kind: "literal", value: true }, then: rest, else: [], doc: step.doc?.text, node: step };
}

function conditionOf(subject: Expr | undefined, test: MatchTest): Expr {
  if (test.kind === "condition") return test.value;
  const left: Expr = subject ?? { kind: "literal", value: null };
  if (test.kind === "nothing") return { kind: "binary", operator: "==", left, right: { kind: "literal", value: null } };
  if (test.kind === "equals" && (typeof test.value !== "object" || test.value === null))
    return { kind: "binary", operator: "==", left, right: { kind: "literal", value: test.value } };
  return {
    kind: "match",
    subject: left,
    arms: [{ tests: [test], value: { kind: "literal", value: true } }],
    otherwise: { kind: "literal", value: false },
  };
}
