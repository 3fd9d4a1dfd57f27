import type { Random } from "./random.ts";

/** What breaks texts: brackets, words of the language, and characters that are easily miscounted. */
const pieces: readonly string[] = [
  ..."{}[]()<>:;,.\"'`$|&!?=+-*/%@#\\~^",
  "${",
  "}}",
  "=>",
  "->",
  "<->",
  "??",
  "?.",
  "...",
  "//",
  "///",
  "//!",
  '"""',
  "\n",
  "\r",
  "\r\n",
  "\u2028",
  "\t",
  "\u0000",
  "\ufeff",
  "\u202e",
  "\ud800",
  "\udc00",
  "😀",
  "é",
  "e\u0301",
  "ﬁ",
  "0",
  "00",
  "1e999",
  "-0",
  "9007199254740993",
  "99999999999999999999999999999999999999999999",
  "1e",
  "0.1.2",
  "50%",
  "5xx",
  "30s",
  "250ms",
  "9999999999999d",
  "null",
  "true",
  "env.",
  "secret.X",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "system",
  "map",
  "flow",
  "type",
  "match",
  "else",
  "import",
  "operation",
  "assume",
  "webhooks",
  "event",
  "when",
  "on",
  "fail",
  "let",
  "if",
  "with",
  "schema",
  "openapi",
  "policy",
  "retry",
  "x => x",
  '"\\u{110000}"',
  '"\\u{1f600}"',
  "\\",
];

/** Changes a text in a few places. Words of `others` are mixed in. */
export function mutateText(text: string, random: Random, others: readonly string[]): string {
  let current = text;
  for (let count = 1 + random.below(random.percent(20) ? 20 : 4); count > 0; count--) current = mutateOnce(current, random, others);
  return current;
}

function mutateOnce(text: string, random: Random, others: readonly string[]): string {
  const start = random.below(text.length + 1);
  const length = random.below(random.percent(10) ? 2_000 : 40);
  const end = Math.min(text.length, start + length);
  switch (random.below(12)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(start, end) + text.slice(end);
    case 2: {
      // Two parts change places.
      const from = random.below(text.length + 1);
      const to = Math.min(text.length, from + length);
      const [a, b, c, d] = [start, end, from, to].sort((left, right) => left - right) as [number, number, number, number];
      return text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);
    }
    case 3:
    case 4:
      return text.slice(0, start) + random.pick(pieces) + text.slice(start);
    case 5:
      return text.slice(0, start) + random.pick(pieces) + text.slice(Math.min(text.length, start + 1));
    case 6:
      return replaceWord(text, random, text);
    case 7:
      return replaceWord(text, random, random.pick(others));
    case 8: {
      const other = random.pick(others);
      const from = random.below(other.length);
      return text.slice(0, start) + other.slice(from, from + random.below(400)) + text.slice(start);
    }
    case 9: {
      // Much of the same, deep or long.
      const [open, close] = random.pick([
        ["(", ")"],
        ["[", "]"],
        ["{ a: ", " }"],
        ["!", ""],
        ["-", ""],
        ["x => ", ""],
        ['"${', '}"'],
        ["match x { else => ", " }"],
        ["if a { ", " }"],
        ["a.", ""],
        ["a?.b ?? ", ""],
        ["f(", ")"],
        ["string | ", ""],
        ["{ a: {", "} }"],
      ]) as [string, string];
      const times = random.percent(5) ? 3_000 : random.below(80);
      return text.slice(0, start) + open.repeat(times) + text.slice(start, end) + close.repeat(times) + text.slice(end);
    }
    case 10:
      return random.percent(50) ? text.slice(0, start) : text.slice(start);
    default: {
      // A line goes elsewhere.
      const lines = text.split("\n");
      const [line = ""] = lines.splice(random.below(lines.length), 1);
      lines.splice(random.below(lines.length + 1), 0, line);
      return lines.join("\n");
    }
  }
}

/** A word of the text becomes a word of another. */
function replaceWord(text: string, random: Random, other: string): string {
  const words = [...text.matchAll(/[\p{L}\p{N}_]+|"[^"\n]*"/gu)];
  const replacements = [...other.matchAll(/[\p{L}\p{N}_]+|"[^"\n]*"/gu)];
  if (words.length === 0 || replacements.length === 0) return text;
  const word = random.pick(words);
  return text.slice(0, word.index) + random.pick(replacements)[0] + text.slice(word.index + word[0].length);
}

/** Changes bytes: what comes out need not be UTF-8. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  if (changed.length === 0) return changed;
  for (let count = 1 + random.below(8); count > 0; count--) {
    const at = random.below(changed.length);
    changed[at] = random.percent(50) ? random.below(256) : (changed[at] ?? 0) ^ (1 << random.below(8));
  }
  return random.percent(20) ? changed.subarray(0, random.below(changed.length)) : changed;
}
