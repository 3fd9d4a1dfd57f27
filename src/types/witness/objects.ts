import { accepts } from "../accepts.ts";
import { jsonText } from "../json.ts";
import type { Json } from "../type.ts";
import type { Atom } from "./atom.ts";
import { namesIn } from "./names.ts";
import { goalOf, isInClass, type ObjectGoal, type SomeName } from "./object-goal.ts";
import { type Find, type Found, none, type Requirement, unsure } from "./requirement.ts";

/** Objects with more properties than this are not built. */
const mostProperties = 300;
/** How many ways to place what must be somewhere are tried. */
const mostTries = 2000;

/** Objects that meet all atoms: small ones first. */
export function findObjects(atoms: readonly Atom[], count: number, find: Find): Found {
  const goal = goalOf(atoms);
  if (goal.min > goal.max || goal.required.size > goal.max) return none;
  if (goal.min > mostProperties) return unsure;
  const search = new ObjectSearch(goal, find);
  return search.run(count);
}

/** A property that an object is given. */
interface Given {
  readonly requirements: readonly Requirement[];
  readonly value: Json;
}

class ObjectSearch {
  readonly #goal: ObjectGoal;
  readonly #find: Find;
  #complete = true;
  #tries = 0;

  constructor(goal: ObjectGoal, find: Find) {
    this.#goal = goal;
    this.#find = find;
  }

  run(count: number): Found {
    const { required, some } = this.#goal;
    const given = new Map<string, Given>();
    for (const name of required) {
      const property = this.#property(name, []);
      if (property === undefined) return this.#complete ? none : unsure;
      given.set(name, property);
    }
    const built = this.#place(some, 0, given);
    if (built === undefined) return this.#complete ? none : unsure;
    const first = asObject(built);
    if (count === 1) return { values: [first], complete: false };
    return this.#variations(built, first, count);
  }

  /** What every value under a name must meet; undefined where a pattern cannot tell. */
  #requirementsOf(name: string): readonly Requirement[] | undefined {
    const requirements = [...(this.#goal.named.get(name) ?? [])];
    for (const { names, requirement } of this.#goal.classes) {
      const member = isInClass(name, names);
      if (member === undefined) return undefined;
      if (member) requirements.push(requirement);
    }
    return requirements;
  }

  /** A value under a name that may be there at all; undefined where there is none, or none was found (then the search is not complete). */
  #property(name: string, extra: readonly Requirement[]): Given | undefined {
    if (this.#goal.forbidden.has(name)) return undefined;
    for (const { type, holds } of this.#goal.nameRequirements) {
      const accepted = accepts(type, name);
      if (accepted === undefined) this.#complete = false;
      if (accepted !== holds) return undefined;
    }
    const requirements = this.#requirementsOf(name);
    if (requirements === undefined) {
      this.#complete = false;
      return undefined;
    }
    const all = [...requirements, ...extra];
    const found = this.#find(all, 1);
    const [value] = found.values;
    if (value !== undefined) return { requirements: all, value };
    this.#complete &&= found.complete;
    return undefined;
  }

  /** Places what must be somewhere, then fills up to the least count. */
  #place(some: readonly SomeName[], index: number, given: ReadonlyMap<string, Given>): ReadonlyMap<string, Given> | undefined {
    if (++this.#tries > mostTries) {
      this.#complete = false;
      return undefined;
    }
    const atom = some[index];
    if (atom === undefined) return this.#fillUp(given);
    const extra = atom.is === "someName" ? [atom.requirement] : [];
    // Under a name that is there or known anyway.
    const known = new Set([...given.keys(), ...this.#goal.named.keys()]);
    for (const name of known) {
      const member = this.#isAmong(name, atom);
      if (member === undefined) this.#complete = false;
      if (member !== true) continue;
      const before = given.get(name);
      const property = this.#property(name, [...(before?.requirements ?? []), ...extra]);
      if (property === undefined) continue;
      const placed = this.#place(some, index + 1, new Map(given).set(name, property));
      if (placed !== undefined) return placed;
    }
    if (given.size >= this.#goal.max) return undefined;
    // Under a name of its own.
    const fresh = namesIn(this.#goal, atom, known, this.#find);
    this.#complete &&= fresh.complete;
    for (const { name, requirements } of fresh.names) {
      const found = this.#find([...requirements, ...extra], 1);
      const [value] = found.values;
      if (value === undefined) {
        this.#complete &&= found.complete;
        continue;
      }
      const placed = this.#place(some, index + 1, new Map(given).set(name, { requirements: [...requirements, ...extra], value }));
      if (placed !== undefined) return placed;
    }
    return undefined;
  }

  #isAmong(name: string, atom: SomeName): boolean | undefined {
    if (atom.is === "someName") return isInClass(name, atom.names);
    const accepted = accepts(atom.requirement.type, name);
    return accepted === undefined ? undefined : accepted === atom.requirement.holds;
  }

  #fillUp(given: ReadonlyMap<string, Given>): ReadonlyMap<string, Given> | undefined {
    if (given.size > this.#goal.max) return undefined;
    if (given.size >= this.#goal.min) return given;
    const filled = new Map(given);
    for (const name of this.#goal.named.keys()) {
      if (filled.size >= this.#goal.min) return filled;
      if (filled.has(name)) continue;
      const property = this.#property(name, []);
      if (property !== undefined) filled.set(name, property);
    }
    const known = new Set([...filled.keys(), ...this.#goal.named.keys()]);
    const fresh = namesIn(this.#goal, undefined, known, this.#find, this.#goal.min - filled.size);
    this.#complete &&= fresh.complete;
    for (const { name, requirements } of fresh.names) {
      if (filled.size >= this.#goal.min) return filled;
      const found = this.#find(requirements, 1);
      const [value] = found.values;
      if (value === undefined) this.#complete &&= found.complete;
      else filled.set(name, { requirements, value });
    }
    return filled.size >= this.#goal.min ? filled : undefined;
  }

  /** Other objects: with other values under a name, or with one more property. */
  #variations(built: ReadonlyMap<string, Given>, first: Json, count: number): Found {
    const objects = new Map([[jsonText(first), first]]);
    const add = (properties: ReadonlyMap<string, Given>): void => {
      const object = asObject(properties);
      objects.set(jsonText(object), object);
    };
    for (const [name, { requirements }] of built) {
      for (const value of this.#find(requirements, count).values) {
        add(new Map(built).set(name, { requirements, value }));
        if (objects.size >= count) return { values: [...objects.values()], complete: false };
      }
    }
    if (built.size < this.#goal.max) {
      const known = new Set([...built.keys(), ...this.#goal.named.keys()]);
      for (const name of this.#goal.named.keys()) {
        const property = built.has(name) ? undefined : this.#property(name, []);
        if (property !== undefined) add(new Map(built).set(name, property));
      }
      for (const { name, requirements } of namesIn(this.#goal, undefined, known, this.#find, count).names) {
        const [value] = this.#find(requirements, 1).values;
        if (value !== undefined) add(new Map(built).set(name, { requirements, value }));
      }
    }
    // An object that can have no property at all is the only one.
    const alone = objects.size === 1 && this.#goal.max === 0;
    return { values: [...objects.values()].slice(0, count), complete: alone };
  }
}

/** An object whose keys may be anything, `__proto__` included. */
function asObject(properties: ReadonlyMap<string, Given>): Json {
  return Object.fromEntries([...properties].map(([name, { value }]) => [name, value]));
}
