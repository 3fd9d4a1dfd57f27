import { present } from "../types/join.ts";
import { printType } from "../types/print.ts";
import { type ObjectType, type Property, resolve, type Type } from "../types/type.ts";
import { writtenName } from "./written-name.ts";

/** How many members of a type are written out. */
const maximumMembers = 15;

/** A field as it is written in a type: `email?: string`. */
export function fieldText({ name, required, type }: Property): string {
  return `${writtenName(name) ?? JSON.stringify(name)}${required ? "" : "?"}: ${printType(type)}`;
}

/**
 * What a type is made of, over several lines: its first fields, required ones first, or its alternatives; undefined where its
 * short form says all. Of a list, what its items are made of.
 */
export function expandedType(type: Type, depth = 0): string | undefined {
  const form = resolve(present(type));
  // A type of the program may be a list of itself.
  if (form.kind === "array") return depth > 4 ? undefined : expandedType(form.items, depth + 1);
  if (form.kind === "object") return expandedObject(form, nameOf(type));
  if (form.kind !== "union" || form.members.length < 3 || constraintsOf(form).length > 0) return undefined;
  const members = form.members.slice(0, maximumMembers).map((member) => `  | ${printType(member)}`);
  return [...members, ...more(form.members.length, "  ")].join("\n");
}

function nameOf(type: Type): string {
  const named = present(type);
  return named.kind === "ref" ? `${named.name} ` : "";
}

function expandedObject(form: ObjectType, name: string): string | undefined {
  const properties = [...form.properties.values()].sort((left, right) => Number(right.required) - Number(left.required));
  if (properties.length === 0) return undefined;
  const lines = properties.slice(0, maximumMembers).map((property) => `  ${fieldText(property)}`);
  return [`${name}{`, ...lines, ...more(properties.length, "  "), "}"].join("\n");
}

function more(count: number, indentation: string): readonly string[] {
  return count > maximumMembers ? [`${indentation}… ${count - maximumMembers} more`] : [];
}

/** What a schema asks of a value beside its kind, in the words of JSON Schema (`maxLength 255`). */
export function constraintsOf(type: Type): readonly string[] {
  const form = resolve(present(type));
  const said = (word: string, value: unknown): readonly string[] => (value === undefined ? [] : [`${word} ${String(value)}`]);
  switch (form.kind) {
    case "string":
      return [
        ...said("minLength", form.minLength === 0 ? undefined : form.minLength),
        ...said("maxLength", form.maxLength),
        ...said("format", form.format),
        ...(form.patterns ?? []).map((pattern) => `pattern ${pattern}`),
      ];
    case "number":
      return [
        ...said("minimum", form.minimum),
        ...said("exclusiveMinimum", form.exclusiveMinimum),
        ...said("maximum", form.maximum),
        ...said("exclusiveMaximum", form.exclusiveMaximum),
        ...said("multipleOf", form.multipleOf),
        ...said("format", form.format),
      ];
    case "array":
      return [
        ...said("minItems", form.minItems === 0 ? undefined : form.minItems),
        ...said("maxItems", form.maxItems),
        ...(form.uniqueItems === true ? ["uniqueItems"] : []),
      ];
    case "object":
      return [...said("minProperties", form.minProperties), ...said("maxProperties", form.maxProperties)];
    case "union": {
      const literals = form.members.flatMap((member) => {
        const each = resolve(member);
        return each.kind === "literal" ? [JSON.stringify(each.value)] : [];
      });
      if (literals.length !== form.members.length) return [];
      return [`enum ${literals.slice(0, 20).join(", ")}${literals.length > 20 ? `, … ${literals.length - 20} more` : ""}`];
    }
    default:
      return [];
  }
}
