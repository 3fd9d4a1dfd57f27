import type { DeclaredSymbol, EventSymbol, OperationSymbol, Variable } from "../checker/context.ts";
import type { ModelSymbol } from "../checker/model.ts";
import type { Property } from "../types/type.ts";

/** What a name stands for, with the word for what it is. */
export type Named =
  | { readonly kind: "declaration"; readonly symbol: DeclaredSymbol }
  | { readonly kind: "variable"; readonly symbol: Variable }
  | { readonly kind: "operation"; readonly symbol: OperationSymbol }
  | { readonly kind: "event"; readonly symbol: EventSymbol }
  | { readonly kind: "property"; readonly symbol: Property };

/** Tells the symbols of the semantic model apart. */
export function named(symbol: ModelSymbol): Named {
  if ("kind" in symbol) return isVariable(symbol) ? { kind: "variable", symbol } : { kind: "declaration", symbol };
  if ("arguments" in symbol) return { kind: "operation", symbol };
  return "required" in symbol ? { kind: "property", symbol } : { kind: "event", symbol };
}

function isVariable(symbol: DeclaredSymbol | Variable): symbol is Variable {
  return !("file" in symbol);
}

/** RFC 9110 section 9.2.1; QUERY is safe, too: these change nothing. */
const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** Whether a call of an operation changes something, as far as its method says. */
export function changesSomething(operation: OperationSymbol): boolean {
  return !safeMethods.has(operation.operation.method);
}
