import type { FunctionSpec } from "./spec.ts";
import { readExact, writeExact } from "./support/exact.ts";

export const spec: FunctionSpec = {
  name: "toDecimal",
  receiver: ["string", "number"],
  certain: ["(value: number) -> decimal", "(value: decimal | number) -> decimal"],
  signature: "(value: string | number, point?: string, group?: string) -> decimal",
  fault: "is not a decimal number",
  description:
    "An exact decimal number as text, such as `-1234.50`; digits behind the point are kept. In the text `point` stands between whole and fraction, a point unless given, and `group` may stand between groups of three digits. Spaces, exponents and signs other than a minus in front are no part of it.",
  examples: [
    { source: '"1234.50".toDecimal()', result: "1234.50" },
    { source: '"1.234,50".toDecimal(",", ".")', result: "1234.50" },
    { source: "0.1.toDecimal()", result: "0.1" },
    { source: '"007".toDecimal()', result: "7" },
    { source: '"1,50".toDecimal()', fault: true },
    { source: '"12.34,50".toDecimal(",", ".")', fault: true },
  ],
};

/** The number as exact decimal text, or undefined. */
export function toDecimal(value: number): string;
export function toDecimal(value: string | number, point?: string, group?: string): string | undefined;
export function toDecimal(value: string | number, point = ".", group?: string): string | undefined {
  const plain = typeof value === "string" ? plainText(value, point, group) : value;
  const exact = plain === undefined ? undefined : readExact(plain);
  return exact && writeExact(exact);
}

/** The text with a point, and without groups; undefined where groups are not of three digits. */
function plainText(text: string, point: string, group: string | undefined): string | undefined {
  const at = point === "" ? -1 : text.indexOf(point);
  const whole = at === -1 ? text : text.slice(0, at);
  const fraction = at === -1 ? "" : `.${text.slice(at + point.length)}`;
  if (group === undefined || group === "") return whole + fraction;
  const [first = "", ...rest] = whole.split(group);
  if (rest.length > 0 && (!/^-?[0-9]{1,3}$/.test(first) || !rest.every((part) => /^[0-9]{3}$/.test(part)))) return undefined;
  return [first, ...rest].join("") + fraction;
}
