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
  const whole = (reason: string): SubtypeResult => at.open({ constraint: target.exclusive ? "oneOf" : "anyOf", type: target, reason });
  if (fitting.length > 0) {
    // The same alternative may stand there twice.
    const others = results.filter((each) => each !== fitting[0]);
    if (!target.exclusive || others.every(({ member }) => at.disjoint(source, member))) return fitting[0]?.result ?? always();
    return whole("the value may fit more than one of the alternatives, and exactly one is allowed");
  }
  const possible = results.filter(({ result }) => result.contradictions.length === 0);
  const [only] = possible;
  if (only === undefined) {
    // Where only one alternative could have been meant, its own reasons say more.
    const meant = results.filter(({ member }) => resolve(member).kind === resolve(source).kind);
    if (meant.length === 1 && meant[0] !== undefined) return meant[0].result;
    const reason = `${printType(source)} is none of ${printType(target)}`;
    const kind = resolve(source).kind === "literal" ? "value" : "kind";
    // Values that none of the alternatives takes all of may yet be parted among them.
    return results.every(({ member }) => at.disjoint(source, member))
      ? at.contradict({ kind, reason, origin: target.origin })
      : whole(reason);
  }
  if (possible.length === 1 && results.every(({ member }) => member === only.member || at.disjoint(source, member))) return only.result;
  return whole(`not every value is one of ${printType(target)}`);
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
