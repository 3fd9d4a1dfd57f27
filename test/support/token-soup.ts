import fc from "fast-check";

/** Tokens of the language, ends of lines, comments, and characters that begin no token. */
const words = [
  ...["system", "flow", "map", "policy", "x", "on", "let", "if", "match", "else", "fail"],
  ...["{", "}", "(", ")", "[", "]", ":", ",", ".", "?.", "=>", "->", "<->", "=", "!", "-", "|", "??"],
  ...['"', "${", '"a"', "1", "5s", "4xx", "'", "#"],
  ...["\n", "\r\n", "\n\n", "// c\n", "/// d\n"],
];

/** Texts that are no programs: tokens in any order, and any characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(" ")),
  fc.string({ unit: "binary", maxLength: 200 }),
);
