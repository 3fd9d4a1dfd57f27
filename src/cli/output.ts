import { type Colours, coloursWanted, createColours } from "../diagnostics/render/colours.ts";

/** What a command writes to, and how. */
export interface Output {
  readonly colours: Colours;
  /** A line of the result. */
  print(text: string): void;
  /** A line about the work: to the error stream, so that results can be piped. */
  note(text: string): void;
  /** Shows what takes long, if a person looks on; gives the function that ends it. */
  progress(text: string): () => void;
}

/** An output over the process's streams. */
export function createOutput(): Output {
  const environment = process.env;
  return {
    colours: createColours(coloursWanted(process.stdout.isTTY === true, environment)),
    print: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    progress(text) {
      if (process.stderr.isTTY !== true) return () => {};
      const timer = setTimeout(() => process.stderr.write(`${text} …\r`), 1_000);
      return () => {
        clearTimeout(timer);
        process.stderr.write("\u001b[K");
      };
    },
  };
}

/** What a command ends with: 0 fine, 1 problems in the program, 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Wrong use: said in one line, and the command ends with 2. */
export class UsageError extends Error {}
