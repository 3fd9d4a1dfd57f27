import type { DeclaredSymbol, Variable } from "../../checker/context.ts";
import { writtenField, writtenName, writtenText } from "../../scaffold/written.ts";
import { nodesAt } from "../../syntax/node-at.ts";
import type { Node } from "../../syntax/nodes.ts";
import { admitsAbsence, membersOf, withoutAbsence } from "../../types/join.ts";
import { brokenType, resolve, type Type } from "../../types/type.ts";
import type { View } from "../view.ts";

/** How many fields of a type without a name are written out. */
const mostFields = 8;
const deepest = 2;

/**
 * A type as a program writes it: by its name (`stripe.customer`) where the file knows one, else field by field. Bounds of
 * scalars are lost. Undefined for what cannot be written, or would be too long.
 */
export function writtenType(declared: readonly DeclaredSymbol[], type: Type, depth = 0): string | undefined {
  if (type === brokenType) return undefined;
  switch (type.kind) {
    case "ref": {
      const name = typeName(declared, type);
      return name ?? (depth > deepest ? undefined : writtenType(declared, type.resolve(), depth + 1));
    }
    case "string":
    case "boolean":
    case "null":
    case "unknown":
      return type.kind;
    case "number":
      return type.integer ? "integer" : "number";
    case "literal":
      if (typeof type.value === "string") return writtenText(type.value);
      return typeof type.value === "object" ? undefined : String(type.value);
    case "array": {
      const items = writtenType(declared, type.items, depth + 1);
      if (items === undefined || type.prefixItems !== undefined) return undefined;
      return items.includes(" | ") ? `(${items})[]` : `${items}[]`;
    }
    case "union": {
      if (type.exclusive) return undefined;
      const members = membersOf(type).map((member) => writtenType(declared, member, depth));
      return members.includes(undefined) || members.length > 12 ? undefined : [...new Set(members)].join(" | ");
    }
    case "object":
      return depth > deepest ? undefined : writtenObject(declared, type, depth);
    default:
      return undefined;
  }
}

function writtenObject(declared: readonly DeclaredSymbol[], type: Extract<Type, { kind: "object" }>, depth: number): string | undefined {
  const { properties, additional, patternProperties } = type;
  if (properties.size > mostFields || patternProperties !== undefined) return undefined;
  if (properties.size === 0) {
    const values = additional.kind === "never" ? undefined : writtenType(declared, additional, depth + 1);
    return values && `{ [key: string]: ${values} }`;
  }
  const fields = [...properties.values()].map((property) => {
    const written = writtenType(declared, withoutAbsence(property.type), depth + 1);
    const optional = !property.required || admitsAbsence(property.type);
    return written && `${writtenField(property.name)}${optional ? "?" : ""}: ${written}`;
  });
  return fields.includes(undefined) ? undefined : `{ ${fields.join(", ")} }`;
}

/** The name under which a file knows a type: that of the program, or of a system's description. */
function typeName(declared: readonly DeclaredSymbol[], type: Extract<Type, { kind: "ref" }>): string | undefined {
  for (const symbol of declared) {
    if (symbol.kind === "type" && symbol.type.kind === "ref" && symbol.type.id === type.id) return writtenName(symbol.name);
    if (symbol.kind !== "system" || symbol.contract?.type(type.name) === undefined) continue;
    const found = symbol.type([type.name]);
    const [system, name] = [writtenName(symbol.name), writtenName(type.name)];
    if (found?.kind === "ref" && found.id === type.id && system !== undefined && name !== undefined) return `${system}.${name}`;
  }
  return undefined;
}

/** The type of a variable as a parameter has it, with whether it may be left out; undefined where it cannot be written. */
export function writtenVariableType(
  view: View,
  declared: readonly DeclaredSymbol[],
  variable: Variable,
): { readonly text: string; readonly optional: boolean } | undefined {
  const optional = admitsAbsence(variable.type);
  const text = declaredType(view, variable) ?? writtenType(declared, withoutAbsence(variable.type));
  return text === undefined ? undefined : { text, optional };
}

/** What is written where the variable is bound: the type of a parameter, or the call that it is the answer of. */
function declaredType({ parsed, model, text }: View, variable: Variable): string | undefined {
  const { nodes } = nodesAt(parsed.file, variable.span.start);
  const binding = nodes.findLast((node) => node.kind === "Parameter" || node.kind === "LetStep");
  if (binding?.kind === "Parameter" && binding.type !== undefined) return text.slice(binding.type.start, binding.type.end);
  if (binding?.kind !== "LetStep" || binding.value.kind !== "CallExpression" || binding.name.start !== variable.span.start)
    return undefined;
  const call = model?.callOf(binding.value);
  if (call === undefined || resolve(call.operation.result) !== resolve(variable.type)) return undefined;
  return pathText(call.operation.system.name, call.operation.name);
}

function pathText(...names: readonly string[]): string | undefined {
  const written = names.map(writtenName);
  return written.includes(undefined) ? undefined : written.join(".");
}

/**
 * The type that a place asks for, as a path into a description: `crm.createContact.body`, `crm.Contact.address`. Undefined
 * where there is none.
 *
 * @param path the nodes from the root to the place, the expression there last
 */
export function expectedPath(view: View, declared: readonly DeclaredSymbol[], path: readonly Node[]): string | undefined {
  const node = path.at(-1);
  const parent = path.at(-2);
  if (node === undefined || parent === undefined) return undefined;
  const found = pathOfPlace(view, declared, path, node, parent);
  if (found === undefined) return undefined;
  const [root, ...rest] = found;
  const system = declared.find((symbol) => symbol.kind === "system" && symbol.name === root);
  if (system === undefined) return rest.length === 0 ? root : undefined;
  return system.kind === "system" && rest.length > 0 && system.type(rest) !== undefined ? pathText(...found) : undefined;
}

function pathOfPlace(
  view: View,
  declared: readonly DeclaredSymbol[],
  path: readonly Node[],
  node: Node,
  parent: Node,
): readonly string[] | undefined {
  switch (parent.kind) {
    case "MapDeclaration":
      return parent.body === node && parent.result?.kind === "TypeName" ? parent.result.path.map(({ name }) => name) : undefined;
    case "Argument": {
      const call = path.at(-3);
      const meaning = call?.kind === "CallExpression" ? view.model?.callOf(call) : undefined;
      return meaning !== undefined && parent.name?.name === "body"
        ? [meaning.operation.system.name, meaning.operation.name, "body"]
        : undefined;
    }
    case "ObjectField": {
      const outer = path.slice(0, -2);
      const [object, around] = [outer.at(-1), outer.at(-2)];
      if (object === undefined || around === undefined || parent.name.kind === "Missing") return undefined;
      const found = pathOfPlace(view, declared, outer, object, around);
      return found && [...found, parent.name.kind === "Identifier" ? parent.name.name : parent.name.value];
    }
    default:
      return undefined;
  }
}
