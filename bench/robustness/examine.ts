import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { check } from "../../src/checker/check.ts";
import { failureWords } from "../../src/checker/declarations/spec.ts";
import { generate } from "../../src/codegen/generate.ts";
import type { Contract, OperationSummary } from "../../src/contract/contract.ts";
import { inspect } from "../../src/contract/inspect.ts";
import { type LoadResult, loadContract } from "../../src/contract/load.ts";
import type { Host } from "../../src/source/host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { exerciseProgram, sinkFile, sinkText } from "../../test/support/exercise-program.ts";

/** A kind of thing that was said of a program, how often, and the first of it. */
export interface Said {
  readonly key: string;
  count: number;
  readonly first: string;
}

/** What became of one description. Times in milliseconds, memory in megabytes. */
export interface Examined {
  readonly file: string;
  readonly bytes: number;
  readonly outcome: "done" | "unusable" | "crash" | "timeout" | "memory";
  /** Why it is unusable, or how it crashed. */
  readonly why?: string | undefined;
  /** The phase that it crashed in, or was ended in. */
  readonly phase?: string | undefined;
  readonly format?: string;
  readonly operations?: number;
  readonly types?: number;
  readonly problems?: number;
  /** Operations (or types) that the program uses in the end. */
  readonly used?: number;
  readonly unauthenticated?: number;
  readonly unnamed?: number;
  readonly proved?: number;
  readonly guarded?: number;
  readonly errors?: readonly Said[];
  readonly guards?: readonly Said[];
  readonly inspectTime?: number;
  readonly checkTime?: number;
  readonly generateTime?: number;
  readonly lines?: number;
  readonly outputBytes?: number;
  /** Of the process, on all cores: what the time would be on a machine with nothing else to do, or more. */
  readonly cpuTime?: number;
  /** The highest resident memory of the process while it was at work. */
  readonly memory?: number;
}

/** Inspects a description, checks a program that uses all of it, and writes what is generated to a folder. */
export async function examine(file: string, folder: string, phase: (name: string) => void): Promise<Examined> {
  const programFile = join(dirname(file), "exercise.integ");
  const host = hostFor(file, programFile);
  const bytes = readFileSync(file).length;
  phase("inspect");
  let start = performance.now();
  const loaded = loadContract(host, file);
  if ("failure" in loaded) return { file, bytes, outcome: "unusable", why: `${loaded.failure.kind}: ${failureWords(loaded.failure).why}` };
  const { contract } = loaded;
  const inspection = inspect(contract);
  for (const problem of inspection.problems) contract.locate(problem.origin);
  const inspectTime = performance.now() - start;

  phase("check");
  start = performance.now();
  const errors = new Map<string, Said>();
  const leftOut = new Set<number>();
  const checkWithout = (without: ReadonlySet<number>) => {
    const exercise = exerciseProgram(contract, file, without);
    const result = check({
      host: host.with(exercise.text),
      entry: programFile,
      loadContract: (path, options) => withoutSecurity(loadContract(host, path, options), file, exercise.unauthenticated),
    });
    const wrong = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    const uses = wrong.map(({ location }) => (location.file === programFile ? exercise.useAt(location.start) : undefined));
    return { exercise, result, wrong, uses };
  };
  let checked = checkWithout(leftOut);
  const checkTime = performance.now() - start;
  phase("check again");
  for (let round = 0; round < 4 && checked.wrong.length > 0; round++) {
    for (const [index, { code, message }] of checked.wrong.entries()) {
      const use = checked.uses[index];
      note(errors, `${code} ${shape(message)}`, `${use === undefined ? "" : checked.exercise.uses[use]}: ${message}`);
      if (use !== undefined) leftOut.add(use);
    }
    // What is wrong with a description is said of the system: which of the uses it is has to be tried.
    if (checked.uses.includes(undefined)) for (const use of culprits(checked.exercise.uses.length, leftOut, checkWithout)) leftOut.add(use);
    checked = checkWithout(leftOut);
  }
  const { result, exercise } = checked;
  const guards = new Map<string, Said>();
  for (const guard of result.guards) {
    const site = "operation" in guard.site ? `${guard.site.operation} ${guard.site.argument}` : guard.site.map;
    const use = exercise.useAt(guard.at.start);
    note(
      guards,
      `${guard.constraint.split(" ")[0]}: ${shape(guard.reason)}`,
      `${use === undefined ? "" : exercise.uses[use]} (${site}) ${guard.path}: ${guard.constraint}: ${guard.reason}`,
    );
  }

  phase("generate");
  start = performance.now();
  const files = result.program === undefined ? [] : await generate(result.program, "exercise.integ");
  const generateTime = performance.now() - start;
  phase("write");
  if (files.length > 0) mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  return {
    file,
    bytes,
    outcome: "done",
    format: contract.format,
    operations: inspection.operations.length,
    types: inspection.types.length,
    problems: inspection.problems.length,
    used: result.program === undefined ? 0 : exercise.uses.length - leftOut.size,
    unauthenticated: exercise.unauthenticated.size,
    unnamed: exercise.unnamed,
    proved: result.proved,
    guarded: result.guards.length,
    errors: [...errors.values()],
    guards: [...guards.values()],
    inspectTime: Math.round(inspectTime),
    checkTime: Math.round(checkTime),
    generateTime: Math.round(generateTime),
    lines: exercise.text.split("\n").length,
    outputBytes: files.reduce((sum, { text }) => sum + text.length, 0),
  };
}

