import { define } from "../define.ts";
import { append, remove, rename, safely } from "../fixes.ts";
import * as syntaxPages from "../pages/syntax.ts";
import { didYouMean } from "../suggest.ts";

/** Something else was expected at a place. */
export const unexpectedToken = define<{
  expected: string;
  found: string;
  context?: string | undefined;
  suggestion?: string | undefined;
}>({
  code: "INTEG1001",
  name: "unexpected-token",
  severity: "error",
  message: ({ expected, found, context }) => `Expected ${expected}${context === undefined ? "" : ` ${context}`}, but found ${found}.`,
  label: ({ expected }) => `expected ${expected}`,
  help: ({ suggestion }) => didYouMean(suggestion),
  fixes: ({ suggestion }, location) => rename(location, suggestion),
  page: syntaxPages.unexpectedToken,
});

/** A value, a name, a type or a string was left out. */
export const missingPart = define<{ what: string; after: string }>({
  code: "INTEG1002",
  name: "missing-part",
  severity: "error",
  message: ({ what, after }) => `Expected ${what}${after === "" ? "" : ` after \`${after}\``}.`,
  label: ({ what }) => `${what} is missing`,
  page: syntaxPages.missingPart,
});

/** A character that no token begins with. */
export const invalidCharacter = define<{ text: string }>({
  code: "INTEG1003",
  name: "invalid-character",
  severity: "error",
  message: ({ text }) => `${visible(text)} means nothing here.`,
  help: ({ text }) => (isInvisible(text) ? "It cannot be seen, and often comes along with text that was copied: remove it." : undefined),
  fixes: ({ text }, location) => (isInvisible(text) ? safely(remove("Remove what cannot be seen", location)) : []),
  page: syntaxPages.invalidCharacter,
});

function isInvisible(text: string): boolean {
  return /^[\p{C}\p{Z}]+$/u.test(text);
}

/** Characters in back-quotes; those that cannot be seen by their numbers. */
function visible(text: string): string {
  const numbers = [...text].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  return isInvisible(text) ? `The character ${numbers.join(" ")}` : `\`${text}\``;
}

/** A line ends inside a string. */
export const unterminatedString = define<Record<string, never>>({
  code: "INTEG1004",
  name: "unterminated-string",
  severity: "error",
  message: () => "The string does not end before the line does.",
  help: () => 'Close it with `"`; a line break inside a string is written `\\n`.',
  fixes: (_, location) => append("Close the string", location, '"'),
  page: syntaxPages.unterminatedString,
});

/** Brackets that are nested deeper than the compiler follows. */
export const nestedTooDeep = define<{ limit: number }>({
  code: "INTEG1005",
  name: "nested-too-deep",
  severity: "error",
  message: ({ limit }) => `Brackets are nested deeper than ${limit} levels here.`,
  help: () => "Split the value: give a part of it a name with a map of its own.",
  page: syntaxPages.nestedTooDeep,
});

/** A file that is larger than the compiler reads. */
export const fileTooLarge = define<{ size: number; limit: number }>({
  code: "INTEG1006",
  name: "file-too-large",
  severity: "error",
  message: ({ size, limit }) => `The file has ${size} characters; the compiler reads at most ${limit}.`,
  help: () => "Split the program into files and `import` what they share.",
  page: syntaxPages.fileTooLarge,
});

/** A file that is not text. */
export const notText = define<Record<string, never>>({
  code: "INTEG1007",
  name: "not-text",
  severity: "error",
  message: () => "This is not a text file.",
  help: () => "An `.integ` file is UTF-8 text.",
  page: syntaxPages.notText,
});

/** There were more mistakes than are worth listing. */
export const tooManyErrors = define<{ limit: number }>({
  code: "INTEG1008",
  name: "too-many-errors",
  severity: "error",
  message: ({ limit }) => `There are more than ${limit} mistakes in this file; the rest of it was not read.`,
  page: syntaxPages.tooManyErrors,
});

/** A bracket that is never closed. */
export const unclosedBracket = define<{ bracket: string; closer: string }>({
  code: "INTEG1009",
  name: "unclosed-bracket",
  severity: "error",
  message: ({ bracket, closer }) => `This \`${bracket}\` is never closed: \`${closer}\` is missing.`,
  label: ({ closer }) => `\`${closer}\` is missing`,
  page: syntaxPages.unclosedBracket,
});

/** More operands in a row than the compiler follows. */
export const chainTooLong = define<{ limit: number }>({
  code: "INTEG1010",
  name: "chain-too-long",
  severity: "error",
  message: ({ limit }) => `More than ${limit} operands stand in a row here.`,
  help: () => "Put the values into a list, and use `join` or `sum`.",
  page: syntaxPages.chainTooLong,
});

/** A form or a word of another language, which Integ writes otherwise or does not have. */
export const foreignForm = define<{ form: string; instead: string }>({
  code: "INTEG1011",
  name: "foreign-form",
  severity: "error",
  message: ({ form, instead }) => `Integ has no ${form}: ${instead}.`,
  page: syntaxPages.foreignForm,
});
