import { join } from "../../types/join.ts";
import { absentType, resolve, type StringType, type Type } from "../../types/type.ts";
import { closedRange, rangeOf, typeOfRange } from "../bounds/number-range.ts";
import { scalarsOf } from "../bounds/scalars.ts";
import { type Bounds, characters, countFields, itemBounds, lengthFields, mayBeginWithHalf, textBounds } from "../bounds/text-bounds.ts";
import type { Refined, RefinedCall, Refiner } from "./refined-call.ts";
import { imagePatterns } from "./text-image.ts";

/** Functions of texts. */
export const textRefiners: readonly (readonly [string, Refiner])[] = [
  ["take", (call) => cut(call, takeBounds, "take")],
  ["drop", (call) => cut(call, dropBounds, "drop")],
  ["slice", (call) => onText(call, (text) => sliceBounds(text, call.arguments))],
  ["trim", trim],
  ["upper", (call) => inCase(call, 3, "upper")],
  ["lower", (call) => inCase(call, 2, "lower")],
  ["padStart", padded],
  ["padEnd", padded],
  ["replace", replaced],
  ["split", split],
  ["lines", lines],
  ["length", (call) => ({ type: countType(onlyTexts(call.receiver) ? textBounds(call.receiver) : lengthOfEither(call.receiver)) })],
  ["toString", (call) => (onlyTexts(call.receiver) ? { type: call.receiver } : text(textBounds(call.receiver, "plain")))],
  ["toBase64", base64],
  ["sha256", () => ({ type: { kind: "string", minLength: 64, maxLength: 64, patterns: ["^[0-9a-f]{64}$"] } })],
  ["toJson", json],
  ["trimStart", shortened],
  ["trimEnd", shortened],
  ["before", shortened],
  ["after", shortened],
  ["beforeLast", shortened],
  ["afterLast", shortened],
  ["extract", shortened],
  ["fromHex", shortened],
  ["nonBlank", (call) => ({ type: join(call.receiver, absentType) })],
  ["truncate", truncated],
  ["md5", () => hexadecimal(32)],
  ["sha1", () => hexadecimal(40)],
  ["sha512", () => hexadecimal(128)],
  ["uuidv5", () => text({ least: 36, most: 36 }, { format: "uuid" })],
  ["slug", () => ({ type: { kind: "string", patterns: ["^([a-z0-9]+(-[a-z0-9]+)*)?$"] } })],
];

/** A text with so many hexadecimal digits. */
function hexadecimal(digits: number): Refined {
  return { type: { kind: "string", minLength: digits, maxLength: digits, patterns: [`^[0-9a-f]{${digits}}$`] } };
}

/** A part of the text, which may be all of it. */
function shortened(call: RefinedCall): Refined {
  return text({ least: 0, most: textBounds(call.receiver).most });
}

/** At most so many characters, and no fewer than the text had where that is less. */
function truncated(call: RefinedCall): Refined {
  const whole = textBounds(call.receiver);
  const count = countOf(call.arguments[0]);
  return text({ least: 0, most: Math.min(whole.most, count.most) });
}

/** A text of these lengths. */
export function text(bounds: Bounds, more: Partial<StringType> = {}): Refined {
  return { type: { kind: "string", ...lengthFields(bounds), ...more } };
}

/** Whether all values are texts. */
export function onlyTexts(type: Type, within: readonly Type[] = []): boolean {
  const form = resolve(type);
  if (form.kind === "union") return within.includes(form) || form.members.every((member) => onlyTexts(member, [...within, form]));
  return form.kind === "string" || (form.kind === "literal" && typeof form.value === "string") || form.kind === "never";
}

/** The part of a refinement that concerns texts; lists are refined elsewhere. */
function onText(call: RefinedCall, bounds: (text: Bounds) => Bounds): Refined | undefined {
  return onlyTexts(call.receiver) ? text(bounds(textBounds(call.receiver))) : undefined;
}

