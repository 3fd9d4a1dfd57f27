import { accepts } from "../accepts.ts";
import { type JsonKind, jsonText } from "../json.ts";
import { disjoint } from "../subtype/disjoint.ts";
import type { Json, Type } from "../type.ts";
import { type Alternative, alternativesOf } from "./alternatives.ts";
import type { Atom } from "./atom.ts";
import { findLists } from "./lists.ts";
import { findNumbers } from "./numbers.ts";
import { findObjects } from "./objects.ts";
import { type Find, type Found, type Goal, goalKey, none, type Requirement, requirementKey, simplified, unsure } from "./requirement.ts";
import { findTexts } from "./texts.ts";

/** How deep values are built. */
const maximumDepth = 100;
/** How many choices one after the other are taken for one value. */
const mostChoices = 1_000;
/** What a pattern costs, in steps. */
const costOfPattern = 20;
/** A type with more values than this is not gone through one by one. */
const mostEnumerated = 2000;

const kinds: readonly JsonKind[] = ["null", "boolean", "string", "number", "array", "object"];

/**
 * Looks for values that meet requirements, and proves that there are none. It takes the requirements apart into
 * alternatives, kind by kind, until only plain statements are left (disjunctive normal form, made lazily), and builds a value
 * from those; what objects and lists hold is found in the same way. Values are finite: a goal that comes again inside of
 * itself adds nothing there, since a smallest value never needs one of its own kind within.
 *
 * @param budget how many steps may be taken; afterwards every answer is "not sure"
 * @param sent the values are sent to a system: what is read-only is not required of them
 */
