import type { FunctionSpec } from "./spec.ts";
import { currencyRule, minorUnitDigits } from "./support/currencies.ts";
import { readExact, rounded, scaled } from "./support/exact.ts";
import type { RoundingMode } from "./support/rounding.ts";

export const spec: FunctionSpec = {
  name: "toMinor",
  receiver: ["string", "number"],
  signature: "(amount: string | number, currency: string, mode?: RoundingMode) -> integer",
  fault: "is not an amount of a known currency",
  description:
    "A decimal amount in the smallest unit of its currency (cents, by ISO 4217), exactly: an amount with more digits than the currency has fails unless `mode` says how to round it, and so do an unknown currency and an amount beyond 9007199254740991.",
  written: { currency: currencyRule },
  examples: [
    { source: '"19.99".toMinor("EUR")', result: 1999 },
    { source: '19.9.toMinor("usd")', result: 1990 },
    { source: '"1.0000".toMinor("EUR")', result: 100 },
    { source: '"-0.005".toMinor("KWD")', result: -5 },
    { source: '"19.995".toMinor("EUR", "halfEven")', result: 2000 },
    { source: '"19.999".toMinor("EUR")', fault: true },
    { source: '"1,50".toMinor("EUR")', fault: true },
  ],
};

/** A decimal amount in minor units, or undefined where it is not one. */
export function toMinor(amount: string | number, currency: string, mode?: RoundingMode): number | undefined {
  const digits = minorUnitDigits(currency);
  if (digits === undefined || (typeof amount === "number" && !Number.isFinite(amount))) return undefined;
  const exact = readExact(amount);
  if (exact === undefined) return undefined;
  const minor = rounded(exact, digits, mode ?? "trunc");
  if (mode === undefined && scaled(minor, Math.max(digits, exact.digits)) !== scaled(exact, Math.max(digits, exact.digits)))
    return undefined;
  const result = Number(minor.units);
  return Number.isSafeInteger(result) ? result : undefined;
}
