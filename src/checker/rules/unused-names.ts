import { unusedDeclaration } from "../../diagnostics/codes/names.ts";
import type { Declaration, Identifier, Node } from "../../syntax/nodes.ts";
import { nodesOf } from "../../syntax/walk.ts";
import { locationOf } from "../context.ts";
import type { SemanticModel } from "../model.ts";
import type { ProgramFile } from "../symbols/files.ts";

/**
 * Warns of parameters of maps and of names of steps that nothing reads. Names of calls are left out: they say what the
 * call gives, and cost nothing.
 */
export function checkUnusedNames({ context, source, isEntry }: ProgramFile, model: SemanticModel): void {
  if (!isEntry) return;
  for (const declaration of source.declarations) {
    const bound = boundNames(model, declaration);
    if (bound.length === 0) continue;
    const read = namesRead(model, declaration, new Set(bound.map(({ name }) => name)));
    for (const { name, kind } of bound)
      if (!read.has(name.name)) context.report(unusedDeclaration({ name: name.name, kind }, locationOf(context, name)));
  }
}

function boundNames(model: SemanticModel, declaration: Declaration): readonly { readonly name: Identifier; readonly kind: string }[] {
  if (declaration.kind === "MapDeclaration")
    return declaration.parameters.flatMap(({ name }) => (name.kind === "Identifier" ? [{ name, kind: "parameter" }] : []));
  if (declaration.kind !== "FlowDeclaration") return [];
  return nodesOf(declaration, "LetStep").flatMap(({ name, value }) =>
    name.kind === "Identifier" && !isCall(model, value) ? [{ name, kind: "name" }] : [],
  );
}

function isCall(model: SemanticModel, value: Node): boolean {
  if (value.kind !== "CallExpression" || value.callee.kind !== "MemberExpression" || value.callee.object.kind !== "Identifier")
    return false;
  const symbol = model.symbolOf(value.callee.object);
  return symbol?.kind === "declaration" && symbol.symbol.kind === "system";
}

/** The names of parameters and steps that are read within a declaration; a member, a field or an argument may be called the same. */
function namesRead(model: SemanticModel, declaration: Node, bindings: ReadonlySet<Node>): ReadonlySet<string> {
  const names = new Set<string>();
  const labels = new Set(bindings);
  for (const { name } of nodesOf(declaration, "Argument")) if (name !== undefined) labels.add(name);
  for (const node of nodesOf(declaration, "Identifier")) {
    if (labels.has(node)) continue;
    const symbol = model.symbolOf(node);
    if (symbol?.kind === "variable" && (symbol.variable.kind === "let" || symbol.variable.kind === "parameter")) names.add(node.name);
  }
  return names;
}
