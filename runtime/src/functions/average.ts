import type { FunctionSpec } from "./spec.ts";
import { sumDecimals } from "./support/decimal.ts";

export const spec: FunctionSpec = {
  name: "average",
  receiver: ["array"],
  signature: "(items: number[]) -> number | absent",
  overloads: ["<T>(items: T[], value: (item: T) => number) -> number | absent"],
  description: "The mean of the numbers, or of what the function gives for each item; absent where there is none.",
  examples: [
    { source: "[1, 2, 6].average()", result: 3 },
    { source: "[{ price: 5 }, { price: 8 }].average(line => line.price)", result: 6.5 },
    { source: "[].average()" },
  ],
};

/** The mean, or undefined of nothing. */
export function average(items: readonly number[]): number | undefined;
export function average<T>(items: readonly T[], value: (item: T) => number): number | undefined;
export function average<T>(items: readonly (T & number)[], value: (item: T & number) => number = (item) => item): number | undefined {
  return items.length === 0 ? undefined : sumDecimals(items.map((item) => value(item))) / items.length;
}
