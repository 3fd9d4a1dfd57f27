import { define } from "../define.ts";
import * as declarationsPages from "../pages/declarations.ts";

/** The program's file cannot be read. */
export const programNotReadable = define<{ file: string; why: string }>({
  code: "INTEG9001",
  name: "program-not-readable",
  severity: "error",
  message: ({ file, why }) => `\`${file}\` ${why}.`,
  page: declarationsPages.programNotReadable,
});

/** A file that has no program in it. */
export const emptyProgram = define<{ file: string }>({
  code: "INTEG9002",
  name: "empty-program",
  severity: "error",
  message: ({ file }) => `\`${file}\` is empty: there is nothing to check.`,
  help: () => "`integ init` writes a small program to start from.",
  page: declarationsPages.emptyProgram,
});

/** A program in another encoding than UTF-8. */
export const notUtf8 = define<{ encoding: string | undefined }>({
  code: "INTEG9003",
  name: "not-utf-8",
  severity: "error",
  message: ({ encoding }) =>
    encoding === undefined ? "Here are bytes that are not UTF-8." : `The file is in ${encoding}, and not in UTF-8.`,
  help: () => "Save the file as UTF-8.",
  page: declarationsPages.notUtf8,
});
