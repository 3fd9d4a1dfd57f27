import { isMultipleOf } from "../multiple.ts";
import type { LiteralType, NumberType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult } from "./result.ts";

/** The bounds of a number as one interval. */
interface Interval {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

function intervalOf(type: NumberType): Interval {
  const low = Math.max(type.minimum ?? Number.NEGATIVE_INFINITY, type.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(type.maximum ?? Number.POSITIVE_INFINITY, type.exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const lowOpen = type.exclusiveMinimum === low;
  const highOpen = type.exclusiveMaximum === high;
  if (!type.integer) return { low, lowOpen, high, highOpen };
  // Whole numbers: an open bound is the next number within.
  const least = Number.isInteger(low) && lowOpen ? low + 1 : Math.ceil(low);
  const most = Number.isInteger(high) && highOpen ? high - 1 : Math.floor(high);
  return { low: least, lowOpen: false, high: most, highOpen: false };
}

/** A number against a number: wholeness, bounds, multiples. */
export function compareNumbers(source: NumberType, target: NumberType, at: Comparison): SubtypeResult {
  const results: SubtypeResult[] = [];
  const from = intervalOf(source);
  const to = intervalOf(target);
  if (from.low > to.high || from.high < to.low)
    return at.contradict({ kind: "bounds", reason: "no number of the one range lies in the other" });
  results.push(
    !target.integer || source.integer || Number.isInteger(source.multipleOf)
      ? always()
      : at.open({ constraint: "integer", type: { kind: "number", integer: true }, reason: "the number need not be whole" }),
  );
  const bound = (proved: boolean, keyword: "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum", limit: number): void => {
    const constraint = `${keyword} ${limit}`;
    results.push(
      proved
        ? always()
        : at.open({
            constraint,
            type: { kind: "number", integer: false, [keyword]: limit },
            reason: `the number may lie outside of ${constraint}`,
          }),
    );
  };
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = target;
  if (minimum !== undefined) bound(from.low >= minimum, "minimum", minimum);
  if (exclusiveMinimum !== undefined)
    bound(from.low > exclusiveMinimum || (from.low === exclusiveMinimum && from.lowOpen), "exclusiveMinimum", exclusiveMinimum);
  if (maximum !== undefined) bound(from.high <= maximum, "maximum", maximum);
  if (exclusiveMaximum !== undefined)
    bound(from.high < exclusiveMaximum || (from.high === exclusiveMaximum && from.highOpen), "exclusiveMaximum", exclusiveMaximum);
  if (multipleOf !== undefined) {
    results.push(
      source.multipleOf === multipleOf
        ? always()
        : at.open({
            constraint: `multipleOf ${multipleOf}`,
            type: { kind: "number", integer: false, multipleOf },
            reason: `the number need not be a multiple of ${multipleOf}`,
          }),
    );
  }
  return combine(results);
}

/** One known number against a number. */
export function compareNumberLiteral(source: LiteralType & { readonly value: number }, target: NumberType, at: Comparison): SubtypeResult {
  const { value } = source;
  const wrong =
    (target.integer && !Number.isInteger(value) && "it is not whole") ||
    (target.minimum !== undefined && value < target.minimum && `it is less than ${target.minimum}`) ||
    (target.exclusiveMinimum !== undefined && value <= target.exclusiveMinimum && `it is not more than ${target.exclusiveMinimum}`) ||
    (target.maximum !== undefined && value > target.maximum && `it is more than ${target.maximum}`) ||
    (target.exclusiveMaximum !== undefined && value >= target.exclusiveMaximum && `it is not less than ${target.exclusiveMaximum}`);
  if (wrong) return at.contradict({ kind: "value", reason: `${value} does not fit: ${wrong}` });
  if (target.multipleOf === undefined) return always();
  const multiple = isMultipleOf(value, target.multipleOf);
  if (multiple === true) return always();
  if (multiple === false) return at.contradict({ kind: "value", reason: `${value} is no multiple of ${target.multipleOf}` });
  return at.open({
    constraint: `multipleOf ${target.multipleOf}`,
    type: { kind: "number", integer: false, multipleOf: target.multipleOf },
    reason: "decimals and doubles disagree about this multiple",
  });
}