/** A count as an argument: whole, and less than 0 is 0. */
export function countOf(type: Type | undefined): Bounds {
  if (type === undefined) return { least: 0, most: Number.POSITIVE_INFINITY };
  const range = rangeOf(type);
  return { least: Math.max(0, Math.ceil(range.low)), most: Math.max(0, Math.floor(range.high)) };
}

/** How much is left when so much is taken. */
export function takeBounds(whole: Bounds, count: Bounds): Bounds {
  return { least: Math.min(whole.least, count.least), most: Math.min(whole.most, count.most) };
}

/** How much is left when so much is dropped. */
export function dropBounds(whole: Bounds, count: Bounds): Bounds {
  return {
    least: count.most === Number.POSITIVE_INFINITY ? 0 : Math.max(0, whole.least - count.most),
    most: whole.most === Number.POSITIVE_INFINITY ? whole.most : Math.max(0, whole.most - count.least),
  };
}

/** How much lies between two places, each of which may count from the end. */
export function sliceBounds(whole: Bounds, parameters: readonly Type[]): Bounds {
  const [first, second] = parameters;
  const start = knownCount(first);
  const end = second === undefined ? undefined : knownCount(second);
  if (start === undefined || (second !== undefined && end === undefined)) return { least: 0, most: whole.most };
  // The length of a part grows with the whole, or does not change: its bounds are those of the bounds.
  const partOf = (length: number): number => {
    const place = (index: number): number => (index < 0 ? Math.max(0, length + index) : Math.min(length, index));
    return Math.max(0, (end === undefined ? length : place(end)) - place(start));
  };
  const monotone = start >= 0 || end === undefined || end < 0;
  if (!monotone) return { least: 0, most: Math.min(whole.most, Math.max(0, end ?? 0), -start) };
  if (whole.most !== Number.POSITIVE_INFINITY) return { least: partOf(whole.least), most: partOf(whole.most) };
  const most =
    end === undefined
      ? start < 0
        ? -start
        : whole.most
      : end >= 0
        ? Math.max(0, end - start)
        : start < 0
          ? Math.max(0, end - start)
          : whole.most;
  return { least: partOf(whole.least), most };
}

function knownCount(type: Type | undefined): number | undefined {
  const range = type === undefined ? undefined : rangeOf(type);
  return range !== undefined && range.low === range.high && Number.isSafeInteger(range.low) ? range.low : undefined;
}

/** Texts of digits and signs have no case and no white space. */
function keepsForm(type: Type): boolean {
  const form = resolve(type);
  return form.kind === "string" && (form.format === "date" || form.format === "uuid" || form.format === "ipv4");
}

/** No character becomes less than one in another case; `ΐ` becomes three capitals, `İ` two small letters. */
function inCase({ receiver }: RefinedCall, growth: number, name: "lower" | "upper"): Refined {
  if (keepsForm(receiver)) return { type: bare(receiver) };
  const { least, most } = textBounds(receiver);
  return text({ least, most: most * growth }, imagePatterns(receiver, { name }));
}

function trim({ receiver }: RefinedCall): Refined {
  if (keepsForm(receiver)) return { type: receiver };
  return text({ least: 0, most: textBounds(receiver).most }, imagePatterns(receiver, { name: "trim" }));
}

/** What is taken, or what is left. */
function cut(call: RefinedCall, bounds: (whole: Bounds, count: Bounds) => Bounds, name: "take" | "drop"): Refined | undefined {
  const count = countOf(call.arguments[0]);
  const known = onText(call, (whole) => bounds(whole, count));
  if (known?.type.kind !== "string" || count.least !== count.most) return known;
  return { ...known, type: { ...known.type, ...imagePatterns(call.receiver, { name, count: count.least }) } };
}

/** Of a text in another case only the format and the lengths are kept: its patterns may tell cases apart. */
function bare(type: Type): Type {
  const form = resolve(type);
  return form.kind === "string" ? { kind: "string", minLength: form.minLength, maxLength: form.maxLength, format: form.format } : type;
}

