import type { Location, Span } from "../source/span.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import { keysOf, type Occurrence, occurrencesIn } from "./occurrences.ts";
import { placesOf } from "./places-of.ts";
import { type SymbolAt, symbolAt } from "./symbol-at.ts";
import { type View, viewOf } from "./view.ts";

/** Gives the programs that a file belongs to: one of maps may be imported by several. */
export type ProgramsOf = (file: string) => readonly CheckedProgram[];

/** Where a name stands, in whatever file. */
export interface Reference extends Occurrence {
  readonly file: string;
}

/**
 * Everywhere that what stands at an offset is named, over all files of all programs that see it, by file and place; first in
 * the file itself.
 */
export function referencesAt(
  view: View,
  offset: number,
  programsOf: ProgramsOf,
  { declaration }: { readonly declaration: boolean },
): readonly Location[] {
  const at = symbolAt(view, offset);
  if (at === undefined) return [];
  return referencesTo(view, at, programsOf)
    .filter(({ role }) => declaration || role !== "declaration")
    .map(({ file, span: { start, end } }) => ({ file, start, end }));
}

/** As {@link referencesAt}, declarations included. */
export function referencesTo(view: View, { symbol }: Pick<SymbolAt, "symbol">, programsOf: ProgramsOf): readonly Reference[] {
  if (view.model === undefined) return [];
  const keys = new Set(keysOf(view.model, symbol));
  const programs = new Set<CheckedProgram>([view.checked]);
  for (const { file } of placesOf(view.model, symbol)) for (const program of programsOf(file)) programs.add(program);
  const found = new Map<string, Reference>();
  for (const program of programs) {
    for (const file of [view.file, ...program.files]) {
      const each = program === view.checked && file === view.file ? view : viewOf(view.host, program, file);
      if (each === undefined) continue;
      for (const occurrence of occurrencesIn(each))
        if (occurrence.keys.some((key) => keys.has(key))) found.set(`${file}:${occurrence.span.start}`, { file, ...occurrence });
    }
  }
  return [...found.values()];
}

/** The places of a file that name what stands at an offset of it, with what they do with it. */
export function highlightsAt(view: View, offset: number): readonly { readonly span: Span; readonly role: Occurrence["role"] }[] {
  const at = symbolAt(view, offset);
  if (at === undefined || view.model === undefined) return [];
  const keys = new Set(keysOf(view.model, at.symbol));
  return occurrencesIn(view).filter((occurrence) => occurrence.keys.some((key) => keys.has(key)));
}
