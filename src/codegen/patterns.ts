import { type JsonSchema, mapSchema, patternsOf } from "../types/json-schema.ts";
import { patternCheck } from "../types/pattern-check.ts";
import { stringLiteral } from "./text.ts";

/**
 * Leaves out the patterns that cannot be checked. What is written is never held against one, which is an error of the
 * program; of what is read, no more is known then, and nothing is refused that the whole schema accepts.
 */
export function withCheckedPatterns(schema: JsonSchema): JsonSchema {
  if (uncheckedIn(schema) === undefined) return schema;
  return mapSchema(mapSchema(schema, withoutReversed), (part) => {
    const { pattern, patternProperties, ...rest } = part;
    const names = Object.entries(patternProperties ?? {});
    const checked = names.filter(([name]) => patternCheck(name) !== undefined);
    const { additionalProperties: _, ...open } = rest;
    return {
      // A name that no pattern takes would be an additional one.
      ...(checked.length < names.length ? open : rest),
      ...(pattern !== undefined && patternCheck(pattern) !== undefined && { pattern }),
      ...(patternProperties && { patternProperties: Object.fromEntries(checked) }),
    };
  });
}

/**
 * Leaves out what could refuse more where a pattern within it is left out. The pattern stays in its place for now, so that
 * what is around sees it.
 */
function withoutReversed(schema: JsonSchema): JsonSchema {
  const { not, oneOf, if: condition, then, else: otherwise, maxContains, ...rest } = schema;
  const parts: [JsonSchema, ...(JsonSchema | undefined)[]][] = [
    [{ ...(not && { not }) }, not],
    [{ ...(oneOf && { oneOf }) }, ...(oneOf ?? [])],
    [{ ...(condition && { if: condition }), ...(then && { then }), ...(otherwise && { else: otherwise }) }, condition],
    [{ ...(maxContains !== undefined && { maxContains }) }, rest.contains],
  ];
  const unchecked = parts.map(([, ...within]) =>
    within.flatMap((each) => (each === undefined ? [] : [uncheckedIn(each)])).find((each) => each),
  );
  const kept = Object.assign({}, ...parts.flatMap(([part], index) => (unchecked[index] === undefined ? [part] : [])));
  const pattern = unchecked.find((each) => each);
  return { ...rest, ...kept, ...(pattern !== undefined && { pattern }) };
}

function uncheckedIn(schema: JsonSchema): string | undefined {
  return patternsOf(schema).find((pattern) => patternCheck(pattern) === undefined);
}

/** Stands in ajv's code for what checks a pattern, until {@link patternText} is written there; matches nothing meanwhile. */
export const patternMarker = Object.assign((pattern: string) => ({ test: () => false, toString: () => pattern }), {
  code: "integPattern",
});

/** The expression that checks a pattern: a regular expression, or the table of an automaton. */
export function patternText(pattern: string): string {
  const check = patternCheck(pattern);
  if (check === undefined) throw new TypeError("a pattern that cannot be checked must have been left out");
  if (check.kind === "expression") return `new RegExp(${stringLiteral(check.source)}${check.flags === "" ? "" : `, "${check.flags}"`})`;
  const { alphabet, next, final } = check.automaton;
  const list = (numbers: ArrayLike<number>): string => `[${Array.from(numbers).join(",")}]`;
  const accepting = Array.from(final).flatMap((accepts, state) => (accepts === 1 ? [state] : []));
  return `textAutomaton({ pattern: ${stringLiteral(pattern)}, starts: ${list(alphabet.starts)}, classes: ${list(alphabet.classes)}, size: ${alphabet.size}, next: ${list(next)}, accepting: ${list(accepting)} })`;
}
