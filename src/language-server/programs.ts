import { missingIntegration } from "../diagnostics/codes/names.ts";
import { type View, viewOf } from "../ide/view.ts";
import { type Host, stampOf } from "../source/host.ts";
import type { Pieces } from "../source/pieces.ts";
import { type ReadFile, readProgram } from "../workspace/read-program.ts";
import { type CheckedProgram, createWorkspace } from "../workspace/workspace.ts";
import { createProjectIndex, type ProjectIndex } from "./project-index.ts";

/** The programs that an editor has to do with, each checked in its latest state when it is asked for. */
export interface Programs {
  /** Which programs there are. */
  readonly index: ProjectIndex;
  /** The entries of the programs that a file is checked in as it changes, those first that are open themselves. */
  entriesOf(file: string): readonly string[];
  /** A program as its files are now, checked if it has to be. */
  check(entry: string): CheckedProgram;
  /**
   * Goes on with the check of a program as its files are now, for some milliseconds.
   *
   * @returns whether it is done
   */
  checkOn(entry: string): boolean;
  /** Which check of a program holds for the state that its files have now, counted; undefined where none does. */
  editionOf(entry: string): number | undefined;
  /** How long the last check took of the programs that a file was seen in, in milliseconds: the longest. Looks at no file. */
  durationAround(file: string): number;
  /** A file of a program, parsed and nothing else. */
  read(file: string): ReadFile | undefined;
  view(file: string): View | undefined;
  /** The same where it is at hand; else one that was checked no further than the declaration at an offset. */
  viewAround(file: string, offset: number): View | undefined;
  /** The file in all programs that it belongs to, however many. */
  views(file: string): readonly View[];
  /** Something may have changed: what is asked next is checked again where it has. */
  changed(): void;
}

/** The most programs that are checked after each change of one file. */
const maximumEntries = 16;

/** How many programs are kept that nothing open belongs to. */
const maximumIdle = 4;

/** How many files that are not open are kept parsed: an editor asks for the symbols of all of them with each key. */
const maximumClosed = 100;

/** How long a check goes on before others have their turn, in milliseconds. */
const slice = 4;

/** A check that is not done. */
interface Begun {
  readonly pieces: Pieces<CheckedProgram>;
  /** The state of everything that it is made in. */
  readonly state: number;
  /** How long it has taken, in milliseconds. */
  taken: number;
}

/** What is known of the last check of a program, also when its result is no longer kept. */
interface Check {
  readonly edition: number;
  readonly inputs: CheckedProgram["inputs"];
  readonly duration: number;
  /** The state of everything that it was last found to hold in. */
  state: number;
}

interface Result {
  readonly checked: CheckedProgram;
  readonly views: Map<string, View | undefined>;
}

/**
 * Programs over a host.
 *
 * @param isOpen whether the editor has a file open
 */
