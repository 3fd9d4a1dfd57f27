import { resolve } from "node:path";
import { failureWords } from "../checker/declarations/spec.ts";
import type { Contract } from "../contract/contract.ts";
import { type Inspection, inspect } from "../contract/inspect.ts";
import { loadContract } from "../contract/load.ts";
import { descriptionNotUsable } from "../diagnostics/codes/contract-use.ts";
import { printable } from "../diagnostics/render/text-width.ts";
import type { Host } from "../source/host.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { ExitCode, Output } from "./output.ts";

/** What `integ inspect` shows. */
export interface InspectOptions {
  readonly json: boolean;
  readonly operations: boolean;
  readonly types: boolean;
  readonly filter: string | undefined;
}

/** A problem of a description with its place, zero-based. */
interface LocatedProblem {
  readonly kind: string;
  readonly message: string;
  readonly file: string;
  readonly pointer: string;
  readonly line: number;
  readonly character: number;
}

/** `integ inspect SPEC`: operations and types under the names that a program uses. 2 where the description cannot be read. */
export function inspectCommand(file: string, options: InspectOptions, output: Output): ExitCode {
  const host = createNodeHost(process.cwd(), process.env);
  const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? file : resolve(file);
  const done = output.progress(`reading ${file}`);
  const result = loadContract(host, path);
  if ("failure" in result) {
    done();
    const { why, help } = failureWords(result.failure);
    const { code, message } = descriptionNotUsable({ file, why }, { file: path, start: 0, end: 0 });
    if (options.json) output.print(JSON.stringify({ problems: [{ code, message, help: help ?? null, file }] }, undefined, 2));
    else
      output.note(
        `${output.colours.red(output.colours.bold(`error ${code}`))}: ${message}${help === undefined ? "" : `\n  help: ${help}`}`,
      );
    return 2;
  }
  const found = inspect(result.contract, options.filter);
  const problems = located(result.contract, found, host);
  done();
  if (options.json) output.print(JSON.stringify(toJson(found, problems, options), undefined, 2));
  else for (const line of prettyLines(found, problems, options, output)) output.print(line);
  return 0;
}

function located(contract: Contract, found: Inspection, host: Host): LocatedProblem[] {
  return found.problems.map(({ kind, message, origin }) => {
    const place = contract.locate(origin);
    return {
      kind,
      message,
      file: host.display(place?.file ?? origin.file),
      pointer: origin.pointer,
      line: place?.line ?? 0,
      character: place?.character ?? 0,
    };
  });
}

/** `--operations` and `--types` leave the other list out; the counts are always there. */
function toJson(found: Inspection, problems: readonly LocatedProblem[], options: InspectOptions): object {
  const both = options.operations === options.types;
  return {
    format: found.format,
    title: found.title,
    version: found.version,
    operations: found.operations.length,
    types: found.types.length,
    problems,
    ...(both || options.operations ? { operationList: found.operations } : {}),
    ...(both || options.types ? { typeList: found.types } : {}),
    events: found.events,
  };
}

const shownProblems = 20;

function prettyLines(found: Inspection, problems: readonly LocatedProblem[], options: InspectOptions, { colours }: Output): string[] {
  const both = options.operations === options.types;
  const lines = [
    `${colours.bold(printable(found.title))} ${printable(found.version)} (${found.format}): ${count(found.operations.length, "operation")}, ${count(found.types.length, "type")}`,
  ];
  if (both || options.operations) {
    const width = widthOfColumn(found.operations.map(({ name }) => name));
    lines.push("", colours.bold("Operations"));
    for (const { name, method, path, deprecated } of found.operations) {
      lines.push(
        `  ${printable(name).padEnd(width)}  ${colours.dim(`${method.padEnd(6)} ${printable(path)}`)}${deprecated ? colours.yellow(" deprecated") : ""}`,
      );
    }
  }
  if (both || options.types) {
    const width = widthOfColumn(found.types.map(({ name }) => name));
    lines.push("", colours.bold("Types"));
    for (const { name, kind } of found.types) lines.push(`  ${printable(name).padEnd(width)}  ${colours.dim(kind)}`);
  }
  if (found.events.length > 0) lines.push("", colours.bold("Events"), ...found.events.map((name) => `  ${printable(name)}`));
  if (problems.length > 0) {
    lines.push(
      "",
      `${colours.yellow(`${count(problems.length, "problem")} in the description`)} ${colours.dim("(an error only where a program uses it)")}`,
    );
    for (const { file, line, character, message } of problems.slice(0, shownProblems))
      lines.push(`  ${printable(file)}:${line + 1}:${character + 1}  ${printable(message)}`);
    if (problems.length > shownProblems)
      lines.push(colours.dim(`  … and ${problems.length - shownProblems} more (--format json has them all)`));
  }
  return lines;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** Wide enough for nearly all names: the few very long ones may stick out. */
function widthOfColumn(names: readonly string[]): number {
  const lengths = names.map((name) => name.length).sort((left, right) => left - right);
  return Math.min(50, lengths[Math.floor(lengths.length * 0.95)] ?? 0);
}
