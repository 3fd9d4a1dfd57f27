import { matchNotExhaustive, unreachableArm, wrongOperands } from "../../diagnostics/codes/types.ts";
import { removePart, safely } from "../../diagnostics/fixes.ts";
import type { Expr, MatchTest } from "../../program/program.ts";
import type { MatchExpression } from "../../syntax/nodes.ts";
import { join } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { neverType, resolve, type Type } from "../../types/type.ts";
import { isKind } from "../bounds/kinds.ts";
import { alternativesOf } from "../bounds/narrow-type.ts";
import { type CheckContext, type Fault, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, isMet, typed, wrong } from "./form.ts";
import { checkPattern, type PatternFound } from "./match-pattern.ts";
import { addArms } from "./missing-arms.ts";
import { narrow, narrowToConstants } from "./narrow.ts";
import { withoutNarrowing } from "./without-narrowing.ts";

/** `match subject { pattern => value, … }`: a value for every value of the subject. */
export function checkMatch(
  context: CheckContext,
  scope: Scope,
  node: MatchExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  return node.subject === undefined
    ? checkConditions(context, scope, node, expected, check)
    : checkSubject(context, scope, node, expected, check);
}

/** Without a subject each pattern is a condition. */
function checkConditions(
  context: CheckContext,
  scope: Scope,
  node: MatchExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  const arms: { tests: MatchTest[]; value: Expr }[] = [];
  const types: Type[] = [];
  const faults: Fault[] = [];
  let otherwise: Expr | undefined;
  let rest = scope;
  let sound = true;
  for (const arm of node.arms) {
    let inner = rest;
    let understood = true;
    const tests: MatchTest[] = [];
    for (const pattern of arm.patterns) {
      if (pattern.kind !== "ValuePattern") continue;
      const condition = check(context, rest, pattern.value);
      if (condition.broken) {
        sound = false;
        understood = false;
      } else if (!isKind(condition.type, "boolean")) {
        context.report(
          wrongOperands(
            {
              operator: "match",
              left: "condition",
              right: printType(condition.type),
              reason: "without a subject, each arm begins with a condition",
            },
            locationOf(context, pattern),
          ),
        );
        sound = false;
      } else {
        tests.push({ kind: "condition", value: condition.expr });
        faults.push(...condition.faults);
        inner = narrow(context, rest, pattern.value, true, check);
        rest = narrow(context, rest, pattern.value, false, check);
      }
    }
    const within = understood ? context : withoutNarrowing(context);
    const value = check(within, arm.patterns.length === 1 ? inner : scope, arm.value, expected);
    if (value.broken) sound = false;
    else {
      types.push(value.type);
      faults.push(...value.faults);
      if (tests.length === 0) otherwise = value.expr;
      else arms.push({ tests, value: value.expr });
    }
  }
  if (!sound) return broken(node);
  if (otherwise === undefined)
    return wrong(
      context,
      node,
      matchNotExhaustive({ missing: "the case that no condition holds" }, { file: context.file, start: node.start, end: node.start + 5 }),
    );
  return typed(node, join(...types), { kind: "match", arms, otherwise }, { faults });
}

