import * as t from "../tokens.ts";
import {
  anywhere,
  endAt,
  endsValue,
  type ForeignForm,
  imageOf,
  isAdjacent,
  isType,
  isWord,
  noticed,
  onOneLine,
  type Place,
  type Recognizer,
  siblingsAfter,
  siblingsBefore,
  startAt,
  type TextEdit,
} from "./form.ts";

/** `===` and `!==`. */
const strictEquality = anywhere((place, index) => {
  if (!isType(place, index, t.EqualEqual, t.NotEqual) || !isType(place, index + 1, t.Equal) || !isAdjacent(place, index + 1))
    return undefined;
  const sign = imageOf(place, index);
  const span = { start: startAt(place, index), end: endAt(place, index + 1) };
  const instead = sign === "==" ? "equality is `==`" : "what is not equal is `!=`";
  return { ...span, form: `\`${sign}=\``, instead, title: `Write \`${sign}\``, edits: [{ ...span, newText: sign }], safe: true };
});

/** `and`, `or` between two values, `not` in front of one. */
const logicalWord = anywhere((place, index) => {
  const span = { start: startAt(place, index), end: endAt(place, index) };
  const written = (sign: string, edit: TextEdit): ForeignForm => {
    const form = `\`${imageOf(place, index)}\``;
    return { ...span, form, instead: `it is \`${sign}\``, title: `Write \`${sign}\``, edits: [edit], safe: true };
  };
  if (isWord(place, index, "and", "AND") && endsValue(place, index - 1)) return written("&&", { ...span, newText: "&&" });
  if (isWord(place, index, "or", "OR") && endsValue(place, index - 1)) return written("||", { ...span, newText: "||" });
  if (isWord(place, index, "not", "NOT") && isType(place, index + 1, t.Identifier))
    return written("!", { start: span.start, end: startAt(place, index + 1), newText: "!" });
  return undefined;
});

/** `n++`, `n += 1`. */
const change = anywhere((place, index) => {
  const isStep = isType(place, index, t.Plus, t.Minus) && isAdjacent(place, index + 1);
  const isTwice = imageOf(place, index) === imageOf(place, index + 1);
  if (!isStep || !(isTwice || isType(place, index + 1, t.Equal)) || !endsValue(place, index - 1)) return undefined;
  if (isTwice && isType(place, index + 2, t.Identifier, t.NumberLiteral)) return undefined;
  const form = `\`${imageOf(place, index)}${imageOf(place, index + 1)}\``;
  return { start: startAt(place, index), end: endAt(place, index + 1), form, instead: "a value does not change once it is there" };
});

/** `condition ? a : b`, also in a row. */
const ternary = anywhere((place, index) => {
  if (!isType(place, index, t.Question) || !endsValue(place, index - 1) || isType(place, index + 1, t.Colon)) return undefined;
  const colon = colonOf(place, index);
  if (colon === undefined) return undefined;
  const instead = "a choice is `match { condition => a, else => b }`";
  const edits = choiceOf(place, index);
  const title = "Write a `match`";
  return { start: startAt(place, index), end: endAt(place, index), form: "`? :`", instead, ...(edits && { title, edits: [edits] }) };
});

function colonOf(place: Place, question: number): number | undefined {
  let open = 0;
  for (const next of siblingsAfter(place, question)) {
    if (isType(place, next, t.Question)) open++;
    else if (isType(place, next, t.Colon) && open-- === 0) return next;
    else if (isType(place, next, t.Comma)) return undefined;
  }
  return undefined;
}

/** The `match` that a row of `? :` is; undefined where its ends cannot be told. */
function choiceOf(place: Place, question: number): TextEdit | undefined {
  let begin = question;
  for (const before of siblingsBefore(place, question)) {
    const ends = isType(place, before, t.Colon, t.Comma, t.Equal, t.FatArrow) || endAt(place, before) <= lineStart(place, begin);
    if (ends) break;
    begin = before;
  }
  const arms: string[] = [];
  let from = begin;
  let mark: number | undefined = question;
  let end = question;
  while (mark !== undefined) {
    const colon = colonOf(place, mark);
    if (colon === undefined) return undefined;
    arms.push(`${between(place, from, mark)} => ${between(place, mark + 1, colon)}`);
    from = colon + 1;
    end = colon;
    mark = undefined;
    for (const next of siblingsAfter(place, colon)) {
      if (isType(place, next, t.Comma) || !onOneLine(place, endAt(place, end), startAt(place, next))) break;
      end = next;
      if (isType(place, next, t.Question)) {
        mark = next;
        break;
      }
    }
  }
  if (end < from) return undefined;
  const start = startAt(place, begin);
  return { start, end: endAt(place, end), newText: `match { ${arms.join(", ")}, else => ${between(place, from, end + 1)} }` };
}

function lineStart({ text, tokens }: Place, index: number): number {
  return text.lastIndexOf("\n", (tokens[index]?.startOffset ?? 0) - 1) + 1;
}

/** The text of the tokens from one up to another. */
function between(place: Place, from: number, to: number): string {
  return place.text.slice(startAt(place, from), endAt(place, to - 1));
}

