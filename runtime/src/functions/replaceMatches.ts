import { fail } from "../values/fail.ts";
import type { FunctionSpec } from "./spec.ts";
import { patternOf, patternRule } from "./support/pattern/pattern.ts";
import { refuseHugeText } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "replaceMatches",
  receiver: ["string"],
  signature: "(text: string, pattern: string, replacement: string) -> string",
  written: { pattern: patternRule },
  description:
    "The text with `replacement`, as it stands, instead of every part that a regular expression matches, from left to right. What a pattern may be, `matches` says.",
  examples: [
    { source: '"+49 (30) 123-45".replaceMatches("[^0-9+]", "")', result: "+493012345" },
    { source: '"a  b   c".replaceMatches(" +", " ")', result: "a b c" },
    { source: '"abc".replaceMatches("", "-")', result: "-a-b-c-" },
  ],
};

/** The text with the replacement instead of every match. */
export function replaceMatches(text: string, pattern: string, replacement: string): string {
  const compiled = patternOf(pattern);
  const parts: string[] = [];
  let length = 0;
  let looks = 0;
  let copied = 0;
  for (let index = 0; index <= text.length; ) {
    const match = compiled.search(text, index);
    if (match === undefined) break;
    parts.push(text.slice(copied, match.start), replacement);
    length += match.start - copied + replacement.length;
    refuseHugeText(length);
    looks += match.looked - index;
    // Searches that look far ahead in vain, each for a short part, would take time quadratic in the text.
    if (looks > 4 * text.length + 1_000_000) fail("the pattern takes too long to find all of its places in the text");
    copied = match.end;
    // An empty match is passed over by a code point, so that the search goes on.
    index = match.end > match.start ? match.end : match.end + ((text.codePointAt(match.end) ?? 0) > 0xffff ? 2 : 1);
  }
  return parts.join("") + text.slice(copied);
}
