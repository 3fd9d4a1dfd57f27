import type { LiteralType, StringType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult } from "./result.ts";

/** A string against a string: lengths, patterns, formats, one by one. */
export function compareStrings(source: StringType, target: StringType, at: Comparison): SubtypeResult {
  const results: SubtypeResult[] = [always()];
  if (target.maxLength !== undefined) results.push(compareMaxLength(source, target.maxLength, at));
  if (target.minLength !== undefined && target.minLength > 0) results.push(compareMinLength(source, target.minLength, at));
  for (const pattern of target.patterns ?? []) {
    const proved = source.patterns?.includes(pattern) ?? false;
    results.push(
      proved
        ? always()
        : at.open({
            constraint: `pattern ${pattern}`,
            schema: { type: "string", pattern },
            reason: "whether every text matches the pattern is not decided",
          }),
    );
  }
  if (target.format !== undefined && isAssertedFormat(target.format)) {
    const { format } = target;
    results.push(
      source.format === format || formatImplies(source.format, format)
        ? always()
        : at.open({
            constraint: `format ${format}`,
            schema: { type: "string", format },
            witness: source.format === undefined && source.patterns === undefined && (source.minLength ?? 0) === 0 ? "" : undefined,
            reason: `not every text is a ${format}`,
          }),
    );
  }
  return combine(results);
}

function compareMaxLength(source: StringType, limit: number, at: Comparison): SubtypeResult {
  if (source.maxLength !== undefined && source.maxLength <= limit) return always();
  if ((source.minLength ?? 0) > limit)
    return at.contradict({ kind: "bounds", reason: `a text of at least ${source.minLength} characters is longer than ${limit}` });
  const reason =
    source.maxLength === undefined
      ? `the text may be of any length, and at most ${limit} are allowed`
      : `the text may have ${source.maxLength} characters, and at most ${limit} are allowed`;
  const plain = source.patterns === undefined && source.format === undefined;
  // A witness is a value; a long one is not written out.
  const witness = plain && limit < 2_000 ? "a".repeat(limit + 1) : undefined;
  return at.open({ constraint: `maxLength ${limit}`, schema: { type: "string", maxLength: limit }, witness, reason });
}

function compareMinLength(source: StringType, limit: number, at: Comparison): SubtypeResult {
  if ((source.minLength ?? 0) >= limit) return always();
  if (source.maxLength !== undefined && source.maxLength < limit)
    return at.contradict({ kind: "bounds", reason: `a text of at most ${source.maxLength} characters is shorter than ${limit}` });
  const plain = source.patterns === undefined && source.format === undefined;
  const reason =
    (source.minLength ?? 0) === 0
      ? `the text may be empty, and at least ${limit} are needed`
      : `the text may have ${source.minLength} characters, and at least ${limit} are needed`;
  return at.open({
    constraint: `minLength ${limit}`,
    schema: { type: "string", minLength: limit },
    witness: plain ? "a".repeat(source.minLength ?? 0) : undefined,
    reason,
  });
}

/** One known text against a string. */
export function compareTextLiteral(source: LiteralType & { readonly value: string }, target: StringType, at: Comparison): SubtypeResult {
  const length = [...source.value].length;
  const results: SubtypeResult[] = [always()];
  if (target.maxLength !== undefined) {
    results.push(
      length <= target.maxLength
        ? always()
        : at.contradict({
            kind: "value",
            reason: `${quote(source.value)} has ${length} characters, and at most ${target.maxLength} are allowed`,
          }),
    );
  }
  if (target.minLength !== undefined && target.minLength > 0) {
    results.push(
      length >= target.minLength
        ? always()
        : at.contradict({
            kind: "value",
            reason: `${quote(source.value)} has ${length} characters, and at least ${target.minLength} are needed`,
          }),
    );
  }
  for (const pattern of target.patterns ?? []) {
    const matches = matchesSafely(pattern, source.value);
    if (matches === undefined)
      results.push(
        at.open({
          constraint: `pattern ${pattern}`,
          schema: { type: "string", pattern },
          reason: "whether the text matches the pattern is not decided",
        }),
      );
    else
      results.push(
        matches ? always() : at.contradict({ kind: "value", reason: `${quote(source.value)} does not match the pattern ${pattern}` }),
      );
  }
  if (target.format !== undefined && isAssertedFormat(target.format)) {
    results.push(
      at.open({
        constraint: `format ${target.format}`,
        schema: { type: "string", format: target.format },
        reason: `whether ${quote(source.value)} is a ${target.format} is checked when it is sent`,
      }),
    );
  }
  return combine(results);
}

function quote(text: string): string {
  const shown = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return JSON.stringify(shown);
}

/** Whether a text matches a pattern; undefined where trying it could take for ever, or the pattern is none. */
export function matchesSafely(pattern: string, text: string): boolean | undefined {
  if (text.length > 200 || pattern.length > 300 || !isSafePattern(pattern)) return undefined;
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags).test(text);
    } catch {
      // Tried again without the Unicode flag.
    }
  }
  return undefined;
}

/**
 * Whether matching takes no more than polynomial time, by a cautious look: a repetition within a repetition, an
 * alternative within a repetition, and back references are all refused.
 */
export function isSafePattern(pattern: string): boolean {
  const withoutClasses = pattern.replaceAll(/\\[^1-9k]/g, "e").replaceAll(/\[(?:[^\]\\]|\\.)*\]/g, "c");
  if (/\\[1-9k]/.test(withoutClasses)) return false;
  const stack: { repeats: boolean; alternatives: boolean }[] = [{ repeats: false, alternatives: false }];
  for (let index = 0; index < withoutClasses.length; index++) {
    const character = withoutClasses[index];
    const top = stack.at(-1);
    if (character === "(") stack.push({ repeats: false, alternatives: false });
    else if (character === "|" && top !== undefined) top.alternatives = true;
    else if (character === ")") {
      const group = stack.pop();
      const next = withoutClasses[index + 1];
      const unbounded = next === "*" || next === "+" || (next === "{" && /^\{\d*,\d*\}/.test(withoutClasses.slice(index + 1)));
      if (unbounded && group !== undefined && (group.repeats || group.alternatives)) return false;
      const outer = stack.at(-1);
      if (outer !== undefined && group !== undefined) outer.repeats ||= group.repeats || unbounded;
    } else if ((character === "*" || character === "+" || character === "{") && top !== undefined) top.repeats = true;
    // What may be left out is a choice too, and repeated it is one of many: `(a?){50}`.
    else if (character === "?" && withoutClasses[index - 1] !== "(" && top !== undefined) top.repeats = true;
  }
  return true;
}

/** Formats that validators assert; others are only notes (`int32` on a string, `password`). */
export function isAssertedFormat(format: string): boolean {
  return assertedFormats.has(format);
}

/** The formats that are asserted, at compile time and at run time. */
export const assertedFormats: ReadonlySet<string> = new Set([
  "date",
  "time",
  "date-time",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uuid",
  "json-pointer",
  "regex",
  "byte",
]);

function formatImplies(source: string | undefined, target: string): boolean {
  return (source === "uri" && target === "uri-reference") || (source === "url" && target === "uri");
}
