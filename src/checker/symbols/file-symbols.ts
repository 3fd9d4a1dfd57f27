import type { Span } from "../../source/span.ts";
import type { DeclaredSymbol, SymbolTable } from "../context.ts";

interface Entry {
  readonly symbol: DeclaredSymbol;
  /** Where the name stands in this file: the declaration, or the import. */
  readonly span: Span;
  /** The table of the file that declares it, for an import. */
  readonly from?: FileSymbols | undefined;
  used: boolean;
}

/** The names of one file: what it declares, and what it imports. Knows which of them are used. */
export class FileSymbols implements SymbolTable {
  readonly #entries = new Map<string, Entry>();
  readonly #declared: DeclaredSymbol[] = [];

  /** Adds a declaration; gives the entry that has the name already, if there is one. */
  declare(symbol: DeclaredSymbol): DeclaredSymbol | undefined {
    this.#declared.push(symbol);
    const first = this.#entries.get(symbol.name);
    if (first === undefined) this.#entries.set(symbol.name, { symbol, span: symbol.span, used: false });
    return first?.symbol;
  }

  /** Adds a name of another file; gives what has the name already, if anything has. */
  import(
    symbol: DeclaredSymbol,
    span: Span,
    from: FileSymbols,
  ): { readonly symbol: DeclaredSymbol; readonly span: Span; readonly imported: boolean } | undefined {
    const first = this.#entries.get(symbol.name);
    if (first === undefined) this.#entries.set(symbol.name, { symbol, span, from, used: false });
    return first && { symbol: first.symbol, span: first.span, imported: first.from !== undefined };
  }

  lookup(name: string): DeclaredSymbol | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    entry.used = true;
    entry.from?.lookup(name);
    return entry.symbol;
  }

  /** As {@link lookup}, without the use being counted. */
  peek(name: string): DeclaredSymbol | undefined {
    return this.#entries.get(name)?.symbol;
  }

  names(kind?: DeclaredSymbol["kind"]): readonly string[] {
    return [...this.#entries].filter(([, entry]) => kind === undefined || entry.symbol.kind === kind).map(([name]) => name);
  }

  /** What this file declares itself, without its use being counted; duplicates included. */
  get declarations(): readonly DeclaredSymbol[] {
    return this.#declared;
  }

  /** A declaration of this file (no import), without its use being counted. */
  declared(name: string): DeclaredSymbol | undefined {
    const entry = this.#entries.get(name);
    return entry?.from === undefined ? entry?.symbol : undefined;
  }

  /** Whether anything has looked a name of this file up. */
  isUsed(name: string): boolean {
    return this.#entries.get(name)?.used ?? false;
  }

  /** What nothing has looked up. */
  get unused(): readonly { readonly symbol: DeclaredSymbol; readonly span: Span; readonly imported: boolean }[] {
    return [...this.#entries.values()]
      .filter((entry) => !entry.used)
      .map((entry) => ({ symbol: entry.symbol, span: entry.span, imported: entry.from !== undefined }));
  }
}
