import { appendToken } from "../pointer.ts";
import { printType } from "../print.ts";
import { type Json, type Origin, resolve, type Type } from "../type.ts";
import { wholeSchema } from "../whole-schema.ts";
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
const maximumDepth = 60;

/**
 * Whether every value of `source` is a value of `target`, constraint by constraint. Sound: without contradictions and
 * open constraints, every value fits. References are followed coinductively: a pair that is asked again on the way is
 * taken to hold, as its own parts decide it.
 */
export function compareTypes(source: Type, target: Type, budget = defaultBudget): SubtypeResult {
  let left = budget;
  const assumed = new Set<string>();

  const compare = (from: Type, to: Type, path: string, depth: number): SubtypeResult => {
    left--;
    if (from === to || to.kind === "unknown" || from.kind === "never") return always();
    if (from.kind === "ref" && to.kind === "ref" && from.id === to.id) return always();
    const at = comparison(path, depth, to.origin);
    if (left < 0 || depth > maximumDepth)
      return at.open({ constraint: "schema", schema: at.schemaOf(to), reason: "the types are too large to be compared" });
    if (from.kind !== "ref" && to.kind !== "ref") return compareForms(from, to, at);
    const pair = `${keyOf(from)} <: ${keyOf(to)}`;
    if (assumed.has(pair)) return always(0);
    assumed.add(pair);
    const result = compareForms(resolve(from), resolve(to), at);
    // What was only assumed on the way to a failure may not be assumed elsewhere.
    if (verdictOf(result) !== "always") assumed.delete(pair);
    return result;
  };

  const comparison = (path: string, depth: number, origin: Origin | undefined): Comparison => ({
    compare: (from, to, token) => compare(from, to, token === undefined ? path : appendToken(path, token), depth + 1),
    open: (constraint) => ({ contradictions: [], open: [{ ...constraint, path, origin }], proved: 0 }),
    contradict: (contradiction, token) => ({
      contradictions: [
        { ...contradiction, path: token === undefined ? path : appendToken(path, token), origin: contradiction.origin ?? origin },
      ],
      open: [],
      proved: 0,
    }),
    disjoint,
    schemaOf: (type) => ({
      // Written out only where it is asked for: most open constraints are never put in front of a call.
      get allOf() {
        return [wholeSchema(type)];
      },
    }),
    closedSchemaOf: (type) => ({
      properties: Object.fromEntries([...type.properties.keys()].map((name) => [name, {}])),
      ...(type.patternProperties === undefined
        ? {}
        : { patternProperties: Object.fromEntries(type.patternProperties.map(({ pattern }) => [pattern, {}])) }),
      additionalProperties: false,
    }),
  });

  return compare(source, target, "", 0);
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
  if (to.kind === "unknown" || from.kind === "never") return always();
  if (from.kind === "union") return compareFromUnion(from, to, at);
  if (from.kind === "absent") return at.contradict({ kind: "absent", reason: "the value may be absent" });
  if (to.kind === "intersection") return combine(to.members.map((member) => at.compare(from, member)));
  if (to.kind === "union") return compareToUnion(from, to, at);
  if (to.kind === "never") return at.contradict({ kind: "kind", reason: "nothing is allowed here" });
  if (to.kind === "not")
    return at.disjoint(from, to.type)
      ? always()
      : at.open({ constraint: "not", schema: { not: at.schemaOf(to.type) }, reason: "what must not be is checked when it is sent" });
  if (to.kind === "conditional")
    return at.open({ constraint: "if", schema: at.schemaOf(to), reason: "what depends on the value is checked when it is sent" });
  if (from.kind === "intersection") return compareFromIntersection(from.members, to, at);
  if (from.kind === "unknown")
    return at.open({
      constraint: "type",
      schema: at.schemaOf(to),
      witness: to.kind === "null" ? "" : null,
      reason: "the value may be anything",
    });
  if (from.kind === "not" || from.kind === "conditional")
    return at.open({ constraint: "type", schema: at.schemaOf(to), reason: "what the source allows is not decided" });
  if (from.kind === "literal") return compareLiteral(from.value, to, at, from);
  if (from.kind === "null" && to.kind !== "null")
    return at.contradict({ kind: "null", reason: `null is not allowed: ${printType(to)} is expected` });
  if (from.kind === "string" && to.kind === "string") return compareStrings(from, to, at);
  if (from.kind === "number" && to.kind === "number") return compareNumbers(from, to, at);
  if (from.kind === "array" && to.kind === "array") return compareArrays(from, to, at);
  if (from.kind === "object" && to.kind === "object") return compareObjects(from, to, at);
  if (from.kind === to.kind) return always();
  if (to.kind === "literal" && typeof to.value === from.kind) {
    return at.open({
      constraint: `const ${JSON.stringify(to.value)}`,
      schema: { const: to.value },
      reason: `the value need not be ${JSON.stringify(to.value)}`,
    });
  }
  return at.contradict({ kind: "kind", reason: `${printType(from)} is not ${article(printType(to))}` });
}

/** One member that fits is enough; else what is open for the member that comes nearest. */
function compareFromIntersection(members: readonly Type[], to: Type, at: Comparison): SubtypeResult {
  const results = members.map((member) => at.compare(member, to));
  const best = results.find((result) => verdictOf(result) === "always") ?? results.find((result) => result.contradictions.length === 0);
  if (best !== undefined) return best;
  // A contradiction with one member need not be one with the whole.
  return members.some((member) => at.disjoint(member, to))
    ? (results[0] ?? always())
    : at.open({ constraint: "type", schema: at.schemaOf(to), reason: "whether the combined type fits is not decided" });
}

function compareLiteral(value: Exclude<Json, null>, to: Type, at: Comparison, from: Extract<Type, { kind: "literal" }>): SubtypeResult {
  if (to.kind === "literal") {
    return sameJson(value, to.value)
      ? always()
      : at.contradict({ kind: "value", reason: `${JSON.stringify(value)} is not ${JSON.stringify(to.value)}` });
  }
  if (typeof value === "string" && to.kind === "string") return compareTextLiteral({ ...from, value }, to, at);
  if (typeof value === "number" && to.kind === "number") return compareNumberLiteral({ ...from, value }, to, at);
  if (typeof value === "boolean" && to.kind === "boolean") return always();
  if (typeof value === "object")
    return at.open({ constraint: "type", schema: at.schemaOf(to), reason: "a constant list or object is checked when it is sent" });
  return at.contradict({ kind: "kind", reason: `${JSON.stringify(value)} is not ${article(printType(to))}` });
}

function sameJson(a: Json, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function article(text: string): string {
  return /^[aeiou]/.test(text) ? `an ${text}` : /^[a-z]/.test(text) ? `a ${text}` : text;
}
