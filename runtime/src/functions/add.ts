import type { FunctionSpec } from "./spec.ts";
import { addCalendar, type DateUnit, fixedLength, later, type Moment, movedTo, readMoment, writeMoment } from "./support/calendar.ts";
import { zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "add",
  receiver: ["string"],
  signature: "(text: string, amount: integer, unit: DateUnit, zone?: string) -> string",
  fault: "is not a date that this can be added to, or the zone does not exist",
  written: { zone: zoneRule },
  description:
    'The date, or date and time (ISO 8601), so many units later, or earlier for a negative number. Units from the day on are of the calendar: the time of day stays, and of a month with fewer days it is the last one. Hours and less are lengths, and a date without a time has none. With a `zone` (`Europe/Berlin`) its clocks count, and the result has their offset; a time that they jump over is the one after the jump, of one that they show twice it is the first. Without a zone the offset stays as it is written. A duration can stand as milliseconds: `at.add(90m, "millisecond")`.',
  examples: [
    { source: '"2026-01-31".add(1, "month")', result: "2026-02-28" },
    { source: '"2026-03-28T02:30:00+01:00".add(1, "day", "Europe/Berlin")', result: "2026-03-29T03:30:00+02:00" },
    { source: '"2026-03-28T12:00:00+01:00".add(24, "hour", "Europe/Berlin")', result: "2026-03-29T13:00:00+02:00" },
    { source: '"2026-01-01T08:00:00Z".add(-90, "minute")', result: "2026-01-01T06:30:00Z" },
    { source: '"2026-01-01T08:00".add(1, "day")', result: "2026-01-02T08:00:00" },
    { source: '"2026-01-31".add(1, "hour")', fault: true },
    { source: '"9999-12-31".add(1, "day")', fault: true },
  ],
};

/** The date so many units later, or undefined. */
export function add(text: string, amount: number, unit: DateUnit, zone?: string): string | undefined {
  const moment = readMoment(text, zone);
  const length = fixedLength(unit);
  if (moment === undefined || (length !== undefined && !moment.hasTime)) return undefined;
  const count = Math.trunc(amount);
  if (length !== undefined) return written(later(moment, count * length));
  const local = addCalendar(moment.local, count, unit);
  return local === undefined ? undefined : written(movedTo(moment, local));
}

function written(moment: Moment | undefined): string | undefined {
  return moment && writeMoment(moment);
}
