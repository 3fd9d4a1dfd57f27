import { define } from "../define.ts";
import { page } from "../page.ts";

/** Something else was expected at a place. */
export const unexpectedToken = define<{ expected: string; found: string; context?: string | undefined }>({
  code: "INTEG1001",
  name: "unexpected-token",
  severity: "error",
  message: ({ expected, found, context }) => `Expected ${expected}${context === undefined ? "" : ` ${context}`}, but found ${found}.`,
  label: ({ expected }) => `expected ${expected}`,
  page: page(
    `The text does not follow the grammar here. The message says what could have stood in this place, and what stands there instead.

One mistake gives one message: the rest of the file is still understood, so mend the first message first.`,
    `flow greet {
  on: crm.contactCreated contact   // wrong: \`as\` is missing
}`,
    `flow greet {
  on: crm.contactCreated as contact
}`,
  ),
});

/** A value, a name, a type or a string was left out. */
export const missingPart = define<{ what: string; after: string }>({
  code: "INTEG1002",
  name: "missing-part",
  severity: "error",
  message: ({ what, after }) => `Expected ${what}${after === "" ? "" : ` after \`${after}\``}.`,
  label: ({ what }) => `${what} is missing`,
  page: page(
    `Something was begun and not finished: a setting without its value, a \`.\` without the name of a field, a declaration without its name.`,
    `policy standard {
  timeout:             // wrong: a duration is missing
  retry: { attempts: 5 }
}`,
    `policy standard {
  timeout: 20s
  retry: { attempts: 5 }
}`,
  ),
});

/** A character that no token begins with. */
export const invalidCharacter = define<{ text: string }>({
  code: "INTEG1003",
  name: "invalid-character",
  severity: "error",
  message: ({ text }) => `${text} means nothing here.`,
  help: ({ text }) =>
    text === "`'`" ? "Strings stand in double quotes." : text === "`%`" ? "There is no `%` operator: write `n.mod(m)`." : undefined,
  page: page(
    `The character begins no word, number, string or sign of the language. Strings stand in double quotes, names that are no identifiers in back-quotes, and there is no \`%\` operator (write \`n.mod(m)\`).`,
  ),
});

/** A line ends inside a string. */
export const unterminatedString = define<Record<string, never>>({
  code: "INTEG1004",
  name: "unterminated-string",
  severity: "error",
  message: () => "The string does not end before the line does.",
  help: () => 'Close it with `"`; a line break inside a string is written `\\n`.',
  page: page(
    `A string ends on the line on which it begins. A line break inside of it is written \`\\n\`, a quote \`\\"\`, and a dollar in front of a brace \`\\$\`.`,
  ),
});

/** Brackets that are nested deeper than the compiler follows. */
export const nestedTooDeep = define<{ limit: number }>({
  code: "INTEG1005",
  name: "nested-too-deep",
  severity: "error",
  message: ({ limit }) => `Brackets are nested deeper than ${limit} levels here.`,
  help: () => "Split the value: give a part of it a name with a map of its own.",
  page: page(
    `The compiler follows brackets to a fixed depth, so that no input can exhaust it. No integration that a person can read comes near it: give the inner part a map of its own.`,
  ),
});

/** A file that is larger than the compiler reads. */
export const fileTooLarge = define<{ size: number; limit: number }>({
  code: "INTEG1006",
  name: "file-too-large",
  severity: "error",
  message: ({ size, limit }) => `The file has ${size} characters; the compiler reads at most ${limit}.`,
  help: () => "Split the program into files and `import` what they share.",
  page: page(`A program is read whole. Split a very large one into files, and \`import\` what they share.`),
});

/** A file that is not text. */
export const notText = define<Record<string, never>>({
  code: "INTEG1007",
  name: "not-text",
  severity: "error",
  message: () => "This is not a text file.",
  help: () => "An `.integ` file is UTF-8 text.",
  page: page(`The file holds bytes that no text has. An \`.integ\` file is UTF-8 text; perhaps another file was named by mistake.`),
});

/** There were more mistakes than are worth listing. */
export const tooManyErrors = define<{ limit: number }>({
  code: "INTEG1008",
  name: "too-many-errors",
  severity: "error",
  message: ({ limit }) => `There are more than ${limit} mistakes in this file; the rest of it was not read.`,
  page: page(`After so many mistakes further messages help nobody. Mend the first ones; perhaps the file is not an \`.integ\` program.`),
});

/** A bracket that is never closed. */
export const unclosedBracket = define<{ bracket: string; closer: string }>({
  code: "INTEG1009",
  name: "unclosed-bracket",
  severity: "error",
  message: ({ bracket, closer }) => `This \`${bracket}\` is never closed: \`${closer}\` is missing.`,
  label: ({ closer }) => `\`${closer}\` is missing`,
  page: page(
    `A block, a list or a call was opened and not closed before the file or the next declaration began. The message stands at the bracket that was opened.`,
    `policy standard {
  timeout: 20s
                    // wrong: \`}\` is missing
policy patient {
  timeout: 60s
}`,
    `policy standard {
  timeout: 20s
}
policy patient {
  timeout: 60s
}`,
  ),
});

/** More operands in a row than the compiler follows. */
export const chainTooLong = define<{ limit: number }>({
  code: "INTEG1010",
  name: "chain-too-long",
  severity: "error",
  message: ({ limit }) => `More than ${limit} operands stand in a row here.`,
  help: () => "Put the values into a list, and use `join` or `sum`.",
  page: page(
    `An expression may have so many operands in a row. Put the values into a list and use \`join\` or \`sum\`, or split the expression.`,
  ),
});
