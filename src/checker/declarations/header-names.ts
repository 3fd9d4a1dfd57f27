import type { Expression, IndexExpression, MemberExpression, Node } from "../../syntax/nodes.ts";
import type { CheckContext } from "../context.ts";

/**
 * An expression over a delivery in which names of headers are in lower case, as the runtime gives them: names are compared
 * without case (RFC 9110 section 5.1). Nodes without one are the same nodes.
 */
export function withHeaderNames({ model }: CheckContext, node: Expression): Expression {
  const rewritten = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const items = value.map(rewritten);
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (typeof value !== "object" || value === null) return value;
    const copy = loweredName(value) ?? copyWith(value, rewritten);
    // The shape stays; only texts change.
    if (copy !== value && "kind" in copy) model.standsFor(copy as Node, value as Node);
    return copy;
  };
  return rewritten(node) as Expression;
}

function copyWith(value: object, rewritten: (child: unknown) => unknown): object {
  const entries = Object.entries(value).map(([name, child]) => [name, rewritten(child)] as const);
  return entries.some(([name, child]) => child !== Reflect.get(value, name)) ? Object.fromEntries(entries) : value;
}

/** `headers["X-Kind"]` and `headers.Host` with the name in lower case; undefined for anything else. */
function loweredName(value: object): object | undefined {
  if (!isHeader(value)) return undefined;
  if (value.kind === "MemberExpression") {
    const { member } = value;
    if (member.kind !== "Identifier" || member.name === member.name.toLowerCase()) return undefined;
    return { ...value, member: { ...member, name: member.name.toLowerCase() } };
  }
  const { index } = value;
  if (index.kind !== "StringLiteral" || index.value === index.value.toLowerCase()) return undefined;
  return { ...value, index: { ...index, value: index.value.toLowerCase() } };
}

function isHeader(value: object): value is IndexExpression | MemberExpression {
  const kind: unknown = Reflect.get(value, "kind");
  const object: unknown = Reflect.get(value, "object");
  if ((kind !== "IndexExpression" && kind !== "MemberExpression") || typeof object !== "object" || object === null) return false;
  return Reflect.get(object, "kind") === "Identifier" && Reflect.get(object, "name") === "headers";
}
