import type { Edit } from "../diagnostics/diagnostic.ts";
import { documentLinksOf } from "./document-links.ts";
import type { View } from "./view.ts";

/** A file or a folder that gets another path. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What has to be written in a file so that its paths lead to the same files after a move, of them or of itself. */
export function editsForMoves(view: View, moves: readonly Move[]): readonly Edit[] {
  const own = moved(view.file, moves);
  return documentLinksOf(view).flatMap(({ span, target }): readonly Edit[] => {
    const written = view.text.slice(span.start, span.end).replace(/#.*$/su, "");
    const file = moved(target.file, moves);
    if (isAbsolute(written) ? file === target.file : file === target.file && own === view.file) return [];
    const path = isAbsolute(written) ? file : relativePath(own, file, /^\.[/\\]/u.test(written));
    // A path with characters that mean something in a string is left to its author.
    if (path === undefined || path === written || /["\\$`\n\r]/u.test(path)) return [];
    return [{ location: { file: view.file, start: span.start, end: span.start + written.length }, newText: path }];
  });
}

/** The path of a file after the moves. */
function moved(file: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (file === from) return to;
    if (file.startsWith(from) && /^[/\\]/u.test(file.slice(from.length))) return to + file.slice(from.length);
  }
  return file;
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[a-z]:)/iu.test(path);
}

/** A path as it is written in a file; undefined where none leads from the one to the other, as between two drives. */
function relativePath(from: string, to: string, withDot: boolean): string | undefined {
  const here = from.split(/[/\\]/u).slice(0, -1);
  const there = to.split(/[/\\]/u);
  if (here[0] !== there[0]) return undefined;
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  const up = here.slice(common).map(() => "..");
  return [...(withDot && up.length === 0 ? ["."] : []), ...up, ...there.slice(common)].join("/");
}
