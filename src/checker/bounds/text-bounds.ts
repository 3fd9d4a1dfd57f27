import { plainDecimal } from "../../../runtime/src/functions/support/decimal.ts";
import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";
import { type NumberRange, rangeOf } from "./number-range.ts";

/** How many characters (Unicode code points) a text has, or how many items a list. */
export interface Bounds {
  readonly least: number;
  /** Infinity where there is no bound. */
  readonly most: number;
}

export const anyBounds: Bounds = { least: 0, most: Number.POSITIVE_INFINITY };

/** How numbers are written: in a template as JavaScript does, by functions without an exponent. */
type NumberStyle = "template" | "plain";

/** The number of characters of a text: half of a surrogate pair alone is one. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The bounds that hold for one or the other. */
export function either(a: Bounds, b: Bounds): Bounds {
  return { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) };
}

/** The bounds of what is one after the other. */
export function plus(a: Bounds, b: Bounds): Bounds {
  return { least: a.least + b.least, most: a.most + b.most };
}

/** The bounds of the texts that values of a type are written as. What has no text counts as of any length. */
export function textBounds(type: Type, style: NumberStyle = "template"): Bounds {
  return hullOf(type, (form) => {
    switch (form.kind) {
      case "string": {
        const implied = formatBounds.get(form.format ?? "") ?? anyBounds;
        return { least: Math.max(form.minLength ?? 0, implied.least), most: Math.min(form.maxLength ?? implied.most, implied.most) };
      }
      case "literal": {
        if (typeof form.value === "object") return undefined;
        const written = typeof form.value === "number" && style === "plain" ? plainDecimal(form.value) : String(form.value);
        return { least: characters(written), most: characters(written) };
      }
      case "boolean":
        return { least: 4, most: 5 };
      case "number":
        return numberBounds(rangeOf(form), style);
      default:
        return undefined;
    }
  });
}

/** Lengths that follow from a format, as far as validators assert them. */
const formatBounds: ReadonlyMap<string, Bounds> = new Map([
  ["date", { least: 10, most: 10 }],
  ["uuid", { least: 36, most: 45 }],
  ["ipv4", { least: 7, most: 15 }],
  ["date-time", { least: 20, most: Number.POSITIVE_INFINITY }],
]);

function numberBounds(range: NumberRange, style: NumberStyle): Bounds {
  const sign = range.low < 0 ? 1 : 0;
  // The longest: -0.0000012345678901234567, and the least digit of a double is that of 5e-324.
  if (!range.integer) return { least: 1, most: sign + (style === "template" ? 24 : 326) };
  const exact = range.low > -1e21 && range.high < 1e21;
  if (!exact) return { least: 1, most: sign + (style === "template" ? 23 : 309) };
  const low = String(range.low + 0).length;
  const high = String(range.high + 0).length;
  const least = range.low > 0 ? low : range.high < 0 ? high : 1;
  return { least, most: Math.max(low, high) };
}

/**
 * Whether a text of the type may begin or end with half of a surrogate pair. Two halves that meet become one character, so
 * that a text made of two such texts may be one shorter than both.
 */
export function mayBeginWithHalf(type: Type): boolean {
  return membersOf(type).some((member) => {
    const form = resolve(member);
    if (form.kind === "string") return !formatBounds.has(form.format ?? "");
    if (form.kind === "literal") return typeof form.value === "string" && !form.value.isWellFormed();
    return form.kind !== "number" && form.kind !== "boolean" && form.kind !== "never";
  });
}

/** The bounds of how many items a list of the type has. */
export function itemBounds(type: Type): Bounds {
  return hullOf(type, (form) => {
    if (form.kind === "array") {
      const closed = form.items.kind === "never" ? (form.prefixItems?.length ?? 0) : Number.POSITIVE_INFINITY;
      return { least: form.minItems ?? 0, most: Math.min(form.maxItems ?? closed, closed) };
    }
    return form.kind === "literal" && Array.isArray(form.value) ? { least: form.value.length, most: form.value.length } : undefined;
  });
}

type Form = ReturnType<typeof resolve>;

/** The bounds of all members that `of` knows; of a type with others, none. Of an intersection, all that its members say. */
function hullOf(type: Type, of: (form: Form) => Bounds | undefined, depth = 0): Bounds {
  let bounds: Bounds | undefined;
  for (const member of membersOf(type)) {
    const form = resolve(member);
    if (form.kind === "never" || form.kind === "null" || form.kind === "absent") continue;
    const own =
      depth > 8
        ? anyBounds
        : form.kind === "union"
          ? form.members.map((each) => hullOf(each, of, depth + 1)).reduce(either)
          : form.kind === "intersection"
            ? form.members.map((each) => hullOf(each, of, depth + 1)).reduce(both, anyBounds)
            : (of(form) ?? anyBounds);
    bounds = bounds === undefined ? own : either(bounds, own);
  }
  return bounds ?? { least: 0, most: 0 };
}

function both(a: Bounds, b: Bounds): Bounds {
  return { least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) };
}

/** Bounds as a type says them: nothing where they say nothing. */
export function lengthFields(bounds: Bounds): { readonly minLength?: number | undefined; readonly maxLength?: number | undefined } {
  return { minLength: said(bounds.least), maxLength: Number.isSafeInteger(bounds.most) ? bounds.most : undefined };
}

/** Counts as a type says them. */
export function countFields(bounds: Bounds): { readonly minItems?: number | undefined; readonly maxItems?: number | undefined } {
  return { minItems: said(bounds.least), maxItems: Number.isSafeInteger(bounds.most) ? bounds.most : undefined };
}

function said(least: number): number | undefined {
  return least > 0 && Number.isSafeInteger(least) ? least : undefined;
}
