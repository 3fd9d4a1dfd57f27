import { parseArgs } from "node:util";
import { suggest } from "../diagnostics/suggest.ts";
import type { Command, CommandArguments, CommandOption } from "./command.ts";
import { UsageError } from "./output.ts";

/** Options that every command has. */
export const commonOptions: readonly CommandOption[] = [{ name: "help", short: "h", summary: "Show this help" }];

/**
 * Reads what stands behind a command's name.
 *
 * @throws {UsageError} for what the command does not take, with the nearest name.
 */
export function readArguments(command: Command, args: readonly string[]): CommandArguments {
  const options = new Map([...command.options, ...commonOptions].map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...args],
    // Unknown options are let through, to be reported in our own words.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      [...options.values()].map((option) => [
        option.name,
        {
          type: option.value === undefined ? ("boolean" as const) : ("string" as const),
          ...(option.short === undefined ? {} : { short: option.short }),
        },
      ]),
    ),
  });
  const given = new Map<string, string | undefined>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    else if (token.kind === "option") {
      const option = options.get(token.name);
      if (option === undefined) throw unknownOption(command, token.rawName, options.keys());
      given.set(option.name, optionValue(option, token.value));
    }
  }
  if (!given.has("help")) {
    const missing = command.operands.find((each, index) => each.required && operands[index] === undefined);
    if (missing !== undefined) throw new UsageError(`\`integ ${command.name}\` needs ${missing.summary}.`, `integ ${command.name} --help`);
    const tooMany = operands[command.operands.length];
    if (tooMany !== undefined && command.operands.at(-1)?.many !== true) {
      throw new UsageError(
        `\`integ ${command.name}\` takes ${takenWords(command)}, and \`${tooMany}\` is one too many.`,
        `integ ${command.name} --help`,
      );
    }
  }
  return { operands, has: (name) => given.has(name), value: (name) => given.get(name) };
}

function takenWords({ operands }: Command): string {
  if (operands.length > 1) return operands.map(({ name }) => name).join(" and ");
  return operands[0] === undefined ? "nothing" : `one ${operands[0].name}`;
}

function optionValue(option: CommandOption, value: string | undefined): string | undefined {
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`\`--${option.name}\` takes no value.`);
    return undefined;
  }
  if (value === undefined || value === "")
    throw new UsageError(`\`--${option.name}\` needs a value: \`--${option.name} ${option.value}\`.`);
  if (option.choices !== undefined && !option.choices.includes(value)) {
    throw new UsageError(`\`--${option.name}\` is ${option.choices.map((choice) => `\`${choice}\``).join(" or ")}, not \`${value}\`.`);
  }
  return value;
}

function unknownOption(command: Command, written: string, names: Iterable<string>): UsageError {
  const near = suggest(written.replace(/^-+/, ""), names);
  return new UsageError(
    `\`integ ${command.name}\` has no option \`${written}\`.${near === undefined ? "" : ` Did you mean \`--${near}\`?`}`,
    `integ ${command.name} --help`,
  );
}

/**
 * The number of a port.
 *
 * @throws {UsageError} where it is none.
 */
export function portOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`\`--port\` is a number from 0 (any free port) to 65535, not \`${text}\`.`);
  return port;
}
