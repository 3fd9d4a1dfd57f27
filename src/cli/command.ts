import type { ExitCode, Output } from "./output.ts";

/** An option of a command: a switch, or one with a value. */
export interface CommandOption {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  /** What the help calls the value; a switch has none. */
  readonly value?: string;
  /** The only values that there are. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** A file, a folder or a word behind a command's name. */
export interface Operand {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
  /** The last one: any number of them may follow. */
  readonly many?: boolean;
  /** What is meant where it is left out: "this one where none is named". */
  readonly otherwise?: string;
}

/** One command, as the help shows it and as it is called. */
export interface Command {
  /** One word, or two: `add system`. */
  readonly name: string;
  readonly summary: string;
  /** What stands behind the command's name, in this order. */
  readonly operands: readonly Operand[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
  /** What the command's exit codes mean, where that is not what they mean elsewhere. */
  readonly exitStatus?: string;
  /** Runs it. What it needs is loaded only now. */
  run(args: CommandArguments, output: Output): Promise<ExitCode>;
}

/** What a person wrote behind a command's name, checked against what the command takes. */
export interface CommandArguments {
  readonly operands: readonly string[];
  /** Whether a switch is given. */
  has(option: string): boolean;
  /** The value of an option. */
  value(option: string): string | undefined;
}
