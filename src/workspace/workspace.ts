import { type CheckInput, checkInPieces } from "../checker/check.ts";
import type { SemanticModel } from "../checker/model.ts";
import type { ParsedFile } from "../checker/session.ts";
import type { Contract } from "../contract/contract.ts";
import { type LoadResult, loadContract } from "../contract/load.ts";
import { notText } from "../diagnostics/codes/syntax.ts";
import { emptyProgram, notUtf8, programNotReadable } from "../diagnostics/codes/use.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Places } from "../diagnostics/render/places.ts";
import type { Guard, Program } from "../program/program.ts";
import { type Host, type ReadFailure, stampOf } from "../source/host.ts";
import { LineMap } from "../source/line-map.ts";
import { type Pieces, whole } from "../source/pieces.ts";
import { type ReadFile, readProgram } from "./read-program.ts";

/** A program with everything that it takes, and what the compiler says of it. */
export interface CheckedProgram {
  /** The whole program; only where nothing is wrong and all of it can be compiled. */
  readonly program: Program | undefined;
  /** What each node means; undefined where there is nothing to mean anything. */
  readonly model: SemanticModel | undefined;
  /** By file (the program's own first) and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is right and cannot be compiled yet: then there is no `program`, though nothing is wrong. */
  readonly unsupported: readonly Diagnostic[];
  /** By file and place, too. */
  readonly guards: readonly Guard[];
  readonly proved: number;
  /** The program's file could not be read at all, or is no text: wrong use rather than a wrong program. */
  readonly unreadable: boolean;
  /** The paths of the program's files, its own first. */
  readonly files: readonly string[];
  /** Those of the files that could be read, with their texts. */
  readonly sources: ReadonlyMap<string, ReadFile>;
  /** The descriptions that it names, by path. */
  readonly contracts: ReadonlyMap<string, Contract>;
  /**
   * Everything that was read, descriptions and what they refer to included, with the stamps that it had; undefined for what
   * was not there. As long as these stay the same, so does the result.
   */
  readonly inputs: ReadonlyMap<string, string | undefined>;
  readonly places: Places;
  /** The same program as it would be with other texts, by their files: to see what would come of a change before it is made. */
  checkWith(texts: ReadonlyMap<string, string>): CheckedProgram;
}

/** Programs over a host. Files that have not changed are not read again. */
export interface Workspace {
  /** Reads a program with its imports and descriptions, and checks it. */
  check(entry: string): CheckedProgram;
  /** The same in pieces of a few milliseconds, for who has other things to do. Where a file changes before the end, begin again. */
  checkInPieces(entry: string): Pieces<CheckedProgram>;
  /**
   * Reads a program as `check` does, and checks only the declaration at an offset of one of its files, which takes a small
   * part of the time: the model knows what stands in it, the files and descriptions are the same, and what is said of
   * mistakes is no more than that declaration's.
   */
  checkAround(entry: string, file: string, offset: number): CheckedProgram;
  /** Reads one file of a program and parses it, without looking at what it means; undefined where it cannot be read. */
  read(file: string): ReadFile | undefined;
}

/** Opens a workspace. What it remembers, it remembers by the stamps that the host gives its files. */
export function createWorkspace(host: Host): Workspace {
  const files = new Map<string, RememberedFile>();
  const contracts = new Map<string, ReadContract>();

  const readFile = (file: string): RememberedFile | { readonly failure: ReadFailure } => {
    const handle = host.open(file);
    if ("failure" in handle) return handle;
    const known = files.get(file);
    if (known?.stamp === handle.stamp) return known;
    const read = { stamp: handle.stamp, ...readProgram(handle.readAll(), file, known) };
    files.set(file, read);
    return read;
  };

  const readContract = (file: string, overlays: readonly string[]): ReadContract => {
    const key = JSON.stringify([file, ...overlays]);
    const known = contracts.get(key);
    if (known !== undefined && [...known.stamps].every(([path, stamp]) => stampOf(host, path) === stamp)) return known;
    const contract = load(host, file, overlays);
    contracts.set(key, contract);
    return contract;
  };

  const run = function* (
    entry: string,
    around?: CheckInput["around"],
    texts: ReadonlyMap<string, string> = new Map(),
  ): Pieces<CheckedProgram> {
    const sources = new Map<string, ReadFile>();
    const programFiles = new Map<string, string | undefined>();
    const descriptions = new Set<ReadContract>();
    const parseFile = (file: string): ParsedFile => {
      const text = texts.get(file);
      const read =
        text === undefined ? readFile(file) : { stamp: "tried", ...readProgram(new TextEncoder().encode(text), file, files.get(file)) };
      programFiles.set(file, "failure" in read ? undefined : read.stamp);
      if ("failure" in read) return read;
      sources.set(file, read);
      return read.parsed;
    };
    const result = yield* checkEntry(host, entry, around, parseFile, (file, { overlays }) => {
      const contract = readContract(file, overlays);
      descriptions.add(contract);
      return contract.result;
    });
    const inputs = new Map([...[...descriptions].flatMap(({ stamps }) => [...stamps]), ...programFiles]);
    return withMore(result, {
      inputs,
      sources,
      places: placesOf(host, sources, result.contracts),
      checkWith: (more: ReadonlyMap<string, string>) => whole(run(entry, undefined, new Map([...texts, ...more]))),
    });
  };

  return {
    read(file) {
      const read = readFile(file);
      return "failure" in read ? undefined : read;
    },
    check: (entry) => whole(run(entry)),
    checkInPieces: (entry) => run(entry),
    checkAround: (entry, file, offset) => whole(run(entry, { file, offset })),
  };
}

