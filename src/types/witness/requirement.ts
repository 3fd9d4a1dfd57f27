import { isAnything, type Json, type Type } from "../type.ts";

/** What a value must be, or must not be. */
export interface Requirement {
  readonly type: Type;
  /** False: the value must not be a value of the type. */
  readonly holds: boolean;
  /** A schema without `type` is taken to mean the kind that its keywords speak of. */
  readonly strict: boolean;
  /** The references that were followed to get here without going into the value: one that comes again leads nowhere. */
  readonly through?: readonly string[] | undefined;
}

/** Requirements that one value must meet, all of them. */
export type Goal = readonly Requirement[];

/** Values that meet a goal. */
export interface Found {
  readonly values: readonly Json[];
  /** There are no others. With no values this is the proof that there are none. */
  readonly complete: boolean;
}

/** Looks for values of a goal: up to so many different ones. */
export type Find = (goal: Goal, count: number) => Found;

/** No value meets the goal, for certain. */
export const none: Found = { values: [], complete: true };
/** No value was found, and there may be some. */
export const unsure: Found = { values: [], complete: false };

/** That a value is of a type. */
export function must(type: Type, strict = false): Requirement {
  return { type, holds: true, strict };
}

/** That a value is not of a type. */
export function mustNot(type: Type): Requirement {
  return { type, holds: false, strict: false };
}

const identities = new WeakMap<Type, string>();
let lastIdentity = 0;

/** A text that is the same for types that are certainly the same: references by their name, plain types by what they say. */
export function typeKey(type: Type): string {
  if (type.kind === "ref") return type.id;
  const known = identities.get(type);
  if (known !== undefined) return known;
  const key = plainKey(type) ?? `#${++lastIdentity}`;
  identities.set(type, key);
  return key;
}

function plainKey(type: Type): string | undefined {
  switch (type.kind) {
    case "unknown":
      return type.opaque === true ? undefined : type.kind;
    case "never":
    case "null":
    case "absent":
    case "boolean":
      return type.kind;
    case "literal":
      return `= ${JSON.stringify(type.value)}`;
    case "number":
    case "string":
      return JSON.stringify({ ...type, origin: undefined, title: undefined, description: undefined });
    default:
      return undefined;
  }
}

/** A text that is the same for requirements that are certainly the same. */
export function requirementKey({ type, holds, strict }: Requirement): string {
  return `${holds ? "+" : "-"}${strict ? "!" : ""}${typeKey(type)}`;
}

/** A text that is the same for goals that are certainly the same, whatever their order. */
export function goalKey(goal: Goal): string {
  return goal.map(requirementKey).sort().join(" & ");
}

/** A goal without what stands in it twice or says nothing; undefined where it contradicts itself on its face. */
export function simplified(goal: Goal): Goal | undefined {
  const kept = new Map<string, Requirement>();
  for (const requirement of goal) {
    const { type, holds } = requirement;
    if (isAnything(type) && holds) continue;
    if ((type.kind === "never" || type.kind === "absent") && !holds) continue;
    if (type.kind === "never" || type.kind === "absent" || isAnything(type)) return undefined;
    kept.set(requirementKey(requirement), requirement);
  }
  for (const requirement of kept.values()) {
    if (!requirement.holds) continue;
    // What is strictly a value of the type is one of it anyway.
    if (kept.has(requirementKey({ ...requirement, holds: false, strict: false }))) return undefined;
  }
  return [...kept.values()];
}
