import { present } from "../types/join.ts";
import { resolve, type Type } from "../types/type.ts";
import type { Hints } from "./convert.ts";
import type { PreparedSource, PreparedTarget } from "./name-score.ts";
import type { TargetField } from "./target-field.ts";
import { isProse, isUncut, wordsOf } from "./words.ts";

const timeWords: ReadonlySet<string> = new Set(
  ["created", "updated", "date", "time", "timestamp", "started", "ended", "closed", "due", "expired", "deleted", "birthdate"].flatMap(
    wordsOf,
  ),
);

const amountWords: ReadonlySet<string> = new Set(
  ["amount", "total", "subtotal", "sum", "price", "cost", "tax", "discount", "fee", "balance"].flatMap(wordsOf),
);

/** Whether a system counts its amounts in the smallest unit of their currency: one of its integers says so. */
export function areMinor(sources: readonly PreparedSource[]): boolean {
  return sources.some(({ value }) => isInteger(value.type) && isMinor(value.type, value.property?.description));
}

function isInteger(type: Type): boolean {
  const form = resolve(present(type));
  return form.kind === "number" && form.integer;
}

/**
 * What the names and descriptions of a value and of a field say of their units: times in seconds or milliseconds, amounts in cents.
 *
 * @param currency how the currency beside the value is written
 * @param countsMinor whether amounts around the value are in cents, see {@link areMinor}
 */
export function unitsOf(
  source: PreparedSource,
  field: PreparedTarget,
  target: TargetField,
  currency: string | undefined,
  countsMinor: boolean,
): Hints {
  const { type, property } = source.value;
  const isOneOfThem = countsMinor && isInteger(type) && source.name.some((word) => amountWords.has(word));
  return {
    time: timeUnit(type, source.name, property?.description),
    wantedTime: timeUnit(target.type, field.name, target.description) ?? "seconds",
    currency,
    isMinor: isOneOfThem || isMinor(type, property?.description),
    wantsMinor: isMinor(target.type, target.description),
    whole: isWhole(field, target),
  };
}

/** From this length on, only what people write at length is longer. */
const long = 1_000;

/** Whether a text that is too long is rather refused than cut. */
function isWhole({ name }: PreparedTarget, { type }: TargetField): boolean {
  const form = resolve(present(type));
  const last = name.at(-1) ?? "";
  return isUncut(last) || (form.kind === "string" && (form.maxLength ?? 0) >= long && !isProse(last));
}

/** The unit of a number whose format, name or description says that it is a time since 1970. */
function timeUnit(type: Type, name: readonly string[], description = ""): Hints["time"] {
  const form = resolve(present(type));
  if (form.kind !== "number") return undefined;
  const isTime =
    form.format === "unix-time" || /\b(?:unix|epoch)\b/iu.test(description) || (form.integer && name.some((word) => timeWords.has(word)));
  if (!isTime) return undefined;
  return /\bmilli-?seconds?\b|\bin ms\b/iu.test(description) ? "milliseconds" : "seconds";
}

/** A number, or a decimal text, whose description says that it counts the smallest unit of a currency. */
function isMinor(type: Type, description = ""): boolean {
  const form = resolve(present(type));
  const isAmount = form.kind === "number" || (form.kind === "string" && form.format === "decimal");
  return isAmount && /\bcents?\b|\bsmallest (?:currency )?unit|\bminor (?:currency )?units?\b/iu.test(description);
}
