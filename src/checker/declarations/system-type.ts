import type { TypeNode } from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../context.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";
import { builtinTypes, typeOfNode } from "./type-node.ts";

/**
 * The type that is written within a system, where the types of its description need no prefix: `customer` stands for
 * `stripe.customer`. A name that neither the language nor the program has is looked for in the description.
 */
export function typeInSystem(context: CheckContext, node: TypeNode, system: DescribedSystem): Type {
  return typeOfNode(context, qualified(context, node, system));
}

function qualified(context: CheckContext, node: TypeNode, system: DescribedSystem): TypeNode {
  switch (node.kind) {
    case "TypeName": {
      const [first] = node.path;
      if (first === undefined || (node.path.length === 1 && builtinTypes.has(first.name))) return node;
      const own = system.type(node.path.map((part) => part.name)) !== undefined;
      if (!own && context.symbols.lookup(first.name) !== undefined) return node;
      return { ...node, path: [{ ...first, name: system.name }, ...node.path] };
    }
    case "UnionType":
      return { ...node, members: node.members.map((member) => qualified(context, member, system)) };
    case "ArrayType":
      return { ...node, element: qualified(context, node.element, system) };
    case "ObjectType":
      return {
        ...node,
        fields: node.fields.map((field) => ({ ...field, type: qualified(context, field.type, system) })),
        index: node.index && qualified(context, node.index, system),
      };
    default:
      return node;
  }
}
