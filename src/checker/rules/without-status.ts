import type { Fix } from "../../diagnostics/diagnostic.ts";
import { removePart } from "../../diagnostics/fixes.ts";
import type { Sourced } from "../declarations/policy-keys.ts";

/** Takes a status out of the list of what is retried, where others are left. */
export function withoutStatus({ location, siblings = [] }: Sourced<unknown>): readonly Fix[] {
  const part = siblings.find(({ start }) => start === location.start);
  return part === undefined || siblings.length < 2 ? [] : removePart("Do not retry it", location.file, siblings, part);
}
