import { isWritable, readTime, type WrittenTime, weekdayOf, writeDate, writeLocal } from "./dates.ts";
import { instantOfLocal, zoneOffset } from "./zones.ts";

/** Units of time; those from the day on are of the calendar. */
export type DateUnit = "year" | "quarter" | "month" | "week" | "day" | "hour" | "minute" | "second" | "millisecond";

const lengths: ReadonlyMap<DateUnit, number> = new Map([
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
  ["millisecond", 1],
]);

/** The length of a unit that is always as long, in milliseconds; undefined for a unit of the calendar. */
export function fixedLength(unit: DateUnit): number | undefined {
  return lengths.get(unit);
}

/** A date or a time as somebody wrote it, where the clocks of a zone show it. */
export interface Moment {
  /** What the clocks show, as if it were UTC, in milliseconds. */
  readonly local: number;
  readonly hasTime: boolean;
  /** The zone whose clocks these are; undefined where they keep the offset that is written, or UTC. */
  readonly zone: string | undefined;
  /** How far the clocks are ahead of UTC. */
  readonly offset: number;
  /** Nobody says where the clocks are: no offset is written, and UTC is taken. */
  readonly floating: boolean;
}

/** Reads ISO 8601. A date without a time has no zone: it is a day on every clock. */
export function readMoment(text: string, zone: string | undefined): Moment | undefined {
  const time = readTime(text, undefined);
  if (time === undefined || (zone !== undefined && zoneOffset(0, zone) === undefined)) return undefined;
  if (!time.hasTime) return { local: time.local, hasTime: false, zone: undefined, offset: 0, floating: false };
  if (zone === undefined) {
    return { local: time.local, hasTime: true, zone, offset: time.offset ?? 0, floating: time.offset === undefined };
  }
  const instant = instantIn(time, zone);
  return instant === undefined ? undefined : momentAt(instant, zone);
}

function instantIn(time: WrittenTime, zone: string): number | undefined {
  return time.offset === undefined ? instantOfLocal(time.local, zone) : time.local - time.offset;
}

/** What the clocks of a zone show at an instant. */
export function momentAt(instant: number, zone: string): Moment | undefined {
  const offset = zoneOffset(instant, zone);
  return offset === undefined ? undefined : { local: instant + offset, hasTime: true, zone, offset, floating: false };
}

/** The instant of a moment, in milliseconds since 1970. */
export function instantAt(moment: Moment): number {
  return moment.local - moment.offset;
}

/** The moment at which the same clocks show another time. */
export function movedTo(moment: Moment, local: number): Moment | undefined {
  if (moment.zone === undefined) return { ...moment, local };
  const instant = instantOfLocal(local, moment.zone);
  return instant === undefined ? undefined : momentAt(instant, moment.zone);
}

/** The moment so many milliseconds later. */
export function later(moment: Moment, milliseconds: number): Moment | undefined {
  if (moment.zone === undefined) return { ...moment, local: moment.local + milliseconds };
  return momentAt(instantAt(moment) + milliseconds, moment.zone);
}

/** A date as a date, a time with its offset where it has one; undefined outside of the years 0 to 9999. */
export function writeMoment(moment: Moment): string | undefined {
  if (!isWritable(moment.local)) return undefined;
  if (!moment.hasTime) return writeDate(moment.local);
  const text = writeLocal(moment.local, moment.offset);
  return moment.floating ? text.slice(0, -1) : text;
}

const day = 86_400_000;

/** A local time so many units of the calendar later. Of a month with fewer days it is the last one. */
export function addCalendar(local: number, amount: number, unit: DateUnit): number | undefined {
  const days = unit === "week" ? 7 : unit === "day" ? 1 : undefined;
  if (days !== undefined) return local + amount * days * day;
  const months = amount * (unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
  const date = new Date(local);
  const timeOfDay = local - Math.floor(local / day) * day;
  const first = new Date(0).setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = new Date(0).setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 1);
  if (Number.isNaN(first) || Number.isNaN(next)) return undefined;
  return first + (Math.min(date.getUTCDate(), Math.round((next - first) / day)) - 1) * day + timeOfDay;
}

/** The beginning of the unit that a local time lies in. Weeks begin on Monday. */
export function startOfUnit(local: number, unit: DateUnit): number {
  const length = lengths.get(unit);
  if (length !== undefined) return Math.floor(local / length) * length;
  const midnight = Math.floor(local / day) * day;
  if (unit === "day") return midnight;
  if (unit === "week") return midnight - (weekdayOf(midnight) - 1) * day;
  const date = new Date(midnight);
  const month = unit === "year" ? 0 : unit === "quarter" ? date.getUTCMonth() - (date.getUTCMonth() % 3) : date.getUTCMonth();
  return new Date(0).setUTCFullYear(date.getUTCFullYear(), month, 1);
}

/** The week of ISO 8601 and the year that it belongs to. */
export function isoWeek(local: number): { readonly year: number; readonly week: number } {
  const midnight = Math.floor(local / day) * day;
  // The week belongs to the year of its Thursday.
  const thursday = midnight + (4 - weekdayOf(midnight)) * day;
  const year = new Date(thursday).getUTCFullYear();
  return { year, week: Math.floor((thursday - startOfUnit(thursday, "year")) / day / 7) + 1 };
}
