import type { FunctionSpec } from "./spec.ts";
import { isWritable, writeInstant } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "fromUnix",
  receiver: ["number"],
  signature: "(seconds: number) -> string",
  fault: "is not a time between the years 0 and 9999",
  resultFormat: "date-time",
  description: "The instant so many seconds after the beginning of 1970, in UTC as `2026-01-31T12:00:00Z` (RFC 3339).",
  examples: [
    { source: "1700000000.fromUnix()", result: "2023-11-14T22:13:20Z" },
    { source: "1700000000.25.fromUnix()", result: "2023-11-14T22:13:20.250Z" },
    { source: "1e15.fromUnix()", fault: true },
  ],
};

/** The instant in RFC 3339's form, or undefined where it has more than four digits of a year. */
export function fromUnix(seconds: number): string | undefined {
  const instant = Math.round(seconds * 1000);
  return isWritable(instant) ? writeInstant(instant) : undefined;
}
