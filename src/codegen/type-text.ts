import type { JsonSchema } from "../types/json-schema.ts";
import type { Imports } from "./file.ts";
import { pascalCase } from "./names.ts";
import { propertyKey, stringLiteral } from "./text.ts";

/** The name of the type that a `$ref` names. */
export function typeNameOf(reference: string): string {
  return pascalCase(reference.split("/").at(-1) ?? "");
}

/** A schema as a TypeScript type on one line; named types are imported from the types' file where `imports` is given. */
export function typeText(schema: JsonSchema, imports: Imports | undefined, depth = 0): string {
  if (schema.$ref !== undefined) {
    const name = typeNameOf(schema.$ref);
    imports?.type("./types.js", name);
    return name;
  }
  if (depth > 20) return "unknown";
  if (schema.const !== undefined) return literalText(schema.const);
  if (schema.enum !== undefined) return unionText(schema.enum.map(literalText));
  const members = schema.anyOf ?? schema.oneOf;
  if (members !== undefined) return unionText(members.map((member) => typeText(member, imports, depth + 1)));
  if (schema.type === undefined && schema.allOf !== undefined)
    return schema.allOf.map((member) => grouped(typeText(member, imports, depth + 1))).join(" & ");
  switch (schema.type) {
    case "null":
      return "null";
    case "boolean":
      return "boolean";
    case "integer":
    case "number":
      return "number";
    case "string":
      return "string";
    case "array": {
      const rest = typeof schema.items === "object" ? typeText(schema.items, imports, depth + 1) : "unknown";
      if (schema.prefixItems === undefined) return `${grouped(rest)}[]`;
      const prefix = schema.prefixItems.map((item) => `${grouped(typeText(item, imports, depth + 1))}?`);
      return `[${[...prefix, ...(schema.items === false ? [] : [`...${grouped(rest)}[]`])].join(", ")}]`;
    }
    case "object":
      return objectText(schema, imports, depth);
    default:
      return "unknown";
  }
}

function objectText(schema: JsonSchema, imports: Imports | undefined, depth: number): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const required = schema.required?.includes(name) ?? false;
    return fieldText(name, typeText(property, imports, depth + 1), required);
  });
  if (fields.length > 0) return `{ ${fields.join("; ")} }`;
  return `Record<string, ${typeof schema.additionalProperties === "object" ? typeText(schema.additionalProperties, imports, depth + 1) : "unknown"}>`;
}

/** `name: T`, `name?: T | undefined`: what a map leaves out may be written as undefined. */
export function fieldText(name: string, type: string, required: boolean): string {
  return required ? `${propertyKey(name)}: ${type}` : `${propertyKey(name)}?: ${withUndefined(type)}`;
}

/** A type that undefined is a value of. */
export function withUndefined(type: string): string {
  return type === "unknown" ? type : `${type} | undefined`;
}

function unionText(members: readonly string[]): string {
  const distinct = [...new Set(members)];
  if (distinct.includes("unknown")) return "unknown";
  // Null last, as one reads it.
  return (
    distinct
      .sort((a, b) => Number(a === "null") - Number(b === "null"))
      .map(grouped)
      .join(" | ") || "never"
  );
}

function grouped(text: string): string {
  return /[|&]| => /.test(text) && !/^[{[(].*[}\])]$/.test(text) ? `(${text})` : text;
}

function literalText(value: unknown): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  return "unknown";
}
