import { present } from "../types/join.ts";
import { isReadOnly } from "../types/read-only.ts";
import type { ObjectType, Property } from "../types/type.ts";
import type { FieldMatch } from "./match-fields.ts";
import type { SourceValue } from "./sources.ts";
import { targetForm } from "./target-form.ts";
import { inAddress, isAddressPart, primacyOf, wordsOf } from "./words.ts";

/** Whether values come from where the fields beside them take theirs. */
export interface Coherence {
  /** Above 1 where the fields of one group take theirs from there, below where they take them from elsewhere. */
  factor(parents: readonly string[], name: string, source: SourceValue): number;
}

/** Finds what a field could take, without regard to its neighbours. */
export type Matches = (property: Property, parents: readonly string[], siblings: readonly string[]) => readonly FieldMatch[];

/** Fewer fields than this are no group. */
const fewest = 3;
/** How many fields are looked at. */
const mostFields = 250;
const deepest = 3;

/**
 * The fields of one address, by the object that they stand in or by the words in front of their names, take their values from one
 * place: the `Billing…` fields from one address, the `Shipping…` fields from another. Each group gets the place that fits its fields
 * best, and no two groups have the same one.
 */
export function createCoherence(target: ObjectType, matches: Matches): Coherence {
  const groups = new Map<string, Map<string, { sum: number; readonly fields: Set<string> }>>();
  let left = mostFields;
  const visit = (form: ObjectType, parents: readonly string[]): void => {
    const siblings = [...form.properties.keys()];
    for (const property of form.properties.values()) {
      if (isReadOnly(form, property) || left-- <= 0) continue;
      const inner = targetForm(present(property.type));
      if (inner !== undefined && inner.properties.size > 0) {
        if (parents.length < deepest - 1) visit(inner, [...parents, property.name]);
        continue;
      }
      const group = groupOf(parents, property.name);
      if (group === undefined) continue;
      const places = groups.get(group) ?? new Map<string, { sum: number; readonly fields: Set<string> }>();
      groups.set(group, places);
      const seen = new Set<string>();
      for (const { source, confidence } of matches(property, parents, siblings)) {
        const place = placeOf(source);
        if (place === undefined || seen.has(place)) continue;
        seen.add(place);
        const known = places.get(place) ?? { sum: 0, fields: new Set<string>() };
        known.sum += confidence;
        known.fields.add(property.name);
        places.set(place, known);
      }
    }
  };
  visit(target, []);
  const chosen = assigned(groups);
  return {
    factor(parents, name, source) {
      const place = chosen.get(groupOf(parents, name) ?? "");
      if (place === undefined) return 1;
      return place === placeOf(source) ? 1.3 : 0.55;
    },
  };
}

/** For each group of fields the place that it takes its values from, where there is one. */
function assigned(
  groups: ReadonlyMap<string, ReadonlyMap<string, { readonly sum: number; readonly fields: ReadonlySet<string> }>>,
): ReadonlyMap<string, string> {
  const pairs = [...groups].flatMap(([group, places]) =>
    [...places]
      .filter(([, { fields }]) => fields.size >= fewest)
      .map(([place, { sum }]) => ({ group, place, sum: sum * primacy(group) * primacy(place) })),
  );
  const chosen = new Map<string, string>();
  const taken = new Set<string>();
  for (const { group, place } of pairs.sort((left, right) => right.sum - left.sum)) {
    if (chosen.has(group) || taken.has(place)) continue;
    chosen.set(group, place);
    taken.add(place);
  }
  return chosen;
}

/** The object that a part of an address stands in, and the words in front of the last of its name; undefined for what is no part of one. */
function groupOf(parents: readonly string[], name: string): string | undefined {
  const words = [...inAddress(wordsOf(name), ["address"], [])];
  // A country's code or name is the country.
  if (words.length > 1 && ["code", "name"].includes(words.at(-1) ?? "")) words.pop();
  const last = words.at(-1);
  if (last === undefined || !isAddressPart(last)) return undefined;
  return [...parents, words.slice(0, -1).join(" ")].filter((part) => part !== "").join(".");
}

function placeOf({ path, ofList }: SourceValue): string | undefined {
  const group = groupOf(path.slice(0, -1), path.at(-1) ?? "");
  return group !== undefined && ofList ? `${group}[]` : group;
}

/** Of two that fit alike, the main one comes first: `billing` before `other`. */
function primacy(group: string): number {
  return Math.min(1, ...group.split(/[. ]/u).flatMap(wordsOf).map(primacyOf));
}
