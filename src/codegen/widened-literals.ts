import type { Expr, Program, ProgramOperation } from "../program/program.ts";
import type { JsonSchema } from "../types/json-schema.ts";

/**
 * Whether the arguments of a call must be said to have their type: TypeScript takes a text that a function gives for any text,
 * where the operation asks for one of several.
 */
export function hasWidenedLiteral(
  program: Program,
  operation: ProgramOperation,
  args: readonly { readonly name: string; readonly value: Expr }[],
): boolean {
  return args.some(({ name, value }) => {
    if (!givesLiteral(value)) return false;
    const schema = name === "body" ? operation.body?.schema : operation.parameters.find((parameter) => parameter.name === name)?.schema;
    return schema !== undefined && namesValues(program, schema, new Set());
  });
}

/** Whether a literal is part of what an expression gives, as it stands. */
function givesLiteral(expr: Expr): boolean {
  switch (expr.kind) {
    case "literal":
      return expr.value !== null;
    case "object":
      return expr.entries.some((entry) => entry.kind === "field" && givesLiteral(entry.value));
    case "array":
      return expr.elements.some((element) => element.kind === "item" && givesLiteral(element.value));
    case "coalesce":
      return givesLiteral(expr.left) || givesLiteral(expr.right);
    case "required":
      return givesLiteral(expr.value);
    case "match":
      return expr.arms.some((arm) => givesLiteral(arm.value)) || (expr.otherwise !== undefined && givesLiteral(expr.otherwise));
    default:
      return false;
  }
}

/** Whether a schema names values, itself or in a part of it. */
function namesValues(program: Program, schema: JsonSchema, within: Set<string>): boolean {
  if (schema.const !== undefined || schema.enum !== undefined) return true;
  if (schema.$ref !== undefined) {
    const id = schema.$ref.slice("#/types/".length);
    const type = program.types[id];
    if (type === undefined || within.has(id)) return false;
    within.add(id);
    return namesValues(program, type.schema, within);
  }
  const parts: readonly (JsonSchema | boolean | undefined)[] = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(schema.prefixItems ?? []),
    schema.items,
    schema.additionalProperties,
  ];
  return parts.some((part) => typeof part === "object" && namesValues(program, part, within));
}
