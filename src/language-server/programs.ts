import { type View, viewOf } from "../ide/view.ts";
import type { Host } from "../source/host.ts";
import { type CheckedProgram, createWorkspace } from "../workspace/workspace.ts";

/** The programs that an editor has open, each checked in its latest state when it is asked for. */
export interface Programs {
  /** The program that a file belongs to, as its files are now. */
  check(file: string): CheckedProgram;
  /** The file within its program; undefined where it cannot be read. */
  view(file: string): View | undefined;
  /** Something may have changed: what is asked next is checked again where it has. */
  invalidate(): void;
}

/** Programs over a host. */
export function createPrograms(host: Host): Programs {
  const workspace = createWorkspace(host);
  const results = new Map<string, CheckedProgram>();
  const check = (file: string): CheckedProgram => {
    const entry = entryOf(file);
    const known = results.get(entry);
    if (known !== undefined) return known;
    const checked = workspace.check(entry);
    results.set(entry, checked);
    return checked;
  };
  const entryOf = (file: string): string => {
    for (const [entry, { files }] of results) if (files.includes(file)) return entry;
    return file;
  };
  return {
    check,
    view: (file) => viewOf(host, check(file), file),
    invalidate: () => results.clear(),
  };
}
