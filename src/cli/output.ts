import { type Colours, coloursWanted, createColours } from "../diagnostics/render/colours.ts";

/** What a command writes to, and how. */
export interface Output {
  /** For what is printed. */
  readonly colours: Colours;
  /** Columns of the terminal; of a common one where there is none. */
  readonly width: number;
  /** Lines that a page has; infinite where nobody looks at a screen. */
  readonly pageLines: number;
  /** A line of the result. */
  print(text: string): void;
  /** A line about the work, to the error stream, so that results can be piped. */
  note(text: string): void;
  /** Says what is being done, as long as it is done and where a person looks on; gives the function that ends it. */
  progress(text: string): () => void;
}

/** An output over the process's streams. */
export function createOutput(): Output {
  const { stdout, stderr } = process;
  return {
    colours: createColours(coloursWanted(stdout.isTTY === true, process.env)),
    width: Math.min(stdout.columns ?? 120, 160),
    pageLines: Math.max(stdout.rows ?? 60, 40),
    print: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    progress(text) {
      if (stderr.isTTY !== true) return () => {};
      // The compiler computes without a pause, so no timer could say it later: the line is written at once, and taken away.
      stderr.write(`${text} …\r`);
      return () => void stderr.write("\u001b[K");
    },
  };
}

/** What a command ends with: 0 fine, 1 problems in the program, 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Wrong use: said in one line, and the command ends with 2. */
export class UsageError extends Error {
  /** The command that helps on. */
  readonly see: string | undefined;

  constructor(message: string, see?: string) {
    super(message);
    this.see = see;
  }
}
