import { unusedDeclaration } from "../../diagnostics/codes/names.ts";
import type { Identifier, Node } from "../../syntax/nodes.ts";
import { walk } from "../../syntax/walk.ts";
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
    if (declaration.kind === "MapDeclaration") {
      for (const { name } of declaration.parameters)
        if (name.kind === "Identifier" && !isRead(model, declaration, name))
          context.report(unusedDeclaration({ name: name.name, kind: "parameter" }, locationOf(context, name)));
    }
    if (declaration.kind !== "FlowDeclaration") continue;
    for (const step of walk(declaration)) {
      if (step.kind !== "LetStep" || step.name.kind !== "Identifier" || isCall(model, step.value)) continue;
      if (!isRead(model, declaration, step.name))
        context.report(unusedDeclaration({ name: step.name.name, kind: "name" }, locationOf(context, step.name)));
    }
  }
}

function isCall(model: SemanticModel, value: Node): boolean {
  if (value.kind !== "CallExpression" || value.callee.kind !== "MemberExpression" || value.callee.object.kind !== "Identifier")
    return false;
  const symbol = model.symbolOf(value.callee.object);
  return symbol !== undefined && "kind" in symbol && symbol.kind === "system";
}

/** Whether a name that is bound within a declaration is read there; a member or a field may be called the same. */
function isRead(model: SemanticModel, declaration: Node, binding: Identifier): boolean {
  for (const node of walk(declaration)) {
    if (node.kind !== "Identifier" || node === binding || node.name !== binding.name) continue;
    const symbol = model.symbolOf(node);
    if (symbol !== undefined && "kind" in symbol && (symbol.kind === "let" || symbol.kind === "parameter")) return true;
  }
  return false;
}
