import { plus } from "./plus.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "sumDecimals",
  receiver: ["array"],
  certain: ["(items: number[]) -> decimal", "(items: (decimal | number)[]) -> decimal"],
  signature: "(items: (string | number)[]) -> decimal",
  overloads: ["<T>(items: T[], value: (item: T) => string | number) -> decimal"],
  fault: "holds what is not a decimal number",
  description:
    "The exact sum of decimal numbers, each a text such as `19.99` or a number, or of what the function gives for each item, as decimal text. The sum of nothing is `0`.",
  examples: [
    { source: '["19.99", "0.01"].sumDecimals()', result: "20.00" },
    { source: '[{ price: "1.10" }, { price: "2.2" }].sumDecimals(line => line.price)', result: "3.30" },
    { source: "[].sumDecimals()", result: "0" },
    { source: '["1", "x"].sumDecimals()', fault: true },
  ],
};

/** The exact sum as decimal text, or undefined where one is no decimal number. */
export function sumDecimals(items: readonly number[]): string;
export function sumDecimals(items: readonly (string | number)[]): string | undefined;
export function sumDecimals<T>(items: readonly T[], value: (item: T) => string | number): string | undefined;
export function sumDecimals<T>(
  items: readonly (T & (string | number))[],
  value: (item: T & (string | number)) => string | number = (item) => item,
): string | undefined {
  let sum: string | undefined = "0";
  for (const item of items) {
    sum = plus(sum, value(item));
    if (sum === undefined) return undefined;
  }
  return sum;
}
