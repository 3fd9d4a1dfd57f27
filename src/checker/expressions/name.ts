import { notAValue, unknownName } from "../../diagnostics/codes/types.ts";
import { rename, replace } from "../../diagnostics/fixes.ts";
import { foreignNames } from "../../diagnostics/foreign-words.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Identifier } from "../../syntax/nodes.ts";
import { brokenType, resolve } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { backQuotedText, foreignName } from "./foreign.ts";
import { broken, typed, wrong } from "./form.ts";

/** A name that stands alone: a variable. Names of declarations are values only behind a point, an index or a call. */
export function checkName(context: CheckContext, scope: Scope, node: Identifier): TypedExpression {
  const variable = scope.lookup(node.name);
  if (variable !== undefined) {
    context.model.symbol(node, { kind: "variable", variable, file: context.file });
    if (resolve(variable.type) === brokenType) return broken(node);
    const type = scope.narrowing(node.name)?.type ?? variable.type;
    return typed(node, type, { kind: "variable", name: node.name }, { path: node.name });
  }
  const symbol = context.symbols.lookup(node.name);
  const location = locationOf(context, node);
  if (symbol !== undefined) {
    context.model.symbol(node, { kind: "declaration", symbol });
    return wrong(context, node, notAValue({ what: `The ${symbol.kind} \`${node.name}\``, kind: symbol.kind, name: node.name }, location));
  }
  if (node.quoted) return wrong(context, node, backQuotedText(node.name, location));
  const foreign = foreignNames.get(node.name);
  if (foreign !== undefined) return wrong(context, node, foreignName(node.name, foreign, location));
  const suggestion = suggest(node.name, [
    ...scope.names(),
    ...context.symbols.names("table"),
    ...context.symbols.names("map"),
    "env",
    "secret",
  ]);
  // Nothing near is called so: a text, perhaps, as in YAML.
  const fixes = suggestion === undefined ? replace(`Write \`"${node.name}"\``, location, `"${node.name}"`) : rename(location, suggestion);
  const help = suggestion === undefined ? { help: `A text stands in double quotes: \`"${node.name}"\`.` } : {};
  return wrong(context, node, unknownName({ name: node.name, suggestion }, location, { fixes, ...help }));
}
