import { duplicateName } from "../../diagnostics/codes/flow.ts";
import type { Name } from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type Variable } from "../context.ts";

/** A scope with a name that a step binds; reports one that is bound already. */
export function bind(context: CheckContext, scope: Scope, name: Name, type: Type, kind: Variable["kind"] = "let"): Scope {
  if (name.kind === "Missing") return scope;
  const first = scope.lookup(name.name);
  if (first !== undefined) {
    const related = [{ message: "declared here first", location: locationOf(context, first.span) }];
    context.report(duplicateName({ what: "variable", name: name.name }, locationOf(context, name), { related }));
  }
  const variable = { name: name.name, type, span: { start: name.start, end: name.end }, kind } as const;
  context.model.symbol(name, { kind: "variable", variable, file: context.file });
  return scope.with(variable);
}
