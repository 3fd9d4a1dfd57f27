import type { FunctionSpec } from "./spec.ts";
import { readTime, writeDate } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "toDate",
  receiver: ["string"],
  signature: "(text: string, pattern?: string) -> string",
  fault: "is not a date",
  resultFormat: "date",
  description:
    "The calendar date that a text says, as `2026-01-31` (ISO 8601). Without a pattern the text is a date, or a date and time, in ISO 8601; with one it is read by it: `yyyy`, `MM` or `M`, `dd` or `d`, `HH` or `H`, `mm`, `ss`, `SSS`, `XXX` (an offset), and text between single quotes. The date is taken as it is written, whatever its offset; `formatDate` gives the date in a zone.",
  examples: [
    { source: '"31.01.2026".toDate("dd.MM.yyyy")', result: "2026-01-31" },
    { source: '"1/2/2026".toDate("M/d/yyyy")', result: "2026-01-02" },
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
