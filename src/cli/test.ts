import { basename } from "node:path";
import { camelCase } from "../codegen/names.ts";
import type { ProgramTest } from "../program/program.ts";
import type { Json } from "../types/type.ts";
import { loadGenerated } from "./load-generated.ts";
import type { ExitCode, Output } from "./output.ts";
import { countWords, openProgram, requireProgram } from "./program.ts";

/** `integ test FILE`: runs the examples of a program through the code that is generated from it. */
export async function testCommand(file: string, options: { readonly format: string }, output: Output): Promise<ExitCode> {
  const checked = openProgram(file, output);
  const program = requireProgram(checked, output);
  const { colours } = output;
  if (program === undefined) {
    output.print(`${colours.red("✗")} ${file}: ${countWords(checked)}; no test was run`);
    return 1;
  }
  const results = program.tests.length === 0 ? [] : await runTests(program, basename(file));
  const failed = results.filter((result) => result.problem !== undefined);
  if (options.format === "json") {
    output.print(JSON.stringify({ tests: results.map(({ test, problem }) => ({ target: test.target.name, title: test.title, passed: problem === undefined, problem: problem ?? null })) }, undefined, 2));
    return failed.length === 0 ? 0 : 1;
  }
  for (const { test, problem } of results) {
    output.print(`${problem === undefined ? colours.green("✓") : colours.red("✗")} ${test.target.name}: ${test.title}`);
    if (problem !== undefined) output.print(problem.split("\n").map((line) => `    ${line}`).join("\n"));
  }
  output.print(results.length === 0 ? "no tests" : `${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

interface TestResult {
  readonly test: ProgramTest;
  /** What is wrong; undefined where the test passed. */
  readonly problem: string | undefined;
}

async function runTests(program: Parameters<typeof loadGenerated>[0], source: string): Promise<readonly TestResult[]> {
  const loaded = await loadGenerated(program, source, "maps.ts");
  try {
    return program.tests.map((test) => ({ test, problem: runTest(test, loaded.exports[camelCase(test.target.name)]) }));
  } finally {
    loaded.dispose();
  }
}

function runTest(test: ProgramTest, map: unknown): string | undefined {
  if (typeof map !== "function") return `the map ${test.target.name} was not generated`;
  let result: unknown;
  try {
    result = map(...test.given);
  } catch (error) {
    if (test.expect.kind === "failure") {
      const reason = error instanceof Error ? error.message : String(error);
      const { message } = test.expect;
      return message === undefined || reason.includes(message) ? undefined : `expected it to fail with ${JSON.stringify(message)}\nit failed with ${JSON.stringify(reason)}`;
    }
    return `expected a value\nit failed: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (test.expect.kind === "failure") return `expected it to fail\nit gave ${shorten(JSON.stringify(result))}`;
  const differences = compare(test.expect.value, result, "");
  return differences.length === 0 ? undefined : differences.join("\n");
}

/** Where two values differ; what is undefined is not there. */
function compare(expected: Json | undefined, actual: unknown, path: string): string[] {
  if (isObject(expected) && isObject(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...names].flatMap((name) => compare(expected[name], actual[name], path === "" ? name : `${path}.${name}`));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return [`${path || "the value"}: expected ${expected.length} items, got ${actual.length}`];
    return expected.flatMap((item: Json, index) => compare(item, actual[index], `${path}[${index}]`));
  }
  if (Object.is(expected, actual)) return [];
  const show = (value: unknown): string => (value === undefined ? "nothing" : shorten(JSON.stringify(value)));
  return [`${path || "the value"}: expected ${show(expected)}, got ${show(actual)}`];
}

function isObject<Value>(value: Value): value is Value & { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shorten(text: string | undefined): string {
  const shown = text ?? "nothing";
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}
