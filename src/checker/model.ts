import type { Policy } from "../program/program.ts";
import type { Location } from "../source/span.ts";
import type { CallExpression, Node, PolicyDeclaration, Step } from "../syntax/nodes.ts";
import type { Property, Type } from "../types/type.ts";
import type { CallMeaning, DeclaredSymbol, ModelRecorder, ModelSymbol, Scope, SymbolTable } from "./context.ts";

/** The names of a file, for questions that are no use of them. */
export interface Names extends Pick<SymbolTable, "names"> {
  /** A declaration by its name, imports included. */
  peek(name: string): DeclaredSymbol | undefined;
}

/** What each node of a program means, also in a broken one: for the rules and the editor. */
export interface SemanticModel {
  /** The type of an expression or a type node. */
  typeOf(node: Node): Type | undefined;
  /** The type that the place of an expression asks for. */
  expectedTypeOf(node: Node): Type | undefined;
  /** Why an expression may have no value ("is not a whole number"), where nothing within it says what then. */
  faultOf(node: Node): string | undefined;
  /** The variables that an expression may read, and what is known of them there. */
  scopeOf(node: Node): Scope | undefined;
  /** What may be read at the start of a block of steps, or behind a step. */
  scopeOfSteps(place: Step | readonly Step[]): Scope | undefined;
  /** The names that a file declares and imports. */
  namesIn(file: string): Names | undefined;
  /** What a name stands for, or a text or a number that names something. */
  symbolOf(node: Node): ModelSymbol | undefined;
  /** Where a field is declared that belongs to no description. */
  fieldOf(property: Property): Location | undefined;
  /** What is decided about a call of an operation in a flow or a sync. */
  callOf(node: CallExpression): CallMeaning | undefined;
  /** What a policy says, with the defaults of what it does not. */
  policyOf(node: PolicyDeclaration): Policy | undefined;
}

/** A recorder and the model that it fills. Nodes are the keys: a model keeps its trees. */
export function createModel(namesIn: SemanticModel["namesIn"]): { readonly recorder: ModelRecorder; readonly model: SemanticModel } {
  const expressions = new Map<Node, Parameters<ModelRecorder["expression"]>[1]>();
  const symbols = new Map<Node, ModelSymbol>();
  const fields = new Map<Property, Location>();
  const originals = new Map<Node, Node>();
  const calls = new Map<CallExpression, CallMeaning>();
  const steps = new Map<Step | readonly Step[], Scope>();
  const policies = new Map<PolicyDeclaration, Policy>();
  return {
    recorder: {
      expression(node, meaning) {
        expressions.set(originals.get(node) ?? node, meaning);
      },
      symbol(node, symbol) {
        symbols.set(originals.get(node) ?? node, symbol);
      },
      steps(place, scope) {
        steps.set(place, scope);
      },
      field(property, location) {
        fields.set(property, location);
      },
      standsFor(node, original) {
        originals.set(node, original);
      },
      call(node, meaning) {
        calls.set(node, meaning);
      },
      policy(node, policy) {
        policies.set(node, policy);
      },
    },
    model: {
      typeOf: (node) => expressions.get(node)?.type,
      expectedTypeOf: (node) => expressions.get(node)?.expected,
      faultOf: (node) => expressions.get(node)?.fault,
      scopeOf: (node) => expressions.get(node)?.scope,
      scopeOfSteps: (place) => steps.get(place),
      namesIn,
      symbolOf: (node) => symbols.get(node),
      fieldOf: (property) => fields.get(property),
      callOf: (node) => calls.get(node),
      policyOf: (node) => policies.get(node),
    },
  };
}
