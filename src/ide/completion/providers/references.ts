import { type CompletionItem, rank, written } from "../item.ts";
import { declarationsOf } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { systemOf } from "./operations.ts";
import { invokedNames } from "./setting-values.ts";
import { typesBehind } from "./types.ts";

/** What another file declares and may be imported. */
export function offerImports(
  { view, cursor, model }: Request,
  { declaration }: Extract<Place, { readonly kind: "importName" }>,
): readonly CompletionItem[] {
  if (declaration.from.kind === "Missing") return [];
  const names = model.namesIn(view.host.resolve(view.file, declaration.from.value));
  const own = new Set(declaration.names.flatMap((name) => (name.kind === "Missing" || name.start === cursor.word.start ? [] : name.name)));
  return (names?.names() ?? []).flatMap((name): CompletionItem[] => {
    const symbol = names?.peek(name);
    if (symbol === undefined || own.has(name) || symbol.kind === "flow" || symbol.kind === "sync") return [];
    return [
      {
        label: name,
        kind:
          symbol.kind === "map" || symbol.kind === "table" || symbol.kind === "system" || symbol.kind === "type" ? symbol.kind : "value",
        detail: symbol.kind,
        text: written(name),
        rank: rank.fits,
      },
    ];
  });
}

/** Behind `test`: what can be tested. */
export function offerTestTargets(request: Request, _place: Extract<Place, { readonly kind: "testTarget" }>): readonly CompletionItem[] {
  const maps = declarationsOf(request, "map").map(
    ({ name }): CompletionItem => ({
      label: name,
      kind: "map",
      text: written(name),
      rank: rank.likely,
      identity: { of: "declaration", name },
    }),
  );
  const flows = declarationsOf(request, "flow").map(
    ({ name }): CompletionItem => ({ label: name, kind: "value", detail: "flow", text: written(name), rank: rank.neutral }),
  );
  return [...maps, ...flows];
}

/** The parts of a test. */
export function offerTestClauses(
  { cursor }: Request,
  { declaration }: Extract<Place, { readonly kind: "testClause" }>,
): readonly CompletionItem[] {
  const has = (word: string): boolean =>
    declaration.clauses.some((clause) => clause.word.name === word && clause.word.start !== cursor.word.start);
  const clause = (label: string, markdown: string, likely: boolean): CompletionItem => ({
    label,
    kind: "keyword",
    snippet: `${label} { $0 }`,
    rank: likely ? rank.likely : rank.fits,
    identity: { of: "text", markdown },
    continues: true,
  });
  return [
    clause("given", "What the map is given: one `given` for each parameter.", !has("given")),
    ...(has("expect") ? [] : [clause("expect", "What must come out, whole; or `fail` where the record must be refused.", has("given"))]),
    ...(has("env") ? [] : [clause("env", "The configuration that the map reads.", false)]),
  ];
}

export function offerWords(_request: Request, { words }: Extract<Place, { readonly kind: "word" }>): readonly CompletionItem[] {
  return words.map((label) => ({ label, kind: "keyword", rank: rank.fits }));
}

/** What an assumption may be about: words such as `personal`, or a path from a type or an operation. */
export function offerAssumePaths(
  request: Request,
  { path, nodes }: Extract<Place, { readonly kind: "assumePath" }>,
): readonly CompletionItem[] {
  const system = systemOf(request, nodes);
  if (system === undefined) return [];
  const items = typesBehind(request, system.name, path);
  if (path.length > 0) return items;
  const words = ["personal", "required", "readOnly", "status", "scope"].map(
    (label): CompletionItem => ({ label, kind: "keyword", text: `${label}: `, rank: rank.likely }),
  );
  return [...words, ...items];
}

/** Behind the point of a path that is no value. */
export function offerPaths(_request: Request, { path, nodes }: Extract<Place, { readonly kind: "path" }>): readonly CompletionItem[] {
  const setting = nodes.findLast((node) => node.kind === "Setting");
  const name = setting?.kind === "Setting" && setting.name.kind === "Identifier" ? setting.name.name : undefined;
  return invokedNames(name, path.join("."));
}