/** A comment in signs of C: each of its lines becomes one. */
const blockComment = anywhere((place, index) => {
  if (!isType(place, index, t.Slash) || !isType(place, index + 1, t.Star) || !isAdjacent(place, index + 1)) return undefined;
  const start = startAt(place, index);
  const close = place.text.indexOf("*/", start);
  if (close === -1) return undefined;
  const end = close + 2;
  const lines = place.text.slice(start + 2, close).split("\n");
  const documents = lines[0]?.startsWith("*") === true;
  const words = lines.map((line) => line.replace(/^[ \t]*\*+/u, "").trim());
  const indent = place.text.slice(lineStart(place, index), start).replace(/\S/gu, " ");
  const said = words.filter((line, number) => line !== "" || (number > 0 && number < words.length - 1));
  const comment = said.map((line) => `${documents ? "///" : "//"} ${line}`.trimEnd()).join(`\n${indent}`);
  const isLast = /^[ \t]*(?:\r?\n|$)/u.test(place.text.slice(end));
  const newText = isLast ? comment : `${comment}\n${indent}`;
  const instead = "each line of a comment begins with `//`";
  return { start, end, form: "`/* */`", instead, title: "Write `//`", edits: [{ start, end, newText }], safe: true };
});

/** `/x/g` where a value should begin. */
const regularExpression = noticed((place, index) => {
  if (!isType(place, index, t.Slash) || !isType(place, index - 1, t.OpenParenthesis, t.Comma)) return undefined;
  const instead = 'a pattern is a text: `text.matches("^[a-z]+$")`, `text.replaceMatches("[a-z]", "")`';
  return { start: startAt(place, index), end: endAt(place, index), form: "`/…/`", instead };
});

/** `"a" & b`, `a . b`: texts that are joined by a sign. */
const ampersand = noticed((place, index) => {
  if (!isType(place, index, t.Ampersand) || !endsValue(place, index - 1)) return undefined;
  const instead = 'texts are joined in a template (`"${a} ${b}"`), and conditions with `&&`';
  return { start: startAt(place, index), end: endAt(place, index), form: "`&` between values", instead };
});

/** `call?.()` */
const optionalCall = anywhere((place, index) => {
  if (!isType(place, index, t.OptionalDot) || !isType(place, index + 1, t.OpenParenthesis)) return undefined;
  const span = { start: startAt(place, index), end: endAt(place, index) };
  const instead = "a function is always there, and what it is called on may be left out with `value?.name()`";
  return { ...span, form: "`?.(…)`", instead, title: "Remove `?.`", edits: [{ ...span, newText: "" }] };
});

/** `f"{x}"` of Python, `r"…"`. */
const prefixedText = anywhere((place, index) => {
  if (!/^[fFrRbu]$/u.test(imageOf(place, index)) || !isType(place, index + 1, t.StringLiteral) || !isAdjacent(place, index + 1))
    return undefined;
  const span = { start: startAt(place, index), end: endAt(place, index + 1) };
  const string = imageOf(place, index + 1);
  const newText = /f/iu.test(imageOf(place, index)) ? string.replace(/(?<!\$)\{/gu, "${") : string;
  const form = `\`${imageOf(place, index)}"…"\``;
  return { ...span, form, instead: '`"${value}"` interpolates', title: `Write \`${newText}\``, edits: [{ ...span, newText }] };
});

/** `on 4XX` */
const statusClass = anywhere((place, index) => {
  if (!/^[1-5]$/u.test(imageOf(place, index)) || !/^XX$/iu.test(imageOf(place, index + 1)) || !isAdjacent(place, index + 1))
    return undefined;
  const span = { start: startAt(place, index), end: endAt(place, index + 1) };
  const newText = `${imageOf(place, index)}xx`;
  const form = `\`${place.text.slice(span.start, span.end)}\``;
  return { ...span, form, instead: `it is \`${newText}\``, title: `Write \`${newText}\``, edits: [{ ...span, newText }], safe: true };
});

const units = new Map([
  ...["ms", "msec", "millis", "millisecond", "milliseconds"].map((name) => [name, "ms"] as const),
  ...["s", "sec", "secs", "second", "seconds"].map((name) => [name, "s"] as const),
  ...["m", "min", "mins", "minute", "minutes"].map((name) => [name, "m"] as const),
  ...["h", "hr", "hrs", "hour", "hours"].map((name) => [name, "h"] as const),
  ...["d", "day", "days"].map((name) => [name, "d"] as const),
]);

/** `20 s`, `20sec`, `2 minutes` */
const duration = anywhere((place, index) => {
  const unit = units.get(imageOf(place, index + 1).toLowerCase());
  if (unit === undefined || !isType(place, index, t.NumberLiteral) || index + 1 > place.last) return undefined;
  const span = { start: startAt(place, index), end: endAt(place, index + 1) };
  const newText = `${imageOf(place, index)}${unit}`;
  const form = `\`${place.text.slice(span.start, span.end)}\``;
  const instead = `a duration is written \`${newText}\``;
  return { ...span, form, instead, title: `Write \`${newText}\``, edits: [{ ...span, newText }], safe: true };
});

/** Signs of other languages. */
export const signs: readonly Recognizer[] = [
  strictEquality,
  blockComment,
  ternary,
  logicalWord,
  change,
  regularExpression,
  ampersand,
  optionalCall,
  prefixedText,
  statusClass,
  duration,
];