export function createPrograms(host: Host, isOpen: (file: string) => boolean): Programs {
  const workspace = createWorkspace(host);
  const checks = new Map<string, Check>();
  // By entry, the one that was asked for last at the end.
  const results = new Map<string, Result>();
  const begun = new Map<string, Begun>();
  // Files that are not open, the one that was asked for last at the end.
  const closed = new Map<string, { readonly stamp: string; readonly source: ReadFile }>();
  let state = 0;
  let editions = 0;

  const read = (file: string): ReadFile | undefined => {
    if (isOpen(file)) return workspace.read(file);
    for (const [entry, { checked }] of results) {
      const source = checks.get(entry)?.state === state ? checked.sources.get(file) : undefined;
      if (source !== undefined) return source;
    }
    // Not through the workspace, which would keep the trees of all files that the editor does not show.
    const handle = host.open(file);
    if ("failure" in handle) return undefined;
    const known = closed.get(file);
    closed.delete(file);
    const fresh = known?.stamp === handle.stamp ? known : { stamp: handle.stamp, source: readProgram(handle.readAll(), file) };
    closed.set(file, fresh);
    for (const oldest of closed.keys()) if (closed.size > maximumClosed) closed.delete(oldest);
    return fresh.source;
  };
  const index = createProjectIndex(host, read);

  const holds = (check: Check): boolean => {
    if (check.state === state) return true;
    for (const [file, stamp] of check.inputs) if (stampOf(host, file) !== stamp) return false;
    check.state = state;
    return true;
  };
  /** The result of a program, unless its check takes longer than so many milliseconds. */
  const resultWithin = (milliseconds: number, entry: string): Result | undefined => {
    const known = results.get(entry);
    const last = checks.get(entry);
    results.delete(entry);
    if (known !== undefined && last !== undefined && holds(last)) {
      results.set(entry, known);
      return known;
    }
    const before = begun.get(entry);
    const check = before?.state === state ? before : { pieces: workspace.checkInPieces(entry), state, taken: 0 };
    begun.delete(entry);
    const start = performance.now();
    let piece = check.pieces.next();
    while (piece.done !== true && performance.now() - start < milliseconds) piece = check.pieces.next();
    check.taken += performance.now() - start;
    if (piece.done !== true) {
      begun.set(entry, check);
      return undefined;
    }
    const checked = withoutComplaint(piece.value, index.isLibrary(entry));
    checks.set(entry, { edition: ++editions, inputs: checked.inputs, duration: check.taken, state });
    const result: Result = { checked, views: new Map() };
    results.set(entry, result);
    for (const file of checked.files) index.changed(file);
    const idle = [...results].filter(([, each]) => !each.checked.files.some(isOpen));
    for (const [each] of idle.slice(0, Math.max(0, idle.length - maximumIdle))) results.delete(each);
    return result;
  };
  const resultOf = (entry: string): Result => {
    for (;;) {
      const result = resultWithin(Number.POSITIVE_INFINITY, entry);
      if (result !== undefined) return result;
    }
  };
  const isChecked = (entry: string): boolean => {
    const last = checks.get(entry);
    return last !== undefined && results.has(entry) && holds(last);
  };
  const allEntriesOf = (file: string): readonly string[] => {
    const entries = index.entriesOf(file);
    return [...entries.filter(isOpen), ...entries.filter((entry) => !isOpen(entry))];
  };
  const entriesOf = (file: string): readonly string[] => allEntriesOf(file).slice(0, maximumEntries);
  const viewIn = (entry: string, file: string): View | undefined => {
    const { checked, views } = resultOf(entry);
    if (!views.has(file)) views.set(file, viewOf(host, checked, file));
    return views.get(file);
  };

  return {
    index,
    entriesOf,
    check: (entry) => resultOf(entry).checked,
    checkOn: (entry) => resultWithin(slice, entry) !== undefined,
    editionOf(entry) {
      const last = checks.get(entry);
      return last !== undefined && holds(last) ? last.edition : undefined;
    },
    durationAround: (file) => Math.max(0, ...[...checks.values()].map(({ inputs, duration }) => (inputs.has(file) ? duration : 0))),
    read,
    view(file) {
      const [entry] = entriesOf(file);
      return entry === undefined ? undefined : viewIn(entry, file);
    },
    viewAround(file, offset) {
      const [entry] = entriesOf(file);
      if (entry === undefined) return undefined;
      if (isChecked(entry)) return viewIn(entry, file);
      return viewOf(host, workspace.checkAround(entry, file, offset), file);
    },
    views(file) {
      // Who asks for all of them is going to change them: none may be left out.
      while (!index.isComplete()) index.scan();
      return allEntriesOf(file).flatMap((entry) => viewIn(entry, file) ?? []);
    },
    changed() {
      state++;
    },
  };
}

/** A file that is there to be imported lacks no `integration`. */
function withoutComplaint(checked: CheckedProgram, isLibrary: boolean): CheckedProgram {
  if (!isLibrary) return checked;
  return { ...checked, diagnostics: checked.diagnostics.filter(({ code }) => code !== missingIntegration.definition.code) };
}
