import { printType } from "../print.ts";
import { resolve, type Type, type UnionType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult, verdictOf } from "./result.ts";

/** A union is within a target if each of its members is. */
export function compareFromUnion(source: UnionType, target: Type, at: Comparison): SubtypeResult {
  if (isSameUnion(source, target)) return always();
  const results = source.members.map((member) => at.compare(member, target));
  const contradictory = results.filter((result) => result.contradictions.length > 0);
  // What proves a constraint for each member proves it once.
  const proved = results.length === 0 ? 0 : Math.min(...results.map((result) => result.proved));
  if (contradictory.length > 0) return { ...combine(contradictory), proved };
  const open = new Map(
    results.flatMap((result) => result.open).map((constraint) => [`${constraint.path} ${constraint.constraint}`, constraint]),
  );
  return { contradictions: [], open: [...open.values()], proved };
}

/** A type is within a union if it is within one of the members; within exactly one, where the union says so. */
export function compareToUnion(source: Type, target: UnionType, at: Comparison): SubtypeResult {
  // A type is often one of the alternatives as it stands: the others need not be looked into.
  if (!target.exclusive && target.members.some((member) => isSame(source, member))) return always();
  const results = target.members.map((member) => ({ member, result: at.compare(source, member) }));
  const fitting = results.filter(({ result }) => verdictOf(result) === "always");
  if (fitting.length > 0) {
    const others = results.filter(({ member }) => member !== fitting[0]?.member);
    const exactlyOne = others.every(({ member }) => at.disjoint(source, member));
    if (!target.exclusive || exactlyOne) return fitting[0]?.result ?? always();
    return at.open({
      constraint: "oneOf",
      schema: at.schemaOf(target),
      reason: "the value may fit more than one of the alternatives, and exactly one is allowed",
    });
  }
  const possible = results.filter(({ result }) => result.contradictions.length === 0);
  const [only] = possible;
  if (only === undefined) {
    const reason = `${printType(source)} is none of ${printType(target)}`;
    const kind = resolve(source).kind === "literal" ? "value" : "kind";
    // Where only one alternative could have been meant, its own reasons say more.
    const meant = results.filter(({ member }) => resolve(member).kind === resolve(source).kind);
    return meant.length === 1 && meant[0] !== undefined ? meant[0].result : at.contradict({ kind, reason, origin: target.origin });
  }
  if (possible.length === 1 && !target.exclusive) return only.result;
  if (possible.length === 1 && results.every(({ member }) => member === only.member || at.disjoint(source, member))) return only.result;
  return at.open({
    constraint: target.exclusive ? "oneOf" : "anyOf",
    schema: at.schemaOf(target),
    reason: `whether the value is one of ${printType(target)} is checked when it is sent`,
  });
}

function isSame(left: Type, right: Type): boolean {
  return left === right || (left.kind === "ref" && right.kind === "ref" && left.id === right.id);
}

/** Whether a union is another one as it was before it was taken apart and put together again. */
function isSameUnion(source: UnionType, target: Type): boolean {
  const form = resolve(target);
  if (form.kind !== "union" || (form.exclusive && !source.exclusive) || form.members.length !== source.members.length) return false;
  return form.members.every((member, index) => isSame(member, source.members[index] ?? target));
}
