import { abs } from "../../../runtime/src/functions/abs.ts";
import { ceil } from "../../../runtime/src/functions/ceil.ts";
import { drop } from "../../../runtime/src/functions/drop.ts";
import { endsWith } from "../../../runtime/src/functions/endsWith.ts";
import { floor } from "../../../runtime/src/functions/floor.ts";
import { fromBase64 } from "../../../runtime/src/functions/fromBase64.ts";
import { fromMinor } from "../../../runtime/src/functions/fromMinor.ts";
import { length } from "../../../runtime/src/functions/length.ts";
import { lower } from "../../../runtime/src/functions/lower.ts";
import { max } from "../../../runtime/src/functions/max.ts";
import { min } from "../../../runtime/src/functions/min.ts";
import { mod } from "../../../runtime/src/functions/mod.ts";
import { padEnd } from "../../../runtime/src/functions/padEnd.ts";
import { padStart } from "../../../runtime/src/functions/padStart.ts";
import { replace } from "../../../runtime/src/functions/replace.ts";
import { round } from "../../../runtime/src/functions/round.ts";
import { slice } from "../../../runtime/src/functions/slice.ts";
import { startsWith } from "../../../runtime/src/functions/startsWith.ts";
import { take } from "../../../runtime/src/functions/take.ts";
import { toBase64 } from "../../../runtime/src/functions/toBase64.ts";
import { toInt } from "../../../runtime/src/functions/toInt.ts";
import { toMinor } from "../../../runtime/src/functions/toMinor.ts";
import { toNumber } from "../../../runtime/src/functions/toNumber.ts";
// biome-ignore lint/suspicious/noShadowRestrictedNames: it is what TypeScript developers look for.
import { toString } from "../../../runtime/src/functions/toString.ts";
import { trim } from "../../../runtime/src/functions/trim.ts";
import { upper } from "../../../runtime/src/functions/upper.ts";
import { join, literalType } from "../../types/join.ts";
import type { Type } from "../../types/type.ts";
import { mostValues, scalarsOf } from "../bounds/scalars.ts";
import type { RefinedCall } from "./refined-call.ts";

/**
 * Functions of texts and numbers whose result depends on nothing but their arguments: neither on a data base of zones nor on
 * the machine.
 */
const foldable: Readonly<Record<string, (...args: never[]) => unknown>> = {
  __proto__: null as never,
  abs,
  ceil,
  drop,
  endsWith,
  floor,
  fromBase64,
  fromMinor,
  length,
  lower,
  max,
  min,
  mod,
  padEnd,
  padStart,
  replace,
  round,
  slice,
  startsWith,
  take,
  toBase64,
  toInt,
  toMinor,
  toNumber,
  toString,
  trim,
  upper,
};

/** How long a text may be that comes of known ones. */
const longestText = 1_000;

/** The results for all values of the arguments, where each argument is one of a few known values; else undefined. */
export function foldLiterals({ name, receiver, arguments: parameters }: RefinedCall): Type | undefined {
  const run = foldable[name];
  if (run === undefined) return undefined;
  let combinations: readonly (readonly (string | number | boolean)[])[] = [[]];
  for (const type of [receiver, ...parameters]) {
    const values = scalarsOf(type);
    if (values === undefined || values.length * combinations.length > mostValues) return undefined;
    combinations = combinations.flatMap((before) => values.map((value) => [...before, value]));
  }
  const results: Type[] = [];
  for (const combination of combinations) {
    const result = resultOf(run, combination);
    if (result === "refused") return undefined;
    if (result !== undefined) results.push(literalType(result));
  }
  // A function that never has an answer keeps the type that its signature gives.
  return results.length === 0 ? undefined : join(...results);
}

/** The result of a call; undefined where there is none. */
function resultOf(run: (...args: never[]) => unknown, values: readonly unknown[]): string | number | boolean | "refused" | undefined {
  try {
    const result: unknown = Reflect.apply(run, undefined, values);
    if (result === undefined) return undefined;
    if (typeof result === "string") return result.length > longestText ? "refused" : result;
    if (typeof result === "number") return Number.isFinite(result) ? result + 0 : "refused";
    return typeof result === "boolean" ? result : "refused";
  } catch {
    return "refused";
  }
}
