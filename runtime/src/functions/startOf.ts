import type { FunctionSpec } from "./spec.ts";
import { type DateUnit, fixedLength, movedTo, readMoment, startOfUnit, writeMoment } from "./support/calendar.ts";
import { zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "startOf",
  receiver: ["string"],
  signature: "(text: string, unit: DateUnit, zone?: string) -> string",
  fault: "is not a date with such a unit, or the zone does not exist",
  written: { zone: zoneRule },
  description:
    "The beginning of the year, quarter, month, week (which begins on Monday), day or less that a date, or date and time (ISO 8601), lies in. A date stays a date, and has no hours. With a `zone` its clocks count; without one the offset that is written.",
  examples: [
    { source: '"2026-08-15".startOf("quarter")', result: "2026-07-01" },
    { source: '"2026-11-22".startOf("week")', result: "2026-11-16" },
    { source: '"2026-07-31T22:30:00Z".startOf("day", "Europe/Berlin")', result: "2026-08-01T00:00:00+02:00" },
    { source: '"2026-07-31T22:30:45Z".startOf("hour")', result: "2026-07-31T22:00:00Z" },
    { source: '"2026-07-31".startOf("hour")', fault: true },
  ],
};

/** The beginning of the unit, or undefined. */
export function startOf(text: string, unit: DateUnit, zone?: string): string | undefined {
  const moment = readMoment(text, zone);
  if (moment === undefined || (!moment.hasTime && fixedLength(unit) !== undefined)) return undefined;
  const start = movedTo(moment, startOfUnit(moment.local, unit));
  return start && writeMoment(start);
}