export function createSearch(budget: number, sent = false): { readonly find: Find; readonly spent: () => number } {
  let left = budget;
  const answers = new Map<string, { readonly count: number; readonly found: Found }>();
  const inProgress = new Map<string, number>();
  /** The outermost goal in progress that the answer being worked out relied on. */
  let reliesOn = Number.POSITIVE_INFINITY;
  const alternatives = new Map<string, readonly Alternative[] | undefined>();

  const waysOf = (requirement: Requirement, kind: JsonKind): readonly Alternative[] | undefined => {
    if (requirement.through !== undefined) return alternativesOf(requirement, kind, sent);
    const key = `${kind} ${requirementKey(requirement)}`;
    if (!alternatives.has(key)) alternatives.set(key, alternativesOf(requirement, kind, sent));
    return alternatives.get(key);
  };

  const find: Find = (given, count) => {
    const goal = simplified(given);
    if (goal === undefined) return none;
    const key = goalKey(goal);
    const known = answers.get(key);
    if (known !== undefined && (known.count >= count || known.found.complete)) return known.found;
    const depth = inProgress.get(key);
    if (depth !== undefined) {
      reliesOn = Math.min(reliesOn, depth);
      return count > 1 ? unsure : none;
    }
    if (left <= 0 || inProgress.size > maximumDepth) return unsure;
    const outer = reliesOn;
    reliesOn = Number.POSITIVE_INFINITY;
    inProgress.set(key, inProgress.size);
    const here = inProgress.size - 1;
    const found = work(goal, count);
    inProgress.delete(key);
    // What was found is found; that nothing was is only known where it did not rely on a goal that is not answered yet.
    if (reliesOn >= here || (found.values.length >= count && !found.complete)) answers.set(key, { count, found });
    reliesOn = Math.min(outer, reliesOn >= here ? Number.POSITIVE_INFINITY : reliesOn);
    return found;
  };

  const work = (goal: Goal, count: number): Found => {
    const listed = goal.find((requirement) => requirement.holds && valuesOf(requirement.type) !== undefined);
    if (listed !== undefined) return among(valuesOf(listed.type) ?? [], goal, count, sent);
    const values = new Map<string, Json>();
    let complete = true;
    for (const kind of kinds) {
      const wanted = count - values.size;
      if (wanted <= 0) {
        complete = false;
        break;
      }
      const found = ofKind(goal, kind, wanted, values);
      complete &&= found;
    }
    return { values: [...values.values()].slice(0, count), complete };
  };

  /** Adds values of one kind; gives whether there are no others. */
  const ofKind = (goal: Goal, kind: JsonKind, count: number, values: Map<string, Json>): boolean => {
    if (kind === "null" || kind === "boolean") {
      const { values: found, complete } = among(kind === "null" ? [null] : [false, true], goal, count, sent);
      for (const value of found) values.set(jsonText(value), value);
      return complete;
    }
    let complete = true;
    let stopped = false;
    const before = values.size;
    const visit = (atoms: readonly Atom[]): boolean => {
      const found = solve(kind, atoms, count - (values.size - before), goal);
      complete &&= found.complete;
      for (const value of found.values) {
        // Nothing leaves here that was not tried.
        if (fits(goal, value, sent) === true) values.set(jsonText(value), value);
        else complete = false;
      }
      stopped = values.size - before >= count;
      return stopped;
    };
    const all = expand(goal, kind, visit);
    return complete && all && !stopped;
  };

  const solve = (kind: JsonKind, atoms: readonly Atom[], count: number, goal: Goal): Found => {
    const refused: Json[] = [];
    for (const atom of atoms) {
      if (atom.is !== "value") continue;
      if (atom.holds) return among([atom.value], goal, count, sent);
      refused.push(atom.value);
    }
    const rest = atoms.filter((atom) => atom.is !== "value");
    const wanted = count + refused.length;
    // Automata are combined, one after the other.
    left -= rest.filter((atom) => atom.is === "pattern" || atom.is === "format").length * costOfPattern;
    const found =
      kind === "number"
        ? findNumbers(rest, wanted, refused)
        : kind === "string"
          ? findTexts(rest, wanted)
          : kind === "array"
            ? findLists(rest, wanted, find)
            : findObjects(rest, wanted, find);
    if (refused.length === 0) return found;
    const texts = new Set(refused.map(jsonText));
    return { values: found.values.filter((value) => !texts.has(jsonText(value))), complete: found.complete };
  };

  /** Goes through all ways to meet a goal with a value of a kind; `visit` stops by giving true. Gives whether it went through all. */
  const expand = (goal: Goal, kind: JsonKind, visit: (atoms: readonly Atom[]) => boolean): boolean => {
    let complete = true;
    const step = (pending: readonly Requirement[], atoms: readonly Atom[], depth: number): boolean => {
      // What a step costs grows with what it holds.
      left -= 1 + pending.length / 4 + atoms.length / 10;
      if (left <= 0 || depth > mostChoices) {
        complete = false;
        return true;
      }
      const seen = new Set<string>();
      const queue = [...pending];
      const branching: { readonly requirement: Requirement; readonly ways: readonly Alternative[] }[] = [];
      const gathered = [...atoms];
      // Whatever leaves no choice is taken at once.
      for (let requirement = queue.shift(); requirement !== undefined; requirement = queue.shift()) {
        const key = requirementKey(requirement);
        if (seen.has(key)) continue;
        seen.add(key);
        const ways = waysOf(requirement, kind);
        if (ways === undefined) {
          complete = false;
          return false;
        }
        if (ways.length === 0) return false;
        const [only] = ways;
        if (ways.length === 1 && only !== undefined) {
          gathered.push(...only.atoms);
          queue.push(...only.requirements);
        } else branching.push({ requirement, ways });
      }
      const situation = situationOf(gathered);
      if (situation === undefined) return false;
      let best: { readonly requirement: Requirement; readonly ways: readonly Alternative[] } | undefined;
      const remaining: Requirement[] = [];
      for (const { requirement, ways } of branching) {
        if (!requirement.holds || kind === "object") left -= ways.length / 50;
        if (ways.some((way) => situation.implies(way))) continue;
        const possible = ways.filter((way) => !situation.contradicts(way) && isPossible(way, kind));
        if (possible.length === 0) return false;
        if (best === undefined || possible.length < best.ways.length) {
          if (best !== undefined) remaining.push(best.requirement);
          best = { requirement, ways: possible };
        } else remaining.push(requirement);
      }
      if (best === undefined) return visit(gathered);
      for (const way of best.ways) {
        if (step([...remaining, ...way.requirements], [...gathered, ...way.atoms], depth + 1)) return true;
      }
      return false;
    };
    step(goal, [], 0);
    return complete;
  };

  /** Whether a way is not ruled out by the kind of the value alone. */
  const isPossible = (way: Alternative, kind: JsonKind): boolean =>
    way.requirements.every((requirement) => waysOf(requirement, kind)?.length !== 0);

  return { find, spent: () => budget - left };
}

