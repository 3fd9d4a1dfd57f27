import type { FunctionSpec } from "./spec.ts";
import { addCalendar, type DateUnit, fixedLength, instantAt, type Moment, movedTo, readMoment } from "./support/calendar.ts";
import { zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "until",
  receiver: ["string"],
  signature: "(from: string, to: string, unit: DateUnit, zone?: string) -> integer",
  fault: "is not a date, or the other is none, or the zone does not exist",
  written: { zone: zoneRule },
  description:
    "How many whole units lie between two dates, or dates and times (ISO 8601); negative where the other is earlier. Units from the day on are those of the calendar, as `add` counts them, on the clocks of `zone`, UTC unless given. A date is its midnight.",
  examples: [
    { source: '"2026-01-31".until("2026-03-01", "day")', result: 29 },
    { source: '"2026-01-31".until("2026-02-28", "month")', result: 1 },
    { source: '"1990-06-15".until("2026-06-14", "year")', result: 35 },
    { source: '"2026-01-01T10:00:00Z".until("2026-01-01T08:30:00Z", "hour")', result: -1 },
    { source: '"2026-03-28T12:00:00+01:00".until("2026-03-29T12:00:00+02:00", "day", "Europe/Berlin")', result: 1 },
    { source: '"2026-01-31".until("later", "day")', fault: true },
  ],
};

/** The whole units between two dates, or undefined. */
export function until(from: string, to: string, unit: DateUnit, zone = "UTC"): number | undefined {
  const [first, last] = [onClock(from, zone), onClock(to, zone)];
  if (first === undefined || last === undefined) return undefined;
  const length = fixedLength(unit);
  if (length !== undefined) return Math.trunc((instantAt(last) - instantAt(first)) / length) + 0;
  const sign = instantAt(last) < instantAt(first) ? -1 : 1;
  const rough = (last.local - first.local) / roughLength(unit);
  // The estimate is at most one off in either direction: months and days differ in length.
  for (let count = Math.trunc(rough) + 2 * sign; count * sign > 0; count -= sign) {
    const local = addCalendar(first.local, count, unit);
    const reached = local === undefined ? undefined : movedTo(first, local);
    if (reached !== undefined && (instantAt(last) - instantAt(reached)) * sign >= 0) return count;
  }
  return 0;
}

function onClock(text: string, zone: string): Moment | undefined {
  const moment = readMoment(text, zone);
  return moment && !moment.hasTime ? movedTo({ ...moment, hasTime: true, zone }, moment.local) : moment;
}

function roughLength(unit: DateUnit): number {
  const days = unit === "year" ? 365.2425 : unit === "quarter" ? 91.310625 : unit === "month" ? 30.436875 : unit === "week" ? 7 : 1;
  return days * 86_400_000;
}
