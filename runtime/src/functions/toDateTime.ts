import type { FunctionSpec } from "./spec.ts";
import { readingPatternRule } from "./support/date-pattern.ts";
import { instantOf, readTime, writeInstant } from "./support/dates.ts";
import { zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "toDateTime",
  receiver: ["string"],
  signature: "(text: string, pattern?: string, zone?: string) -> string",
  fault: "is not a date and time",
  resultFormat: "date-time",
  written: { pattern: readingPatternRule, zone: zoneRule },
  description:
    "The instant that a text says, in UTC as `2026-01-31T12:00:00Z` (RFC 3339). Without a pattern the text is in ISO 8601; the letters of a pattern are those of `toDate`. A time without an offset is one of `zone`, a name such as `Europe/Berlin`; UTC unless given. Of a time that the clocks show twice it is the first, and one that they jump over is the one after the jump. A date alone is its midnight.",
  examples: [
    { source: '"2026-01-31T12:00:00+02:00".toDateTime()', result: "2026-01-31T10:00:00Z" },
    {
      source: '"31.07.2026 12:30".toDateTime("dd.MM.yyyy HH:mm", "Europe/Berlin")',
      result: "2026-07-31T10:30:00Z",
    },
    { source: '"2026-01-31".toDateTime()', result: "2026-01-31T00:00:00Z" },
    { source: '"2026-01-31T25:00".toDateTime()', fault: true },
  ],
};

/** The instant in UTC, in RFC 3339's form, or undefined. */
export function toDateTime(text: string, pattern?: string, zone = "UTC"): string | undefined {
  const time = readTime(text, pattern);
  const instant = time && instantOf(time, zone);
  return instant === undefined ? undefined : writeInstant(instant);
}
