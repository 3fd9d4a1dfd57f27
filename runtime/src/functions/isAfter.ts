import type { FunctionSpec } from "./spec.ts";
import { readTime } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "isAfter",
  receiver: ["string"],
  certain: ["(text: date | dateTime, other: date | dateTime) -> boolean"],
  signature: "(text: string, other: string) -> boolean",
  fault: "is not a date, or the other is none",
  description:
    "Whether a date, or date and time (ISO 8601), is later than another, whatever their offsets. What has no offset is UTC, and a date its midnight.",
  examples: [
    { source: '"2026-01-31".isAfter("2026-02-01")', result: false },
    { source: '"2026-01-31T12:00:00+02:00".isAfter("2026-01-31T11:00:00Z")', result: false },
    { source: '"2026-02-01".isAfter("2026-01-31")', result: true },
    { source: '"soon".isAfter("2026-01-31")', fault: true },
  ],
};

/** Whether the first is later, or undefined where one is no date. */
export function isAfter(text: string, other: string): boolean | undefined {
  const [first, second] = [readTime(text, undefined), readTime(other, undefined)];
  if (first === undefined || second === undefined) return undefined;
  return first.local - (first.offset ?? 0) > second.local - (second.offset ?? 0);
}
