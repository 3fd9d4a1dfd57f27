import { matchNotExhaustive, notAssignable, unreachableArm, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { Expr, MatchTest } from "../../program/program.ts";
import type { MatchExpression, Pattern } from "../../syntax/nodes.ts";
import { join, literalType, membersOf, narrowByEquality } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { disjoint } from "../../types/subtype/disjoint.ts";
import { type Json, neverType, resolve, type Type, type UnionType } from "../../types/type.ts";
import { type CheckContext, type Fault, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, typed, wrong } from "./form.ts";
import { narrow } from "./narrow.ts";
import { isKind } from "./operators.ts";
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
  const arms: { tests: MatchTest[]; value: Expr }[] = [];
  const types: Type[] = [];
  const faults: Fault[] = [...subject.faults];
  let otherwise: Expr | undefined;
  let left: Type = subject.type;
  let sound = !subject.broken;
  for (const arm of node.arms) {
    const tests: MatchTest[] = [];
    let taken: Type = neverType;
    let isElse = false;
    for (const pattern of arm.patterns) {
      if (pattern.kind === "ElsePattern") {
        isElse = true;
        taken = join(taken, left);
        continue;
      }
      const found = subject.broken ? undefined : checkPattern(context, scope, pattern, subject.type, check);
      if (found === undefined) {
        sound = false;
        continue;
      }
      const remaining = left;
      left = found.rest(left);
      if (remaining.kind !== "unknown" && disjoint(remaining, found.type) && found.test.kind !== "nothing") {
        context.report(unreachableArm({ pattern: printType(found.type) }, locationOf(context, pattern)));
      }
      taken = join(taken, found.type);
      tests.push(found.test);
    }
    const inner = subject.path === undefined || taken.kind === "never" ? scope : scope.narrowed(subject.path, taken);
    const value = check(context, inner, arm.value, expected);
    if (value.broken) {
      sound = false;
      continue;
    }
    types.push(value.type);
    faults.push(...value.faults);
    if (isElse) {
      otherwise ??= value.expr;
      if (left.kind === "never") context.report(unreachableArm({ pattern: "else" }, locationOf(context, arm)));
    } else arms.push({ tests, value: value.expr });
  }
  if (!sound) return broken(node);
  if (otherwise === undefined && left.kind !== "never") {
    return wrong(
      context,
      node,
      matchNotExhaustive({ missing: exampleOf(left) }, { file: context.file, start: node.start, end: node.start + 5 }),
    );
  }
  return typed(node, join(...types), { kind: "match", subject: subject.expr, arms, otherwise }, { faults });
}

interface PatternFound {
  readonly type: Type;
  readonly test: MatchTest;
  /** What is left of the subject after the pattern. */
  readonly rest: (type: Type) => Type;
}

function checkPattern(
  context: CheckContext,
  scope: Scope,
  pattern: Exclude<Pattern, { kind: "ElsePattern" }>,
  subject: Type,
  check: CheckExpression,
): PatternFound | undefined {
  if (pattern.kind === "IsPattern") return checkIs(context, pattern, subject);
  const value = check(context, scope, pattern.value);
  if (value.broken) return undefined;
  if (value.expr.kind !== "literal") {
    context.report(
      wrongOperands(
        {
          operator: "match",
          left: printType(subject),
          right: printType(value.type),
          reason: "a pattern is a constant, `null`, `is …` or `else`",
        },
        locationOf(context, pattern),
      ),
    );
    return undefined;
  }
  const literal: Json = value.expr.value;
  if (literal === null) return { type: { kind: "null" }, test: { kind: "nothing" }, rest: (type) => narrowByEquality(type, null, false) };
  const type = literalType(literal);
  if (disjoint(subject, type)) {
    context.report(
      notAssignable(
        { found: printType(type), expected: printType(subject), path: "", reason: "the subject never has this value" },
        locationOf(context, pattern),
      ),
    );
    return undefined;
  }
  return { type, test: { kind: "equals", value: literal }, rest: (left) => narrowByEquality(left, literal, false) };
}

/** `is card`: a member of a union by its discriminator, its name, or its kind. */
function checkIs(context: CheckContext, pattern: Extract<Pattern, { kind: "IsPattern" }>, subject: Type): PatternFound | undefined {
  const name = pattern.type.kind === "TypeName" ? (pattern.type.path.at(-1)?.name ?? "") : "";
  const union = unionOf(subject);
  const members = membersOf(subject).flatMap((member) => {
    const form = resolve(member);
    return form.kind === "union" ? form.members : [member];
  });
  const tagged = union?.discriminator?.mapping.get(name);
  if (union?.discriminator !== undefined && tagged !== undefined) {
    const { property } = union.discriminator;
    return { type: tagged, test: { kind: "tag", property, value: name }, rest: without(members, tagged) };
  }
  // A constant property that tells the members apart does what a discriminator does.
  const byName = members.find((member) => member.kind === "ref" && member.name === name);
  if (byName !== undefined) {
    const form = resolve(byName);
    const tag =
      form.kind === "object" ? [...form.properties.values()].find((property) => property.required && isConstant(property.type)) : undefined;
    if (tag !== undefined)
      return { type: byName, test: { kind: "tag", property: tag.name, value: constantOf(tag.type) }, rest: without(members, byName) };
  }
  const kind = name === "string" || name === "number" || name === "boolean" || name === "array" || name === "object" ? name : undefined;
  const ofKind = kind === undefined ? undefined : members.filter((member) => kindOf(member) === kind);
  if (kind !== undefined && ofKind !== undefined && ofKind.length > 0) {
    return {
      type: join(...ofKind),
      test: { kind: "type", type: kind },
      rest: (left) => join(...membersOf(left).filter((member) => kindOf(member) !== kind)),
    };
  }
  context.report(
    notAssignable(
      { found: name, expected: printType(subject), path: "", reason: "the subject has no such member that can be told apart" },
      locationOf(context, pattern),
    ),
  );
  return undefined;
}

function without(members: readonly Type[], taken: Type): (left: Type) => Type {
  return (left) => {
    const remaining = membersOf(left).flatMap((member) => {
      const form = resolve(member);
      return form.kind === "union" ? form.members : [member];
    });
    return join(
      ...remaining.filter(
        (member) => member !== taken && !(member.kind === "ref" && taken.kind === "ref" && member.id === taken.id) && members.length > 0,
      ),
    );
  };
}

function unionOf(type: Type): UnionType | undefined {
  const form = resolve(type);
  return form.kind === "union" ? form : undefined;
}

function isConstant(type: Type): boolean {
  return constantOf(type) !== null;
}

function constantOf(type: Type): Json {
  const form = resolve(type);
  return form.kind === "literal" ? form.value : null;
}

function kindOf(type: Type): string {
  const form = resolve(type);
  return form.kind === "literal" ? (Array.isArray(form.value) ? "array" : typeof form.value) : form.kind;
}

/** A value that no arm takes, in words. */
function exampleOf(type: Type): string {
  const [first] = membersOf(type);
  if (first === undefined) return "some value";
  if (first.kind === "absent") return "an absent value";
  const form = resolve(first);
  if (form.kind === "null") return "null";
  return form.kind === "literal" ? JSON.stringify(form.value) : `a value of type \`${printType(first)}\``;
}
