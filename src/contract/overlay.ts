import type { Json, Origin } from "../types/type.ts";
import type { SourcePosition } from "./contract.ts";
import type { SourceDocument } from "./document/document.ts";
import { appendPointer, parsePointer } from "./document/pointer.ts";
import { ValueDocument } from "./document/yaml-document.ts";
import { parseJsonPath, selectPointers } from "./json-path.ts";
import { isObject } from "./references.ts";

/** What an overlay gets wrong. */
export interface OverlayProblem {
  readonly message: string;
  readonly origin: Origin;
}

type MutableJson = null | boolean | number | string | MutableJson[] | { [key: string]: MutableJson };

/** A part of a description that an overlay updates, with the place in the overlay that says how. */
interface Update {
  readonly target: string;
  readonly overlay: SourceDocument;
  readonly source: string;
}

/**
 * Applies OpenAPI Overlays (1.0) to a document, in order. What an overlay says is found there; everything else is where it
 * is in the description.
 */
export function applyOverlays(
  root: SourceDocument,
  overlays: readonly SourceDocument[],
  report: (problem: OverlayProblem) => void,
): SourceDocument {
  const value = copyOf(root.value("") ?? {});
  const updates: Update[] = [];
  for (const overlay of overlays) {
    const actions = overlay.value("/actions");
    if (!Array.isArray(actions)) {
      report({ message: "an overlay needs a list of `actions`", origin: { file: overlay.file, pointer: "" } });
      continue;
    }
    for (const [index, action] of actions.entries())
      for (const target of applyAction(value, action, { file: overlay.file, pointer: `/actions/${index}` }, report))
        updates.unshift({ target, overlay, source: `/actions/${index}/update` });
  }
  return new ValueDocument(root.file, value, (pointer) => locate(root, updates, pointer));
}

/** Where a pointer stands: in the last overlay that says what is there, or in the description. */
function locate(root: SourceDocument, updates: readonly Update[], pointer: string): SourcePosition | undefined {
  for (const { target, overlay, source } of updates) {
    if (!pointer.startsWith(`${target}/`)) continue;
    const inner = `${source}${pointer.slice(target.length)}`;
    const said = overlay.value(inner);
    // An object that both have is merged: it begins in the description.
    if (said !== undefined && !(isObject(said) && isObject(root.value(pointer)))) return overlay.locate(inner);
  }
  return root.locate(pointer);
}

/** Gives the places that it has updated. */
function applyAction(root: MutableJson, action: Json, origin: Origin, report: (problem: OverlayProblem) => void): readonly string[] {
  const target = isObject(action) ? action["target"] : undefined;
  const path = typeof target === "string" ? parseJsonPath(target) : undefined;
  if (!isObject(action) || path === undefined) {
    report({ message: "the action's `target` is not a JSONPath (RFC 9535) that is understood here", origin });
    return [];
  }
  const pointers = selectPointers(root, path);
  if (pointers.length === 0)
    report({
      message: "the action's `target` matches nothing",
      origin: { file: origin.file, pointer: appendPointer(origin.pointer, "target") },
    });
  // From the last to the first, so that removing an item of a list does not move the ones that follow.
  for (const pointer of pointers.reverse()) {
    if (action["remove"] === true) remove(root, pointer);
    else if (action["update"] !== undefined) update(root, pointer, copyOf(action["update"]));
  }
  return action["remove"] === true ? [] : pointers;
}

function remove(root: MutableJson, pointer: string): void {
  const tokens = parsePointer(pointer);
  const last = tokens.pop();
  const parent = partAt(root, tokens);
  if (last === undefined) return;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (typeof parent === "object" && parent !== null) delete parent[last];
}

function update(root: MutableJson, pointer: string, value: MutableJson): void {
  const tokens = parsePointer(pointer);
  const there = partAt(root, tokens);
  if (Array.isArray(there)) there.push(value);
  else if (isMutableObject(there) && isMutableObject(value)) mergeInto(there, value);
}

/** Objects are merged, lists are joined, all else is replaced (Overlay 1.0, Action Object). */
function mergeInto(target: { [key: string]: MutableJson }, source: { [key: string]: MutableJson }): void {
  for (const [key, value] of Object.entries(source)) {
    const there = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isMutableObject(there) && isMutableObject(value)) mergeInto(there, value);
    else if (Array.isArray(there) && Array.isArray(value)) there.push(...value);
    else target[key] = value;
  }
}

function partAt(root: MutableJson, tokens: readonly string[]): MutableJson | undefined {
  let current: MutableJson | undefined = root;
  for (const token of tokens) {
    if (Array.isArray(current)) current = current[Number(token)];
    else if (isMutableObject(current) && Object.hasOwn(current, token)) current = current[token];
    else return undefined;
  }
  return current;
}

function isMutableObject(value: MutableJson | undefined): value is { [key: string]: MutableJson } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A deep copy without prototypes, so that `__proto__` is only a key. */
function copyOf(value: Json): MutableJson {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value as MutableJson;
  const copy: { [key: string]: MutableJson } = Object.create(null);
  for (const [key, item] of Object.entries(value)) copy[key] = copyOf(item);
  return copy;
}
