import type { JsonSchema } from "./json-schema.ts";
import type { RefType, Type } from "./type.ts";
import { writeSchema } from "./write-schema.ts";

/** How many parts a schema with its references written out may have. */
const maximumParts = 5_000;

/** The schema of a type with its references written out, to a depth and a size beyond which anything is allowed. */
export function wholeSchema(type: Type): JsonSchema {
  const open = new Set<string>();
  let parts = 0;
  const writer = {
    reference: (ref: RefType): JsonSchema => {
      if (open.has(ref.id) || open.size > 8 || parts > maximumParts) return {};
      open.add(ref.id);
      const schema = writeSchema(ref.resolve(), writer);
      open.delete(ref.id);
      return schema;
    },
    includes: () => {
      parts++;
      return true;
    },
    strict: true,
  };
  return writeSchema(type, writer);
}
