import type { JsonSchema } from "../json-schema.ts";
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
  if (!target.integer || source.integer || Number.isInteger(source.multipleOf)) results.push(always());
  else
    results.push(
      at.open({ constraint: "integer", schema: { type: "integer" }, witness: fractionIn(from), reason: "the number need not be whole" }),
    );
  const bound = (holds: boolean, constraint: string, schema: JsonSchema, witness: number | undefined): void => {
    results.push(holds ? always() : at.open({ constraint, schema, witness, reason: `the number may lie outside of ${constraint}` }));
  };
  if (target.minimum !== undefined)
    bound(
      from.low >= target.minimum,
      `minimum ${target.minimum}`,
      { type: "number", minimum: target.minimum },
      below(from, target.minimum, source),
    );
  if (target.exclusiveMinimum !== undefined) {
    const holds = from.low > target.exclusiveMinimum || (from.low === target.exclusiveMinimum && from.lowOpen);
    bound(
      holds,
      `exclusiveMinimum ${target.exclusiveMinimum}`,
      { type: "number", exclusiveMinimum: target.exclusiveMinimum },
      below(from, target.exclusiveMinimum, source),
    );
  }
  if (target.maximum !== undefined)
    bound(
      from.high <= target.maximum,
      `maximum ${target.maximum}`,
      { type: "number", maximum: target.maximum },
      above(from, target.maximum, source),
    );
  if (target.exclusiveMaximum !== undefined) {
    const holds = from.high < target.exclusiveMaximum || (from.high === target.exclusiveMaximum && from.highOpen);
    bound(
      holds,
      `exclusiveMaximum ${target.exclusiveMaximum}`,
      { type: "number", exclusiveMaximum: target.exclusiveMaximum },
      above(from, target.exclusiveMaximum, source),
    );
  }
  if (target.multipleOf !== undefined) {
    const ratio = (source.multipleOf ?? (source.integer ? 1 : Number.NaN)) / target.multipleOf;
    // Only whole steps are compared: fractions of floats prove nothing.
    const holds = source.multipleOf === target.multipleOf || (Number.isInteger(target.multipleOf) && Number.isInteger(ratio));
    bound(holds, `multipleOf ${target.multipleOf}`, { type: "number", multipleOf: target.multipleOf }, undefined);
  }
  return combine(results);
}

function fractionIn(from: Interval): number | undefined {
  const base = Number.isFinite(from.low) ? from.low : Number.isFinite(from.high) ? from.high - 1 : 0;
  const candidate = Math.floor(base) + 0.5;
  return candidate > from.low && candidate < from.high ? candidate : undefined;
}

function below(from: Interval, limit: number, source: NumberType): number | undefined {
  if (source.multipleOf !== undefined) return undefined;
  const candidate = Number.isFinite(from.low) ? (from.lowOpen ? from.low + 1 : from.low) : Math.floor(limit) - 1;
  return candidate <= limit && (!source.integer || Number.isInteger(candidate)) ? candidate : undefined;
}

function above(from: Interval, limit: number, source: NumberType): number | undefined {
  if (source.multipleOf !== undefined) return undefined;
  const candidate = Number.isFinite(from.high) ? (from.highOpen ? from.high - 1 : from.high) : Math.ceil(limit) + 1;
  return candidate >= limit && (!source.integer || Number.isInteger(candidate)) ? candidate : undefined;
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
  if (target.multipleOf !== undefined) {
    const whole = Number.isInteger(value) && Number.isInteger(target.multipleOf);
    if (!whole)
      return at.open({
        constraint: `multipleOf ${target.multipleOf}`,
        schema: { type: "number", multipleOf: target.multipleOf },
        reason: "multiples of fractions are checked when they are sent",
      });
    if (value % target.multipleOf !== 0) return at.contradict({ kind: "value", reason: `${value} is no multiple of ${target.multipleOf}` });
  }
  return always();
}
