import type { FunctionSpec } from "./spec.ts";
import { readMoment, writeMoment } from "./support/calendar.ts";
import { readTime } from "./support/dates.ts";
import { zoneRule } from "./support/zones.ts";

export const spec: FunctionSpec = {
  name: "inZone",
  receiver: ["string"],
  signature: "(text: string, zone: string) -> string",
  fault: "is not a time, or the zone does not exist",
  resultFormat: "date-time",
  written: { zone: zoneRule },
  description:
    'The same instant as the clocks of a zone show it, with their offset (RFC 3339). A time without an offset is UTC. What follows then counts by these clocks: `order.created.inZone("Europe/Berlin")!.toDate()`.',
  examples: [
    { source: '"2026-07-31T22:30:00Z".inZone("Europe/Berlin")', result: "2026-08-01T00:30:00+02:00" },
    { source: '"2026-07-31T22:30:00+02:00".inZone("UTC")', result: "2026-07-31T20:30:00Z" },
    { source: '"2026-07-31".inZone("UTC")', fault: true },
    { source: '"2026-07-31T22:30:00Z".inZone("Mars/Base")', fault: true },
  ],
};

/** The instant with the offset of the zone, or undefined. */
export function inZone(text: string, zone: string): string | undefined {
  const time = readTime(text, undefined);
  if (time === undefined || !time.hasTime) return undefined;
  const moment = readMoment(time.offset === undefined ? `${text}Z` : text, zone);
  return moment && writeMoment(moment);
}
