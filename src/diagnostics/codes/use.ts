import { define } from "../define.ts";
import { page } from "../page.ts";

/** The program's file cannot be read. */
export const programNotReadable = define<{ file: string; why: string }>({
  code: "INTEG9001",
  name: "program-not-readable",
  severity: "error",
  message: ({ file, why }) => `\`${file}\` ${why}.`,
  page: page("The program that was named cannot be read. Check the path, and that it is a file that you may read."),
});

/** A file that has no program in it. */
export const emptyProgram = define<{ file: string }>({
  code: "INTEG9002",
  name: "empty-program",
  severity: "error",
  message: ({ file }) => `\`${file}\` is empty: there is nothing to check.`,
  help: () => "`integ init` writes a small program to start from.",
  page: page("The file has no declaration. `integ init` writes a small program that checks and can be built on."),
});
