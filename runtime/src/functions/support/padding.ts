import { codePointCount, indexOfCodePoint, refuseHugeText } from "./text.ts";

/** What is missing of `length` code points, made of `fill` repeated and cut; empty where nothing is missing. */
export function padding(text: string, length: number, fill: string): string {
  const missing = length - codePointCount(text);
  if (missing <= 0 || fill === "") return "";
  const repetitions = Math.ceil(missing / codePointCount(fill));
  refuseHugeText(text.length + repetitions * fill.length);
  const filled = fill.repeat(repetitions);
  return filled.slice(0, indexOfCodePoint(filled, missing));
}
