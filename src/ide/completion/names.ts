import type { DeclaredSymbol } from "../../checker/context.ts";
import type { Request } from "./request.ts";

/** The declarations of one kind that a file may name, imports included. */
export function declarationsOf<Kind extends DeclaredSymbol["kind"]>(
  { model, view }: Request,
  kind: Kind,
): readonly Extract<DeclaredSymbol, { readonly kind: Kind }>[] {
  const names = model.namesIn(view.file);
  return (names?.names(kind) ?? []).flatMap((name) => {
    const symbol = names?.peek(name);
    return symbol !== undefined && isOf(symbol, kind) ? [symbol] : [];
  });
}

function isOf<Kind extends DeclaredSymbol["kind"]>(
  symbol: DeclaredSymbol,
  kind: Kind,
): symbol is Extract<DeclaredSymbol, { readonly kind: Kind }> {
  return symbol.kind === kind;
}

/** What a name stands for in a file, unless a variable hides it. */
export function declarationNamed({ model, view }: Request, name: string): DeclaredSymbol | undefined {
  return model.namesIn(view.file)?.peek(name);
}
