import type { ParseResult } from "../../parser/parse.ts";
import type { View } from "../view.ts";
import { type CompletionItem, rank } from "./item.ts";
import type { Request } from "./request.ts";

/** Names behind `env.` and `secret.`, by how often a file reads them. */
type Uses = Readonly<Record<"env" | "secret", ReadonlyMap<string, number>>>;

const byFile = new WeakMap<ParseResult, Uses>();

/** The configuration or the secrets that a program names anywhere, and how often; not the one that is being written. */
function environmentNames({ checked }: View, kind: "env" | "secret"): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const { text, parsed } of checked.sources.values())
    for (const [name, count] of usesIn(text, parsed)[kind]) names.set(name, (names.get(name) ?? 0) + count);
  return names;
}

function usesIn(text: string, parsed: ParseResult): Uses {
  const known = byFile.get(parsed);
  if (known !== undefined) return known;
  const uses = { env: new Map<string, number>(), secret: new Map<string, number>() };
  const { tokens } = parsed;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "Dot") continue;
    const [root, name] = [tokens[index - 1], tokens[index + 1]];
    if (root === undefined || name === undefined || tokens[index - 2]?.kind === "Dot") continue;
    const word = text.slice(root.start, root.end);
    if ((word !== "env" && word !== "secret") || !/^[A-Za-z_]/u.test(text.charAt(name.start))) continue;
    const written = text.slice(name.start, name.end);
    uses[word].set(written, (uses[word].get(written) ?? 0) + 1);
  }
  byFile.set(parsed, uses);
  return uses;
}

/** Names of the configuration or of secrets that the program uses already. */
export function environmentItems({ view, cursor }: Request, kind: "env" | "secret"): readonly CompletionItem[] {
  const { word, tokens, index } = cursor;
  const root = tokens[index - 2];
  const isCounted = root !== undefined && view.text.slice(root.start, root.end) === kind;
  const own = isCounted ? view.text.slice(word.start, word.end) : undefined;
  return [...environmentNames(view, kind)]
    .filter(([name, count]) => name !== own || count > 1)
    .map(([name]) => ({
      label: name,
      kind: "value",
      detail: kind === "env" ? "configuration" : "secret",
      rank: rank.fits,
    }));
}
