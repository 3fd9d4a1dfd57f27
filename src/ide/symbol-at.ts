import type { ModelSymbol } from "../checker/context.ts";
import type { SemanticModel } from "../checker/model.ts";
import type { Span } from "../source/span.ts";
import { nodesAt } from "../syntax/node-at.ts";
import type { Node } from "../syntax/nodes.ts";
import { type LiteralType, resolve, type Type } from "../types/type.ts";
import type { View } from "./view.ts";

/** What a name or a text stands for. */
export type IdeSymbol =
  | ModelSymbol
  /** One of the texts that a type lists. */
  | { readonly kind: "constant"; readonly value: string; readonly type: LiteralType; readonly of: Type };

/** What stands at a place of a program. */
export interface SymbolAt {
  readonly symbol: IdeSymbol;
  /** The name or the text, quotes and back-quotes included. */
  readonly span: Span;
  readonly node: Node;
}

/**
 * What the name at an offset stands for, or the text, number or path there. Undefined where nothing with a meaning stands:
 * keywords, punctuation, comments, names that nothing is known of.
 */
export function symbolAt(view: View, offset: number): SymbolAt | undefined {
  return symbolOn(view, offset, "right") ?? symbolOn(view, offset, "left");
}

function symbolOn({ model, parsed }: View, offset: number, side: "left" | "right"): SymbolAt | undefined {
  const node = nodesAt(parsed.file, offset, side).nodes.at(-1);
  const symbol = node && model && symbolOfNode(model, node);
  return node && symbol && { symbol, span: { start: node.start, end: node.end }, node };
}

/** What a node stands for by itself; undefined where it is made of others, or nothing is known of it. */
export function symbolOfNode(model: SemanticModel, node: Node): IdeSymbol | undefined {
  const symbol = model.symbolOf(node);
  if (symbol !== undefined || node.kind !== "StringLiteral") return symbol;
  const of = model.expectedTypeOf(node);
  const type = of && literalIn(of, node.value);
  return of && type && { kind: "constant", value: node.value, type, of };
}

/** The member of a type that is exactly this text. */
function literalIn(type: Type, value: string, depth = 0): LiteralType | undefined {
  const form = resolve(type);
  if (form.kind === "literal") return form.value === value ? form : undefined;
  if (form.kind !== "union" || depth > 8) return undefined;
  for (const member of form.members) {
    const found = literalIn(member, value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
