import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";
import { rangeOf } from "./number-range.ts";
import { escapePattern } from "./pattern-text.ts";

/**
 * A regular expression (with the flag `u`, not anchored) of which every text that a value of the type is written as in a
 * template is a whole match. Of what is not known it is any text of the lengths that the type has.
 */
export function textPattern(type: Type): string {
  const members = membersOf(type).map(patternOf);
  const distinct = [...new Set(members)];
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined ? only : `(?:${distinct.join("|")})`;
}

function patternOf(type: Type): string {
  const form = resolve(type);
  switch (form.kind) {
    case "literal":
      return typeof form.value === "object" || !String(form.value).isWellFormed() ? any : escapePattern(String(form.value));
    case "boolean":
      return "(?:true|false)";
    case "number": {
      const { low, high, integer } = rangeOf(form);
      const sign = low < 0 ? "-?" : "";
      if (integer && low > -1e21 && high < 1e21) return `${sign}[0-9]${repetition(1, digits(low, high))}`;
      return `${sign}[0-9]+(?:\\.[0-9]+)?(?:e[+-][0-9]+)?`;
    }
    case "union":
      return form.members.length > 16 ? any : textPattern({ ...form, exclusive: false });
    case "string": {
      const known = formatPatterns.get(form.format ?? "");
      if (known !== undefined) return known;
      const [pattern, more] = form.patterns ?? [];
      const whole = pattern !== undefined && more === undefined ? wholePattern(pattern) : undefined;
      return whole ?? `[\\s\\S]${repetition(form.minLength ?? 0, form.maxLength)}`;
    }
    default:
      return any;
  }
}

const any = "[\\s\\S]*";

/** Formats whose texts have a form that is easily said. */
const formatPatterns: ReadonlyMap<string, string> = new Map([
  ["date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"],
  ["ipv4", "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}"],
]);

function digits(low: number, high: number): number {
  return Math.max(String(Math.abs(low)).length, String(Math.abs(high)).length);
}

function repetition(least: number, most: number | undefined): string {
  if (most === undefined || most > 1_000) return least === 0 ? "*" : least === 1 ? "+" : `{${least},}`;
  return least === most ? `{${least}}` : `{${least},${most}}`;
}

/** The inner part of a pattern that is anchored at both ends and has no alternatives outside of groups; else undefined. */
function wholePattern(pattern: string): string | undefined {
  if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.endsWith("\\$")) return undefined;
  const inner = pattern.slice(1, -1);
  // Anchors, look-around, back references and escapes that mean something else without `u` are left alone.
  if (/[\^$]|\(\?[^:]|\\[1-9bBkpPuxc]/.test(inner.replaceAll(/\\[\^$\\.]/g, ""))) return undefined;
  return `(?:${inner})`;
}
