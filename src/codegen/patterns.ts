import { type JsonSchema, mapSchema } from "../types/json-schema.ts";
import { patternCheck } from "../types/pattern-check.ts";
import { stringLiteral } from "./text.ts";

/**
 * Leaves out the patterns that cannot be checked. What is written is never held against one, which is an error of the
 * program; of what is read, no more is known then.
 */
export function withCheckedPatterns(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, (part) => {
    const { pattern, patternProperties, ...rest } = part;
    return {
      ...rest,
      ...(pattern !== undefined && patternCheck(pattern) !== undefined && { pattern }),
      ...(patternProperties && {
        patternProperties: Object.fromEntries(Object.entries(patternProperties).filter(([each]) => patternCheck(each) !== undefined)),
      }),
    };
  });
}

/** Stands in ajv's code for what checks a pattern, until {@link patternText} is written there; matches nothing meanwhile. */
export const patternMarker = Object.assign((pattern: string) => ({ test: () => false, toString: () => pattern }), {
  code: "integPattern",
});

/** The expression that checks a pattern: a regular expression, or the table of an automaton. */
export function patternText(pattern: string): string {
  const check = patternCheck(pattern);
  if (check === undefined) throw new TypeError("a pattern that cannot be checked must have been left out");
  if (check.kind === "expression") return `new RegExp(${stringLiteral(pattern)}${check.flags === "" ? "" : `, "${check.flags}"`})`;
  const { alphabet, next, final } = check.automaton;
  const list = (numbers: ArrayLike<number>): string => `[${Array.from(numbers).join(",")}]`;
  const accepting = Array.from(final).flatMap((accepts, state) => (accepts === 1 ? [state] : []));
  return `textAutomaton({ pattern: ${stringLiteral(pattern)}, starts: ${list(alphabet.starts)}, classes: ${list(alphabet.classes)}, size: ${alphabet.size}, next: ${list(next)}, accepting: ${list(accepting)} })`;
}
