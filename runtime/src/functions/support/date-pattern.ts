import type { WrittenRule } from "../spec.ts";

/** The numbers of a date and time that a pattern can name. */
export type DateField =
  | "year"
  | "shortYear"
  | "month"
  | "day"
  | "weekday"
  | "hour"
  | "halfDayHour"
  | "halfDay"
  | "minute"
  | "second"
  | "millisecond"
  | "offset";

/** A part of a pattern: a number with its digits, a name out of a list (the first stands for `first`), an offset, or text as it stands. */
export type PatternPart =
  | { readonly field: DateField; readonly minDigits: number; readonly maxDigits: number }
  | { readonly field: DateField; readonly names: readonly string[]; readonly first: number }
  | { readonly field: "offset"; readonly colon: boolean }
  | { readonly text: string };

const months = "January February March April May June July August September October November December".split(" ");
const weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const short = (names: readonly string[]): string[] => names.map((name) => name.slice(0, 3));

/** The letters of Unicode Technical Standard 35 that are supported; names are English, which files and mail headers use. */
const fields: ReadonlyMap<string, PatternPart> = new Map<string, PatternPart>([
  ["yyyy", { field: "year", minDigits: 4, maxDigits: 4 }],
  ["yy", { field: "shortYear", minDigits: 2, maxDigits: 2 }],
  ["MMMM", { field: "month", names: months, first: 1 }],
  ["MMM", { field: "month", names: short(months), first: 1 }],
  ["MM", { field: "month", minDigits: 2, maxDigits: 2 }],
  ["M", { field: "month", minDigits: 1, maxDigits: 2 }],
  ["dd", { field: "day", minDigits: 2, maxDigits: 2 }],
  ["d", { field: "day", minDigits: 1, maxDigits: 2 }],
  ["EEEE", { field: "weekday", names: weekdays, first: 1 }],
  ["EEE", { field: "weekday", names: short(weekdays), first: 1 }],
  ["HH", { field: "hour", minDigits: 2, maxDigits: 2 }],
  ["H", { field: "hour", minDigits: 1, maxDigits: 2 }],
  ["hh", { field: "halfDayHour", minDigits: 2, maxDigits: 2 }],
  ["h", { field: "halfDayHour", minDigits: 1, maxDigits: 2 }],
  ["a", { field: "halfDay", names: ["AM", "PM"], first: 0 }],
  ["mm", { field: "minute", minDigits: 2, maxDigits: 2 }],
  ["ss", { field: "second", minDigits: 2, maxDigits: 2 }],
  ["SSS", { field: "millisecond", minDigits: 3, maxDigits: 3 }],
  ["XXX", { field: "offset", colon: true }],
  ["XX", { field: "offset", colon: false }],
]);

/** What the documentation of a function says of patterns. */
export const patternLetters =
  "`yyyy` or `yy` (00 to 69 are 2000 to 2069), `MM`, `M`, `MMM` (`Jan`) or `MMMM` (`January`), `dd` or `d`, `EEE` (`Mon`) or `EEEE`, `HH` or `H`, `hh` or `h` with `a` (`AM`, `PM`), `mm`, `ss`, `SSS`, `XXX` (`+02:00`, or `Z`) or `XX` (`+0200`), and text between single quotes";

/**
 * Takes a pattern such as `dd.MM.yyyy 'at' HH:mm` apart. Letters stand for fields; text with letters stands between single
 * quotes, and two of them are one.
 *
 * @returns undefined for a pattern with letters that stand for nothing
 */
export function parseDatePattern(pattern: string): PatternPart[] | undefined {
  const parts: PatternPart[] = [];
  for (const [piece] of pattern.matchAll(/([A-Za-z])\1*|'(?:[^']|'')*'?|[^A-Za-z']/g)) {
    const part = partOf(piece);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

function partOf(piece: string): PatternPart | undefined {
  if (/^[A-Za-z]/.test(piece)) return fields.get(piece);
  if (!piece.startsWith("'")) return { text: piece };
  if (piece === "''") return { text: "'" };
  if (piece.length < 2 || !piece.endsWith("'")) return undefined;
  return { text: piece.slice(1, -1).replaceAll("''", "'") };
}

/** What a pattern that dates are written by must be, when it is written out. */
export const datePatternRule: WrittenRule = {
  problem: (pattern) => {
    if (parseDatePattern(pattern) !== undefined) return undefined;
    const letters = pattern.replaceAll(/'(?:[^']|'')*'/g, "").match(/([A-Za-z])\1*/g) ?? [];
    const unknown = letters.find((each) => !fields.has(each));
    return unknown === undefined ? "has a quote that is not closed" : `has \`${unknown}\`, which stands for nothing`;
  },
};

/** What a pattern that dates are read by must be: without a year, a month and a day no text is a date. */
export const readingPatternRule: WrittenRule = {
  problem: (pattern) => {
    const named = parseDatePattern(pattern)?.flatMap((part) => ("field" in part ? [part.field] : []));
    if (named === undefined) return datePatternRule.problem(pattern);
    const missing = (["year", "month", "day"] as const).find(
      (field) => !named.includes(field) && !(field === "year" && named.includes("shortYear")),
    );
    return missing && `has no ${missing}`;
  },
};
