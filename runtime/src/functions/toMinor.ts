import type { FunctionSpec } from "./spec.ts";
import { minorUnitDigits } from "./support/currencies.ts";
import { plainDecimal } from "./support/decimal.ts";

export const spec: FunctionSpec = {
  name: "toMinor",
  receiver: ["string", "number"],
  signature: "(amount: string | number, currency: string) -> integer",
  fault: "is not an amount of a known currency",
  description:
    "A decimal amount in the smallest unit of its currency (cents, by ISO 4217), exactly: an amount with more digits than the currency has, an unknown currency and an amount beyond 9007199254740991 fail.",
  examples: [
    { source: '"19.99".toMinor("EUR")', result: 1999 },
    { source: '19.9.toMinor("usd")', result: 1990 },
    { source: '"1.0000".toMinor("EUR")', result: 100 },
    { source: '"-0.005".toMinor("KWD")', result: -5 },
    { source: '"19.999".toMinor("EUR")', fault: true },
    { source: '"1,50".toMinor("EUR")', fault: true },
  ],
};

/** A decimal amount in minor units, or undefined where it is not one, exactly. */
export function toMinor(amount: string | number, currency: string): number | undefined {
  const digits = minorUnitDigits(currency);
  const text = typeof amount === "number" ? plainDecimal(amount) : amount;
  const parts = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (digits === undefined || !parts) return undefined;
  const [, sign = "", whole = "", fraction = ""] = parts;
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === "-" && minor !== 0 ? -minor : minor;
}
