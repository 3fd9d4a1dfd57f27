import type { FunctionSpec } from "./spec.ts";
import { readTime } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "toUnixMs",
  receiver: ["string"],
  certain: ["(text: date | dateTime) -> integer"],
  signature: "(text: string) -> integer",
  fault: "is not a date",
  description:
    "The milliseconds since the beginning of 1970 of a date, or a date and time, in ISO 8601; what is less is left out. Without an offset it is UTC.",
  examples: [
    { source: '"2023-11-14T22:13:20.250Z".toUnixMs()', result: 1700000000250 },
    { source: '"1970-01-02".toUnixMs()', result: 86400000 },
    { source: '"soon".toUnixMs()', fault: true },
  ],
};

/** The whole milliseconds since 1970, or undefined. */
export function toUnixMs(text: string): number | undefined {
  const time = readTime(text, undefined);
  return time && time.local - (time.offset ?? 0);
}
