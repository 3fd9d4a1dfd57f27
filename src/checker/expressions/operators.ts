import { foreignForm } from "../../diagnostics/codes/syntax.ts";
import { needlessDefault, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { Details } from "../../diagnostics/define.ts";
import type { Edit } from "../../diagnostics/diagnostic.ts";
import { remove, replace, safely } from "../../diagnostics/fixes.ts";
import type { Expr } from "../../program/program.ts";
import type { BinaryExpression, Expression, UnaryExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, join, literalType, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { disjoint } from "../../types/subtype/disjoint.ts";
import { booleanType, resolve, type Type } from "../../types/type.ts";
import { isKind } from "../bounds/kinds.ts";
import { arithmetic, inRange, negate, rangeOf, typeOfRange } from "../bounds/number-range.ts";
import { scalarsOf } from "../bounds/scalars.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { checkOptionalEnvironment } from "./environment.ts";
import { broken, type CheckExpression, functionCall, isMet, nameOf, nothingIn, typed, wrong } from "./form.ts";
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
    context.report(
      needlessDefault({ source: nameOf(left) }, locationOf(context, node.right), {
        fixes: safely(remove("Remove the default", { file: context.file, start: node.left.end, end: node.right.end })),
      }),
    );
    // TypeScript refuses a default that nothing needs.
    return { ...left, node };
  }
  const type = join(present(left.type), right.type);
  return typed(node, type, { kind: "coalesce", left: left.expr, right: right.expr }, { faults: right.faults });
}

/** `-x`, `!x` */
export function checkUnary(context: CheckContext, scope: Scope, node: UnaryExpression, check: CheckExpression): TypedExpression {
  const operand = check(context, scope, node.operand);
  if (operand.broken || !isMet(context, operand)) return broken(node);
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
  const type = node.operator === "-" ? typeOfRange(negate(rangeOf(operand.type))) : notOf(operand.type);
  return typed(node, type, { kind: "unary", operator: node.operator, operand: operand.expr });
}

/** Arithmetic, comparisons, `&&` and `||`. */
export function checkBinary(context: CheckContext, scope: Scope, node: BinaryExpression, check: CheckExpression): TypedExpression {
  const { operator } = node;
  if (operator === "??") return broken(node);
  if (operator === "+") {
    const joined = textsJoined(node);
    if (joined !== undefined) return checkJoinedTexts(context, scope, node, joined, check);
  }
  const left = check(context, scope, node.left);
  // What the left side makes sure of is known on the right.
  const inner =
    operator === "&&"
      ? narrow(context, scope, node.left, true, check)
      : operator === "||"
        ? narrow(context, scope, node.left, false, check)
        : scope;
  // What a text is compared with says which texts there are.
  const isEquality = operator === "==" || operator === "!=";
  const right = check(context, inner, node.right, isEquality && node.right.kind === "StringLiteral" ? left.type : undefined);
  const met = isMet(context, left) && isMet(context, right);
  if (left.broken || right.broken || !met) return broken(node);
  const problem = problemOf(operator, left.type, right.type);
  if (problem !== undefined) {
    return wrong(
      context,
      node,
      wrongOperands(
        { operator, left: printType(left.type), right: printType(right.type), reason: problem },
        locationOf(context, node.operatorSpan),
        operator === "||" && nothingIn(left.type) !== undefined ? asDefault(context, node) : {},
      ),
    );
  }
  if (operator === "+" || operator === "-" || operator === "*" || operator === "/") return checkArithmetic(node, operator, left, right);
  return typed(
    node,
    booleanType,
    { kind: "binary", operator, left: left.expr, right: right.expr },
    { faults: [...left.faults, ...right.faults] },
  );
}

/** `a || "none"`, where `??` is meant. */
function asDefault(context: CheckContext, node: BinaryExpression): Pick<Details, "fixes" | "help"> {
  return {
    help: "A default for what is null or absent is `??`.",
    fixes: replace("Write `??`", locationOf(context, node.operatorSpan), "??"),
  };
}

