import type { ServerCapabilities } from "vscode-languageserver";

/** What several features can together: objects are merged by their members, lists put together, and of two other values the later stays. */
export function mergeCapabilities(all: readonly ServerCapabilities[]): ServerCapabilities {
  return all.reduce<ServerCapabilities>((merged, each) => Object.assign(merged, mergeObjects(merged, each)), {});
}

function mergeObjects(left: object, right: object): object {
  const merged = new Map<string, unknown>(Object.entries(left));
  for (const [key, value] of Object.entries(right)) merged.set(key, mergeValues(merged.get(key), value));
  return Object.fromEntries(merged);
}

function mergeValues(left: unknown, right: unknown): unknown {
  if (Array.isArray(left) && Array.isArray(right)) return [...new Set<unknown>([...left, ...right])];
  return isObject(left) && isObject(right) ? mergeObjects(left, right) : right;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
