import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadContract } from "../../src/contract/load.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

const root = resolve(import.meta.dirname, "../..");

/** A program with the files beside it, under paths in memory. */
export interface CorpusProgram {
  readonly name: string;
  readonly entry: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Files larger than this are left out: a run is over many inputs, not over large ones. */
const largest = 250_000;

/** The real programs of the repository: the examples and the programs that the checker is tested with. */
export function corpusPrograms(): readonly CorpusProgram[] {
  const folders = [join(root, "test/check"), ...readdirSync(join(root, "examples")).map((name) => join(root, "examples", name))];
  return folders.flatMap((folder) => {
    const files = filesOf(folder, "/p");
    const programs = readdirSync(folder).filter((name) => name.endsWith(".integ"));
    return programs.map((name) => ({ name, entry: `/p/${name}`, files }));
  });
}

function filesOf(folder: string, at: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "generated") Object.assign(files, filesOf(path, `${at}/${entry.name}`));
    if (!entry.isFile() || !/\.(integ|json|ya?ml)$/u.test(entry.name)) continue;
    const bytes = readFileSync(path);
    if (bytes.length > largest) continue;
    // What the golden programs expect stands behind them in comments.
    const text = entry.name.endsWith(".integ") ? bytes.toString().replaceAll(/^\/\/!.*\n?/gmu, "") : undefined;
    files[`${at}/${entry.name}`] = text === undefined ? bytes : new TextEncoder().encode(text);
  }
  return files;
}

/** A description as it lies on the disk. */
export interface CorpusDescription {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The real descriptions of the repository, and those of another folder; as they are, all of them can be loaded. */
export function corpusDescriptions(more: string | undefined, largestOfMore = 30_000): readonly CorpusDescription[] {
  const own = corpusPrograms().flatMap(({ files }) => Object.entries(files).filter(([name]) => !name.endsWith(".integ")));
  const found = new Map(own.map(([name, bytes]) => [name, { name, bytes }]));
  const others = more === undefined ? [] : readdirSync(more, { recursive: true, encoding: "utf8" }).sort();
  for (const name of others) {
    const path = join(more ?? "", name);
    if (!/\.(json|ya?ml)$/u.test(path) || !statSync(path).isFile() || statSync(path).size > largestOfMore) continue;
    found.set(name, { name, bytes: readFileSync(path) });
  }
  return [...found.values()].filter(({ name, bytes }) => "contract" in loadContract(createMemoryHost({ [name]: bytes }), name));
}
