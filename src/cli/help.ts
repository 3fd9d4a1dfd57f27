import type { Colours } from "../diagnostics/render/colours.ts";
import { commonOptions } from "./arguments.ts";
import type { Command, CommandOption, Operand } from "./command.ts";

const exitStatus = "0  all is fine      1  the program has problems      2  wrong use, or input that cannot be read";

/** The help of the whole. */
export function helpText(commands: readonly Command[], colours: Colours): string {
  return [
    "Integ connects systems: a small declarative language, checked against the systems' own API descriptions and compiled to TypeScript.",
    section("Usage", ["integ COMMAND [OPTIONS]"], colours),
    section(
      "Commands",
      table(
        commands.map((command) => [usageOf(command), command.summary]),
        colours,
      ),
      colours,
    ),
    section(
      "Options",
      table(
        [
          ["-h, --help", "Show this help, or that of a command: integ check --help"],
          ["-V, --version", "Show the version"],
        ],
        colours,
      ),
      colours,
    ),
    section(
      "Examples",
      ["integ init my-integration", "integ check my-integration/welcome.integ", "integ build my-integration/welcome.integ --watch"],
      colours,
    ),
    section("Exit status", [exitStatus], colours),
  ].join("\n\n");
}

/** The help of one command. */
export function commandHelp(command: Command, colours: Colours): string {
  const { operands } = command;
  return [
    `${command.summary}.`,
    section("Usage", [`integ ${usageOf(command)}${command.options.length > 0 ? " [OPTIONS]" : ""}`], colours),
    ...(operands.length === 0
      ? []
      : [
          section(
            "Arguments",
            table(
              operands.map(({ name, summary, otherwise }) => [
                name,
                `${capitalised(summary)}${otherwise === undefined ? "" : ` (${otherwise})`}`,
              ]),
              colours,
            ),
            colours,
          ),
        ]),
    section(
      "Options",
      table(
        [...command.options, ...commonOptions].map((option) => [optionName(option), option.summary]),
        colours,
      ),
      colours,
    ),
    section("Examples", command.examples, colours),
    section("Exit status", [command.exitStatus ?? exitStatus], colours),
  ].join("\n\n");
}

function usageOf({ name, operands }: Command): string {
  return [name, ...operands.map(operandUsage)].join(" ");
}

function operandUsage({ name, required, many }: Operand): string {
  const names = many === true ? `${name}…` : name;
  return required ? names : `[${names}]`;
}

function optionName({ name, short, value }: CommandOption): string {
  return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

function section(title: string, lines: readonly string[], colours: Colours): string {
  return [colours.bold(title), ...lines.map((line) => `  ${line}`)].join("\n");
}

function table(rows: readonly (readonly [string, string])[], colours: Colours): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, summary]) => `${colours.cyan(name)}${" ".repeat(width - name.length)}  ${summary}`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
