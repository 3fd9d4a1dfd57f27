import type { Diagnostic, Edit } from "../../diagnostics/diagnostic.ts";
import { applyEdits } from "../../diagnostics/edits.ts";
import type { Host } from "../../source/host.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import type { View } from "../view.ts";

/** The edits, unless the compiler finds more wrong with the program after them than before: then nothing is changed. */
export function keepsSound(view: View, edits: readonly Edit[]): readonly Edit[] {
  return errorsAfter(view, edits).length > errorsIn(view.checked.diagnostics).length ? [] : edits;
}

/** What the compiler finds wrong with the program after edits. */
export function errorsAfter(view: View, edits: readonly Edit[]): readonly Diagnostic[] {
  const [entry] = view.checked.files;
  return entry === undefined ? [] : errorsIn(createWorkspace(edited(view, edits)).check(entry).diagnostics);
}

function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** The files of a view as they are after edits. */
function edited({ host, checked }: View, edits: readonly Edit[]): Host {
  const files = new Map<string, Uint8Array>();
  for (const [file, { text }] of checked.sources) {
    if (edits.some(({ location }) => location.file === file)) files.set(file, new TextEncoder().encode(applyEdits(text, file, edits)));
  }
  return {
    ...host,
    open(path) {
      const bytes = files.get(path);
      if (bytes === undefined) return host.open(path);
      return { size: bytes.length, stamp: "edited", readAll: () => bytes, readRange: (start, end) => bytes.subarray(start, end) };
    },
  };
}