function note(all: Map<string, Said>, key: string, example: string): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, { key, count: 1, first: example.slice(0, 600) });
  else known.count++;
}

/** A message without the names, texts and numbers in it, so that those of one kind count together. */
function shape(message: string): string {
  return message
    .replace(/`[^`]*`/gu, "`…`")
    .replace(/"(?:[^"\\]|\\.)*"/gu, '"…"')
    .replace(/-?\d+(\.\d+)?(e[+-]?\d+)?/giu, "N")
    .slice(0, 160);
}

/** The uses for which something is said that belongs to no place of the program: by halves. */
function culprits(
  count: number,
  leftOut: ReadonlySet<number>,
  checkWithout: (without: ReadonlySet<number>) => { readonly uses: readonly (number | undefined)[] },
): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index).filter((index) => !leftOut.has(index));
  const among = (uses: readonly number[]): readonly number[] => {
    const kept = new Set(uses);
    const others = new Set(Array.from({ length: count }, (_, index) => index).filter((index) => !kept.has(index)));
    if (uses.length === 0 || !checkWithout(others).uses.includes(undefined)) return [];
    if (uses.length === 1) return uses;
    const middle = uses.length >> 1;
    return [...among(uses.slice(0, middle)), ...among(uses.slice(middle))];
  };
  return among(all);
}

/** The disk, with a program and a sink that are not on it, and no memory of former runs. */
function hostFor(file: string, programFile: string): Host & { with(text: string): Host } {
  const disk = createNodeHost(dirname(file), {});
  const cache = { get: () => undefined, set: () => undefined };
  const files = new Map<string, Uint8Array>([[join(dirname(file), sinkFile), new TextEncoder().encode(sinkText)]]);
  const make = (all: ReadonlyMap<string, Uint8Array>): Host => ({
    ...disk,
    cache,
    open(path) {
      const bytes = all.get(path);
      if (bytes === undefined) return disk.open(path);
      return { size: bytes.length, stamp: "1", readAll: () => bytes, readRange: (start, end) => bytes.subarray(start, end) };
    },
  });
  return { ...make(files), with: (text) => make(new Map([...files, [programFile, new TextEncoder().encode(text)]])) };
}

/** The contract with some operations' security unsaid. */
function withoutSecurity(loaded: LoadResult, file: string, operations: ReadonlySet<OperationSummary>): LoadResult {
  if ("failure" in loaded || loaded.contract.file !== file || operations.size === 0) return loaded;
  const wanted = new Set([...operations].map(({ method, path }) => `${method} ${path}`));
  const { contract } = loaded;
  const operation: Contract["operation"] = (summary) => {
    const found = contract.operation(summary);
    return wanted.has(`${summary.method} ${summary.path}`) ? { ...found, security: undefined } : found;
  };
  return { contract: new Proxy(contract, { get: (target, key) => (key === "operation" ? operation : bound(target, key)) }) };
}

/** A member of an object with private fields, which a proxy hides from its methods. */
function bound(target: Contract, key: string | symbol): unknown {
  const member: unknown = Reflect.get(target, key, target);
  return typeof member === "function" ? member.bind(target) : member;
}
