import type { FunctionSpec } from "./spec.ts";
import { patternLetters, readingPatternRule } from "./support/date-pattern.ts";
import { readTime, writeDate } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "toDate",
  receiver: ["string"],
  certain: ["(text: date | dateTime) -> string"],
  signature: "(text: string, pattern?: string) -> string",
  fault: "is not a date",
  resultFormat: "date",
  written: { pattern: readingPatternRule },
  description: `The calendar date that a text says, as \`2026-01-31\` (ISO 8601). Without a pattern the text is a date, or a date and time, in ISO 8601; with one it is read by it: ${patternLetters}. Names are English, in either case. The date is taken as it is written, whatever its offset; \`inZone\` gives the time in a zone.`,
  examples: [
    { source: '"31.01.2026".toDate("dd.MM.yyyy")', result: "2026-01-31" },
    { source: '"1/2/2026".toDate("M/d/yyyy")', result: "2026-01-02" },
    { source: '"Sat, 31 Jan 2026".toDate("EEE, d MMM yyyy")', result: "2026-01-31" },
    { source: '"2026-01-31T23:30:00-05:00".toDate()', result: "2026-01-31" },
    { source: '"30.02.2026".toDate("dd.MM.yyyy")', fault: true },
    { source: '"31.01.26".toDate("dd.MM.yyyy")', fault: true },
  ],
};

/** The calendar date as written, `yyyy-MM-dd`, or undefined. */
export function toDate(text: string, pattern?: string): string | undefined {
  const time = readTime(text, pattern);
  return time && writeDate(time.local);
}
