import { type PatternPart, parseDatePattern } from "../../../runtime/src/functions/support/date-pattern.ts";
import { resolve, type Type } from "../../types/type.ts";
import { closedRange, typeOfRange } from "../bounds/number-range.ts";
import { escapePattern } from "../bounds/pattern-text.ts";
import { type Bounds, characters, plus } from "../bounds/text-bounds.ts";
import { text } from "./refine-text.ts";
import type { Refined, RefinedCall, Refiner } from "./refined-call.ts";

/** Functions of dates and times. */
export const dateRefiners: readonly (readonly [string, Refiner])[] = [
  [
    "toDate",
    (call) => ({ ...text({ least: 10, most: 10 }, { format: "date" }), certain: isDate(call.receiver) && call.arguments.length === 0 }),
  ],
  ["toDateTime", () => text(instantBounds, { format: "date-time" })],
  ["fromUnix", () => text(instantBounds, { format: "date-time" })],
  [
    "addDays",
    (call) =>
      isDate(call.receiver)
        ? text({ least: 10, most: 10 }, { format: "date" })
        : text({ least: 10, most: 29 }, isDateTime(call.receiver) ? { format: "date-time" } : {}),
  ],
  ["formatDate", formatDate],
  ["toUnix", () => ({ type: typeOfRange(closedRange(-62_167_219_200, 253_402_300_799, true)) })],
];

/** `2026-01-31T12:00:00Z`, with or without milliseconds. */
const instantBounds: Bounds = { least: 20, most: 24 };

function isDate(type: Type): boolean {
  const form = resolve(type);
  return form.kind === "string" && form.format === "date";
}

function isDateTime(type: Type): boolean {
  const form = resolve(type);
  return form.kind === "string" && form.format === "date-time";
}

/** The text that a pattern makes: each letter has its digits. */
function formatDate({ receiver, arguments: [pattern, zone] }: RefinedCall): Refined | undefined {
  const form = pattern === undefined ? undefined : resolve(pattern);
  const parts = form?.kind === "literal" && typeof form.value === "string" ? parseDatePattern(form.value) : undefined;
  if (parts === undefined || form?.kind !== "literal") return undefined;
  const bounds = parts.map(partBounds).reduce(plus, { least: 0, most: 0 });
  const written = String(form.value);
  const format = written === "yyyy-MM-dd" ? "date" : /^yyyy-MM-dd'T'HH:mm:ss(?:\.SSS)?XXX$/.test(written) ? "date-time" : undefined;
  const patterns = format === undefined && written.isWellFormed() ? [`^${parts.map(partPattern).join("")}$`] : undefined;
  // A date is a date in every zone; any other text may be none.
  return { ...text(bounds, { format, patterns }), certain: isDate(receiver) && zone === undefined };
}

function partBounds(part: PatternPart): Bounds {
  if ("text" in part) return { least: characters(part.text), most: characters(part.text) };
  if ("names" in part) {
    const lengths = part.names.map(characters);
    return { least: Math.min(...lengths), most: Math.max(...lengths) };
  }
  return part.field === "offset" ? { least: 1, most: 6 } : { least: part.minDigits, most: part.maxDigits };
}

function partPattern(part: PatternPart): string {
  if ("text" in part) return escapePattern(part.text);
  if ("names" in part) return `(?:${part.names.map(escapePattern).join("|")})`;
  if (part.field === "offset") return "(?:Z|[+-][0-9]{2}:[0-9]{2})";
  return part.minDigits === part.maxDigits ? `[0-9]{${part.minDigits}}` : `[0-9]{${part.minDigits},${part.maxDigits}}`;
}
