import { type Host, stampOf } from "../source/host.ts";
import type { ReadFile } from "../workspace/read-program.ts";

/** Which programs there are, and which files belong to them: what follows from the `import`s of all files alone. */
export interface ProjectIndex {
  /** Other folders from now on; what lies in them is found by `scan`. */
  setFolders(folders: readonly string[]): void;
  /** Files may have come or gone, and nobody says which: `scan` finds out. */
  rescan(): void;
  /** Where the editor has no folder open: `scan` looks at what lies beside a file. */
  lookBeside(file: string): void;
  /** Looks through the folders for a while; whether there is more to be looked through. */
  scan(): boolean;
  /** Whether all folders were looked through. */
  isComplete(): boolean;
  /** A file was opened, made, changed or taken away. */
  changed(file: string): void;
  /** All known files, sorted. */
  files(): readonly string[];
  /**
   * The files whose programs a file belongs to: itself where it declares an `integration`, else those that do and import it,
   * also through others. Itself where there is none.
   */
  entriesOf(file: string): readonly string[];
  /** Whether a file belongs to no program and can only be meant to be imported: it has nothing that only a program can have. */
  isLibrary(file: string): boolean;
}

/** What the index keeps of a file. */
interface Summary {
  readonly stamp: string | undefined;
  readonly imports: readonly string[];
  /** It declares an `integration`. */
  readonly isProgram: boolean;
  /** It declares a flow or a synchronisation, which no file may that is imported. */
  readonly runs: boolean;
}

const nothing: Omit<Summary, "stamp"> = { imports: [], isProgram: false, runs: false };

/** How far below a folder of the editor files are looked for, and in how many folders: somebody may open a home folder. */
const limits = { depth: 12, folders: 5_000, files: 5_000 };

/** How long one call of `scan` may take, in milliseconds. */
const slice = 8;

/**
 * An index over a host.
 *
 * @param read parses a file; undefined where it cannot be read
 */
export function createProjectIndex(host: Host, read: (file: string) => ReadFile | undefined): ProjectIndex {
  const summaries = new Map<string, Summary>();
  let importers: ReadonlyMap<string, readonly string[]> | undefined;
  let pendingFolders: { readonly path: string; readonly depth: number }[] = [];
  let pendingFiles: string[] = [];
  let seenFolders = 0;
  let roots: readonly string[] = [];

  const refresh = (file: string): Summary => {
    const stamp = stampOf(host, file);
    const known = summaries.get(file);
    if (known !== undefined && known.stamp === stamp) return known;
    const summary = { stamp, ...(stamp === undefined ? nothing : summaryOf(host, file, read(file))) };
    if (known === undefined || known.imports.join("\n") !== summary.imports.join("\n")) importers = undefined;
    summaries.set(file, summary);
    return summary;
  };
  const importersOf = (file: string): readonly string[] => {
    if (importers === undefined) {
      const found = new Map<string, string[]>();
      for (const [importing, { imports }] of summaries) {
        for (const imported of imports) {
          const others = found.get(imported);
          if (others === undefined) found.set(imported, [importing]);
          else others.push(importing);
        }
      }
      importers = found;
    }
    return importers.get(file) ?? [];
  };
  const programsAround = (file: string): readonly string[] => {
    const seen = new Set([file]);
    for (const each of seen) for (const importing of importersOf(each)) seen.add(importing);
    return [...seen].filter((each) => summaries.get(each)?.isProgram === true).sort();
  };

  const begin = (): void => {
    pendingFolders = roots.map((path) => ({ path, depth: 0 }));
    pendingFiles = [...summaries.keys()];
    seenFolders = 0;
  };

  return {
    setFolders(folders) {
      roots = folders;
      summaries.clear();
      importers = undefined;
      begin();
    },
    rescan: begin,
    lookBeside(file) {
      pendingFolders.push({ path: host.resolve(file, "."), depth: limits.depth });
    },
    scan() {
      const end = performance.now() + slice;
      while (performance.now() < end) {
        const file = pendingFiles.pop();
        if (file !== undefined) {
          refresh(file);
          continue;
        }
        const folder = pendingFolders.shift();
        if (folder === undefined) return false;
        seenFolders++;
        if (seenFolders > limits.folders || summaries.size > limits.files) pendingFolders = [];
        for (const { name, isFolder } of host.list(folder.path) ?? []) {
          const path = host.resolve(`${folder.path}/_`, name);
          if (!isFolder && name.endsWith(".integ")) pendingFiles.push(path);
          if (isFolder && folder.depth < limits.depth && name !== "node_modules" && !name.startsWith("."))
            pendingFolders.push({ path, depth: folder.depth + 1 });
        }
      }
      return pendingFiles.length > 0 || pendingFolders.length > 0;
    },
    isComplete: () => pendingFiles.length === 0 && pendingFolders.length === 0,
    changed(file) {
      refresh(file);
    },
    files: () => [...summaries].flatMap(([file, { stamp }]) => (stamp === undefined ? [] : [file])).sort(),
    entriesOf(file) {
      if (refresh(file).isProgram) return [file];
      const around = programsAround(file);
      return around.length === 0 ? [file] : around;
    },
    isLibrary(file) {
      const { isProgram, runs, stamp } = refresh(file);
      return stamp !== undefined && !isProgram && !runs;
    },
  };
}

function summaryOf(host: Host, file: string, source: ReadFile | undefined): Omit<Summary, "stamp"> {
  if (source === undefined) return nothing;
  const { declarations } = source.parsed.file;
  const imports = declarations.flatMap((declaration) =>
    declaration.kind === "ImportDeclaration" && declaration.from.kind !== "Missing" ? [host.resolve(file, declaration.from.value)] : [],
  );
  return {
    imports: [...new Set(imports)],
    isProgram: declarations.some(({ kind }) => kind === "IntegrationDeclaration"),
    runs: declarations.some(({ kind }) => kind === "FlowDeclaration" || kind === "SyncDeclaration"),
  };
}
