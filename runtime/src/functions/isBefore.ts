import type { FunctionSpec } from "./spec.ts";
import { readTime } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "isBefore",
  receiver: ["string"],
  certain: ["(text: date | dateTime, other: date | dateTime) -> boolean"],
  signature: "(text: string, other: string) -> boolean",
  fault: "is not a date, or the other is none",
  description:
    "Whether a date, or date and time (ISO 8601), is earlier than another, whatever their offsets. What has no offset is UTC, and a date its midnight.",
  examples: [
    { source: '"2026-01-31".isBefore("2026-02-01")', result: true },
    { source: '"2026-01-31T12:00:00+02:00".isBefore("2026-01-31T11:00:00Z")', result: true },
    { source: '"2026-02-01".isBefore("2026-01-31")', result: false },
    { source: '"soon".isBefore("2026-01-31")', fault: true },
  ],
};

/** Whether the first is earlier, or undefined where one is no date. */
export function isBefore(text: string, other: string): boolean | undefined {
  const [first, second] = [readTime(text, undefined), readTime(other, undefined)];
  if (first === undefined || second === undefined) return undefined;
  return first.local - (first.offset ?? 0) < second.local - (second.offset ?? 0);
}
