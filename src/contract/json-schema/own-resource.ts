import type { Json } from "../../types/type.ts";
import { parsePointer } from "../document/pointer.ts";
import { isObject, referenceOf } from "../references.ts";
import type { RawSchema } from "./keyword-context.ts";

/**
 * Whether a schema within a document is a resource of its own (`$id`; JSON Schema 2020-12, Core, section 8.2.1) to which a
 * reference within it leads: followed from the root of the document, it would lead to another schema, or nowhere.
 */
export function refersToItself(schema: RawSchema): boolean {
  const { $id } = schema;
  if (typeof $id !== "string" || $id.startsWith("#")) return false;
  const pending: Json[] = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const reference = referenceOf(next);
    if (reference === "#" || (reference?.startsWith("#/") === true && hasAt(schema, parsePointer(reference.slice(1))))) return true;
    if (typeof next === "object" && next !== null) pending.push(...Object.values(next));
  }
  return false;
}

function hasAt(value: Json, tokens: readonly string[]): boolean {
  let part: Json | undefined = value;
  for (const token of tokens) {
    if (!isObject(part) || !Object.hasOwn(part, token)) return false;
    part = part[token];
  }
  return true;
}
