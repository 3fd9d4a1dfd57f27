import { type DateField, type PatternPart, parseDatePattern } from "./date-pattern.ts";
import { instantOfLocal } from "./zones.ts";

/** A date, or a date and a time, as somebody wrote it. */
export interface WrittenTime {
  /** The local time, as if it were UTC, in milliseconds. */
  readonly local: number;
  /** The offset from UTC in milliseconds, where one is written. */
  readonly offset?: number;
  readonly hasTime: boolean;
}

const earliest = utcTime(0, 1, 1);
const latest = utcTime(9999, 12, 31) + 86_399_999;

/** Milliseconds since 1970; `Date.UTC` would read the years 0 to 99 as 1900 to 1999. */
function utcTime(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** Whether an instant lies in the years 0 to 9999, which is what ISO 8601 writes in four digits. */
export function isWritable(instant: number): boolean {
  return instant >= earliest && instant <= latest;
}

/** Reads ISO 8601 (in RFC 3339's form; seconds and offset may be left out), or a text by a pattern. */
export function readTime(text: string, pattern: string | undefined): WrittenTime | undefined {
  return pattern === undefined ? readIso(text) : readByPattern(text, pattern);
}

const isoForm =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?$/;

function readIso(text: string): WrittenTime | undefined {
  const parts = isoForm.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = parts;
  const read = new Map<DateField, string | undefined>([
    ["year", year],
    ["month", month],
    ["day", day],
    ["hour", hour],
    ["minute", minute],
    ["second", second],
    ["millisecond", fraction?.padEnd(3, "0").slice(0, 3)],
    ["offset", offset],
  ]);
  return fromFields(read);
}

function readByPattern(text: string, pattern: string): WrittenTime | undefined {
  const parts = parseDatePattern(pattern);
  if (!parts) return undefined;
  const read = new Map<DateField, string>();
  let rest = text;
  for (const part of parts) {
    const piece = leading(rest, part);
    if (piece === undefined) return undefined;
    rest = rest.slice(piece.length);
    if ("field" in part && !note(read, part, piece)) return undefined;
  }
  return rest === "" ? fromFields(read) : undefined;
}

/** Remembers what was read; false where it contradicts what was read before. */
function note(read: Map<DateField, string>, part: Exclude<PatternPart, { readonly text: string }>, piece: string): boolean {
  const value = "names" in part ? String(part.first + part.names.findIndex((name) => sameName(name, piece))) : piece;
  const before = read.get(part.field);
  read.set(part.field, value);
  return before === undefined || before === value || Number(before) === Number(value);
}

function sameName(name: string, piece: string): boolean {
  return name.toLowerCase() === piece.toLowerCase();
}

function leading(text: string, part: PatternPart): string | undefined {
  if ("text" in part) return text.startsWith(part.text) ? part.text : undefined;
  if ("names" in part) {
    const name = part.names.find((each) => sameName(each, text.slice(0, each.length)));
    return name && text.slice(0, name.length);
  }
  if ("colon" in part) return (part.colon ? /^(?:[Zz]|[+-][0-9]{2}:[0-9]{2})/ : /^(?:[Zz]|[+-][0-9]{4})/).exec(text)?.[0];
  const digits = /^[0-9]*/.exec(text.slice(0, part.maxDigits))?.[0] ?? "";
  return digits.length < part.minDigits ? undefined : digits;
}

/** Puts fields together; undefined where there is no such date or time. What is missing of a time is 0. */
function fromFields(read: ReadonlyMap<DateField, string | undefined>): WrittenTime | undefined {
  const number = (field: DateField): number => Number(read.get(field) ?? 0);
  const day = dateOf(read);
  const hour = hourOf(read);
  if (day === undefined || hour === undefined) return undefined;
  const [minute, second] = [number("minute"), number("second")];
  if (minute > 59 || second > 60) return undefined;
  const local = day + ((hour * 60 + minute) * 60 + second) * 1000 + number("millisecond");
  const hasTime = read.get("hour") !== undefined || read.get("halfDayHour") !== undefined;
  const written = read.get("offset");
  const offset = written === undefined ? undefined : readOffset(written);
  if (written !== undefined && offset === undefined) return undefined;
  // A leap second (RFC 3339, section 5.7) is the last of a day in UTC, and read as the first of the next one.
  const minuteInUtc = modulo(hour * 60 + minute - (offset ?? 0) / 60_000, 1_440);
  if (second === 60 && minuteInUtc !== 1_439) return undefined;
  return offset === undefined ? { local, hasTime } : { local, offset, hasTime };
}

/** The day in milliseconds since 1970; undefined where there is no such day, or it is another day of the week. */
function dateOf(read: ReadonlyMap<DateField, string | undefined>): number | undefined {
  const short = Number(read.get("shortYear"));
  // POSIX (strptime) and most systems part the centuries so.
  const year = read.get("year") === undefined ? short + (short < 70 ? 2000 : 1900) : Number(read.get("year"));
  const [month, day] = [Number(read.get("month")), Number(read.get("day"))];
  const date = new Date(utcTime(year, month, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined;
  const weekday = read.get("weekday");
  return weekday === undefined || Number(weekday) === weekdayOf(date.getTime()) ? date.getTime() : undefined;
}

/** The hour of the day, of 24 or of twice 12. */
function hourOf(read: ReadonlyMap<DateField, string | undefined>): number | undefined {
  const half = read.get("halfDayHour");
  if (half === undefined) {
    const hour = Number(read.get("hour") ?? 0);
    return hour > 23 ? undefined : hour;
  }
  const hour = Number(half);
  const later = read.get("halfDay");
  return hour < 1 || hour > 12 || later === undefined ? undefined : (hour % 12) + 12 * Number(later);
}

/** The day of the week of a local time: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(local: number): number {
  return modulo(Math.floor(local / 86_400_000) + 3, 7) + 1;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function readOffset(text: string): number | undefined {
  if (text === "Z" || text === "z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The instant that is meant; a time without an offset is one of `zone`. Undefined where the zone does not exist. */
export function instantOf(time: WrittenTime, zone: string): number | undefined {
  const instant = time.offset === undefined ? instantOfLocal(time.local, zone) : time.local - time.offset;
  return instant !== undefined && isWritable(instant) ? instant : undefined;
}

/** `2026-01-31` */
export function writeDate(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}

/** `2026-01-31T12:00:00Z`; with milliseconds where there are some. */
export function writeInstant(instant: number): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}

/** `+02:00` */
export function writeOffset(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60_000);
  return `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return value.toString().padStart(2, "0");
}

/** A local time with its offset: `2026-01-31T12:00:00+02:00`; `Z` for none. */
export function writeLocal(local: number, offset: number): string {
  return writeInstant(local).slice(0, -1) + (offset === 0 ? "Z" : writeOffset(offset));
}

/** Writes a local time by a pattern; undefined for a pattern with letters that stand for nothing. */
export function writeByPattern(local: number, offset: number, pattern: string): string | undefined {
  const date = new Date(local);
  const hour = date.getUTCHours();
  const values = new Map<DateField, number>([
    ["year", date.getUTCFullYear()],
    ["shortYear", date.getUTCFullYear() % 100],
    ["month", date.getUTCMonth() + 1],
    ["day", date.getUTCDate()],
    ["weekday", weekdayOf(local)],
    ["hour", hour],
    ["halfDayHour", hour % 12 === 0 ? 12 : hour % 12],
    ["halfDay", hour < 12 ? 0 : 1],
    ["minute", date.getUTCMinutes()],
    ["second", date.getUTCSeconds()],
    ["millisecond", date.getUTCMilliseconds()],
  ]);
  return parseDatePattern(pattern)
    ?.map((part) => {
      if ("text" in part) return part.text;
      if ("colon" in part) return offset === 0 ? "Z" : part.colon ? writeOffset(offset) : writeOffset(offset).replace(":", "");
      const value = values.get(part.field) ?? 0;
      return "names" in part ? (part.names[value - part.first] ?? "") : value.toString().padStart(part.minDigits, "0");
    })
    .join("");
}
