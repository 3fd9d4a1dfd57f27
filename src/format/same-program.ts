import type { SourceFile } from "../syntax/nodes.ts";

/** Where nodes stand, and nothing of what they say. */
const places = new Set(["start", "end", "operatorSpan"]);

/** Whether two trees say the same, wherever their parts stand. */
export function isSameProgram(left: SourceFile, right: SourceFile): boolean {
  return isSame(left.declarations, right.declarations);
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null)
    return Number.isNaN(left) && Number.isNaN(right);
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const name of names) {
    if (!places.has(name) && !isSame(Reflect.get(left, name), Reflect.get(right, name))) return false;
  }
  return true;
}