/** Whether a value meets all requirements; undefined where it is not decided. */
function fits(goal: Goal, value: Json, sent: boolean): boolean | undefined {
  let certain = true;
  for (const { type, holds, strict } of goal) {
    const accepted = accepts(type, value, { strict, sent });
    if (accepted === undefined) certain = false;
    else if (accepted !== holds) return false;
  }
  return certain ? true : undefined;
}

/** Those of some values that meet a goal. */
function among(values: readonly Json[], goal: Goal, count: number, sent: boolean): Found {
  const kept = new Map<string, Json>();
  let complete = true;
  for (const value of values) {
    const result = fits(goal, value, sent);
    if (result === undefined) complete = false;
    if (result === true) kept.set(jsonText(value), value);
  }
  return { values: [...kept.values()].slice(0, count), complete: complete && kept.size <= count };
}

const enumerations = new WeakMap<Type, readonly Json[] | "many">();

/** The values of a type that has few of them: an enum, a constant. */
function valuesOf(type: Type, depth = 0): readonly Json[] | undefined {
  const known = enumerations.get(type);
  if (known !== undefined) return known === "many" ? undefined : known;
  if (depth > 8) return undefined;
  const values = enumerate(type, depth);
  if (depth === 0) enumerations.set(type, values ?? "many");
  return values;
}

function enumerate(type: Type, depth: number): readonly Json[] | undefined {
  switch (type.kind) {
    case "null":
      return [null];
    case "boolean":
      return [false, true];
    case "literal":
      return [type.value];
    case "ref":
      return valuesOf(type.resolve(), depth + 1);
    case "union": {
      const values: Json[] = [];
      for (const member of type.members) {
        const more = valuesOf(member, depth + 1);
        if (more === undefined) return undefined;
        values.push(...more);
        if (values.length > mostEnumerated) return undefined;
      }
      return values;
    }
    default:
      return undefined;
  }
}

/** What atoms that must hold anyway say of others, as far as it shows at a glance. */
interface Situation {
  implies(way: Alternative): boolean;
  contradicts(way: Alternative): boolean;
}

/** Undefined where the atoms contradict each other at a glance. */
function situationOf(atoms: readonly Atom[]): Situation | undefined {
  const required = new Set<string>();
  const forbidden = new Set<string>();
  const properties = new Map<string, Requirement[]>();
  for (const atom of atoms) {
    if (atom.is === "required") required.add(atom.name);
    else if (atom.is === "forbidden") forbidden.add(atom.name);
    else if (atom.is === "property") {
      const list = properties.get(atom.name);
      if (list === undefined) properties.set(atom.name, [atom.requirement]);
      else list.push(atom.requirement);
    }
  }
  for (const name of required) if (forbidden.has(name)) return undefined;
  const refusedOutright = (name: string): boolean =>
    properties.get(name)?.some((each) => each.holds && each.type.kind === "never") === true;
  const clash = (a: Requirement, b: Requirement): boolean => {
    if (a.holds && b.holds) return disjoint(a.type, b.type);
    if (a.holds === b.holds) return false;
    const [positive, negative] = a.holds ? [a, b] : [b, a];
    return requirementKey({ ...positive, strict: false }) === requirementKey({ ...negative, holds: true, strict: false });
  };
  return {
    implies: ({ atoms: wanted, requirements }) =>
      requirements.length === 0 &&
      wanted.every((atom) => {
        if (atom.is === "forbidden") return forbidden.has(atom.name) || refusedOutright(atom.name);
        if (atom.is === "required") return required.has(atom.name);
        if (atom.is === "property" && !atom.requirement.holds)
          return (properties.get(atom.name) ?? []).some((each) => each.holds && disjoint(each.type, atom.requirement.type));
        return false;
      }),
    contradicts: ({ atoms: wanted }) =>
      wanted.some((atom) => {
        if (atom.is === "forbidden") return required.has(atom.name);
        if (atom.is === "required") return forbidden.has(atom.name) || refusedOutright(atom.name);
        if (atom.is === "property" && (required.has(atom.name) || wanted.some((each) => each.is === "required" && each.name === atom.name)))
          return (properties.get(atom.name) ?? []).some((each) => clash(each, atom.requirement));
        return false;
      }),
  };
}
