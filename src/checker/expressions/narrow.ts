import type { BinaryExpression, CallExpression, Expression, MemberExpression } from "../../syntax/nodes.ts";
import { present } from "../../types/join.ts";
import type { Json, Type } from "../../types/type.ts";
import { isKind } from "../bounds/kinds.ts";
import { hasObjectsToTell, narrowByTag, narrowToConstant, narrowToLength, narrowToPattern, narrowToRange } from "../bounds/narrow-type.ts";
import { allNumbers, type NumberRange, rangeOf } from "../bounds/number-range.ts";
import { escapePattern } from "../bounds/pattern-text.ts";
import { type Bounds, characters } from "../bounds/text-bounds.ts";
import type { CheckContext, Scope, TypedExpression } from "../context.ts";
import { type CheckExpression, nothingIn } from "./form.ts";

/**
 * What is known of paths where a condition holds, or does not: `x != null`, `x.kind == "a"`, `n > 0`, `x.length() <= 40`,
 * `x.isEmpty()`, `x.startsWith("a")`, `!c`, `a && b`, `a || b`.
 *
 * What TypeScript concludes from the same condition, the generated code may rely on: null and absence go, and members of a
 * union. From all other conditions only bounds are concluded, which TypeScript knows nothing of.
 */
export function narrow(context: CheckContext, scope: Scope, condition: Expression, holds: boolean, check: CheckExpression): Scope {
  const narrowing: Narrowing = { check: (inner, node) => check(silent(context), inner, node), scope };
  return narrowed(narrowing, condition, holds);
}

/** What is known where a subject equals one of some constants, or none of them. */
export function narrowToConstants(
  context: CheckContext,
  scope: Scope,
  subject: Expression,
  constants: readonly { readonly value: Json }[],
  equal: boolean,
  check: CheckExpression,
): Scope {
  const narrowing: Narrowing = { check: (inner, node) => check(silent(context), inner, node), scope };
  const [first, ...more] = constants;
  if (first === undefined) return scope;
  if (!equal) return constants.reduce((inner, { value }) => narrowPath({ ...narrowing, scope: inner }, subject, value, false), scope);
  if (more.length === 0) return narrowPath(narrowing, subject, first.value, true);
  // Of several, what holds for each: what the subject is part of, and that it is there.
  const values = constants.map(({ value }) => value);
  const chained = values.includes(null) ? scope : narrowChain(narrowing, subject);
  return narrowHolder({ ...narrowing, scope: chained }, subject, values, true);
}

interface Narrowing {
  readonly check: (scope: Scope, node: Expression) => TypedExpression;
  readonly scope: Scope;
}

function narrowed(narrowing: Narrowing, condition: Expression, holds: boolean): Scope {
  switch (condition.kind) {
    case "ParenthesizedExpression":
      return narrowed(narrowing, condition.expression, holds);
    case "UnaryExpression":
      return condition.operator === "!" ? narrowed(narrowing, condition.operand, !holds) : narrowing.scope;
    case "BinaryExpression":
      return narrowByOperator(narrowing, condition, holds);
    case "CallExpression":
      return narrowByFunction(narrowing, condition, holds);
    case "Identifier":
    case "MemberExpression":
    case "IndexExpression":
      return narrowPath(narrowing, condition, true, holds);
    default:
      return narrowing.scope;
  }
}

