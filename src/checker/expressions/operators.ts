import { needlessDefault, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { BinaryExpression, UnaryExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, join, membersOf, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { disjoint } from "../../types/subtype/disjoint.ts";
import { booleanType, type NumberType, numberType, resolve, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { checkOptionalEnvironment } from "./environment.ts";
import { broken, type CheckExpression, nameOf, typed, wrong } from "./form.ts";
import { narrow } from "./narrow.ts";

/** `left ?? right`: the right side where the left is null, absent or at fault. */
export function checkCoalesce(
  context: CheckContext,
  scope: Scope,
  node: BinaryExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  const left = checkOptionalEnvironment(context, scope, node.left) ?? check(context, scope, node.left, expected);
  const right = check(context, scope, node.right, expected);
  if (left.broken || right.broken) return broken(node);
  const nothing = admitsAbsence(left.type) || admitsNull(left.type);
  if (!nothing && left.faults.length === 0) {
    context.report(needlessDefault({ source: nameOf(left) }, locationOf(context, node.right)));
  }
  const type = join(present(left.type), right.type);
  return typed(node, type, { kind: "coalesce", left: left.expr, right: right.expr }, { faults: right.faults });
}

/** `-x`, `!x` */
export function checkUnary(context: CheckContext, scope: Scope, node: UnaryExpression, check: CheckExpression): TypedExpression {
  const operand = check(context, scope, node.operand);
  if (operand.broken) return broken(node);
  const wanted = node.operator === "-" ? "number" : "boolean";
  if (!isKind(operand.type, wanted)) {
    return wrong(
      context,
      node,
      wrongOperands(
        { operator: node.operator, left: printType(operand.type), right: "nothing", reason: `a ${wanted} is needed` },
        locationOf(context, node),
      ),
    );
  }
  if (node.operator === "-" && operand.expr.kind === "literal" && typeof operand.expr.value === "number") {
    const value = -operand.expr.value;
    return typed(node, { kind: "literal", value }, { kind: "literal", value });
  }
  const type = node.operator === "-" ? negated(operand.type) : booleanType;
  return typed(node, type, { kind: "unary", operator: node.operator, operand: operand.expr }, { faults: operand.faults });
}

function negated(type: Type): Type {
  const form = resolve(type);
  if (form.kind !== "number") return numberType;
  const negate = (value: number | undefined): number | undefined => (value === undefined ? undefined : -value);
  return {
    kind: "number",
    integer: form.integer,
    minimum: negate(form.maximum),
    maximum: negate(form.minimum),
    exclusiveMinimum: negate(form.exclusiveMaximum),
    exclusiveMaximum: negate(form.exclusiveMinimum),
  };
}

/** Arithmetic, comparisons, `&&` and `||`. */
export function checkBinary(context: CheckContext, scope: Scope, node: BinaryExpression, check: CheckExpression): TypedExpression {
  const { operator } = node;
  if (operator === "??") return broken(node);
  const left = check(context, scope, node.left);
  // What the left side makes sure of is known on the right.
  const inner =
    operator === "&&"
      ? narrow(context, scope, node.left, true, check)
      : operator === "||"
        ? narrow(context, scope, node.left, false, check)
        : scope;
  const right = check(context, inner, node.right);
  if (left.broken || right.broken) return broken(node);
  const problem = problemOf(operator, left.type, right.type);
  if (problem !== undefined) {
    return wrong(
      context,
      node,
      wrongOperands(
        { operator, left: printType(left.type), right: printType(right.type), reason: problem },
        locationOf(context, node.operatorSpan),
      ),
    );
  }
  const arithmetic = operator === "+" || operator === "-" || operator === "*" || operator === "/";
  const type = arithmetic ? arithmeticType(operator, left.type, right.type) : booleanType;
  return typed(node, type, { kind: "binary", operator, left: left.expr, right: right.expr }, { faults: [...left.faults, ...right.faults] });
}

function problemOf(operator: string, left: Type, right: Type): string | undefined {
  switch (operator) {
    case "&&":
    case "||":
      return isKind(left, "boolean") && isKind(right, "boolean") ? undefined : "both sides must be booleans";
    case "==":
    case "!=": {
      if (left.kind === "unknown" || right.kind === "unknown") return undefined;
      // Absence equals null.
      const nothing = (type: Type): boolean => admitsNull(type) || admitsAbsence(type);
      if (nothing(left) && nothing(right)) return undefined;
      return disjoint(left, right) ? "they are never equal" : undefined;
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      return (isKind(left, "number") && isKind(right, "number")) || (isKind(left, "string") && isKind(right, "string"))
        ? undefined
        : "two numbers or two texts are compared";
    default:
      if (isKind(left, "number") && isKind(right, "number")) return undefined;
      return operator === "+" && (isKind(left, "string") || isKind(right, "string"))
        ? 'texts are joined in a template: "${a} ${b}"'
        : "both sides must be numbers";
  }
}

/** Whether every value is of a kind: neither null nor absent, nor anything else. */
export function isKind(type: Type, kind: "string" | "number" | "boolean"): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    if (form.kind === "union") return form.members.every((each) => isKind(each, kind));
    return form.kind === kind || (form.kind === "literal" && typeof form.value === kind) || form.kind === "never";
  });
}

function arithmeticType(operator: "+" | "-" | "*" | "/", left: Type, right: Type): NumberType {
  const a = rangeOf(left);
  const b = rangeOf(right);
  const integer = operator !== "/" && a.integer && b.integer;
  if (operator === "+") return bounded(integer, add(a.low, b.low), add(a.high, b.high));
  if (operator === "-")
    return bounded(integer, add(a.low, b.high === undefined ? undefined : -b.high), add(a.high, b.low === undefined ? undefined : -b.low));
  return { kind: "number", integer: false };
}

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** Sums of doubles are exact for whole numbers in the safe range only; elsewhere nothing is claimed. */
function bounded(integer: boolean, low: number | undefined, high: number | undefined): NumberType {
  const safe = (value: number | undefined): value is number => value !== undefined && Number.isSafeInteger(value);
  if (!integer || !safe(low) || !safe(high)) return { kind: "number", integer: integer && safe(low) && safe(high) };
  return { kind: "number", integer: true, minimum: low, maximum: high };
}

function rangeOf(type: Type): { readonly integer: boolean; readonly low: number | undefined; readonly high: number | undefined } {
  const ranges = membersOf(type).map((member): { integer: boolean; low: number | undefined; high: number | undefined } => {
    const form = resolve(member);
    if (form.kind === "literal" && typeof form.value === "number")
      return { integer: Number.isInteger(form.value), low: form.value, high: form.value };
    if (form.kind === "number")
      return { integer: form.integer, low: form.minimum ?? form.exclusiveMinimum, high: form.maximum ?? form.exclusiveMaximum };
    return { integer: false, low: undefined, high: undefined };
  });
  const lows = ranges.map((range) => range.low);
  const highs = ranges.map((range) => range.high);
  return {
    integer: ranges.every((range) => range.integer),
    low: lows.some((low) => low === undefined) ? undefined : Math.min(...lows.map((low) => low ?? 0)),
    high: highs.some((high) => high === undefined) ? undefined : Math.max(...highs.map((high) => high ?? 0)),
  };
}
