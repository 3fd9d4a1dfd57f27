import { resolve } from "node:path";
import { failureWords } from "../checker/declarations/spec.ts";
import { descriptionNotUsable } from "../diagnostics/codes/contract-use.ts";
import { printable } from "../diagnostics/render/text-width.ts";
import type { Origin } from "../types/type.ts";
import { type Assignability, compareSchemas, type SchemaFailure } from "../workspace/assignable.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { ExitCode, Output } from "./output.ts";

/**
 * `integ assignable SOURCE TARGET`: whether every value of one schema is a value of another. 0 where it is proved, 1 where it is
 * not so or not decided, 2 where a schema cannot be read.
 */
export function assignableCommand(source: string, target: string, json: boolean, output: Output): ExitCode {
  const host = createNodeHost(process.cwd(), process.env);
  const result = compareSchemas(host, absolute(source), absolute(target));
  if ("failure" in result) {
    const { code, message, help } = failureOf(result.failure, host.display);
    if (json) output.print(JSON.stringify({ problems: [{ code, message, help: help ?? null }] }, undefined, 2));
    else
      output.note(
        `${output.colours.red(output.colours.bold(`error ${code}`))}: ${printable(message)}${help === undefined ? "" : `\n  help: ${help}`}`,
      );
    return 2;
  }
  if (json) output.print(JSON.stringify(jsonOf(result, host.display), undefined, 2));
  else for (const line of lines(result, host.display, output)) output.print(line);
  return result.verdict === "always" ? 0 : 1;
}

/** The pointer stays behind the path. */
function absolute(reference: string): string {
  const hash = reference.indexOf("#");
  return hash === -1 ? resolve(reference) : `${resolve(reference.slice(0, hash))}${reference.slice(hash)}`;
}

function failureOf(
  failure: SchemaFailure,
  display: (file: string) => string,
): { readonly code: string; readonly message: string; readonly help?: string | undefined } {
  const file = display(failure.reference.split("#", 1)[0] ?? "");
  const words = failure.kind === "contract" ? failureWords(failure.failure) : { why: `there is no schema at \`#${failure.pointer}\`` };
  const { code, message } = descriptionNotUsable({ file, why: words.why }, { file, start: 0, end: 0 });
  return { code, message, help: "help" in words ? words.help : undefined };
}

/** What is not known is not there; a witness may be null. */
function jsonOf({ origin, problems, ...result }: Assignability, display: (file: string) => string): object {
  const placed = ({ file, pointer }: Origin): object => ({ file: display(file), pointer });
  return {
    ...result,
    ...(origin && { origin: placed(origin) }),
    problems: problems.map((problem) => ({ kind: problem.kind, message: problem.message, origin: placed(problem.origin) })),
  };
}

const verdictWords = {
  always: "every value of the source is a value of the target",
  never: "no value of the source is a value of the target",
  sometimes: "some values of the source are refused",
  undecided: "whether every value fits is not decided",
} as const;

const longestWitness = 2_000;

function lines(result: Assignability, display: (file: string) => string, { colours }: Output): string[] {
  const { verdict, witness, path, constraint, reason, origin, problems } = result;
  const paint = verdict === "always" ? colours.green : verdict === "undecided" ? colours.yellow : colours.red;
  const shown = witness === undefined ? undefined : JSON.stringify(witness);
  const row = (name: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`  ${name.padEnd(10)}  ${printable(text)}`];
  return [
    `${colours.bold(paint(verdict))}: ${verdictWords[verdict]}`,
    ...row("at", path === undefined || path === "" ? undefined : path),
    ...row("constraint", constraint),
    ...row("witness", shown && shown.length > longestWitness ? `${shown.slice(0, longestWitness)}…` : shown),
    ...row("because", reason),
    ...row("described", origin && `${display(origin.file)}#${origin.pointer}`),
    ...problems.flatMap(({ message, origin: place }) => row("problem", `${display(place.file)}#${place.pointer}: ${message}`)),
  ];
}