function narrowByOperator(narrowing: Narrowing, condition: BinaryExpression, holds: boolean): Scope {
  const { operator, left, right } = condition;
  switch (operator) {
    case "&&":
    case "||": {
      // Both sides are as the whole is; of the other case it is not known which side it was.
      if ((operator === "&&") !== holds) return narrowing.scope;
      return narrowed({ ...narrowing, scope: narrowed(narrowing, left, holds) }, right, holds);
    }
    case "==":
    case "!=": {
      const equal = (operator === "==") === holds;
      const constant = constantOf(right) ?? constantOf(left);
      if (constant === undefined) return narrowByComparison(narrowing, condition, equal ? "==" : "!=");
      const subject = constantOf(right) === undefined ? right : left;
      const lengths = narrowByComparison(narrowing, condition, equal ? "==" : "!=");
      return narrowPath({ ...narrowing, scope: lengths }, subject, constant.value, equal);
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      return narrowByComparison(narrowing, condition, holds ? operator : opposite[operator]);
    default:
      return narrowing.scope;
  }
}

const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
const mirrored = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=" } as const;

type Comparison = keyof typeof mirrored;

/** A path that equals a constant, or does not; a value behind `?.` that is there tells that all before it is. */
function narrowPath(narrowing: Narrowing, node: Expression, value: Json, equal: boolean): Scope {
  const { check, scope } = narrowing;
  if (!isPath(node)) return scope;
  const subject = check(scope, node);
  if (subject.broken || subject.path === undefined) return scope;
  const type = narrowToConstant(subject.type, value, equal);
  const inner = type === subject.type ? scope : scope.narrowed(subject.path, type);
  const isThere = value === null ? !equal : equal;
  return narrowHolder({ check, scope: isThere ? narrowChain({ check, scope: inner }, node) : inner }, node, [value], equal);
}

/** `a?.b` is there: so is `a`. */
function narrowChain(narrowing: Narrowing, node: Expression): Scope {
  const { check, scope } = narrowing;
  if (node.kind === "ParenthesizedExpression") return narrowChain(narrowing, node.expression);
  if (node.kind !== "MemberExpression" && node.kind !== "IndexExpression") return scope;
  const object = check(scope, node.object);
  if (object.broken || object.path === undefined) return scope;
  const nothing = nothingIn(object.type) !== undefined;
  const inner = nothing && node.optional ? scope.narrowed(object.path, present(object.type)) : scope;
  return narrowChain({ check, scope: inner }, node.object);
}

/** `c.type == "card"` says which member of a union `c` is. */
function narrowHolder(narrowing: Narrowing, node: Expression, values: readonly Json[], equal: boolean): Scope {
  const { check, scope } = narrowing;
  if (node.kind === "ParenthesizedExpression") return narrowHolder(narrowing, node.expression, values, equal);
  if (values.includes(null) || node.kind !== "MemberExpression" || node.member.kind === "Missing") return scope;
  const object = check(scope, node.object);
  if (object.broken || object.path === undefined || !hasObjectsToTell(object.type)) return scope;
  const type = narrowByTag(object.type, node.member.name, values, equal);
  return type === object.type ? scope : scope.narrowed(object.path, type);
}

/** A comparison bounds the numbers of both sides, and the lengths of what `length()` is asked for. */
function narrowByComparison(narrowing: Narrowing, { left, right }: BinaryExpression, operator: Comparison): Scope {
  const scope = narrowSide(narrowing, left, right, operator);
  return narrowSide({ ...narrowing, scope }, right, left, mirrored[operator]);
}

function narrowSide(narrowing: Narrowing, node: Expression, other: Expression, operator: Comparison): Scope {
  const { check, scope } = narrowing;
  const subject = unwrapped(node);
  const measured = lengthCallOf(subject);
  if (!isPath(measured ?? subject) || !isSimple(other)) return scope;
  const against = check(scope, other);
  if (against.broken || !isKind(against.type, "number")) return scope;
  const range = rangeAgainst(operator, rangeOf(against.type));
  if (range === undefined) return operator === "!=" ? narrowUnequalLength(narrowing, measured, against.type) : scope;
  const target = check(scope, measured ?? subject);
  if (target.broken || target.path === undefined) return scope;
  // A length of what is not there equals nothing; that it is there, is for `!= null` to say.
  const type = measured === undefined ? narrowToRange(target.type, range) : narrowToLength(target.type, boundsOf(range));
  return type === target.type || type.kind === "never" ? scope : scope.narrowed(target.path, type);
}

/** `x.length() != 0` */
function narrowUnequalLength(narrowing: Narrowing, measured: Expression | undefined, other: Type): Scope {
  const { check, scope } = narrowing;
  const range = rangeOf(other);
  if (measured === undefined || range.low !== 0 || range.high !== 0) return scope;
  return narrowLengthOf({ check, scope }, measured, { least: 1, most: Number.POSITIVE_INFINITY });
}

function narrowLengthOf({ check, scope }: Narrowing, node: Expression, bounds: Bounds): Scope {
  if (!isPath(node)) return scope;
  const target = check(scope, node);
  if (target.broken || target.path === undefined) return scope;
  const type = narrowToLength(target.type, bounds);
  return type === target.type || type.kind === "never" ? scope : scope.narrowed(target.path, type);
}

/** The numbers that compare so with one of a range. */
function rangeAgainst(operator: Comparison, other: NumberRange): NumberRange | undefined {
  switch (operator) {
    case "<":
      return { ...allNumbers, high: other.high, highOpen: true };
    case "<=":
      return { ...allNumbers, high: other.high, highOpen: other.highOpen };
    case ">":
      return { ...allNumbers, low: other.low, lowOpen: true };
    case ">=":
      return { ...allNumbers, low: other.low, lowOpen: other.lowOpen };
    case "==":
      return { ...other, multipleOf: undefined };
    case "!=":
      return undefined;
  }
}

function boundsOf(range: NumberRange): Bounds {
  const least = Number.isFinite(range.low) ? (range.lowOpen ? Math.floor(range.low) + 1 : Math.ceil(range.low)) : 0;
  const most = Number.isFinite(range.high) ? (range.highOpen ? Math.ceil(range.high) - 1 : Math.floor(range.high)) : range.high;
  return { least: Math.max(0, least), most };
}

/** `x.length()`: what is measured. */
function lengthCallOf(node: Expression): Expression | undefined {
  const method = node.kind === "CallExpression" ? methodOf(node) : undefined;
  return method?.name === "length" && node.kind === "CallExpression" && node.arguments.length === 0 ? method.object : undefined;
}

/** `x.isEmpty()`, `x.startsWith("a")`, `x.endsWith("a")`, `x.contains("a")`. */
function narrowByFunction(narrowing: Narrowing, node: CallExpression, holds: boolean): Scope {
  const method = methodOf(node);
  if (method === undefined || method.optional) return narrowing.scope;
  const { check, scope } = narrowing;
  if (method.name === "isEmpty" && node.arguments.length === 0)
    return narrowLengthOf(narrowing, method.object, holds ? { least: 0, most: 0 } : { least: 1, most: Number.POSITIVE_INFINITY });
  const argument = node.arguments[0]?.value;
  const text = argument?.kind === "StringLiteral" ? argument.value : undefined;
  const around = patterns.get(method.name);
  if (!holds || !isPath(method.object) || text === undefined || text === "" || !text.isWellFormed() || around === undefined) return scope;
  const subject = check(scope, method.object);
  if (subject.broken || subject.path === undefined || !isKind(subject.type, "string")) return scope;
  const long = narrowToLength(subject.type, { least: characters(text), most: Number.POSITIVE_INFINITY });
  if (long.kind === "never") return scope;
  return scope.narrowed(subject.path, narrowToPattern(long, around(escapePattern(text))));
}

const patterns: ReadonlyMap<string, (text: string) => string> = new Map([
  ["startsWith", (text) => `^${text}`],
  ["endsWith", (text) => `${text}$`],
  ["contains", (text) => text],
]);

function methodOf(node: CallExpression): { readonly object: Expression; readonly name: string; readonly optional: boolean } | undefined {
  const callee: Expression | MemberExpression = node.callee;
  if (callee.kind !== "MemberExpression" || callee.member.kind === "Missing") return undefined;
  return { object: callee.object, name: callee.member.name, optional: callee.optional };
}

/** A name and members of it: what something can be remembered of. */
function isPath(node: Expression): boolean {
  switch (node.kind) {
    case "Identifier":
      return true;
    case "ParenthesizedExpression":
      return isPath(node.expression);
    case "MemberExpression":
      return isPath(node.object);
    case "IndexExpression":
      return node.index.kind === "StringLiteral" && isPath(node.object);
    default:
      return false;
  }
}

/** What is looked at again without much work: conditions may stand within conditions. */
function isSimple(node: Expression, depth = 0): boolean {
  switch (node.kind) {
    case "NumberLiteral":
      return true;
    case "ParenthesizedExpression":
      return isSimple(node.expression, depth);
    case "UnaryExpression":
      return isSimple(node.operand, depth + 1);
    case "BinaryExpression":
      return depth < 3 && isSimple(node.left, depth + 1) && isSimple(node.right, depth + 1);
    case "CallExpression":
      return node.arguments.length === 0 && node.callee.kind === "MemberExpression" && isPath(node.callee.object);
    default:
      return isPath(node);
  }
}

function unwrapped(node: Expression): Expression {
  return node.kind === "ParenthesizedExpression" ? unwrapped(node.expression) : node;
}

function constantOf(node: Expression): { readonly value: Json } | undefined {
  switch (node.kind) {
    case "NullLiteral":
      return { value: null };
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return { value: node.value };
    case "ParenthesizedExpression":
      return constantOf(node.expression);
    case "UnaryExpression": {
      const operand = node.operator === "-" ? constantOf(node.operand) : undefined;
      return typeof operand?.value === "number" ? { value: -operand.value + 0 } : undefined;
    }
    default:
      return undefined;
  }
}

/** A context that says nothing: for looking at an expression that is checked elsewhere. */
export function silent(context: CheckContext): CheckContext {
  return { ...context, report: () => {}, unsupported: () => {}, guards: { proved: () => {}, guard: () => {} } };
}
