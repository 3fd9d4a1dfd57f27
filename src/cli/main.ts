import { suggest } from "../diagnostics/suggest.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";

/**
 * Runs the command line. Never throws, and nothing that a user wrote ends in a stack.
 *
 * @param table the commands that there are
 */
export async function main(args: readonly string[], output: Output, table: readonly Command[] = commands): Promise<ExitCode> {
  try {
    return await dispatch(args, output, table);
  } catch (error) {
    if (error instanceof UsageError) {
      output.note(`integ: ${error.message}${error.see === undefined ? "" : ` See \`${error.see}\`.`}`);
      return 2;
    }
    const reason = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    output.note(
      `integ: this is a mistake in Integ itself: ${reason}. Please report it with the program that led to it (INTEG_DEBUG=1 shows where it happened).`,
    );
    if (process.env["INTEG_DEBUG"] === "1" && error instanceof Error) output.note(error.stack ?? "");
    return 2;
  }
}

async function dispatch(args: readonly string[], output: Output, table: readonly Command[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === "--version" || name === "-V" || name === "-v" || name === "version") {
    output.print((await import("./version.ts")).readVersion());
    return 0;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const { commandHelp, helpText } = await import("./help.ts");
    const about = commandOf(rest, table);
    const text = about === undefined ? helpText(table, output.colours) : commandHelp(about, output.colours);
    if (name !== undefined) {
      output.print(text);
      return 0;
    }
    output.note(text);
    return 2;
  }
  const command = commandOf(args, table);
  if (command === undefined) {
    const longer = table.find((each) => each.name.startsWith(`${name} `));
    if (longer !== undefined) throw new UsageError(`\`integ ${name}\` goes on: \`integ ${longer.name}\`.`, `integ ${longer.name} --help`);
    if (name.startsWith("-")) throw new UsageError(`There is no option \`${name}\` in front of a command.`, "integ --help");
    const near = suggest(
      name,
      table.map((each) => each.name),
    );
    throw new UsageError(`There is no command \`${name}\`.${near === undefined ? "" : ` Did you mean \`${near}\`?`}`, "integ --help");
  }
  const given = readArguments(command, args.slice(wordsOf(command).length));
  if (given.has("help")) {
    output.print((await import("./help.ts")).commandHelp(command, output.colours));
    return 0;
  }
  return await command.run(given, output);
}

/** The command whose name, of one word or two, the arguments begin with. */
function commandOf(args: readonly string[], table: readonly Command[]): Command | undefined {
  return table.find((command) => wordsOf(command).every((word, index) => args[index] === word));
}

function wordsOf(command: Command): readonly string[] {
  return command.name.split(" ");
}
