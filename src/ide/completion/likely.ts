import type { Scope } from "../../checker/context.ts";
import { createFieldMatcher, type FieldMatcher } from "../../scaffold/match-fields.ts";
import { type SourceValue, sourceValues } from "../../scaffold/sources.ts";
import { writtenName } from "../../scaffold/written.ts";
import type { Type } from "../../types/type.ts";

/** How far values are looked for: what is nearer is likelier, and an answer is wanted at once. */
const reach = { depth: 3, most: 200 };

/** What can be reached from a variable, by its type: the types of descriptions are the same from check to check. */
const known = new WeakMap<Type, Map<string, readonly SourceValue[]>>();

/** Matchers of the scopes that were asked for last, by what can be reached in them. */
const matchers: { readonly values: readonly (readonly SourceValue[])[]; readonly matcher: FieldMatcher }[] = [];
const mostMatchers = 8;

/** Finds the likely values of fields among all that a scope reaches. */
export function matcherOf(scope: Scope): FieldMatcher {
  const values = scope.names().flatMap((name) => {
    const variable = scope.lookup(name);
    const written = writtenName(name);
    return variable === undefined || written === undefined ? [] : [reachedFrom(written, variable.type)];
  });
  const before = matchers.find(
    (each) => each.values.length === values.length && each.values.every((value, index) => value === values[index]),
  );
  if (before !== undefined) return before.matcher;
  const matcher = createFieldMatcher(values.flat());
  matchers.unshift({ values, matcher });
  matchers.length = Math.min(matchers.length, mostMatchers);
  return matcher;
}

function reachedFrom(name: string, type: Type): readonly SourceValue[] {
  const byName = known.get(type) ?? new Map<string, readonly SourceValue[]>();
  known.set(type, byName);
  const before = byName.get(name);
  if (before !== undefined) return before;
  const values = sourceValues(name, type, reach);
  byName.set(name, values);
  return values;
}