function checkSubject(
  context: CheckContext,
  scope: Scope,
  node: MatchExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  const subject = node.subject === undefined ? broken(node) : check(context, scope, node.subject);
  const met = isMet(context, subject);
  const arms: { tests: MatchTest[]; value: Expr }[] = [];
  const types: Type[] = [];
  const faults: Fault[] = [];
  let otherwise: Expr | undefined;
  let left: Type = subject.type;
  let sound = met && !subject.broken;
  // A subject that is computed is the parameter of a function, and the arms stand in it.
  const path = isPlain(subject.expr) ? subject.path : undefined;
  let rest = path === undefined ? scope.inFunction() : scope;
  for (const arm of node.arms) {
    const found: PatternFound[] = [];
    const before = left;
    let taken: Type = neverType;
    let isElse = false;
    for (const pattern of arm.patterns) {
      if (pattern.kind === "ElsePattern") {
        isElse = true;
        taken = join(taken, left);
        continue;
      }
      const one = subject.broken ? undefined : checkPattern(context, scope, pattern, subject.type, left, check);
      if (one === undefined) {
        sound = false;
        continue;
      }
      const parts = one.split(left);
      const seen = arms.some((earlier) => one.tests.every((test) => earlier.tests.some((each) => sameTest(each, test))));
      if (parts.taken.kind === "never" || seen) {
        const [parts, part] = arm.patterns.length > 1 ? [arm.patterns, pattern] : [node.arms, arm];
        const fixes = removePart("Remove it", context.file, parts, part);
        // A pattern that no value has may be a misspelt one.
        context.report(unreachableArm({ pattern: one.name }, locationOf(context, pattern), { fixes: seen ? safely(fixes) : fixes }));
      }
      taken = join(taken, parts.taken);
      left = parts.rest;
      found.push(one);
    }
    const inner = path === undefined || isElse ? rest : scopeOfArm(context, rest, node, found, path, taken, check);
    const known = isElse && path !== undefined && left !== subject.type && left.kind !== "never" ? inner.narrowed(path, taken) : inner;
    const value = check(context, known, arm.value, expected);
    if (path !== undefined && !isElse) rest = scopeAfter(context, rest, node, found, path, left, check);
    if (value.broken) {
      sound = false;
      continue;
    }
    types.push(value.type);
    faults.push(...value.faults);
    if (isElse) {
      otherwise ??= value.expr;
      if (before.kind === "never") context.report(unreachableArm({ pattern: "else" }, locationOf(context, arm)));
      left = neverType;
    } else arms.push({ tests: found.flatMap((one) => [...one.tests]), value: value.expr });
  }
  if (!sound) return broken(node);
  if (otherwise === undefined && left.kind !== "never") {
    return wrong(
      context,
      node,
      matchNotExhaustive(
        { missing: casesOf(left) },
        { file: context.file, start: node.start, end: node.start + 5 },
        { fixes: addArms(context, node, left) },
      ),
    );
  }
  return typed(node, join(...types), { kind: "match", subject: subject.expr, arms, otherwise }, { faults });
}

function sameTest(a: MatchTest, b: MatchTest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is known in an arm: what the patterns take, and what follows from it for what the subject is part of. */
function scopeOfArm(
  context: CheckContext,
  scope: Scope,
  node: MatchExpression,
  found: readonly PatternFound[],
  path: string,
  taken: Type,
  check: CheckExpression,
): Scope {
  const constants = constantsOf(found);
  const inner =
    constants === undefined || node.subject === undefined ? scope : narrowToConstants(context, scope, node.subject, constants, true, check);
  return taken.kind === "never" ? inner : inner.narrowed(path, taken);
}

/** What is known behind an arm: its patterns did not hold. */
function scopeAfter(
  context: CheckContext,
  scope: Scope,
  node: MatchExpression,
  found: readonly PatternFound[],
  path: string,
  left: Type,
  check: CheckExpression,
): Scope {
  const constants = constantsOf(found);
  const inner =
    constants === undefined || node.subject === undefined
      ? scope
      : narrowToConstants(context, scope, node.subject, constants, false, check);
  return left.kind === "never" || found.length === 0 ? inner : inner.narrowed(path, left);
}

/** The constants of patterns that all are constants. */
function constantsOf(
  found: readonly PatternFound[],
): readonly { readonly value: Extract<Expr, { kind: "literal" }>["value"] }[] | undefined {
  const constants = found.map((one) => one.constant).filter((constant) => constant !== undefined);
  return constants.length === found.length && constants.length > 0 ? constants : undefined;
}

/** Whether an expression is printed as a path that can be asked again: TypeScript then knows of it what the tests say. */
function isPlain(expr: Expr): boolean {
  if (expr.kind === "variable") return true;
  if (expr.kind === "member") return !expr.untyped && isPlain(expr.object);
  return expr.kind === "index" && expr.of === "record" && expr.index.kind === "literal" && isPlain(expr.object);
}

/** Values that no arm takes, in words: each that is known, else what kind of value it is. */
function casesOf(type: Type): string {
  const cases = [...new Set(alternativesOf(type).map(caseOf))];
  const shown = cases.slice(0, 3);
  if (cases.length > shown.length) return `${shown.join(", ")} and ${cases.length - shown.length} more`;
  const last = shown.pop() ?? "some value";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

function caseOf(type: Type): string {
  if (type.kind === "absent") return "an absent value";
  const form = resolve(type);
  switch (form.kind) {
    case "null":
      return "null";
    case "literal":
      return JSON.stringify(form.value);
    case "boolean":
      return "true and false";
    case "string":
      return "any other text";
    case "number":
      return "any other number";
    default:
      return type.kind === "ref" ? `\`${type.name}\`` : `a value of type \`${printType(type)}\``;
  }
}
