import { unknownDeclaration, wrongKindOfName } from "../../diagnostics/codes/names.ts";
import { unknownType as unknownTypeDiagnostic } from "../../diagnostics/codes/types.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { foreignTypes } from "../../diagnostics/foreign-words.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { TypeName, TypeNode } from "../../syntax/nodes.ts";
import { join, literalType } from "../../types/join.ts";
import {
  booleanType,
  brokenType,
  integerType,
  neverType,
  nullType,
  numberType,
  type ObjectType,
  type Property,
  stringType,
  type Type,
  unknownType,
} from "../../types/type.ts";
import { type CheckContext, locationOf } from "../context.ts";
import { foreignName } from "../expressions/foreign.ts";

/** The names of types that the language has. */
export const builtinTypes = new Map<string, Type>([
  ["string", stringType],
  ["number", numberType],
  ["integer", integerType],
  ["boolean", booleanType],
  ["null", nullType],
  ["unknown", unknownType],
]);

/** The type that is written. What means nothing is reported, and is `unknown`. */
export function typeOfNode(context: CheckContext, node: TypeNode): Type {
  switch (node.kind) {
    case "Missing":
    case "FunctionType":
      return brokenType;
    case "TypeName":
      return typeOfName(context, node);
    case "LiteralType":
      return literalType(node.value);
    case "UnionType":
      return unionOf(node.members.map((member) => typeOfNode(context, member)));
    case "ArrayType":
      return { kind: "array", items: typeOfNode(context, node.element) };
    case "SchemaType":
      return node.reference.kind === "Missing" ? brokenType : context.schemaType(node.reference);
    case "ObjectType": {
      const properties = new Map<string, Property>();
      const object: ObjectType = {
        kind: "object",
        declared: true,
        properties,
        additional: node.index === undefined ? neverType : typeOfNode(context, node.index),
      };
      for (const field of node.fields) {
        if (field.name.kind === "Missing") continue;
        const name = field.name.kind === "Identifier" ? field.name.name : field.name.value;
        const property: Property = {
          name,
          type: typeOfNode(context, field.type),
          required: !field.optional,
          readOnly: false,
          writeOnly: false,
          deprecated: false,
          description: field.doc?.text,
        };
        properties.set(name, property);
        context.model.field(property, locationOf(context, field.name));
        context.model.symbol(field.name, { kind: "property", name, uses: [{ object, property }] });
      }
      return object;
    }
  }
}

/** A union as it is written. Names are not looked into: `type Tree = { left: Tree | null }` is being read just now. */
function unionOf(members: readonly Type[]): Type {
  const names = members.filter((member) => member.kind === "ref");
  if (names.length === 0) return join(...members);
  const rest = join(...members.filter((member) => member.kind !== "ref"));
  if (rest.kind === "unknown") return rest;
  const distinct = [...new Map(names.map((name) => [name.id, name])).values()];
  const all = rest.kind === "never" ? distinct : [...distinct, ...(rest.kind === "union" ? rest.members : [rest])];
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { kind: "union", members: all, exclusive: false };
}

function typeOfName(context: CheckContext, node: TypeName): Type {
  const [first, ...rest] = node.path;
  // A name whose first part is left out begins at its point.
  if (first === undefined || node.start < first.start) return brokenType;
  const builtin = rest.length === 0 ? builtinTypes.get(first.name) : undefined;
  if (builtin !== undefined) {
    context.model.symbol(first, { kind: "type", name: first.name, type: builtin });
    return builtin;
  }
  const symbol = context.symbols.lookup(first.name);
  if (symbol !== undefined) context.model.symbol(first, { kind: "declaration", symbol });
  if (symbol?.kind === "type" && rest.length === 0) return symbol.type;
  const text = node.path.map((part) => part.name).join(".");
  const location = locationOf(context, node);
  if (symbol?.kind === "system") {
    // A description that could not be read has been reported: what depends on it stays silent.
    if (symbol.contract === undefined) return brokenType;
    for (const [index, part] of symbol.typeSymbols(rest.map(({ name }) => name)).entries()) {
      const name = rest[index];
      if (name !== undefined) context.model.symbol(name, part);
    }
    const type = rest.length === 0 ? undefined : symbol.type(rest.map((part) => part.name));
    if (type !== undefined) return type;
    const own = rest.map((part) => part.name).join(".");
    // Within its system a type of the description stands without the system's name.
    const isWithin = rest[0]?.start === first.start;
    const suggestion = suggest(own, isWithin ? [...symbol.typeNames(), ...context.symbols.names("type")] : symbol.typeNames());
    const meant = suggestion === undefined || isWithin ? suggestion : `${first.name}.${suggestion}`;
    const parameters = { name: isWithin ? own : text, suggestion: meant };
    context.report(unknownTypeDiagnostic(parameters, location, { fixes: rename(location, meant) }));
    return brokenType;
  }
  if (rest.length > 0) {
    const root = locationOf(context, first);
    if (symbol === undefined) {
      const near = suggest(first.name, context.symbols.names("system"));
      context.report(unknownDeclaration({ kind: "system", name: first.name, suggestion: near }, root, { fixes: rename(root, near) }));
    } else context.report(wrongKindOfName({ name: first.name, expected: "system", found: symbol.kind }, root));
    return brokenType;
  }
  const foreign = foreignTypes.get(text);
  if (foreign !== undefined) {
    context.report(foreignName(text, foreign, location));
    return brokenType;
  }
  const suggestion = suggest(text, [...builtinTypes.keys(), ...context.symbols.names("type"), ...context.symbols.names("system")]);
  context.report(unknownTypeDiagnostic({ name: text, suggestion }, location, { fixes: rename(location, suggestion) }));
  return brokenType;
}
