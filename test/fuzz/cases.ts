import { createRequire } from "node:module";
import type * as JsYaml from "js-yaml";
import { loadContract } from "../../src/contract/load.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { exerciseProgram, sinkFile, sinkText } from "../support/exercise-program.ts";
import { type CorpusDescription, type CorpusProgram, corpusDescriptions, corpusPrograms } from "./corpus.ts";
import { mutateDescription } from "./mutate-description.ts";
import { mutateBytes, mutateText } from "./mutate-text.ts";
import { createRandom, type Random } from "./random.ts";

/** One input: a program with the files beside it. */
export interface FuzzCase {
  readonly seed: number;
  /** What was mutated, for counting. */
  readonly kind: "program" | "program bytes" | "files beside" | "description" | "description text" | "description bytes";
  /** What it was made from. */
  readonly from: string;
  readonly entry: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The mutated description, where there is one. */
  readonly description?: string | undefined;
}

/** Gives the case of a seed: the same seed and corpus give the same case. */
export interface FuzzCases {
  caseOf(seed: number): FuzzCase;
}

/** Operations that a program over a mutated description calls at most. */
const mostUses = 5;

/**
 * @param descriptions a folder with descriptions beside those of the repository
 */
export function createCases(descriptions?: string): FuzzCases {
  const programs = corpusPrograms();
  const texts = programs.map(({ entry, files }) => decode(files[entry]));
  const documents = corpusDescriptions(descriptions);
  const values = new Map<CorpusDescription, unknown>();
  const parsed = (document: CorpusDescription): unknown => {
    if (!values.has(document)) values.set(document, read(document));
    return values.get(document);
  };
  return {
    caseOf(seed) {
      const random = createRandom(seed);
      const document = random.pick(documents);
      if (random.percent(10)) return exerciseCase(seed, random, document, texts);
      if (random.percent(45)) return programCase(seed, random, random.pick(programs), texts);
      const others = [random.pick(documents), random.pick(documents)].map(parsed).filter((value) => value !== undefined);
      return descriptionCase(seed, random, document, parsed(document), others.length === 0 ? [{}] : others);
    },
  };
}

function programCase(seed: number, random: Random, { name, entry, files }: CorpusProgram, texts: readonly string[]): FuzzCase {
  const common = { seed, from: name, entry };
  const text = decode(files[entry]);
  if (random.percent(10)) {
    const bytes = mutateBytes(new TextEncoder().encode(text), random);
    return { ...common, kind: "program bytes", files: { ...files, [entry]: bytes } };
  }
  if (random.percent(20)) {
    // Imported programs, descriptions, overlays: whatever lies beside.
    const path = random.pick(Object.keys(files));
    const mutated = random.percent(50)
      ? mutateText(decode(files[path]), random, texts)
      : mutateBytes(files[path] ?? new Uint8Array(), random);
    return { ...common, kind: "files beside", files: { ...files, [path]: mutated } };
  }
  return { ...common, kind: "program", files: { ...files, [entry]: mutateText(text, random, texts) } };
}

/** A program that is right and uses much of a description, mutated a little. */
function exerciseCase(seed: number, random: Random, document: CorpusDescription, texts: readonly string[]): FuzzCase {
  const path = `/p/${document.name.split("/").at(-1)}`;
  const files = { [path]: document.bytes, [`/p/${sinkFile}`]: sinkText };
  const program = mutateText(programFor(files, path, random), random, texts);
  return { seed, kind: "program", from: document.name, entry: "/p/main.integ", files: { ...files, "/p/main.integ": program } };
}

function descriptionCase(seed: number, random: Random, document: CorpusDescription, value: unknown, others: readonly unknown[]): FuzzCase {
  const path = `/p/${document.name.split("/").at(-1)}`;
  const kind = random.percent(75) && value !== undefined ? "description" : random.percent(60) ? "description text" : "description bytes";
  const mutated =
    kind === "description"
      ? mutateDescription(value, random, others)
      : kind === "description text"
        ? mutateText(decode(document.bytes), random, [decode(document.bytes)])
        : mutateBytes(document.bytes, random);
  const files = { [path]: mutated, [`/p/${sinkFile}`]: sinkText };
  // The program is one for the description as it was, or one for what has become of it.
  const base = random.percent(50) ? { ...files, [path]: document.bytes } : files;
  const program = programFor(base, path, random);
  return { seed, kind, from: document.name, entry: "/p/main.integ", description: path, files: { ...files, "/p/main.integ": program } };
}

function programFor(files: Readonly<Record<string, string | Uint8Array>>, path: string, random: Random): string {
  const loaded = loadContract(createMemoryHost(files), path);
  if ("failure" in loaded) return `integration none "1.0.0"\nsystem api { spec: openapi ${JSON.stringify(path)} }\n`;
  const { contract } = loaded;
  const count = contract.format === "json-schema" ? contract.typeNames.length + 1 : contract.operations.length;
  const first = random.below(Math.max(1, count - mostUses));
  const leftOut = new Set(Array.from({ length: count }, (_, index) => index).filter((index) => index < first || index >= first + mostUses));
  return exerciseProgram(contract, path, leftOut).text;
}

function read(document: CorpusDescription): unknown {
  const text = decode(document.bytes);
  try {
    return document.name.endsWith(".json") ? JSON.parse(text) : yaml().load(text);
  } catch {
    return undefined;
  }
}

function yaml(): typeof JsYaml {
  return createRequire(import.meta.url)("js-yaml") as typeof JsYaml;
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
