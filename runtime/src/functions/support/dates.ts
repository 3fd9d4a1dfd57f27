import { type DateField, parseDatePattern } from "./date-pattern.ts";
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
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?$/;

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
    const piece = "text" in part ? leading(rest, part.text) : leadingField(rest, part.field, part.minDigits, part.maxDigits);
    if (piece === undefined) return undefined;
    rest = rest.slice(piece.length);
    if ("field" in part) read.set(part.field, piece);
  }
  return rest === "" ? fromFields(read) : undefined;
}

function leading(text: string, expected: string): string | undefined {
  return text.startsWith(expected) ? expected : undefined;
}

function leadingField(text: string, field: DateField, minDigits: number, maxDigits: number): string | undefined {
  if (field === "offset") return /^(?:[Zz]|[+-][0-9]{2}:[0-9]{2})/.exec(text)?.[0];
  const digits = /^[0-9]*/.exec(text.slice(0, maxDigits))?.[0] ?? "";
  return digits.length < minDigits ? undefined : digits;
}

/** Puts fields together; undefined where there is no such date or time. What is missing of a time is 0. */
function fromFields(read: ReadonlyMap<DateField, string | undefined>): WrittenTime | undefined {
  const [year, month, day] = [Number(read.get("year")), Number(read.get("month")), Number(read.get("day"))];
  const date = new Date(utcTime(year, month, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined;
  const [hour, minute, second] = [Number(read.get("hour") ?? 0), Number(read.get("minute") ?? 0), Number(read.get("second") ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + Number(read.get("millisecond") ?? 0);
  const hasTime = read.get("hour") !== undefined;
  const written = read.get("offset");
  if (written === undefined) return { local, hasTime };
  const offset = readOffset(written);
  return offset === undefined ? undefined : { local, offset, hasTime };
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

/** Writes a local time by a pattern; undefined for a pattern with letters that stand for nothing. */
export function writeByPattern(local: number, offset: number, pattern: string): string | undefined {
  const date = new Date(local);
  const values = new Map<DateField, number>([
    ["year", date.getUTCFullYear()],
    ["month", date.getUTCMonth() + 1],
    ["day", date.getUTCDate()],
    ["hour", date.getUTCHours()],
    ["minute", date.getUTCMinutes()],
    ["second", date.getUTCSeconds()],
    ["millisecond", date.getUTCMilliseconds()],
  ]);
  return parseDatePattern(pattern)
    ?.map((part) => {
      if ("text" in part) return part.text;
      if (part.field === "offset") return offset === 0 ? "Z" : writeOffset(offset);
      return (values.get(part.field) ?? 0).toString().padStart(part.minDigits, "0");
    })
    .join("");
}