/** The operands of a row of `+` in which a text is written out, so that a text is what it is to give. */
function textsJoined(node: BinaryExpression): readonly Expression[] | undefined {
  const operands = operandsOf(node);
  return operands.some(({ kind }) => kind === "StringLiteral" || kind === "TemplateExpression") ? operands : undefined;
}

function operandsOf(node: Expression): readonly Expression[] {
  return node.kind === "BinaryExpression" && node.operator === "+" ? [...operandsOf(node.left), node.right] : [node];
}

/** `"a " + b` as in other languages: the fix makes a template of the whole row. */
function checkJoinedTexts(
  context: CheckContext,
  scope: Scope,
  node: BinaryExpression,
  operands: readonly Expression[],
  check: CheckExpression,
): TypedExpression {
  const checked = operands.map((operand) => check(context, scope, operand));
  if (checked.some((operand) => operand.broken)) return broken(node);
  const text = (operand: Expression): boolean => operand.kind === "StringLiteral" || operand.kind === "TemplateExpression";
  // What parts two operands is written anew: a text keeps what stands between its quotes.
  const edits = [undefined, ...operands].map((before, index): Edit => {
    const after = operands[index];
    const start = before === undefined ? node.start : before.end - (text(before) ? 1 : 0);
    const end = after === undefined ? node.end : after.start + (text(after) ? 1 : 0);
    const closes = before === undefined ? '"' : text(before) ? "" : "}";
    const opens = after === undefined ? '"' : text(after) ? "" : "${";
    return { location: { file: context.file, start, end }, newText: `${closes}${opens}` };
  });
  return wrong(
    context,
    node,
    foreignForm({ form: "`+` for texts", instead: 'they are joined in a template, `"${a} ${b}"`' }, locationOf(context, node), {
      fixes: [{ title: "Write a template", edits }],
    }),
  );
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

/** The opposite of a boolean, which may be known. */
function notOf(type: Type): Type {
  const form = resolve(type);
  return form.kind === "literal" && typeof form.value === "boolean" ? { kind: "literal", value: !form.value } : booleanType;
}

/** `a + b` and the like: a number, or the record is refused where it would be too large for one. */
function checkArithmetic(
  node: BinaryExpression,
  operator: "+" | "-" | "*" | "/",
  left: TypedExpression,
  right: TypedExpression,
): TypedExpression {
  const divisor = rangeOf(right.type);
  const byZero = operator === "/" && inRange(divisor, 0);
  const { range, overflows } = arithmetic(operator, rangeOf(left.type), divisor);
  const type = foldArithmetic(operator, left.type, right.type) ?? typeOfRange(range);
  if (byZero) return typed(node, type, functionCall("divide", left.expr, right.expr), { faults: [{ reason: "is divided by zero", node }] });
  // What is too large stays so until something is divided by it: one check around a whole sum is enough.
  const sides = [unchecked(left.expr), operator === "/" ? right.expr : unchecked(right.expr)] as const;
  const checked = overflows || sides[0] !== left.expr || sides[1] !== right.expr;
  const expr: Expr = { kind: "binary", operator, left: sides[0], right: sides[1] };
  return typed(node, type, checked ? functionCall("finite", expr) : expr);
}

/** The arithmetic that is checked as a part of more. */
function unchecked(expr: Expr): Expr {
  const [inner] = expr.kind === "function" && expr.name === "finite" ? expr.arguments : [];
  return inner?.kind === "binary" ? inner : expr;
}

/** The results for numbers that are known, as the generated code computes them. */
function foldArithmetic(operator: "+" | "-" | "*" | "/", left: Type, right: Type): Type | undefined {
  const a = scalarsOf(left);
  const b = scalarsOf(right);
  if (a === undefined || b === undefined || a.length * b.length > 64) return undefined;
  const results = a.flatMap((x) =>
    b.flatMap((y) => {
      const { low, high } = arithmetic(operator, rangeOf(literalType(x)), rangeOf(literalType(y))).range;
      return operator === "/" && y === 0 ? [] : low === high ? [literalType(low + 0)] : undefined;
    }),
  );
  return results.includes(undefined) || results.length === 0 ? undefined : join(...results.filter((result) => result !== undefined));
}
