import { writtenText } from "../../scaffold/written.ts";
import { mentions } from "../../syntax/mentions.ts";
import type { ImportDeclaration } from "../../syntax/nodes.ts";
import { type ActionPlace, type ActionProvider, edit } from "./action.ts";
import { textOf } from "./text.ts";

/** Sorts the imports of a file by their paths and their names, puts those of one file together, and drops what nothing uses. */
export const organizeImports: ActionProvider = (place) => {
  const { view } = place;
  const imports = view.parsed.file.declarations.filter((declaration) => declaration.kind === "ImportDeclaration");
  const [first] = imports;
  const last = imports.at(-1);
  if (first === undefined || last === undefined || imports.some(isUnfinished)) return [];
  const span = { start: first.start, end: last.end };
  // What stands between imports would have to go somewhere.
  const between = view.parsed.file.declarations.some(
    (each) => each.kind !== "ImportDeclaration" && each.start > span.start && each.end < span.end,
  );
  const commented = view.parsed.comments.some(({ start }) => start > span.start && start < span.end);
  if (between || commented) return [];
  const organized = written(place, imports);
  if (organized === textOf(view, span)) return [];
  const end = organized === "" ? span.end + (/^\s*/u.exec(view.text.slice(span.end))?.[0].length ?? 0) : span.end;
  return [{ title: "Organize imports", kind: "source.organizeImports", edits: () => [edit(place, { start: span.start, end }, organized)] }];
};

function isUnfinished({ names, from }: ImportDeclaration): boolean {
  return from.kind === "Missing" || names.some(({ kind }) => kind === "Missing");
}

function written({ view }: ActionPlace, imports: readonly ImportDeclaration[]): string {
  const names = new Map<string, Set<string>>();
  for (const { from, names: own } of imports) {
    if (from.kind === "Missing") continue;
    const known = names.get(from.value) ?? new Set();
    for (const name of own) if (name.kind === "Identifier" && isUsed(name.name)) known.add(textOf(view, name));
    names.set(from.value, known);
  }
  function isUsed(name: string): boolean {
    return view.parsed.file.declarations.some((declaration) => declaration.kind !== "ImportDeclaration" && mentions(declaration, name));
  }
  return [...names]
    .filter(([, own]) => own.size > 0)
    .sort(([left], [right]) => compare(left, right))
    .map(([path, own]) => `import { ${[...own].sort(compare).join(", ")} } from ${writtenText(path)}`)
    .join("\n");
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
