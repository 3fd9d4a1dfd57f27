import { jsonText } from "../json.ts";
import { printType } from "../print.ts";
import { resolve, type Type, type UnionType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type OpenConstraint, type SubtypeResult, verdictOf } from "./result.ts";

/** A union is within a target if each of its members is. */
export function compareFromUnion(source: UnionType, target: Type, at: Comparison): SubtypeResult {
  if (isSameUnion(source, target)) return always();
  const results = source.members.map((member) => at.compare(member, target));
  const contradictory = results.filter((result) => result.contradictions.length > 0);
  // What proves a constraint for each member proves it once.
  const proved = results.length === 0 ? 0 : Math.min(...results.map((result) => result.proved));
  if (contradictory.length > 0) return { ...combine(contradictory), proved };
  return { contradictions: [], open: distinct(results.flatMap((result) => result.open)), proved };
}

/** Each constraint once. Under one name there may be several: what must not be is only called `not`. */
function distinct(constraints: readonly OpenConstraint[]): readonly OpenConstraint[] {
  const byName = new Map<string, OpenConstraint[]>();
  for (const constraint of constraints) {
    const name = `${constraint.path} ${constraint.constraint}`;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [constraint]);
    else if (!known.some((each) => each.type === constraint.type || JSON.stringify(each.schema) === JSON.stringify(constraint.schema)))
      known.push(constraint);
  }
  return [...byName.values()].flat();
}

/** A type is within a union if it is within one of the members; within exactly one, where the union says so. */
export function compareToUnion(source: Type, target: UnionType, at: Comparison): SubtypeResult {
  // A type is often one of the alternatives as it stands: the others need not be looked into.
  if (!target.exclusive && target.members.some((member) => isSame(source, member))) return always();
  const whole = (reason: string): SubtypeResult => at.open({ constraint: target.exclusive ? "oneOf" : "anyOf", type: target, reason });
  const candidates = candidatesOf(source, target);
  const results: { readonly member: Type; readonly result: SubtypeResult }[] = [];
  for (const member of candidates) {
    const result = at.compare(source, member);
    results.push({ member, result });
    if (verdictOf(result) !== "always") continue;
    // The same alternative may stand there twice.
    const others = candidates.toSpliced(results.length - 1, 1);
    if (!target.exclusive || others.every((other) => at.disjoint(source, other))) return result;
    return whole("the value may fit more than one of the alternatives, and exactly one is allowed");
  }
  const possible = results.filter(({ result }) => result.contradictions.length === 0);
  const [only] = possible;
  if (only === undefined) {
    // Where only one alternative could have been meant, its own reasons say more.
    const [meant, ...others] = results.filter(({ member }) => resolve(member).kind === resolve(source).kind);
    const alone = others.length === 0 ? meant?.result : undefined;
    if (alone?.contradictions.some(({ kind }) => kind !== "bounds" && kind !== "value")) return alone;
    const reason = `${printType(source)} is none of ${printType(target)}`;
    // Values that none of the alternatives takes all of may yet be parted among them.
    if (!results.every(({ member }) => at.disjoint(source, member))) return whole(reason);
    const kind = resolve(source).kind === "literal" ? "value" : "kind";
    return alone ?? at.contradict({ kind, reason, origin: target.origin });
  }
  if (possible.length === 1 && results.every(({ member }) => member === only.member || at.disjoint(source, member))) return only.result;
  return whole(`not every value is one of ${printType(target)}`);
}

/** Alternatives that are told apart by the value of one property: by that value, as a text. */
interface Tag {
  readonly property: string;
  readonly members: ReadonlyMap<string, readonly Type[]>;
}

const tags = new WeakMap<UnionType, Tag | undefined>();

/** Below this, every alternative is looked at. */
const fewAlternatives = 8;

/** The alternatives that a source may be one of: where a property tells them apart, those with its value. */
function candidatesOf(source: Type, target: UnionType): readonly Type[] {
  const from = resolve(source);
  if (from.kind !== "object" || target.members.length < fewAlternatives) return target.members;
  if (!tags.has(target)) tags.set(target, tagOf(target));
  const tag = tags.get(target);
  const given = tag && from.properties.get(tag.property);
  if (tag === undefined || given?.required !== true || from.typeless === true) return target.members;
  const values = literalsOf(given.type);
  return values === undefined ? target.members : [...new Set(values.flatMap((value) => tag.members.get(value) ?? []))];
}

function tagOf(target: UnionType): Tag | undefined {
  const [first] = target.members;
  const form = first && resolve(first);
  if (form?.kind !== "object") return undefined;
  for (const property of form.properties.keys()) {
    const members = new Map<string, Type[]>();
    const told = target.members.every((member) => {
      const object = resolve(member);
      const own = object.kind === "object" && object.typeless !== true ? object.properties.get(property) : undefined;
      const values = own?.required === true ? literalsOf(own.type) : undefined;
      for (const value of values ?? []) members.set(value, [...(members.get(value) ?? []), member]);
      return values !== undefined;
    });
    if (told) return { property, members };
  }
  return undefined;
}

function literalsOf(type: Type): readonly string[] | undefined {
  const form = resolve(type);
  const values = (form.kind === "union" ? form.members : [form]).map((member) => {
    const literal = resolve(member);
    return literal.kind === "literal" ? jsonText(literal.value) : undefined;
  });
  return values.every((value) => value !== undefined) ? values : undefined;
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
