import type { Expression } from "../../syntax/nodes.ts";
import type { Json } from "../../types/type.ts";

/** What an expression gives for examples of its variables, as far as it is plain: paths, constants, defaults, texts, objects. */
export function valueOfExample(node: Expression, variables: ReadonlyMap<string, Json>): Json | undefined {
  const value = (inner: Expression): Json | undefined => valueOfExample(inner, variables);
  switch (node.kind) {
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return node.value;
    case "NullLiteral":
      return null;
    case "Identifier":
      return variables.get(node.name);
    case "MemberExpression": {
      const object = value(node.object);
      return typeof object === "object" && object !== null ? new Map(Object.entries(object)).get(memberName(node)) : undefined;
    }
    case "ParenthesizedExpression":
      return value(node.expression);
    case "UnwrapExpression":
      return value(node.operand) ?? undefined;
    case "BinaryExpression":
      // Where the left side is not plain, what it gives is not known, and neither is the whole.
      return node.operator === "??" ? (value(node.left) ?? undefined) : undefined;
    case "TemplateExpression": {
      const parts = node.parts.map((part) => (part.kind === "TemplateText" ? part.value : value(part)));
      return parts.every((part) => typeof part === "string") ? parts.join("") : undefined;
    }
    case "CallExpression":
      return cut(node, value);
    case "ObjectExpression": {
      const fields: Record<string, Json> = {};
      for (const entry of node.entries) {
        if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") continue;
        const found = value(entry.value);
        const name = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
        if (found !== undefined)
          Object.defineProperty(fields, name, { value: found, enumerable: true, configurable: true, writable: true });
      }
      return fields;
    }
    default:
      return undefined;
  }
}

function memberName({ member }: Extract<Expression, { kind: "MemberExpression" }>): string {
  return member.kind === "Missing" ? "" : member.name;
}

/** `text.take(40)`, counted as the language counts. */
function cut(
  { callee, arguments: given }: Extract<Expression, { kind: "CallExpression" }>,
  value: (inner: Expression) => Json | undefined,
): Json | undefined {
  if (callee.kind !== "MemberExpression" || memberName(callee) !== "take") return undefined;
  const [text, count] = [value(callee.object), given[0]?.value];
  return typeof text === "string" && count?.kind === "NumberLiteral" ? [...text].slice(0, count.value).join("") : undefined;
}
