import type { Identifier, Node } from "../syntax/nodes.ts";
import type { Type } from "../types/type.ts";
import type { ModelRecorder, Scope } from "./context.ts";

/** What an identifier can stand for. */
export type ModelSymbol = Parameters<ModelRecorder["symbol"]>[1];

/** What each node of a program means, also in a broken one: for the rules and the editor. */
export interface SemanticModel {
  /** The type of an expression or a type node. */
  typeOf(node: Node): Type | undefined;
  /** The type that the place of an expression asks for. */
  expectedTypeOf(node: Node): Type | undefined;
  /** The variables that an expression may read, and what is known of them there. */
  scopeOf(node: Node): Scope | undefined;
  /** What an identifier names. */
  symbolOf(node: Identifier): ModelSymbol | undefined;
}

/** A recorder and the model that it fills. Nodes are the keys, so a model lives as long as its trees. */
export function createModel(): { readonly recorder: ModelRecorder; readonly model: SemanticModel } {
  const expressions = new WeakMap<Node, Parameters<ModelRecorder["expression"]>[1]>();
  const symbols = new WeakMap<Identifier, ModelSymbol>();
  return {
    recorder: {
      expression(node, meaning) {
        expressions.set(node, meaning);
      },
      symbol(node, symbol) {
        symbols.set(node, symbol);
      },
    },
    model: {
      typeOf: (node) => expressions.get(node)?.type,
      expectedTypeOf: (node) => expressions.get(node)?.expected,
      scopeOf: (node) => expressions.get(node)?.scope,
      symbolOf: (node) => symbols.get(node),
    },
  };
}