function padded({ receiver, arguments: [length, fill] }: RefinedCall): Refined {
  const whole = textBounds(receiver);
  const wanted = countOf(length);
  const fills = fill === undefined ? [" "] : scalarsOf(fill);
  const certain = fills?.every((each) => typeof each === "string" && each !== "" && each.isWellFormed()) === true;
  const least = certain ? Math.max(whole.least, wanted.least) : whole.least;
  return text({ least, most: Math.max(whole.most, wanted.most) });
}

function replaced({ receiver, arguments: [search, replacement] }: RefinedCall): Refined {
  const whole = textBounds(receiver);
  const parts = search === undefined ? undefined : scalarsOf(search);
  const put = replacement === undefined ? { least: 0, most: Number.POSITIVE_INFINITY } : textBounds(replacement);
  // A half of a surrogate pair that is looked for takes pairs apart: nothing is said of lengths then.
  if (parts?.every((part) => typeof part === "string" && part.isWellFormed()) !== true)
    return text({ least: 0, most: Number.POSITIVE_INFINITY });
  const lengths = parts.filter((part) => part !== "").map((part) => characters(String(part)));
  if (lengths.length === 0) return { type: receiver };
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  const grows = put.most > shortest && whole.most >= shortest;
  const most = grows ? whole.most + Math.floor(whole.most / shortest) * (put.most - shortest) : whole.most;
  const halves = replacement === undefined || mayBeginWithHalf(replacement);
  return text({ least: put.least >= longest && !halves ? whole.least : 0, most });
}

function split({ receiver, arguments: [separator] }: RefinedCall): Refined {
  const whole = textBounds(receiver);
  const separators = separator === undefined ? undefined : scalarsOf(separator);
  const lengths =
    separators?.every((each) => typeof each === "string" && each.isWellFormed()) === true
      ? separators.map((each) => characters(String(each)))
      : undefined;
  if (lengths?.every((length) => length === 0) === true)
    return { type: { kind: "array", items: { kind: "string", minLength: 1, maxLength: 1 }, ...countFields(whole) } };
  const shortest = lengths === undefined || lengths.includes(0) ? undefined : Math.min(...lengths);
  const most = shortest === undefined ? Number.POSITIVE_INFINITY : Math.floor(whole.most / shortest) + 1;
  const items: Type = { kind: "string", ...lengthFields({ least: 0, most: whole.most }) };
  return { type: { kind: "array", items, ...countFields({ least: shortest === undefined ? 0 : 1, most }) } };
}

function lines({ receiver }: RefinedCall): Refined {
  const whole = textBounds(receiver);
  const items: Type = { kind: "string", ...lengthFields({ least: 0, most: whole.most }) };
  return { type: { kind: "array", items, ...countFields({ least: Math.min(1, whole.least), most: whole.most }) } };
}

/** Nothing in memory has more characters or items. */
const longest = 2 ** 32 - 1;

function countType(bounds: Bounds): Type {
  return typeOfRange(closedRange(bounds.least, Math.min(bounds.most, longest), true));
}

function lengthOfEither(type: Type): Bounds {
  const form = resolve(type);
  if (form.kind === "union") {
    const [first, ...rest] = form.members.map(lengthOfEither);
    return rest.reduce((a, b) => ({ least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) }), first ?? { least: 0, most: 0 });
  }
  return onlyTexts(type) ? textBounds(type) : itemBounds(type);
}

/** Of UTF-8: one to four bytes a character, and four digits for each three bytes begun. */
function base64({ receiver }: RefinedCall): Refined {
  const { least, most } = textBounds(receiver);
  const digits = (bytes: number): number => 4 * Math.ceil(bytes / 3);
  return text({ least: digits(least), most: digits(most * 4) }, { format: "byte" });
}

/** An escaped character has six (`\u0000`). */
function json({ receiver }: RefinedCall): Refined {
  if (!onlyTexts(receiver)) return text({ least: 1, most: Number.POSITIVE_INFINITY });
  const { least, most } = textBounds(receiver);
  return text({ least: least + 2, most: most * 6 + 2 });
}
