import type { FunctionSpec } from "./spec.ts";
import { datePatternRule } from "./support/date-pattern.ts";
import { instantOf, isWritable, readTime, writeByPattern } from "./support/dates.ts";
import { zoneOffset, zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "formatDate",
  receiver: ["string"],
  signature: "(text: string, pattern: string, zone?: string) -> string",
  fault: "is not a date, or the pattern or the zone does not exist",
  written: { pattern: datePatternRule, zone: zoneRule },
  description:
    "A date, or a date and time, in ISO 8601, written by a pattern with the letters of `toDate`. The time is that of `zone`, a name such as `Europe/Berlin`; UTC unless given. A date without a time stays the date that it is, in every zone.",
  examples: [
    { source: '"2026-01-31".formatDate("dd.MM.yyyy")', result: "31.01.2026" },
    { source: '"2026-07-31T22:30:00Z".formatDate("yyyy-MM-dd HH:mm XXX", "Europe/Berlin")', result: "2026-08-01 00:30 +02:00" },
    { source: '"2026-01-31".formatDate("d\'th of\' M")', result: "31th of 1" },
    { source: '"2026-07-31T22:30:00Z".formatDate("EEE, dd MMM yyyy hh:mm a XX")', result: "Fri, 31 Jul 2026 10:30 PM Z" },
    { source: '"soon".formatDate("dd.MM.yyyy")', fault: true },
    { source: '"2026-01-31".formatDate("QQ")', fault: true },
  ],
};

/** A date by a pattern, in a zone, or undefined. */
export function formatDate(text: string, pattern: string, zone = "UTC"): string | undefined {
  const time = readTime(text, undefined);
  const instant = time && instantOf(time, zone);
  if (instant === undefined) return undefined;
  const offset = zoneOffset(instant, zone);
  if (offset === undefined || !isWritable(instant + offset)) return undefined;
  return writeByPattern(instant + offset, offset, pattern);
}
