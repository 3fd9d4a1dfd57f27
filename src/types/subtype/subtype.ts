import { accepts } from "../accepts.ts";
import { type JsonKind, jsonKindOf } from "../json.ts";
import { appendToken } from "../pointer.ts";
import { printType } from "../print.ts";
import { isAnything, isTypeless, type Json, type Origin, resolve, type Type } from "../type.ts";
import { wholeSchema } from "../whole-schema.ts";
import { type Find, must, mustNot } from "../witness/requirement.ts";
import { createSearch } from "../witness/search.ts";
import { compareArrays } from "./array.ts";
import type { Comparison } from "./comparison.ts";
import { disjoint } from "./disjoint.ts";
import { compareNumberLiteral, compareNumbers } from "./number.ts";
import { compareObjects } from "./object.ts";
import { always, combine, type SubtypeResult, verdictOf } from "./result.ts";
import { compareStrings, compareTextLiteral } from "./string.ts";
import { compareFromUnion, compareToUnion } from "./union.ts";

/** How many comparisons one question may take; beyond, it is not decided. */
const defaultBudget = 20_000;
/** How deep values are followed before the rest is left to a check at run time. */
const maximumDepth = 150;

/** How many steps the searches for witnesses may take, all together. */
const searchBudget = 20_000;

/**
 * Whether every value of `source` is a value of `target`, constraint by constraint. Sound: without contradictions and
 * open constraints, every value fits. Rules decide what is plain; for what they leave open a witness is looked for, and where
 * there is certainly none the constraint is proved. References are followed coinductively: a pair that is asked again on
 * the way is taken to hold, as its own parts decide it.
 *
 * Values of the source are taken to be of the kind that its keywords speak of where it has no `type`: that is what the
 * validators of what comes in make sure of. The target is read exactly, but for what is read-only: it is not sent.
 *
 * @param exactly reads both as JSON Schema does
 * @param steps how many steps the searches for witnesses may take, all together; 0 leaves all open that no rule decides
 */
export function compareTypes(source: Type, target: Type, exactly = false, steps = searchBudget): SubtypeResult {
  const budget = defaultBudget;
  const strict = !exactly;
  let left = budget;
  /** The pairs that are taken to hold, in the order of asking. */
  let assumed: Set<string> | undefined;
  // Most questions are decided by rules.
  let search: ReturnType<typeof createSearch> | undefined;
  const find: Find = (goal, count) => {
    search ??= createSearch(steps, !exactly);
    return search.find(goal, count);
  };

  const compare = (from: Type, to: Type, path: string, depth: number): SubtypeResult => {
    left--;
    if (from === to || isAnything(to) || from.kind === "never") return always();
    if (from.kind === "ref" && to.kind === "ref" && from.id === to.id) return always();
    const at = comparison(from, path, depth, to.origin);
    if (left < 0 || depth > maximumDepth)
      return unproved({ constraint: "schema", type: to, reason: "the types are too large to be compared" }, path, to.origin);
    if (exactly && (isTypeless(from) || isTypeless(to)))
      return at.open({ constraint: "schema", type: to, reason: "values of other kinds fit as well" });
    if (from.kind !== "ref" && to.kind !== "ref") return compareForms(from, to, at);
    const pair = `${keyOf(from)} <: ${keyOf(to)}`;
    assumed ??= new Set();
    if (assumed.has(pair)) return always(0);
    const before = assumed.size;
    assumed.add(pair);
    const result = exactly ? compare(resolve(from), resolve(to), path, depth + 1) : compareForms(resolve(from), resolve(to), at);
    // What was only assumed on the way to a failure may not be assumed elsewhere, nor what was concluded from it.
    if (verdictOf(result) !== "always") for (const each of [...assumed].slice(before)) assumed.delete(each);
    return result;
  };

  const comparison = (from: Type, path: string, depth: number, origin: Origin | undefined): Comparison => ({
    compare: (part, to, token) => compare(part, to, token === undefined ? path : appendToken(path, token), depth + 1),
    open: (constraint) => {
      const refused = find([must(from, strict), mustNot(constraint.type)], 1);
      const [witness] = refused.values;
      if (witness === undefined) return refused.complete ? always() : unproved(constraint, path, origin);
      const taken = find([must(from, strict), must(constraint.type)], 1);
      if (taken.values.length === 0 && taken.complete) {
        const reason = `no value of ${printType(from)} meets ${constraint.constraint}`;
        return { contradictions: [{ kind: "bounds", reason, path, origin }], open: [], proved: 0 };
      }
      return unproved({ ...constraint, witness }, path, origin);
    },
    contradict: (contradiction, token) => ({
      contradictions: [
        { ...contradiction, path: token === undefined ? path : appendToken(path, token), origin: contradiction.origin ?? origin },
      ],
      open: [],
      proved: 0,
    }),
    exactly,
    accepts: (type, value) => accepts(type, value, { sent: !exactly }),
    disjoint: (a, b) => {
      if (disjoint(a, b)) return true;
      const both = find([must(a, strict), must(b)], 1);
      return both.values.length === 0 && both.complete;
    },
  });

  return compare(source, target, "", 0);
}

