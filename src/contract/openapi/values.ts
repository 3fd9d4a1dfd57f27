import type { Json } from "../../types/type.ts";
import { isObject } from "../references.ts";

/** A string under a key, if there is one. */
export function stringAt(value: Json | undefined, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === "string" ? found : undefined;
}

/** A list under a key; empty where there is none. */
export function listAt(value: Json | undefined, key: string): readonly Json[] {
  const found = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

/** An object's entries under a key; empty where there is none. */
export function entriesAt(value: Json | undefined, key: string): readonly (readonly [string, Json])[] {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? Object.entries(found) : [];
}
