import { matchesPattern } from "../patterns/matches.ts";
import type { Atom, NameClass } from "./atom.ts";
import type { Requirement } from "./requirement.ts";

type Names = Extract<Atom, { is: "names" }>;
export type SomeName = Extract<Atom, { is: "someName" | "strayName" }>;

/** What atoms say of an object. */
export interface ObjectGoal {
  readonly named: ReadonlyMap<string, readonly Requirement[]>;
  readonly required: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
  readonly classes: readonly Names[];
  readonly some: readonly SomeName[];
  readonly nameRequirements: readonly Requirement[];
  readonly min: number;
  readonly max: number;
}

/** Sorts atoms by what they speak of. */
export function goalOf(atoms: readonly Atom[]): ObjectGoal {
  const named = new Map<string, Requirement[]>();
  const required = new Set<string>();
  const forbidden = new Set<string>();
  const classes: Names[] = [];
  const some: SomeName[] = [];
  const nameRequirements: Requirement[] = [];
  let min = 0;
  let max = Number.POSITIVE_INFINITY;
  for (const atom of atoms) {
    switch (atom.is) {
      case "property": {
        const list = named.get(atom.name);
        if (list === undefined) named.set(atom.name, [atom.requirement]);
        else list.push(atom.requirement);
        break;
      }
      case "required":
        required.add(atom.name);
        break;
      case "forbidden":
        forbidden.add(atom.name);
        break;
      case "names":
        classes.push(atom);
        break;
      case "someName":
      case "strayName":
        some.push(atom);
        break;
      case "propertyNames":
        nameRequirements.push(atom.requirement);
        break;
      case "count":
        min = Math.max(min, atom.min);
        max = Math.min(max, atom.max ?? max);
        break;
      default:
    }
  }
  return { named, required, forbidden, classes, some, nameRequirements, min, max };
}

/** Whether a name belongs to a class; undefined where its patterns cannot tell. */
export function isInClass(name: string, names: NameClass): boolean | undefined {
  if (names.of === "pattern") return matchesPattern(names.pattern, name);
  if (names.names.has(name)) return false;
  const matches = names.patterns.map((pattern) => matchesPattern(pattern, name));
  return matches.includes(true) ? false : matches.includes(undefined) ? undefined : true;
}
