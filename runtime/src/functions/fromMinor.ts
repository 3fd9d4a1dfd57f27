import type { FunctionSpec } from "./spec.ts";
import { currencyRule, minorUnitDigits } from "./support/currencies.ts";

export const spec: FunctionSpec = {
  name: "fromMinor",
  receiver: ["number"],
  signature: "(amount: integer, currency: string) -> decimal",
  fault: "is not an amount of a known currency",
  written: { currency: currencyRule },
  description:
    "An amount in the smallest unit of its currency (cents) as exact decimal text in the currency itself, with as many digits as ISO 4217 gives it. The code may be written in any case.",
  examples: [
    { source: '1999.fromMinor("eur")', result: "19.99" },
    { source: '5.fromMinor("USD")', result: "0.05" },
    { source: '1999.fromMinor("JPY")', result: "1999" },
    { source: '(-1999).fromMinor("KWD")', result: "-1.999" },
    { source: '1999.fromMinor("XXX")', fault: true },
  ],
};

/** An amount in minor units as exact decimal text, or undefined for an unknown currency or an inexact number. */
export function fromMinor(amount: number, currency: string): string | undefined {
  const digits = minorUnitDigits(currency);
  if (digits === undefined || !Number.isSafeInteger(amount)) return undefined;
  const sign = amount < 0 ? "-" : "";
  const text = Math.abs(amount).toString();
  if (digits === 0) return sign + text;
  const padded = text.padStart(digits + 1, "0");
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
