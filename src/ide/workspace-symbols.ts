import type { Location } from "../source/span.ts";
import type { ReadFile } from "../workspace/read-program.ts";
import { lettersMatch } from "./letters-match.ts";
import { type OutlineItem, type OutlineKind, outlineOf } from "./outline.ts";

/** A declaration of some file. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly location: Location;
  /** What it is declared in (`stripe`), where it is declared in something. */
  readonly container: string | undefined;
}

/** How many are given at most: an editor asks again with more of the name. */
const maximumSymbols = 500;

/** What is found by some letters of its name, in order, as fuzzy finders do; the best first. */
export function workspaceSymbols(query: string, files: Iterable<readonly [file: string, read: ReadFile]>): readonly WorkspaceSymbol[] {
  const found: { readonly symbol: WorkspaceSymbol; readonly score: number }[] = [];
  for (const [file, { parsed, text }] of files) {
    const add = ({ name, kind, selection, children }: OutlineItem, container: string | undefined): void => {
      const score = kind === "webhooks" || kind === "integration" ? undefined : scoreOf(query, name);
      if (score !== undefined) found.push({ score, symbol: { name, kind, location: { file, ...selection }, container } });
      for (const child of children) if (isDeclared(child.kind)) add(child, kind === "webhooks" ? container : name);
    };
    for (const item of outlineOf(parsed.file, text)) add(item, undefined);
  }
  return found
    .sort((left, right) => left.score - right.score || (left.symbol.name < right.symbol.name ? -1 : 1))
    .slice(0, maximumSymbols)
    .map(({ symbol }) => symbol);
}

function isDeclared(kind: OutlineKind): boolean {
  return kind === "operation" || kind === "webhooks" || kind === "event" || kind === "channel";
}

/** Less is better: the name itself, one that begins with the query, one that holds it, one that holds its letters in order. */
function scoreOf(query: string, name: string): number | undefined {
  const [wanted, lower] = [query.toLowerCase(), name.toLowerCase()];
  if (lower === wanted) return 0;
  const match = lettersMatch(wanted, lower);
  return match === undefined ? undefined : Math.max(1, match);
}
