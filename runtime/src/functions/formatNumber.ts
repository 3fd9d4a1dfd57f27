import type { FunctionSpec } from "./spec.ts";
import { toFixed } from "./toFixed.ts";

export const spec: FunctionSpec = {
  name: "formatNumber",
  receiver: ["number", "string"],
  certain: [
    "(value: number, digits: integer, point?: string, group?: string) -> string",
    "(value: decimal | number, digits: integer, point?: string, group?: string) -> string",
  ],
  signature: "(value: string | number, digits: integer, point?: string, group?: string) -> string",
  fault: "is not a decimal number",
  description:
    "A number, or decimal text, for people to read: with so many digits behind the point (0 to 100; halves away from zero) and groups of three digits. `point` is a point and `group` a comma unless given.",
  examples: [
    { source: "1234567.891.formatNumber(2)", result: "1,234,567.89" },
    { source: '"1234.5".formatNumber(2, ",", ".")', result: "1.234,50" },
    { source: '(-1234).formatNumber(0, ".", "")', result: "-1234" },
    { source: '"many".formatNumber(0)', fault: true },
  ],
};

/** The number with grouped digits, or undefined. */
export function formatNumber(value: number, digits: number, point?: string, group?: string): string;
export function formatNumber(value: string | number, digits: number, point?: string, group?: string): string | undefined;
export function formatNumber(value: string | number, digits: number, point = ".", group = ","): string | undefined {
  const fixed = toFixed(value, digits);
  if (fixed === undefined) return undefined;
  const sign = fixed.startsWith("-") ? "-" : "";
  const [whole = "", fraction] = fixed.slice(sign.length).split(".");
  const first = whole.length % 3;
  const groups = [...(first === 0 ? [] : [whole.slice(0, first)]), ...(whole.slice(first).match(/[0-9]{3}/g) ?? [])];
  return sign + groups.join(group) + (fraction === undefined ? "" : point + fraction);
}