function unproved(
  constraint: { readonly constraint: string; readonly type: Type; readonly reason: string; readonly witness?: Json },
  path: string,
  origin: Origin | undefined,
): SubtypeResult {
  const open = {
    ...constraint,
    path,
    origin,
    // Most open constraints are never put in front of a call.
    get schema() {
      return wholeSchema(constraint.type);
    },
  };
  return { contradictions: [], open: [open], proved: 0 };
}

const keys = new WeakMap<Type, number>();
let nextKey = 0;

/** A name for a type: references by what they refer to, others by identity. */
function keyOf(type: Type): string {
  if (type.kind === "ref") return type.id;
  let key = keys.get(type);
  if (key === undefined) {
    nextKey++;
    key = nextKey;
    keys.set(type, key);
  }
  return `#${key}`;
}

function compareForms(from: Type, to: Type, at: Comparison): SubtypeResult {
  if (isAnything(to) || from.kind === "never") return always();
  if (from.kind === "union" && !from.exclusive) return compareFromUnion(from, to, at);
  if (from.kind === "absent") return at.contradict({ kind: "absent", reason: "the value may be absent" });
  if (from.kind === "literal" && at.accepts(to, from.value) === true) return always();
  if (to.kind === "intersection") return combine(to.members.map((member) => at.compare(from, member)));
  if (to.kind === "union") return from.kind === "union" && isWithin(from, to) ? always() : compareToUnion(from, to, at);
  if (from.kind === "union") return compareFromUnion(from, to, at);
  if (to.kind === "never") return at.contradict({ kind: "kind", reason: "nothing is allowed here" });
  if (to.kind === "unknown")
    return at.open({ constraint: "schema", type: to, reason: "the description says something here that is not understood" });
  if (to.kind === "not")
    return at.disjoint(from, to.type)
      ? always()
      : at.open({ constraint: "not", type: to, reason: `the value may be what must not be: ${printType(to.type)}` });
  if (to.kind === "conditional") return at.open({ constraint: "if", type: to, reason: "it depends on the value what is allowed" });
  if (from.kind === "intersection") return compareFromIntersection(from.members, to, at);
  if (from.kind === "unknown") return at.open({ constraint: "type", type: to, reason: "the value may be anything" });
  if (from.kind === "not" || from.kind === "conditional")
    return at.open({ constraint: "type", type: to, reason: "what the source allows is not all allowed" });
  if (from.kind === "literal") return compareLiteral(from.value, to, at, from);
  if (from.kind === "null" && to.kind !== "null")
    return at.contradict({ kind: "null", reason: `null is not allowed: ${printType(to)} is expected` });
  if (from.kind === "string" && to.kind === "string") return compareStrings(from, to, at);
  if (from.kind === "number" && to.kind === "number") return compareNumbers(from, to, at);
  if (from.kind === "array" && to.kind === "array") return compareArrays(from, to, at);
  if (from.kind === "object" && to.kind === "object") return compareObjects(from, to, at);
  if (from.kind === to.kind) return always();
  if (to.kind === "literal" && jsonKindOf(to.value) === from.kind) {
    const constant = JSON.stringify(to.value);
    return at.open({ constraint: `const ${constant}`, type: to, reason: `the value need not be ${constant}` });
  }
  return at.contradict({ kind: "kind", reason: `${printType(from)} is not ${article(printType(to))}` });
}

/** Whether a `oneOf` is part of another union as it stands. */
function isWithin(from: Extract<Type, { kind: "union" }>, to: Extract<Type, { kind: "union" }>): boolean {
  return from.members === to.members || to.members.includes(from);
}

/** One member that fits is enough; else what is open for the member that comes nearest. */
function compareFromIntersection(members: readonly Type[], to: Type, at: Comparison): SubtypeResult {
  const results = members.map((member) => at.compare(member, to));
  const best = results.find((result) => verdictOf(result) === "always");
  if (best !== undefined) return best;
  const wrong = members.findIndex((member) => at.disjoint(member, to));
  const contradiction = results[wrong];
  if (contradiction !== undefined && contradiction.contradictions.length > 0) return contradiction;
  return at.open({ constraint: "type", type: to, reason: "whether the combined type fits is not decided" });
}

function compareLiteral(value: Exclude<Json, null>, to: Type, at: Comparison, from: Extract<Type, { kind: "literal" }>): SubtypeResult {
  if (to.kind === "literal") return at.contradict({ kind: "value", reason: `${JSON.stringify(value)} is not ${JSON.stringify(to.value)}` });
  if (typeof value === "string" && to.kind === "string") return compareTextLiteral({ ...from, value }, to, at);
  if (typeof value === "number" && to.kind === "number") return compareNumberLiteral({ ...from, value }, to, at);
  const kind: JsonKind = jsonKindOf(value);
  if ((kind === "object" || kind === "array") && to.kind === kind)
    return at.accepts(to, value) === false
      ? at.contradict({ kind: "value", reason: `${JSON.stringify(value)} does not fit` })
      : at.open({ constraint: "type", type: to, reason: "whether the constant fits is not decided" });
  return at.contradict({ kind: "kind", reason: `${JSON.stringify(value)} is not ${article(printType(to))}` });
}

function article(text: string): string {
  return /^[aeiou]/.test(text) ? `an ${text}` : /^[a-z]/.test(text) ? `a ${text}` : text;
}
