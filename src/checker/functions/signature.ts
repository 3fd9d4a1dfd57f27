import type { FunctionSignature, TypeNode } from "../../syntax/nodes.ts";
import { admitsAbsence, join, literalType, membersOf, withoutAbsence } from "../../types/join.ts";
import { verdictOf } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import {
  absentType,
  booleanType,
  integerType,
  neverType,
  nullType,
  numberType,
  type Property,
  resolve,
  stringType,
  type Type,
  unknownType,
} from "../../types/type.ts";

/** What the type parameters of a signature stand for in one call. */
export type Bindings = Map<string, Type>;

function oneOf(words: string): Type {
  return join(...words.split(" ").map(literalType));
}

/** The types that signatures name; `grammar/reference/functions.md` says what each is. */
const builtins = new Map<string, Type>([
  ["string", stringType],
  ["number", numberType],
  ["integer", integerType],
  ["boolean", booleanType],
  ["null", nullType],
  ["absent", absentType],
  ["unknown", unknownType],
  ["never", neverType],
  ["count", { kind: "number", integer: true, minimum: 0, maximum: 4_294_967_295 }],
  ["date", { kind: "string", format: "date" }],
  ["dateTime", { kind: "string", format: "date-time" }],
  ["RoundingMode", oneOf("ceil floor expand trunc halfCeil halfFloor halfExpand halfTrunc halfEven")],
  ["DateUnit", oneOf("year quarter month week day hour minute second millisecond")],
  ["DatePart", oneOf("year quarter month week weekYear day dayOfYear weekday hour minute second millisecond")],
  // An exact number as text: what money is. A text is one where its own type, or what is written, shows it.
  ["decimal", { kind: "string", minLength: 1, patterns: ["^-?[0-9]+(\\.[0-9]+)?$"] }],
]);

/**
 * Whether a parameter reads its argument's fields by names that the program does not write: then all of them count as
 * used, and are verified where the value comes in.
 */
export function readsRecord(node: TypeNode): boolean {
  switch (node.kind) {
    case "ObjectType":
      return true;
    case "ArrayType":
      return readsRecord(node.element);
    case "UnionType":
      return node.members.some(readsRecord);
    default:
      return false;
  }
}

/** Whether an argument's type fits a parameter of a signature; binds type parameters on the way. */
export function fitsParameter(signature: FunctionSignature, node: TypeNode, type: Type, bindings: Bindings): boolean {
  switch (node.kind) {
    case "TypeName": {
      const name = node.path[0]?.name ?? "";
      if (signature.typeParameters.includes(name)) {
        const bound = bindings.get(name);
        bindings.set(name, bound === undefined ? type : join(bound, type));
        return true;
      }
      const builtin = builtins.get(name);
      return builtin !== undefined && (builtin === type || verdictOf(compareTypes(type, builtin)) === "always");
    }
    case "ArrayType": {
      const form = resolve(type);
      if (form.kind === "never") return true;
      if (form.kind === "union") return form.members.every((member) => fitsParameter(signature, node, member, bindings));
      return (
        form.kind === "array" &&
        [form.items, ...(form.prefixItems ?? [])].every((item) => fitsParameter(signature, node.element, item, bindings))
      );
    }
    case "UnionType": {
      const open = node.members.find(
        (member) => member.kind === "TypeName" && signature.typeParameters.includes(member.path[0]?.name ?? ""),
      );
      const rest: Type[] = [];
      for (const member of membersOf(type)) {
        const closed = node.members.some((each) => each !== open && fitsParameter(signature, each, member, bindings));
        if (!closed) rest.push(member);
      }
      if (rest.length === 0) {
        if (open !== undefined) fitsParameter(signature, open, neverType, bindings);
        return true;
      }
      return open !== undefined && fitsParameter(signature, open, join(...rest), bindings);
    }
    case "ObjectType": {
      const form = resolve(type);
      if (form.kind !== "object") return form.kind === "never";
      if (node.index !== undefined) {
        const values = [...form.properties.values()].map((property) => property.type);
        const index = node.index;
        // What an open object has beside its properties may be anything.
        if (form.additional.kind !== "never") values.push(form.additional);
        values.push(...(form.patternProperties ?? []).map(({ type: value }) => value));
        return fitsParameter(signature, index, join(...values), bindings);
      }
      return node.fields.every((field) => {
        const name = field.name.kind === "Identifier" ? field.name.name : field.name.kind === "StringLiteral" ? field.name.value : "";
        const property = form.properties.get(name);
        return property === undefined ? field.optional : fitsParameter(signature, field.type, property.type, bindings);
      });
    }
    case "LiteralType":
      return verdictOf(compareTypes(type, { kind: "literal", value: node.value })) === "always";
    default:
      return false;
  }
}

/** The type that a node of a signature stands for, its parameters put in. */
export function instantiate(signature: FunctionSignature, node: TypeNode, bindings: Bindings): Type {
  switch (node.kind) {
    case "TypeName": {
      const name = node.path[0]?.name ?? "";
      if (signature.typeParameters.includes(name)) return bindings.get(name) ?? unknownType;
      return builtins.get(name) ?? unknownType;
    }
    case "ArrayType":
      return { kind: "array", items: instantiate(signature, node.element, bindings) };
    case "UnionType":
      return join(...node.members.map((member) => instantiate(signature, member, bindings)));
    case "LiteralType":
      return { kind: "literal", value: node.value };
    case "ObjectType": {
      const properties = new Map<string, Property>();
      for (const field of node.fields) {
        const name = field.name.kind === "Identifier" ? field.name.name : field.name.kind === "StringLiteral" ? field.name.value : "";
        const type = instantiate(signature, field.type, bindings);
        properties.set(name, {
          name,
          type: withoutAbsence(type),
          required: !field.optional && !admitsAbsence(type),
          readOnly: false,
          writeOnly: false,
          deprecated: false,
        });
      }
      return {
        kind: "object",
        properties,
        additional: node.index === undefined ? neverType : instantiate(signature, node.index, bindings),
      };
    }
    default:
      return unknownType;
  }
}
