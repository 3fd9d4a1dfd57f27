import type { FunctionSpec } from "./spec.ts";
import { minorUnitDigits } from "./support/currencies.ts";

export const spec: FunctionSpec = {
  name: "currencyDigits",
  receiver: ["string"],
  signature: "(currency: string) -> 0 | 2 | 3 | 4",
  fault: "is not a known currency",
  description:
    "How many digits an amount of a currency has behind the point, by ISO 4217: `amount.toFixed(currency.currencyDigits()!)`. The code may be written in any case.",
  examples: [
    { source: '"EUR".currencyDigits()', result: 2 },
    { source: '"jpy".currencyDigits()', result: 0 },
    { source: '"ABC".currencyDigits()', fault: true },
  ],
};

/** The digits of a currency's minor unit, or undefined for an unknown one. */
export function currencyDigits(currency: string): 0 | 2 | 3 | 4 | undefined {
  return minorUnitDigits(currency);
}
