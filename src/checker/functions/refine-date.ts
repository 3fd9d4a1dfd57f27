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
  ["toUnix", () => ({ type: typeOfRange(closedRange(firstSecond, lastSecond, true)) })],
  ["toUnixMs", () => ({ type: typeOfRange(closedRange(firstSecond * 1_000, lastSecond * 1_000 + 999, true)) })],
  ["fromUnixMs", () => text(instantBounds, { format: "date-time" })],
  ["inZone", () => text({ least: 20, most: 29 }, { format: "date-time" })],
  ["add", moved],
  ["startOf", moved],
  ["endOf", moved],
  ["datePart", datePart],
];

/** `2026-01-31T12:00:00Z`, with or without milliseconds. */
const instantBounds: Bounds = { least: 20, most: 24 };

/** The first and last seconds that a text of four digits of a year can say: an offset may lie before and behind them. */
const firstSecond = -62_167_219_200 - 86_400;
const lastSecond = 253_402_300_800 + 86_400;

/** A date stays a date; of a time its form is kept but for its parts of a second. */
function moved(call: RefinedCall): Refined {
  if (isDate(call.receiver)) return text({ least: 10, most: 10 }, { format: "date" });
  return text({ least: 10, most: 29 }, isDateTime(call.receiver) ? { format: "date-time" } : {});
}

const partRanges: Readonly<Record<string, readonly [number, number]>> = {
  year: [-1, 10_000],
  weekYear: [-2, 10_001],
  quarter: [1, 4],
  month: [1, 12],
  week: [1, 53],
  day: [1, 31],
  dayOfYear: [1, 366],
  weekday: [1, 7],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
  millisecond: [0, 999],
};

function datePart({ arguments: [part] }: RefinedCall): Refined | undefined {
  const form = part === undefined ? undefined : resolve(part);
  const name = form?.kind === "literal" && typeof form.value === "string" ? form.value : "";
  const range = Object.hasOwn(partRanges, name) ? partRanges[name] : undefined;
  return range && { type: typeOfRange(closedRange(range[0], range[1], true)) };
}

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
  return "colon" in part ? { least: 1, most: 6 } : { least: part.minDigits, most: part.maxDigits };
}

function partPattern(part: PatternPart): string {
  if ("text" in part) return escapePattern(part.text);
  if ("names" in part) return `(?:${part.names.map(escapePattern).join("|")})`;
  if ("colon" in part) return part.colon ? "(?:Z|[+-][0-9]{2}:[0-9]{2})" : "(?:Z|[+-][0-9]{4})";
  return part.minDigits === part.maxDigits ? `[0-9]{${part.minDigits}}` : `[0-9]{${part.minDigits},${part.maxDigits}}`;
}