/** A file of a program with the stamp that it had when it was read. */
interface RememberedFile extends ReadFile {
  readonly stamp: string;
}

/** A loaded description with the stamps of the files that it was read from; the map grows while the contract is looked into. */
interface ReadContract {
  readonly result: LoadResult;
  readonly stamps: ReadonlyMap<string, string | undefined>;
}

type Result = Omit<CheckedProgram, "inputs" | "sources" | "places" | "checkWith">;

function* checkEntry(
  host: Host,
  entry: string,
  around: CheckInput["around"],
  parseFile: (file: string) => ParsedFile,
  load: (file: string, options: { readonly overlays: readonly string[] }) => LoadResult,
): Pieces<Result> {
  const first = parseFile(entry);
  const nothing = (diagnostic: Diagnostic, unreadable: boolean): Result => ({
    program: undefined,
    model: undefined,
    diagnostics: [diagnostic],
    unsupported: [],
    guards: [],
    proved: 0,
    unreadable,
    files: [entry],
    contracts: new Map(),
  });
  const start = { file: entry, start: 0, end: 0 };
  if ("failure" in first)
    return nothing(programNotReadable({ file: host.display(entry), why: readFailureWords[first.failure] }, start), true);
  const unreadable = first.diagnostics.find(
    ({ code, data }) => code === notText.definition.code || (code === notUtf8.definition.code && data["encoding"] !== undefined),
  );
  if (unreadable !== undefined) return nothing(unreadable, true);
  yield;
  const result = yield* checkInPieces({ host, entry, parseFile, loadContract: load, around });
  // An editor has a model of it, too: a program begins somewhere.
  if (first.file.declarations.length === 0 && first.diagnostics.length === 0)
    return { ...nothing(emptyProgram({ file: host.display(entry) }, start), false), model: result.model };
  const rank = new Map(result.files.map((file, index) => [file, index]));
  const guards = [...result.guards].sort(
    (left, right) => (rank.get(left.at.file) ?? 0) - (rank.get(right.at.file) ?? 0) || left.at.start - right.at.start,
  );
  return withMore(result, { guards, unreadable: false });
}

/** A result with more that is said of it. Not a spread: that would make the Program, which an editor does not need. */
function withMore<Base extends object, More extends object>(result: Base, more: More): Omit<Base, keyof More> & More {
  return Object.create(Object.prototype, { ...Object.getOwnPropertyDescriptors(result), ...Object.getOwnPropertyDescriptors(more) });
}

/** Loads a contract, and keeps book of the files that it reads, now and whenever it is looked into later. */
function load(host: Host, file: string, overlays: readonly string[]): ReadContract {
  const stamps = new Map<string, string | undefined>();
  const recording: Host = {
    ...host,
    open(path) {
      const handle = host.open(path);
      stamps.set(path, "failure" in handle ? undefined : handle.stamp);
      return handle;
    },
  };
  return { result: loadContract(recording, file, { overlays }), stamps };
}

function placesOf(host: Host, sources: ReadonlyMap<string, ReadFile>, contracts: ReadonlyMap<string, Contract>): Places {
  const lineMaps = new Map<string, LineMap>();
  return {
    display: (file) => host.display(file),
    text: (file) => sources.get(file)?.text,
    lines(file) {
      const text = sources.get(file)?.text;
      if (text === undefined) return undefined;
      const lines = lineMaps.get(file) ?? new LineMap(text);
      lineMaps.set(file, lines);
      return lines;
    },
    locate(file, pointer) {
      for (const contract of contracts.values()) {
        const found = contract.locate({ file, pointer });
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

const readFailureWords: Readonly<Record<ReadFailure, string>> = {
  "not-found": "does not exist",
  "is-directory": "is a folder, and not a file",
  "no-permission": "may not be read",
  "too-large": "is too large to be read",
  unreadable: "cannot be read",
};
