import type { FunctionSpec } from "./spec.ts";
import { isoWeek, type Moment, readMoment, startOfUnit } from "./support/calendar.ts";
import { weekdayOf } from "./support/dates.ts";
import { zoneRule } from "./support/zones.ts";

/** What can be asked of a date. */
export type DatePart =
  | "year"
  | "quarter"
  | "month"
  | "week"
  | "weekYear"
  | "day"
  | "dayOfYear"
  | "weekday"
  | "hour"
  | "minute"
  | "second"
  | "millisecond";

export const spec: FunctionSpec = {
  name: "datePart",
  receiver: ["string"],
  certain: ["(text: date | dateTime, part: DatePart) -> integer"],
  signature: "(text: string, part: DatePart, zone?: string) -> integer",
  fault: "is not a date, or the zone does not exist",
  written: { zone: zoneRule },
  description:
    "A part of a date, or date and time (ISO 8601), as a number: `week` is that of ISO 8601, which belongs to `weekYear`; `weekday` is 1 for Monday to 7 for Sunday; the hours of a date are 0. With a `zone` its clocks count; without one what is written.",
  examples: [
    { source: '"2026-07-31".datePart("quarter")', result: 3 },
    { source: '"2027-01-01".datePart("week")', result: 53 },
    { source: '"2027-01-01".datePart("weekYear")', result: 2026 },
    { source: '"2026-07-31T22:30:00Z".datePart("day", "Europe/Berlin")', result: 1 },
    { source: '"soon".datePart("year")', fault: true },
  ],
};

/** A part of the date, or undefined. */
export function datePart(text: string, part: DatePart, zone?: string): number | undefined {
  const moment = readMoment(text, zone);
  return moment && partOf(moment, part);
}

function partOf({ local }: Moment, part: DatePart): number {
  const date = new Date(local);
  switch (part) {
    case "year":
      return date.getUTCFullYear();
    case "quarter":
      return Math.floor(date.getUTCMonth() / 3) + 1;
    case "month":
      return date.getUTCMonth() + 1;
    case "week":
      return isoWeek(local).week;
    case "weekYear":
      return isoWeek(local).year;
    case "day":
      return date.getUTCDate();
    case "dayOfYear":
      return Math.floor((local - startOfUnit(local, "year")) / 86_400_000) + 1;
    case "weekday":
      return weekdayOf(local);
    case "hour":
      return date.getUTCHours();
    case "minute":
      return date.getUTCMinutes();
    case "second":
      return date.getUTCSeconds();
    case "millisecond":
      return date.getUTCMilliseconds();
  }
}
