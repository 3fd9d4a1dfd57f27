import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { loadContract } from "../contract/load.ts";
import { format } from "../format/format.ts";
import { exampleTest, proposeStart, type StartFlow, type StartSystem, withDeclaration } from "../scaffold/start.ts";
import { systemNames } from "../scaffold/system-names.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { exampleDescription, exampleProgram } from "./init-example.ts";
import { pathFrom } from "./only-program.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";
import { mapOf } from "./run-map.ts";
import { unreadable } from "./unreadable.ts";

/**
 * `integ init [DIR] [DESCRIPTION…]`: a program over the descriptions, or over a small one of its own, that checks, tests and builds as it
 * stands.
 */
export async function initCommand(operands: readonly string[], output: Output): Promise<ExitCode> {
  const [first, ...others] = operands;
  const isFolder = first !== undefined && !isDescription(first);
  const folder = isFolder ? first : ".";
  const descriptions = isFolder || first === undefined ? others : operands;
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`\`${folder}\` is no folder.`);
  if (existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".integ")))
    throw new UsageError(`\`${folder}\` has an \`.integ\` program already: \`integ add system\` adds to it.`);
  const written = descriptions.length === 0 ? writeExample(folder) : await writeStart(folder, descriptions, output);
  const { program, files } = written;
  for (const file of [...files, ...writeProject(folder, basename(program))]) output.print(`${output.colours.green("✓")} ${file}`);
  for (const line of written.notes ?? []) output.print(line);
  output.print(`
Next:
  integ check ${program}    what is proved, and what is guarded
  integ test ${program}     runs the examples in it
  integ dev ${program}      runs it against mock servers
  integ build ${program}    writes the TypeScript`);
  return 0;
}

/** A file, or what is named like one: a folder that is not there yet is named otherwise. */
function isDescription(path: string): boolean {
  return existsSync(path) ? !statSync(path).isDirectory() : /\.(?:json|ya?ml)$/iu.test(path);
}

interface Written {
  readonly program: string;
  readonly files: readonly string[];
  readonly notes?: readonly string[];
}

function writeExample(folder: string): Written {
  const [program, description] = [join(folder, "welcome.integ"), join(folder, "specs/tickets.yaml")];
  mkdirSync(join(folder, "specs"), { recursive: true });
  writeNew(description, exampleDescription);
  writeNew(program, exampleProgram);
  return { program, files: [program, description] };
}

async function writeStart(folder: string, descriptions: readonly string[], output: Output): Promise<Written> {
  const name = integrationName(resolve(folder));
  const program = join(folder, `${name}.integ`);
  const entry = resolve(program);
  const host = createNodeHost(process.cwd(), process.env);
  const systems: StartSystem[] = [];
  const titles = descriptions.map((description) => {
    const loaded = loadContract(host, resolve(description));
    if ("failure" in loaded) throw unreadable(description, loaded.failure);
    return loaded.contract.title;
  });
  for (const [index, system] of systemNames(descriptions, titles).entries())
    systems.push({ name: system, description: pathFrom(dirname(entry), descriptions[index] ?? "") });
  const done = output.progress(`reading ${descriptions.join(", ")}`);
  const start = proposeStart({ host, entry, name, systems });
  if (start.kind === "unreadable") throw unreadable(start.description, start.failure);
  mkdirSync(folder, { recursive: true });
  writeNew(program, start.text);
  if (start.flow !== undefined) {
    const tested = await withExample(start.text, start.flow, entry);
    if (tested !== undefined) writeFileSync(program, tested);
  }
  done();
  const flow =
    start.flow === undefined
      ? [
          "",
          "No flow is proposed:",
          ...(start.why ?? []).map((reason) => `- ${reason}`),
          "`integ map A B` proposes a map between two types of your choice.",
        ]
      : ["", `The flow \`${start.flow.name}\` and the map \`${start.flow.map}\` are proposals: each line says how sure it is.`];
  return { program, files: [program], notes: [...flow, ...(start.reads.length === 0 ? [] : [`It reads ${start.reads.join(", ")}.`])] };
}

/** The program with a test of its map, which takes the example and expects what the map makes of it; undefined where there is none. */
async function withExample(text: string, { map, example }: StartFlow, entry: string): Promise<string | undefined> {
  if (example === undefined) return undefined;
  const host = createNodeHost(process.cwd(), process.env);
  const { program } = createWorkspace(host).check(entry);
  const called = program && (await mapOf(program, map));
  if (called === undefined) return undefined;
  try {
    const result = called.run(example);
    const tested = format(withDeclaration(text, "TestDeclaration", exampleTest(map, example, result))).text;
    writeFileSync(entry, tested);
    if (createWorkspace(host).check(entry).program !== undefined) return tested;
    writeFileSync(entry, text);
    return undefined;
  } finally {
    called.dispose();
  }
}

/** What a project has beside its program, where it is not there yet. */
function writeProject(folder: string, program: string): readonly string[] {
  const scripts = Object.fromEntries(["check", "test", "dev", "build"].map((name) => [name, `integ ${name} ${program}`]));
  const project = { name: projectName(resolve(folder)), version: "0.1.0", private: true, type: "module", scripts };
  const files: readonly (readonly [string, string])[] = [
    ["package.json", `${JSON.stringify(project, undefined, 2)}\n`],
    [".gitignore", "node_modules/\n.integ/\n"],
  ];
  return files.flatMap(([name, text]) => {
    const path = join(folder, name);
    if (existsSync(path)) return [];
    writeFileSync(path, text);
    return [path];
  });
}

/** A plain name, made of the folder's. */
function integrationName(folder: string): string {
  const words = basename(folder).match(/[A-Za-z0-9]+/gu) ?? [];
  const name = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return /^[A-Za-z]/u.test(name) ? name : "integration";
}

/** A name that npm takes. */
function projectName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return name === "" ? "integration" : name;
}

function writeNew(path: string, text: string): void {
  if (existsSync(path)) throw new UsageError(`\`${path}\` exists already.`);
  writeFileSync(path, text);
}
