import type { FunctionSpec } from "./spec.ts";
import { sumDecimals } from "./support/decimal.ts";

export const spec: FunctionSpec = {
  name: "sum",
  receiver: ["array"],
  signature: "(items: integer[]) -> integer",
  overloads: [
    "(items: number[]) -> number",
    "<T>(items: T[], value: (item: T) => integer) -> integer",
    "<T>(items: T[], value: (item: T) => number) -> number",
  ],
  description:
    "The sum of the numbers, or of what the function gives for each item. Decimals are added as they are written: 0.1 and 0.2 are 0.3. The sum of nothing is 0.",
  examples: [
    { source: "[0.1, 0.2].sum()", result: 0.3 },
    { source: "[{ price: 5 }, { price: 7 }].sum(line => line.price)", result: 12 },
    { source: "[].sum()", result: 0 },
  ],
};

/** The decimal sum of the numbers, or of what the function gives for each item. */
export function sum(items: readonly number[]): number;
export function sum<T>(items: readonly T[], value: (item: T) => number): number;
export function sum<T>(items: readonly (T & number)[], value: (item: T & number) => number = (item) => item): number {
  return sumDecimals(items.map((item) => value(item)));
}
