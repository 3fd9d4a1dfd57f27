import { createRequire } from "node:module";
import type * as JsYaml from "js-yaml";
import type { FileHandle, Host } from "../../source/host.ts";
import { LineMap } from "../../source/line-map.ts";
import type { Json } from "../../types/type.ts";
import type { SourcePosition } from "../contract.ts";
import type { DocumentFailure, SourceDocument } from "./document.ts";
import { appendPointer, parsePointer, valueAt } from "./pointer.ts";
import { longestLine } from "./position.ts";

/** Values that aliases may multiply a document into; a real one has thousands ("billion laughs" has 10^9). */
const maximumNodes = 2_000_000;

/** Loaded when the first YAML file is read that is not in the cache: most runs need none. */
function yaml(): typeof JsYaml {
  return createRequire(import.meta.url)("js-yaml") as typeof JsYaml;
}

/** Where the value of a YAML file is kept. */
export function yamlCacheKey(file: string): string {
  return `yaml:${file}`;
}

/**
 * Opens a YAML file (YAML 1.2, core schema: dates stay text). Its value is kept in the cache as JSON; positions are found
 * by reading the file again, when the first is asked for.
 */
export function openYamlDocument(host: Host, file: string, handle: FileHandle): SourceDocument | DocumentFailure {
  const cacheKey = yamlCacheKey(file);
  const cached = readCached(host.cache.get(cacheKey), handle.stamp);
  if (cached !== undefined) return new ValueDocument(file, cached, locateInYaml(file, handle));
  let value: Json;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(handle.readAll());
    value = plainJson(yaml().load(text, { filename: file }));
  } catch (error) {
    return failureOf(error);
  }
  host.cache.set(cacheKey, new TextEncoder().encode(`${JSON.stringify(handle.stamp)}\n${JSON.stringify(value)}`));
  return new ValueDocument(file, value, locateInYaml(file, handle));
}

function readCached(bytes: Uint8Array | undefined, stamp: string): Json | undefined {
  if (bytes === undefined) return undefined;
  try {
    const text = new TextDecoder().decode(bytes);
    const newline = text.indexOf("\n");
    if (JSON.parse(text.slice(0, newline)) !== stamp) return undefined;
    const value: Json = JSON.parse(text.slice(newline + 1));
    return value;
  } catch {
    return undefined;
  }
}

function failureOf(error: unknown): DocumentFailure {
  if (error instanceof TooManyNodes) return { reason: "its aliases multiply into more values than a description has" };
  if (error instanceof TypeError) return { reason: "it is not UTF-8 text" };
  const { reason, mark } = error as { readonly reason?: string; readonly mark?: { readonly line: number; readonly column: number } };
  return {
    reason: reason ?? (error instanceof Error ? (error.message.split("\n")[0] ?? "it cannot be read") : "it cannot be read"),
    position: mark === undefined ? undefined : { line: mark.line, character: mark.column },
  };
}

class TooManyNodes extends Error {}

/** A tree of plain values: numbers that JSON cannot say become text, and shared parts are counted each time. */
function plainJson(root: unknown): Json {
  let nodes = 0;
  const copy = (value: unknown, depth: number): Json => {
    nodes++;
    if (nodes > maximumNodes || depth > 1_000) throw new TooManyNodes();
    if (value === null || value === undefined) return null;
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
    const object: Record<string, Json> = Object.create(null);
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    for (const [key, item] of entries) object[String(key)] = copy(item, depth + 1);
    return object;
  };
  return copy(root, 0);
}

/** A document whose value is in memory. */
export class ValueDocument implements SourceDocument {
  readonly file: string;
  readonly duplicateKeys: readonly string[] = [];
  readonly #root: Json;
  readonly #locate: (pointer: string) => SourcePosition | undefined;

  constructor(file: string, root: Json, locate: (pointer: string) => SourcePosition | undefined) {
    this.file = file;
    this.#root = root;
    this.#locate = locate;
  }

  value(pointer: string): Json | undefined {
    return valueAt(this.#root, parsePointer(pointer));
  }

  keys(pointer: string): readonly string[] {
    const value = this.value(pointer);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }

  locate(pointer: string): SourcePosition | undefined {
    return this.#locate(pointer);
  }
}

/** Finds pointers in YAML by its parser's events, whose offsets count UTF-16 code units of the text; read when first asked for. */
function locateInYaml(file: string, handle: FileHandle): (pointer: string) => SourcePosition | undefined {
  let read: { readonly text: string; readonly lines: LineMap; readonly offsets: ReturnType<typeof offsetsInYaml> } | undefined;
  return (pointer) => {
    if (read === undefined) {
      const text = new TextDecoder().decode(handle.readAll());
      read = { text, lines: new LineMap(text), offsets: offsetsInYaml(text) };
    }
    const { text, lines, offsets } = read;
    const tokens = parsePointer(pointer);
    for (let depth = tokens.length; depth >= 0; depth--) {
      const place = offsets.get(appendPointer("", ...tokens.slice(0, depth)));
      if (place === undefined) continue;
      const { line, character } = lines.position(place.start);
      const start = lines.lineStart(line);
      const end = line + 1 < lines.lineCount ? lines.lineStart(line + 1) - 1 : text.length;
      const lineText = text.slice(start, Math.min(end, place.start + longestLine)).replace(/\r$/, "");
      return { file, line, character, length: place.end - place.start, lineText };
    }
    return undefined;
  };
}

interface Frame {
  readonly pointer: string;
  readonly kind: "mapping" | "sequence" | "document";
  index: number;
  /** The key that waits for its value. */
  key?: { readonly name: string; readonly start: number; readonly end: number } | undefined;
}

function offsetsInYaml(text: string): ReadonlyMap<string, { readonly start: number; readonly end: number }> {
  const offsets = new Map<string, { readonly start: number; readonly end: number }>();
  const { EVENT_ID, getScalarValue, parseEvents } = yaml();
  const stack: Frame[] = [];

  /** Notes where a value stands and gives its pointer. */
  const place = (start: number, end: number): string => {
    const frame = stack.at(-1);
    if (frame === undefined || frame.kind === "document") {
      offsets.set("", { start, end });
      return "";
    }
    const pointer = appendPointer(frame.pointer, frame.kind === "sequence" ? frame.index : (frame.key?.name ?? ""));
    offsets.set(pointer, frame.key === undefined ? { start, end } : { start: frame.key.start, end: frame.key.end });
    frame.index++;
    frame.key = undefined;
    return pointer;
  };

  for (const event of parseEvents(text, {})) {
    const frame = stack.at(-1);
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ pointer: "", kind: "document", index: 0 });
    } else if (event.type === EVENT_ID.POP) {
      stack.pop();
    } else if (event.type === EVENT_ID.SCALAR && frame?.kind === "mapping" && frame.key === undefined) {
      frame.key = { name: getScalarValue(text, event), start: event.valueStart, end: event.valueEnd };
    } else if (event.type === EVENT_ID.SCALAR) {
      place(event.valueStart, event.valueEnd);
    } else if (event.type === EVENT_ID.ALIAS) {
      place(event.anchorStart, event.anchorEnd);
    } else {
      const pointer = place(event.start, event.start + 1);
      stack.push({ pointer, kind: event.type === EVENT_ID.MAPPING ? "mapping" : "sequence", index: 0 });
    }
  }
  return offsets;
}
