import { formatImplies, isAssertedFormat, matchesFormat } from "../formats.ts";
import { patternCheck } from "../pattern-check.ts";
import { matchesPattern } from "../patterns/matches.ts";
import type { LiteralType, StringType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult } from "./result.ts";

/** A string against a string: lengths, patterns, formats, one by one. */
export function compareStrings(source: StringType, target: StringType, at: Comparison): SubtypeResult {
  const results: SubtypeResult[] = [always()];
  const { maxLength, minLength, format } = target;
  if (maxLength !== undefined) {
    const reason =
      source.maxLength === undefined
        ? `the text may be of any length, and at most ${maxLength} are allowed`
        : `the text may have ${source.maxLength} characters, and at most ${maxLength} are allowed`;
    results.push(
      source.maxLength !== undefined && source.maxLength <= maxLength
        ? always()
        : (source.minLength ?? 0) > maxLength
          ? at.contradict({
              kind: "bounds",
              reason: `a text of at least ${source.minLength} characters is longer than ${maxLength}`,
            })
          : at.open({ constraint: `maxLength ${maxLength}`, type: { kind: "string", maxLength }, reason }),
    );
  }
  if (minLength !== undefined && minLength > 0) {
    const reason =
      (source.minLength ?? 0) === 0
        ? `the text may be empty, and at least ${minLength} are needed`
        : `the text may have ${source.minLength} characters, and at least ${minLength} are needed`;
    results.push(
      (source.minLength ?? 0) >= minLength
        ? always()
        : source.maxLength !== undefined && source.maxLength < minLength
          ? at.contradict({
              kind: "bounds",
              reason: `a text of at most ${source.maxLength} characters is shorter than ${minLength}`,
            })
          : at.open({ constraint: `minLength ${minLength}`, type: { kind: "string", minLength }, reason }),
    );
  }
  for (const pattern of target.patterns ?? []) {
    results.push(
      // What no validator asserts is not known of what was read.
      source.patterns?.includes(pattern) === true && patternCheck(pattern) !== undefined
        ? always()
        : at.open({
            constraint: `pattern ${pattern}`,
            type: { kind: "string", patterns: [pattern] },
            reason: "not every text is known to match the pattern",
          }),
    );
  }
  if (format !== undefined && isAssertedFormat(format)) {
    results.push(
      formatImplies(source.format, format)
        ? always()
        : at.open({ constraint: `format ${format}`, type: { kind: "string", format }, reason: `not every text is a ${format}` }),
    );
  }
  return combine(results);
}

/** One known text against a string. */
export function compareTextLiteral(source: LiteralType & { readonly value: string }, target: StringType, at: Comparison): SubtypeResult {
  const { value } = source;
  const length = [...value].length;
  const results: SubtypeResult[] = [always()];
  const { maxLength, minLength, format } = target;
  const check = (fits: boolean, reason: string): void => {
    results.push(fits ? always() : at.contradict({ kind: "value", reason: `${quote(value)} ${reason}` }));
  };
  if (maxLength !== undefined) check(length <= maxLength, `has ${length} characters, and at most ${maxLength} are allowed`);
  if (minLength !== undefined && minLength > 0)
    check(length >= minLength, `has ${length} characters, and at least ${minLength} are needed`);
  for (const pattern of target.patterns ?? []) {
    const matches = matchesPattern(pattern, value);
    if (matches !== undefined) check(matches, `does not match the pattern ${pattern}`);
    else
      results.push(
        at.open({
          constraint: `pattern ${pattern}`,
          type: { kind: "string", patterns: [pattern] },
          reason: "whether the text matches the pattern is not decided",
        }),
      );
  }
  if (format !== undefined && isAssertedFormat(format)) {
    const matches = matchesFormat(format, value);
    if (matches !== undefined) check(matches, `is no ${format}`);
    else
      results.push(
        at.open({
          constraint: `format ${format}`,
          type: { kind: "string", format },
          reason: `whether the text is a ${format} is not decided`,
        }),
      );
  }
  return combine(results);
}

function quote(text: string): string {
  const shown = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return JSON.stringify(shown);
}
