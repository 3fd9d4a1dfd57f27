import type { WrittenRule } from "../spec.ts";

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds: whole minutes.
 *
 * @param zone a name of the IANA time zone database (`Europe/Berlin`, `UTC`) or an offset (`+02:00`)
 * @returns undefined for a zone that does not exist
 */
export function zoneOffset(instant: number, zone: string): number | undefined {
  if (zone === "UTC") return 0;
  const format = formatOf(zone);
  // What lies beyond the times of JavaScript has no offset.
  if (format === undefined || !(Math.abs(instant) <= 8.64e15)) return undefined;
  return offsetOfName(format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? "");
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** What writes times of a zone: it takes long to make, and programs know few zones. */
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone);
  if (formats.size >= 100) formats.clear();
  let format: Intl.DateTimeFormat | undefined;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    format = undefined;
  }
  formats.set(zone, format);
  return format;
}

/** What a zone that is written out must be. */
export const zoneRule: WrittenRule = {
  problem: (zone) => (zoneOffset(0, zone) === undefined ? "is no time zone: a name such as `Europe/Berlin`, or an offset" : undefined),
};

/** Reads `GMT` and `GMT+02:00`. The seconds of times before there were zones are left out: RFC 3339 writes none. */
function offsetOfName(name: string): number | undefined {
  const parts = /^GMT(?:([+-])([0-9]{2}):([0-9]{2})(?::[0-9]{2})?)?$/.exec(name);
  if (!parts) return undefined;
  const [, sign, hours = "0", minutes = "0"] = parts;
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -size + 0 : size;
}

const day = 86_400_000;

/**
 * The instant at which the clocks of a zone show a local time. Of two (when clocks go back) it is the earlier one; a time
 * that the clocks jump over is read as if they had not yet jumped. That is RFC 5545's reading, and Temporal's.
 *
 * @param local the local time, as if it were UTC, in milliseconds
 * @returns undefined for a zone that does not exist
 */
export function instantOfLocal(local: number, zone: string): number | undefined {
  const before = zoneOffset(local - day, zone);
  const after = zoneOffset(local + day, zone);
  if (before === undefined || after === undefined) return undefined;
  const candidates = [local - before, local - after].filter((instant) => zoneOffset(instant, zone) === local - instant);
  return candidates.length > 0 ? Math.min(...candidates) : local - before;
}
