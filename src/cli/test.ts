import { basename } from "node:path";
import { printable } from "../diagnostics/render/text-width.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Program, ProgramTest } from "../program/program.ts";
import { type Difference, differences } from "./compare.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";
import { checkFile, exitCodeOf, openWorkspace, renderDiagnostics, summaryOf } from "./program.ts";

/** How a test went; without a problem it passed. */
interface TestResult {
  readonly test: ProgramTest;
  readonly problem?: string;
  readonly differences: readonly Difference[];
}

/** How tests are run. */
export interface TestOptions {
  readonly json: boolean;
  /** Runs only the tests of this map, or the one of this name (`toContact: keeps the email`). */
  readonly only: string | undefined;
}

/** `integ test FILE`: runs the tests of a program through the code that is generated from it. 1 where one fails. */
export async function testCommand(file: string, options: TestOptions, output: Output): Promise<ExitCode> {
  const checked = checkFile(openWorkspace(), file, output);
  const { program } = checked;
  if (program === undefined) {
    if (options.json)
      output.print(
        JSON.stringify(
          { tests: [], passed: 0, failed: 0, errors: checked.diagnostics.map(({ code, message }) => ({ code, message })) },
          undefined,
          2,
        ),
      );
    else output.print(`${renderDiagnostics(checked, output)}\n\n${summaryOf(checked, output)}; no test was run`);
    return exitCodeOf(checked);
  }
  const tests = chosenTests(program.tests, options.only);
  const done = output.progress(`testing ${file}`);
  const results = tests.length === 0 ? [] : await runTests(program, tests, basename(file));
  done();
  const failed = results.filter(({ problem }) => problem !== undefined).length;
  if (options.json) {
    const shown = results.map((result) => ({
      target: result.test.target.name,
      title: result.test.title,
      passed: result.problem === undefined,
      problem: result.problem ?? null,
      differences: result.differences,
    }));
    output.print(JSON.stringify({ tests: shown, passed: results.length - failed, failed }, undefined, 2));
  } else {
    for (const result of results) for (const line of linesOf(result, output)) output.print(line);
    output.print(results.length === 0 ? "The program holds no tests." : `${results.length - failed} passed, ${failed} failed`);
  }
  return failed === 0 ? 0 : 1;
}

/** @throws {UsageError} where there is no such test, with the nearest name. */
function chosenTests(tests: readonly ProgramTest[], only: string | undefined): readonly ProgramTest[] {
  if (only === undefined) return tests;
  const chosen = tests.filter((test) => test.target.name === only || nameOf(test) === only);
  if (chosen.length > 0) return chosen;
  const near = suggest(only, new Set(tests.flatMap((test) => [test.target.name, nameOf(test)])));
  throw new UsageError(`There is no test \`${only}\`.${near === undefined ? "" : ` Did you mean \`${near}\`?`}`);
}

/** What a test is called where it is shown. */
function nameOf({ target, title }: ProgramTest): string {
  return `${target.name}: ${title}`;
}

async function runTests(program: Program, tests: readonly ProgramTest[], source: string): Promise<readonly TestResult[]> {
  const [{ generate }, { camelCase }, { loadGenerated }] = await Promise.all([
    import("../codegen/generate.ts"),
    import("../codegen/names.ts"),
    import("./load-generated.ts"),
  ]);
  const connector = loadGenerated(await generate(program, source));
  try {
    const maps = await connector.load("maps.ts");
    return tests.map((test) => runTest(program, test, maps[camelCase(test.target.name)]));
  } finally {
    connector.dispose();
  }
}

function runTest(program: Program, test: ProgramTest, map: unknown): TestResult {
  const failed = (problem: string, found: readonly Difference[] = []): TestResult => ({ test, problem, differences: found });
  if (typeof map !== "function") return failed(`the map \`${test.target.name}\` was not generated`);
  const { expect } = test;
  let value: unknown;
  try {
    // A map may not change what it is given, and no test what another one reads.
    value = map(...argumentsOf(program, test));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (expect.kind === "value") return failed(`expected a value, and the record was refused: ${reason}`);
    if (expect.message === undefined || reason === expect.message) return { test, differences: [] };
    return failed("the record was refused for another reason", [
      { path: "fail", expected: JSON.stringify(expect.message), actual: JSON.stringify(reason) },
    ]);
  }
  if (expect.kind === "failure") return failed("expected the record to be refused, and it was mapped");
  const found = differences(expect.value, value);
  return found.length === 0
    ? { test, differences: [] }
    : failed(found.length === 1 ? "one value differs" : `${found.length} values differ`, found);
}

/** What a map is called with: what the test gives, and the configuration behind all parameters where the map reads it. */
function argumentsOf(program: Program, test: ProgramTest): readonly unknown[] {
  const given: unknown[] = structuredClone([...test.given]);
  const map = program.maps.find((each) => each.name === test.target.name);
  if (map === undefined || map.environment.length === 0) return given;
  while (given.length < map.parameters.length) given.push(undefined);
  return [...given, test.environment];
}

function linesOf({ test, problem, differences: found }: TestResult, { colours }: Output): string[] {
  const title = nameOf(test);
  if (problem === undefined) return [`${colours.green("✓")} ${printable(title)}`];
  const width = Math.max(0, ...found.map(({ path }) => path.length));
  return [
    `${colours.red("✗")} ${printable(title)}`,
    `    ${colours.red(printable(problem))}`,
    ...found.flatMap(({ path, expected, actual }) => [
      `    ${(path || "value").padEnd(width)}  ${colours.dim("expected")} ${colours.green(printable(expected))}`,
      `    ${" ".repeat(width)}  ${colours.dim("     got")} ${colours.red(printable(actual))}`,
    ]),
  ];
}
