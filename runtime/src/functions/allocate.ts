import type { FunctionSpec } from "./spec.ts";
import { readExact, scaled } from "./support/exact.ts";

export const spec: FunctionSpec = {
  name: "allocate",
  receiver: ["number"],
  signature: "(amount: integer, weights: number[]) -> integer[]",
  fault: "cannot be divided by these weights",
  description:
    "A whole amount, such as cents, in parts that are to each other as the weights and add up to the amount exactly. What is left after all parts are rounded toward zero goes, one by one, to the parts that lost most, the first of equals first. Weights are not negative, and one of them is more than 0.",
  examples: [
    { source: "100.allocate([1, 1, 1])", result: [34, 33, 33] },
    { source: "(-1001).allocate([50, 50])", result: [-501, -500] },
    { source: "10.allocate([0.7, 0, 0.3])", result: [7, 0, 3] },
    { source: "100.allocate([])", fault: true },
    { source: "100.allocate([0])", fault: true },
  ],
};

/** Parts of the amount by weights, or undefined where there is no such division. */
export function allocate(amount: number, weights: readonly number[]): number[] | undefined {
  if (!Number.isSafeInteger(amount) || !weights.every((weight) => Number.isFinite(weight) && weight >= 0)) return undefined;
  const exact = weights.map((weight) => readExact(weight) ?? { units: 0n, digits: 0 });
  const digits = exact.reduce((most, each) => Math.max(most, each.digits), 0);
  const shares = exact.map((each) => scaled(each, digits));
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  if (whole === 0n) return undefined;
  const size = BigInt(Math.abs(amount));
  const parts = shares.map((share, index) => ({ index, part: (size * share) / whole, lost: (size * share) % whole }));
  const left = Number(size - parts.reduce((sum, each) => sum + each.part, 0n));
  const favoured = new Set(
    parts
      .toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1))
      .slice(0, left)
      .map((each) => each.index),
  );
  const sign = amount < 0 ? -1 : 1;
  return parts.map(({ index, part }) => sign * (Number(part) + (favoured.has(index) ? 1 : 0)) + 0);
}
