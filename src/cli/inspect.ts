import { resolve } from "node:path";
import { inspect } from "../contract/inspect.ts";
import { type ContractFailure, loadContract } from "../contract/load.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { wordsOf } from "../workspace/workspace.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";

/** Options of `integ inspect`. */
export interface InspectOptions {
  readonly format: string;
  readonly operations?: boolean;
  readonly types?: boolean;
  readonly filter?: string;
}

/** `integ inspect SPEC`: operations and types under the names that a program uses. */
export function inspectCommand(file: string, options: InspectOptions, output: Output): ExitCode {
  const host = createNodeHost(process.cwd(), process.env);
  const result = loadContract(host, /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? file : resolve(file));
  if ("failure" in result) throw new UsageError(failureWords(result.failure, (path) => host.display(path)));
  const { contract } = result;
  const done = output.progress(`reading ${file}`);
  const found = inspect(contract, options.filter);
  done();
  const problems = found.problems.map((problem) => {
    const place = contract.locate(problem.origin);
    return { kind: problem.kind, message: problem.message, file: host.display(problem.origin.file), pointer: problem.origin.pointer, line: place?.line ?? 0, character: place?.character ?? 0 };
  });
  if (options.format === "json") {
    const value = {
      format: found.format,
      title: found.title,
      version: found.version,
      operations: found.operations.length,
      types: found.types.length,
      problems,
      operationList: found.operations,
      typeList: found.types,
      events: found.events,
    };
    output.print(JSON.stringify(value, undefined, 2));
    return 0;
  }
  const { colours } = output;
  output.print(`${colours.bold(printable(found.title))} ${printable(found.version)} (${found.format}): ${found.operations.length} operations, ${found.types.length} types`);
  const both = options.operations !== true && options.types !== true;
  if (both || options.operations === true) {
    const width = Math.min(44, Math.max(0, ...found.operations.map((operation) => operation.name.length)));
    output.print(`\n${colours.bold("Operations")}`);
    for (const operation of found.operations) {
      const deprecated = operation.deprecated ? colours.yellow(" deprecated") : "";
      output.print(`  ${printable(operation.name).padEnd(width)}  ${colours.dim(`${operation.method.padEnd(6)} ${printable(operation.path)}`)}${deprecated}`);
    }
  }
  if (both || options.types === true) {
    output.print(`\n${colours.bold("Types")}`);
    for (const type of found.types) output.print(`  ${printable(type.name)} ${colours.dim(type.kind)}`);
  }
  if (found.events.length > 0) output.print(`\n${colours.bold("Events")}\n  ${found.events.map(printable).join("\n  ")}`);
  if (problems.length > 0) {
    output.print(`\n${colours.yellow(`${problems.length} ${problems.length === 1 ? "problem" : "problems"} in the description`)} (an error only where a program uses it)`);
    for (const problem of problems.slice(0, 20)) output.print(`  ${problem.file}:${problem.line + 1}:${problem.character + 1} ${problem.message}`);
    if (problems.length > 20) output.print(`  … and ${problems.length - 20} more (--format json has them all)`);
  }
  return 0;
}

/** Why a description cannot be used, in one sentence. */
export function failureWords(failure: ContractFailure, display: (file: string) => string): string {
  switch (failure.kind) {
    case "url":
      return `\`${failure.url}\` is a URL, and the compiler reads no network: store the description beside the program and name its path.`;
    case "unreadable":
      return `\`${display(failure.file)}\` ${wordsOf(failure.failure)}.`;
    case "html":
      return `\`${display(failure.file)}\` is an HTML page, not an API description: store the description itself (often \`openapi.json\` or \`openapi.yaml\`).`;
    case "empty":
      return `\`${display(failure.file)}\` is empty.`;
    case "malformed": {
      const at = failure.position === undefined ? "" : `:${failure.position.line + 1}:${failure.position.character + 1}`;
      return `\`${display(failure.file)}\`${at} is not valid ${failure.language}: ${failure.reason}.`;
    }
    case "unknown-format":
      return `\`${display(failure.file)}\` is no OpenAPI, Swagger or JSON Schema description${failure.hint === undefined ? "" : `: ${failure.hint}`}.`;
  }
}

/** Texts of a description never reach a terminal as control sequences. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, "\ufffd");
}
