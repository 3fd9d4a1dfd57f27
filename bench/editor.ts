import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { integProgram, typespecProgram } from "./editor/programs.ts";
import { run, type Session } from "./editor/session.ts";
import { type Statistics, statisticsOf } from "./editor/statistics.ts";
import { integWritings, typespecWritings } from "./editor/typing.ts";

/*
 * What a person who types waits for, of `integ lsp --stdio` as it is installed, and of TypeSpec's language server on a program of as
 * many lines: each a process of its own, spoken to by the protocol.
 * usage: node editor.ts [KEYSTROKES]
 */
const root = resolve(import.meta.dirname, "..");
const keystrokes = Number(process.argv[2] ?? 2_000);
const lines = 2_000;
const starts = 4;
const scratch = mkdtempSync(join(tmpdir(), "integ-editor-"));
const specs = process.env["INTEG_SPECS"] ?? resolve(root, "../shared/specs");

const integFolder = join(scratch, "integ");
const typespecFolder = join(scratch, "typespec");
mkdirSync(integFolder);
mkdirSync(typespecFolder);
const integPath = join(integFolder, "big.integ");
const typespecPath = join(typespecFolder, "main.tsp");
const program = integProgram(lines, join(specs, "stripe/openapi.json"), join(specs, "github/openapi.json"));
const peer = typespecProgram(lines);
writeFileSync(integPath, program);
writeFileSync(typespecPath, peer);

const load = loadavg()[0] ?? 0;
const environment = { INTEG_CACHE: join(scratch, "cache") };
const integ = await run(
  {
    command: [process.execPath, join(root, "bin/integ.js"), "lsp", "--stdio"],
    path: integPath,
    folder: integFolder,
    languageId: "integ",
    writings: integWritings,
    words: /(?<=\.)(?:name|email|description|metadata|createIssue|comment|customer|number|phone|address|city)\b/gu,
    environment,
  },
  keystrokes,
  starts,
);
const typespec = await run(
  {
    command: [process.execPath, join(import.meta.dirname, "node_modules/@typespec/compiler/cmd/tsp-server.js"), "--stdio"],
    path: typespecPath,
    folder: typespecFolder,
    languageId: "typespec",
    writings: typespecWritings,
    words: /\b(?:Customer|Outcome|Address|State)\d+\b/gu,
    environment: {},
  },
  Math.ceil(keystrokes / 5),
  starts,
);
rmSync(scratch, { recursive: true, force: true });

/** What is promised, in milliseconds at the 99th percentile. */
const targets = new Map([
  ["keystroke to diagnostics", 50],
  ["completion, right after a keystroke", 20],
  ["hover", 10],
  ["definition", 10],
]);

function rowsOf(session: Session, isOurs: boolean): string[] {
  const row = (what: string, { count, p50, p95, p99, max }: Statistics, target: number | undefined): string =>
    `| ${what} | ${count} | ${[p50, p95, p99, max].map((time) => time.toFixed(1)).join(" | ")} | ${target === undefined ? "" : `p99 ≤ ${target}`} |`;
  return [...session.times].map(([what, times]) => row(what, statisticsOf(times), isOurs ? targets.get(what) : undefined));
}

function section(name: string, session: Session, isOurs: boolean): string[] {
  // The first start makes the index of the descriptions, and what Node keeps of the compiler's code.
  const [first = Number.NaN, ...others] = session.starts;
  const { p50, max } = statisticsOf(others);
  return [
    `## ${name}`,
    "",
    "| waited for | times | p50 ms | p95 ms | p99 ms | most ms | target |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rowsOf(session, isOurs),
    "",
    `Of the processor, a keystroke with all that it leads to takes ${session.processorTime.toFixed(0)} ms on average, all threads together: waiting is more where others run.`,
    "",
    `Start of the process to the first diagnostics: ${p50.toFixed(0)} ms in the middle, ${max.toFixed(0)} ms at most of ${others.length} starts${isOurs ? " with a warm index (target: 1,000 ms)" : ""}; the first start took ${first.toFixed(0)} ms.`,
    "",
    `Memory after all that (resident): ${session.memory.now.toFixed(0)} MB, at most ${session.memory.most.toFixed(0)} MB${isOurs ? " (target: 300 MB)" : ""}.`,
    "",
  ];
}

const page = [
  "# What the editor waits for",
  "",
  `A program of ${program.split("\n").length - 1} lines over Stripe's and GitHub's descriptions (6.2 and 13 MB), and one of ${peer.split("\n").length - 1} lines of TypeSpec. Each server is a process as users start it,`,
  "spoken to over stdio. Text is typed key by key at places all over the program, and deleted again: a field of a map, a step of a flow, a",
  "template, a new map; in between the program is half-written, as it is most of the time. A time is from the moment that the client begins to send to the",
  "moment that it has read the answer; diagnostics are those of just that version, complete. The next key follows 20 ms after them.",
  "",
  `Node ${process.version}, ${availableParallelism()} cores, with a load of ${load.toFixed(1)} by others when the run began and ${(loadavg()[0] ?? 0).toFixed(1)} at its end: what is more than the cores adds to all times. \`npm ci && node editor.ts\` in \`bench/\` makes this page, from what \`npm run build\` made.`,
  "",
  "What a keystroke takes of the processor depends little on the others, and is said below; the times of waiting hold for a machine as busy as this",
  "one was, and can be held against the targets only where the load is below the number of cores.",
  "",
  ...section("integ lsp --stdio", integ, true),
  ...section("TypeSpec: tsp-server --stdio", typespec, false),
].join("\n");
writeFileSync(join(import.meta.dirname, "EDITOR.md"), page);
console.log(page);
