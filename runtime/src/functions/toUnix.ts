import type { FunctionSpec } from "./spec.ts";
import { readTime } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "toUnix",
  receiver: ["string"],
  certain: ["(text: date | dateTime) -> integer"],
  signature: "(text: string) -> integer",
  fault: "is not a date",
  description:
    "The seconds since the beginning of 1970 of a date, or a date and time, in ISO 8601; parts of a second are left out. Without an offset it is UTC.",
  examples: [
    { source: '"2023-11-14T22:13:20Z".toUnix()', result: 1700000000 },
    { source: '"1970-01-02".toUnix()', result: 86400 },
    { source: '"soon".toUnix()', fault: true },
  ],
};

/** The whole seconds since 1970, or undefined. */
export function toUnix(text: string): number | undefined {
  const time = readTime(text, undefined);
  return time && Math.floor((time.local - (time.offset ?? 0)) / 1000);
}
