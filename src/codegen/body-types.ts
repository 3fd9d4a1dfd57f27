import type { Program, ProgramType } from "../program/program.ts";
import type { JsonSchema } from "../types/json-schema.ts";
import { NameScope, pascalCase } from "./names.ts";
import { typeNameOf } from "./type-text.ts";

/** Names for bodies that a description writes out where they are sent, so that a map and its call speak of one type. */
export interface BodyTypes {
  /** Them as types of the program. */
  readonly types: readonly ProgramType[];
  /** The schema, or a reference to the type that it is. */
  readonly named: (schema: JsonSchema) => JsonSchema;
}

/** Names the body of each operation that has no name in the description: `SlackChatPostMessageBody`. */
export function bodyTypes(program: Program): BodyTypes {
  const scope = new NameScope(Object.values(program.types).map(({ id }) => typeNameOf(id)));
  const types = new Map<string, ProgramType>();
  for (const system of program.systems)
    for (const { name, body } of system.operations) {
      const isObject = body?.schema.$ref === undefined && body?.schema.properties !== undefined && body.schema.type === "object";
      if (!isObject || types.has(JSON.stringify(body.schema))) continue;
      const id = scope.declare(`${pascalCase(system.name)}${pascalCase(name)}Body`);
      types.set(JSON.stringify(body.schema), { id, name: `${system.name}.${name}.body`, schema: body.schema });
    }
  return {
    types: [...types.values()],
    named: (schema) => {
      const type = types.get(JSON.stringify(schema));
      return type === undefined ? schema : { $ref: `#/types/${type.id}` };
    },
  };
}
