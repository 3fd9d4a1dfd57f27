import { Command, CommanderError, Option } from "commander";
import { createOutput, type ExitCode, type Output, UsageError } from "./output.ts";
import { readVersion } from "./version.ts";

/** The command line. Each command is loaded when it is called. */
export function createProgram(output: Output, end: (code: ExitCode) => void): Command {
  const program = new Command("integ");
  const format = (): Option => new Option("--format <format>", "how the result is shown").choices(["pretty", "json"]).default("pretty");
  const run =
    <Arguments extends readonly unknown[]>(action: (...args: Arguments) => Promise<ExitCode> | ExitCode) =>
    async (...args: Arguments): Promise<void> =>
      end(await action(...args));

  program
    .description("Checks, builds and runs integrations written in .integ.")
    .version(readVersion(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeErr: () => {} });

  const command = (name: string, description: string): Command => program.command(name).description(description).helpOption("-h, --help", "show this help").exitOverride();

  command("check <file>", "say what is wrong, what is proved and what is guarded")
    .addOption(format())
    .option("--all", "show all diagnostics, not the first page")
    .option("--explain", "say why each guard is not proved")
    .action(run(async (file: string, options: { format: string; all?: boolean; explain?: boolean }) => (await import("./check.ts")).checkCommand(file, options, output)));
  command("build <file>", "write the connector's TypeScript")
    .option("--out <folder>", "where to (default: `generated` beside the program)")
    .option("--watch", "build again when a file changes")
    .action(run(async (file: string, options: { out?: string; watch?: boolean }) => (await import("./build.ts")).buildCommand(file, options, output)));
  command("run <file>", "build in memory and serve the connector")
    .option("--port <port>", "the port to listen on", "3000")
    .option("--storage <file>", "where runs are kept (default: .integ/NAME.sqlite)")
    .action(run(async (file: string, options: { port: string; storage?: string }) => (await import("./run.ts")).runCommand(file, options, output)));
  command("dev <file>", "serve the connector against mock servers of all its systems")
    .option("--port <port>", "the port to listen on", "3000")
    .action(run(async (file: string, options: { port: string }) => (await import("./dev.ts")).devCommand(file, options, output)));
  command("test <file>", "run the examples of a program")
    .addOption(format())
    .action(run(async (file: string, options: { format: string }) => (await import("./test.ts")).testCommand(file, options, output)));
  command("inspect <description>", "list the operations and types of an API description")
    .addOption(format())
    .option("--operations", "only operations")
    .option("--types", "only types")
    .option("--filter <text>", "only what has this text in its name, path or summary")
    .action(
      run(async (file: string, options: { format: string; operations?: boolean; types?: boolean; filter?: string }) => (await import("./inspect.ts")).inspectCommand(file, options, output)),
    );
  command("explain <code>", "explain a diagnostic").action(run(async (code: string) => (await import("./explain.ts")).explainCommand(code, output)));
  command("init [folder]", "write a small program to start from").action(run(async (folder: string | undefined) => (await import("./init.ts")).initCommand(folder ?? ".", output)));
  program.addHelpText("after", "\nExamples:\n  integ check billing.integ\n  integ build billing.integ --watch\n  integ inspect specs/stripe.json --filter customers\n  integ explain INTEG3004");
  return program;
}

/** Runs the command line; nothing that a user wrote ends in a stack. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const output = createOutput();
  let code: ExitCode = 0;
  try {
    await createProgram(output, (ended) => {
      code = ended;
    }).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code === "commander.help") output.note(createProgram(output, () => {}).helpInformation());
      else output.note(`${error.message.replace(/^error: /, "")}. See \`integ --help\`.`.replace("..", "."));
      return 2;
    }
    if (error instanceof UsageError) {
      output.note(error.message);
      return 2;
    }
    // A fault of ours: one line, and the stack for who asks for it.
    output.note(`integ has a fault: ${error instanceof Error ? error.message : String(error)}. Please report it with the program; INTEG_DEBUG=1 shows where.`);
    if (process.env["INTEG_DEBUG"] === "1" && error instanceof Error) output.note(error.stack ?? "");
    return 2;
  }
}
