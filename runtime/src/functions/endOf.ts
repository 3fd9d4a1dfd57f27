import type { FunctionSpec } from "./spec.ts";
import { addCalendar, type DateUnit, fixedLength, later, movedTo, readMoment, startOfUnit, writeMoment } from "./support/calendar.ts";
import { zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "endOf",
  receiver: ["string"],
  signature: "(text: string, unit: DateUnit, zone?: string) -> string",
  fault: "is not a date with such a unit, or the zone does not exist",
  written: { zone: zoneRule },
  description:
    "The end of the year, quarter, month, week (which ends on Sunday), day or less that a date, or date and time (ISO 8601), lies in: the last day for a date, the last millisecond for a time. With a `zone` its clocks count; without one the offset that is written.",
  examples: [
    { source: '"2028-02-10".endOf("month")', result: "2028-02-29" },
    { source: '"2026-10-25T10:00:00+01:00".endOf("day", "Europe/Berlin")', result: "2026-10-25T23:59:59.999+01:00" },
    { source: '"2026-07-31".endOf("minute")', fault: true },
  ],
};

/** The end of the unit, or undefined. */
export function endOf(text: string, unit: DateUnit, zone?: string): string | undefined {
  const moment = readMoment(text, zone);
  const length = fixedLength(unit);
  if (moment === undefined || (!moment.hasTime && length !== undefined)) return undefined;
  const start = startOfUnit(moment.local, unit);
  const next = length === undefined ? addCalendar(start, 1, unit) : start + length;
  const following = next === undefined ? undefined : movedTo(moment, next);
  const end = following && (moment.hasTime ? later(following, -1) : movedTo(moment, following.local - 86_400_000));
  return end && writeMoment(end);
}
