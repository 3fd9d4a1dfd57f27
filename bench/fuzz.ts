import { type ChildProcess, fork } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { FuzzMessage } from "./fuzz/worker.ts";

/*
 * Puts mutated programs and descriptions through the compiler and looks for what must never be: an exception, a hang, a
 * diagnostic that is not in its file, generated code that is no TypeScript.
 *
 *   node fuzz.ts [--from 0] [--to 100000] [--descriptions FOLDER] [--log FILE] [--seconds 30] [--at-once 1]
 *
 * The case of a seed is always the same over the same corpus. The log holds one JSON line a chunk of seeds that is done, and
 * one a finding; started again with the same log it goes on where it stood. It ends with the page's text.
 */
const { values } = parseArgs({
  options: {
    from: { type: "string", default: "0" },
    to: { type: "string", default: "100000" },
    descriptions: { type: "string" },
    log: { type: "string", default: join(tmpdir(), "integ-fuzz.jsonl") },
    seconds: { type: "string", default: "30" },
    "at-once": { type: "string", default: "1" },
  },
});
const chunk = 2_000;
const from = Number(values.from);
const to = Number(values.to);
const seconds = Number(values.seconds);

interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly counts: Readonly<Record<string, { cases: number; sound: number; loaded: number; diagnostics: number }>>;
  readonly slowest: { readonly seed: number; readonly milliseconds: number };
  readonly milliseconds: number;
}

interface Finding {
  readonly seed: number;
  readonly what: "exception" | "hang" | "violation" | "crash";
  readonly why: string;
}

type Entry = { readonly chunk: Chunk } | { readonly finding: Finding };

function entries(): Entry[] {
  if (!existsSync(values.log)) return [];
  return readFileSync(values.log, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Entry => JSON.parse(line));
}

function record(entry: Entry): void {
  appendFileSync(values.log, `${JSON.stringify(entry)}\n`);
}

const done = new Set(entries().flatMap((entry) => ("chunk" in entry ? [entry.chunk.from] : [])));
const pending: number[] = [];
for (let start = from; start < to; start += chunk) if (!done.has(start)) pending.push(start);

async function work(): Promise<void> {
  for (let start = pending.shift(); start !== undefined; start = pending.shift()) {
    const end = Math.min(to, start + chunk);
    let next = start;
    const parts: Chunk[] = [];
    // A process that hangs or dies is begun anew behind the seed that it came to.
    while (next < end) next = await runFrom(next, end, (part) => parts.push(part));
    const merged = parts.reduce(merge);
    record({ chunk: { ...merged, from: start, to: end } });
    console.log(
      `${start} to ${end}: ${Math.round(merged.milliseconds / 1000)} s, slowest ${merged.slowest.seed} ${merged.slowest.milliseconds} ms`,
    );
  }
}

function merge(left: Chunk, right: Chunk): Chunk {
  const counts = structuredClone(left.counts) as Record<string, Chunk["counts"][string]>;
  for (const [kind, more] of Object.entries(right.counts)) {
    const known = counts[kind];
    counts[kind] =
      known === undefined
        ? more
        : {
            cases: known.cases + more.cases,
            sound: known.sound + more.sound,
            loaded: known.loaded + more.loaded,
            diagnostics: known.diagnostics + more.diagnostics,
          };
  }
  const slowest = left.slowest.milliseconds > right.slowest.milliseconds ? left.slowest : right.slowest;
  return { from: left.from, to: right.to, counts, slowest, milliseconds: left.milliseconds + right.milliseconds };
}

const empty = (seed: number): Chunk => ({ from: seed, to: seed + 1, counts: {}, slowest: { seed, milliseconds: 0 }, milliseconds: 0 });

/** Runs seeds in a process of its own, and gives the seed to go on with. */
function runFrom(start: number, end: number, finish: (chunk: Chunk) => void): Promise<number> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(join(import.meta.dirname, "fuzz/worker.ts"), [String(start), String(end), values.descriptions ?? ""], {
      execArgv: ["--max-old-space-size=1536"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let seed = start;
    let phase = "start";
    let errors = "";
    let progress: Chunk = empty(start);
    let timer: NodeJS.Timeout;
    let hung = false;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          hung = true;
          child.kill("SIGKILL");
        },
        // The first case waits for the compiler to be loaded.
        (phase === "start" ? 60 : seconds) * 1000,
      );
    };
    watch();
    child.stderr?.on("data", (data: Buffer) => {
      errors = (errors + data.toString()).slice(-3000);
    });
    child.on("message", (message: FuzzMessage) => {
      if ("phase" in message) {
        phase = message.phase;
        if (message.seed !== seed || phase !== "start") watch();
        seed = message.seed;
      } else if ("finding" in message) {
        record({ finding: message.finding });
        console.log(`${message.finding.seed} ${message.finding.what}: ${message.finding.why.slice(0, 400)}`);
      } else progress = message.progress;
    });
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      finish(progress);
      if (code === 0) {
        resolve(end);
        return;
      }
      const finding: Finding = hung
        ? { seed, what: "hang", why: `more than ${seconds} s in ${phase}` }
        : { seed, what: "crash", why: `${phase}: ended with ${code ?? signal}: ${errors.slice(-800)}` };
      record({ finding });
      console.log(`${seed} ${finding.what}: ${finding.why}`);
      finish({ ...empty(seed), counts: { ended: { cases: 1, sound: 0, loaded: 0, diagnostics: 0 } } });
      resolve(seed + 1);
    });
  });
}

await Promise.all(Array.from({ length: Number(values["at-once"]) }, work));

const all = entries();
const chunks = all.flatMap((entry) => ("chunk" in entry ? [entry.chunk] : []));
const findings = all.flatMap((entry) => ("finding" in entry ? [entry.finding] : []));
if (chunks.length > 0) {
  const total = chunks.reduce(merge);
  const sum = (pick: (count: Chunk["counts"][string]) => number): number =>
    Object.values(total.counts).reduce((all, each) => all + pick(each), 0);
  const lines = [
    "| mutated | inputs | descriptions that could still be read | programs that were still right | diagnostics |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(total.counts)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([kind, { cases, sound, loaded, diagnostics }]) => `| ${kind} | ${cases} | ${loaded} | ${sound} | ${diagnostics} |`),
    `| all | ${sum((each) => each.cases)} | ${sum((each) => each.loaded)} | ${sum((each) => each.sound)} | ${sum((each) => each.diagnostics)} |`,
    "",
    `Seeds ${from} to ${to - 1}. Findings: ${findings.length}. Slowest: seed ${total.slowest.seed}, ${total.slowest.milliseconds} ms.`,
  ];
  console.log(lines.join("\n"));
}
