import type { FunctionSpec } from "./spec.ts";
import { isWritable, readTime, writeDate, writeOffset } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "addDays",
  receiver: ["string"],
  signature: "(text: string, days: integer) -> string",
  fault: "is not a date",
  description:
    "The date so many days later, or earlier for a negative number. A date stays a date; a date and time (ISO 8601) keeps its time of day and its offset.",
  examples: [
    { source: '"2026-02-27".addDays(2)', result: "2026-03-01" },
    { source: '"2026-01-01T08:00:00+02:00".addDays(-1)', result: "2025-12-31T08:00:00+02:00" },
    { source: '"soon".addDays(1)', fault: true },
  ],
};

/** The date so many days later, written as the given one is, or undefined. */
export function addDays(text: string, days: number): string | undefined {
  const time = readTime(text, undefined);
  const later = time && time.local + Math.trunc(days) * 86_400_000;
  if (!time || later === undefined || !isWritable(later)) return undefined;
  if (!time.hasTime) return writeDate(later);
  const written = new Date(later).toISOString().replace(/(?:\.000)?Z$/, "");
  return written + (time.offset === undefined ? "" : time.offset === 0 ? "Z" : writeOffset(time.offset));
}
