import { fail } from "../../values/fail.ts";

/** The longest text that a function makes, in UTF-16 code units: well below what the JavaScript engine can hold. */
const longestText = 2 ** 28;

/**
 * Refuses a text that would not fit into memory, before it is made.
 *
 * @param length in UTF-16 code units
 * @throws {Refusal} when it is too long
 */
export function refuseHugeText(length: number): void {
  if (length > longestText) fail(`the text becomes longer than ${longestText} characters`);
}

/** The number of Unicode code points; a lone surrogate counts as one. */
export function codePointCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index = nextIndex(text, index)) count++;
  return count;
}

/**
 * The index (in UTF-16 code units) at which the code point number `count` begins; the length of the text when it has no
 * more than that many, 0 for a negative count. A surrogate pair is never split.
 */
export function indexOfCodePoint(text: string, count: number): number {
  if (count >= text.length) return text.length;
  let index = 0;
  for (let passed = 0; passed < count && index < text.length; passed++) index = nextIndex(text, index);
  return index;
}

function nextIndex(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return index + 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? index + 2 : index + 1;
}
