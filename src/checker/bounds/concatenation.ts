import { join, literalType, membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";
import { scalarsOf } from "./scalars.ts";
import { type Bounds, lengthFields, mayBeginWithHalf, plus, textBounds } from "./text-bounds.ts";
import { textPattern } from "./text-pattern.ts";

/** How many texts are listed before only their lengths and their pattern are kept. */
const mostTexts = 64;

/**
 * The type of the text that the parts of a template make, one behind the other. Of parts that are each one of a few values,
 * all texts are known; else the lengths, and a pattern where the parts have one.
 */
export function concatenated(parts: readonly Type[]): Type {
  const listed = listTexts(parts);
  if (listed !== undefined) return join(...listed.map(literalType));
  const lengths = parts.map((part) => textBounds(part)).reduce(plus, { least: 0, most: 0 });
  const seams = seamsOf(parts);
  const bounds: Bounds = { least: Math.max(0, lengths.least - seams), most: lengths.most };
  return { kind: "string", ...lengthFields(bounds), patterns: seams === 0 ? patternsOf(parts) : undefined };
}

function listTexts(parts: readonly Type[]): readonly string[] | undefined {
  let texts: readonly string[] = [""];
  for (const part of parts) {
    const values = scalarsOf(part);
    if (values === undefined || values.length * texts.length > mostTexts) return undefined;
    texts = texts.flatMap((before) => values.map((value) => `${before}${value}`));
  }
  return texts;
}

/** At how many places two halves of a surrogate pair may meet, and become one character. */
function seamsOf(parts: readonly Type[]): number {
  let seams = 0;
  // What stands in front of a part: nothing, something that ends well, or something that may end in a half.
  let open = false;
  for (const part of parts) {
    const half = mayBeginWithHalf(part);
    if (half && open) seams++;
    if (half) open = true;
    else if (textBounds(part).least > 0) open = false;
  }
  return seams;
}

/** One pattern for the whole, where it says more than the lengths do. */
function patternsOf(parts: readonly Type[]): readonly string[] | undefined {
  const patterns = parts.map((part) => textPattern(part));
  const known = parts.some(
    (part, index) => patterns[index] !== anything && membersOf(part).every((member) => resolve(member).kind !== "never"),
  );
  return known && patterns.join("").length <= 1_000 ? [`^${patterns.join("")}$`] : undefined;
}

const anything = textPattern({ kind: "string" });
