import type { DeclaredSymbol } from "../../checker/context.ts";
import type { View } from "../view.ts";

/** What a file can name: its own declarations, and those that it imports. */
export function declaredIn({ parsed, model }: View): readonly DeclaredSymbol[] {
  const names = parsed.file.declarations.flatMap((declaration) => {
    if (declaration.kind === "ImportDeclaration") return declaration.names;
    return "name" in declaration ? [declaration.name] : [];
  });
  return names.flatMap((name) => {
    const symbol = name.kind === "Missing" ? undefined : model?.symbolOf(name);
    return symbol?.kind === "declaration" ? [symbol.symbol] : [];
  });
}
