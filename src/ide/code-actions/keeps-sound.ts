import type { Diagnostic, Edit } from "../../diagnostics/diagnostic.ts";
import { applyEdits } from "../../diagnostics/edits.ts";
import type { View } from "../view.ts";

/** The edits, unless the compiler finds more wrong with the program after them than before: then nothing is changed. */
export function keepsSound(view: View, edits: readonly Edit[]): readonly Edit[] {
  return errorsAfter(view, edits).length > errorsIn(view.checked.diagnostics).length ? [] : edits;
}

/** What the compiler finds wrong with the program after edits. */
export function errorsAfter({ checked }: View, edits: readonly Edit[]): readonly Diagnostic[] {
  const texts = new Map<string, string>();
  for (const file of new Set(edits.map(({ location }) => location.file))) {
    const source = checked.sources.get(file);
    if (source !== undefined) texts.set(file, applyEdits(source.text, file, edits));
  }
  return errorsIn(checked.checkWith(texts).diagnostics);
}

function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
