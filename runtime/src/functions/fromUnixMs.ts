import type { FunctionSpec } from "./spec.ts";
import { isWritable, writeInstant } from "./support/dates.ts";

export const spec: FunctionSpec = {
  name: "fromUnixMs",
  receiver: ["number"],
  signature: "(milliseconds: number) -> string",
  fault: "is not a time between the years 0 and 9999",
  resultFormat: "date-time",
  description: "The instant so many milliseconds after the beginning of 1970, in UTC as `2026-01-31T12:00:00Z` (RFC 3339).",
  examples: [
    { source: "1700000000250.fromUnixMs()", result: "2023-11-14T22:13:20.250Z" },
    { source: "1e18.fromUnixMs()", fault: true },
  ],
};

/** The instant in RFC 3339's form, or undefined where it has more than four digits of a year. */
export function fromUnixMs(milliseconds: number): string | undefined {
  const instant = Math.round(milliseconds);
  return isWritable(instant) ? writeInstant(instant) : undefined;
}
