import type { FileHandle, Host } from "../../source/host.ts";
import type { Json } from "../../types/type.ts";
import type { SourcePosition } from "../contract.ts";
import type { DocumentFailure, SourceDocument } from "./document.ts";
import {
  decodeString,
  isArrayAt,
  isObjectAt,
  isStringAt,
  JsonScanError,
  skipValue,
  skipWhiteSpace,
  walkArray,
  walkObject,
} from "./json-scanner.ts";
import { appendPointer, parsePointer, valueAt } from "./pointer.ts";
import { countLines, type LineCounts, positionInBytes, positionInFile } from "./position.ts";

/**
 * What an index lists, by the keys that lead to it; `*` is every key. A path that ends in `*` lists the members of an object
 * with their ranges; one that ends in a name keeps the text that stands there.
 */
export type IndexedPaths = readonly (readonly string[])[];

/** Byte ranges and short texts by pointer, and the keys of the objects that were looked into. Plain data, so that it can be kept. */
interface JsonIndex {
  readonly version: 3;
  readonly stamp: string;
  readonly lines: LineCounts;
  readonly ranges: Record<string, readonly [number, number]>;
  readonly texts: Record<string, string>;
  readonly keys: Record<string, readonly string[]>;
  readonly duplicateKeys: readonly string[];
}

/** Where the index of a JSON file is kept. */
export function jsonCacheKey(file: string): string {
  return `json-index:${file}`;
}

/**
 * Opens a JSON file by an index of byte ranges, from the cache where the file has not changed since. Nothing else of the
 * file is read before it is asked for.
 */
export function openJsonDocument(host: Host, file: string, handle: FileHandle, indexed: IndexedPaths): SourceDocument | DocumentFailure {
  const cacheKey = jsonCacheKey(file);
  let index = readIndex(host.cache.get(cacheKey), handle.stamp);
  if (index === undefined) {
    const bytes = handle.readAll();
    try {
      index = scan(bytes, handle.stamp, indexed);
    } catch (error) {
      if (!(error instanceof JsonScanError)) throw error;
      const { line, character } = positionInBytes(file, bytes, error.offset, 1);
      return { reason: error.message, position: { line, character } };
    }
    host.cache.set(cacheKey, new TextEncoder().encode(JSON.stringify(index)));
  }
  return new JsonDocument(file, handle, index);
}

function readIndex(bytes: Uint8Array | undefined, stamp: string): JsonIndex | undefined {
  if (bytes === undefined) return undefined;
  try {
    const index: JsonIndex = JSON.parse(new TextDecoder().decode(bytes));
    return index.version === 3 && index.stamp === stamp ? index : undefined;
  } catch {
    return undefined; // A cache that cannot be read is no cache.
  }
}

/** Where the text begins: behind a byte order mark. */
function startOf(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function scan(bytes: Uint8Array, stamp: string, indexed: IndexedPaths): JsonIndex {
  const ranges: Record<string, readonly [number, number]> = Object.create(null);
  const texts: Record<string, string> = Object.create(null);
  const keys: Record<string, readonly string[]> = Object.create(null);
  const duplicateKeys: string[] = [];

  const walk = (offset: number, pointer: string, patterns: IndexedPaths): number => {
    if (!isObjectAt(bytes, offset)) return skipValue(bytes, offset);
    const listed = patterns.some((pattern) => pattern[0] === "*") || pointer === "";
    const names = new Set<string>();
    const end = walkObject(bytes, offset, (key, valueStart) => {
      const matching = patterns.filter((pattern) => pattern[0] === "*" || pattern[0] === key);
      if (!listed && matching.length === 0) return skipValue(bytes, valueStart);
      const inner = appendPointer(pointer, key);
      if (listed) {
        if (names.has(key)) duplicateKeys.push(inner);
        names.add(key);
      }
      const deeper = matching.map((pattern) => pattern.slice(1)).filter((pattern) => pattern.length > 0);
      const valueEnd = deeper.length > 0 ? walk(valueStart, inner, deeper) : skipValue(bytes, valueStart);
      if (listed) ranges[inner] = [valueStart, valueEnd];
      else if (isStringAt(bytes, valueStart)) texts[inner] = decodeString(bytes, valueStart, valueEnd);
      return valueEnd;
    });
    if (listed) keys[pointer] = [...names];
    return end;
  };

  const start = skipWhiteSpace(bytes, startOf(bytes));
  const end = walk(start, "", indexed);
  ranges[""] = [start, end];
  const rest = skipWhiteSpace(bytes, end);
  if (rest < bytes.length) throw new JsonScanError("the text goes on behind its value", rest);
  return { version: 3, stamp, lines: countLines(bytes), ranges, texts, keys, duplicateKeys };
}

class JsonDocument implements SourceDocument {
  readonly file: string;
  readonly duplicateKeys: readonly string[];
  readonly #handle: FileHandle;
  readonly #index: JsonIndex;
  readonly #values = new Map<string, Json | undefined>();

  constructor(file: string, handle: FileHandle, index: JsonIndex) {
    this.file = file;
    this.duplicateKeys = index.duplicateKeys;
    this.#handle = handle;
    this.#index = index;
  }

  value(pointer: string): Json | undefined {
    if (this.#values.has(pointer)) return this.#values.get(pointer);
    const { texts } = this.#index;
    if (Object.hasOwn(texts, pointer)) return texts[pointer];
    const tokens = parsePointer(pointer);
    // The nearest indexed part that holds the value is parsed, and kept; what lies inside of it is found there.
    const { holder, depth } = this.#holderOf(pointer, tokens);
    // An indexed object has a range for each of its keys: what has none there is nowhere.
    if (depth < tokens.length && Object.hasOwn(this.#index.keys, holder)) return undefined;
    const whole = holder === pointer ? this.#parse(holder) : this.#valueOf(holder);
    const value = valueAt(whole, tokens.slice(depth));
    this.#values.set(pointer, value);
    return value;
  }

  /** The nearest part around a pointer that has a range, or that is known not to have more. */
  #holderOf(pointer: string, tokens: readonly string[]): { readonly holder: string; readonly depth: number } {
    const { ranges, keys } = this.#index;
    let depth = tokens.length;
    let holder = pointer;
    while (!Object.hasOwn(ranges, holder) && depth > 0) {
      depth--;
      holder = appendPointer("", ...tokens.slice(0, depth));
      if (Object.hasOwn(keys, holder)) break;
    }
    return { holder, depth };
  }

  #valueOf(holder: string): Json | undefined {
    if (!this.#values.has(holder)) this.#values.set(holder, this.#parse(holder));
    return this.#values.get(holder);
  }

  #parse(pointer: string): Json | undefined {
    const { ranges } = this.#index;
    const range = Object.hasOwn(ranges, pointer) ? ranges[pointer] : undefined;
    if (range === undefined) return undefined;
    try {
      const value: Json = JSON.parse(new TextDecoder().decode(this.#handle.readRange(range[0], range[1])));
      return value;
    } catch {
      return undefined;
    }
  }

  keys(pointer: string): readonly string[] {
    const { keys } = this.#index;
    const known = Object.hasOwn(keys, pointer) ? keys[pointer] : undefined;
    if (known !== undefined) return known;
    const value = this.value(pointer);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }

  locate(pointer: string): SourcePosition | undefined {
    try {
      const { start, length } = this.#find(parsePointer(pointer));
      return positionInFile(this.file, this.#handle, this.#index.lines, start, Math.min(length, 200));
    } catch {
      return undefined;
    }
  }

  /** The bytes of a pointer's last key, looked for within the nearest indexed part alone. */
  #find(tokens: readonly string[]): { readonly start: number; readonly length: number } {
    const { holder, depth } = this.#holderOf(appendPointer("", ...tokens), tokens);
    const [start, end] = this.#index.ranges[holder] ?? [0, this.#handle.size];
    const own = depth === 0 ? undefined : this.#keyBefore(start);
    // What leads nowhere is at the nearest part that is there.
    if (own !== undefined && (depth === tokens.length || Object.hasOwn(this.#index.keys, holder))) return own;
    const found = findInBytes(this.#handle.readRange(start, end), tokens.slice(depth));
    if (found === undefined) return own ?? { start, length: 1 };
    return { start: found.start + start, length: found.length };
  }

  /** The key in front of a value; undefined where it is too long to be looked for. */
  #keyBefore(value: number): { readonly start: number; readonly length: number } | undefined {
    const from = Math.max(0, value - longestKey);
    const bytes = this.#handle.readRange(from, value);
    const end = bytes.lastIndexOf(quote) + 1;
    let start = end - 2;
    while (start >= 0 && !(bytes[start] === quote && isUnescaped(bytes, start))) start--;
    return start < 0 ? undefined : { start: from + start, length: end - start };
  }
}

const quote = 0x22;
const backslash = 0x5c;
/** In bytes, with what may stand between a key and its value. */
const longestKey = 4_096;

function isUnescaped(bytes: Uint8Array, at: number): boolean {
  let before = at;
  while (bytes[before - 1] === backslash) before--;
  return (at - before) % 2 === 0;
}

/** The bytes of a pointer's last key (or of the value itself, in an array), as far as it leads; undefined where that is nowhere. */
function findInBytes(bytes: Uint8Array, tokens: readonly string[]): { readonly start: number; readonly length: number } | undefined {
  let value = skipWhiteSpace(bytes, startOf(bytes));
  let place: { readonly start: number; readonly length: number } | undefined;
  for (const token of tokens) {
    let found: { readonly value: number; readonly start: number; readonly length: number } | undefined;
    if (isObjectAt(bytes, value)) {
      walkObject(bytes, value, (key, valueStart, keyStart) => {
        // The last of several with the same key is the one that a reader sees.
        if (key === token) found = { value: valueStart, start: keyStart, length: new TextEncoder().encode(JSON.stringify(key)).length };
        return skipValue(bytes, valueStart);
      });
    } else if (isArrayAt(bytes, value)) {
      walkArray(bytes, value, (index, valueStart) => {
        const end = skipValue(bytes, valueStart);
        if (String(index) === token) found = { value: valueStart, start: valueStart, length: end - valueStart };
        return end;
      });
    }
    if (found === undefined) return place;
    value = found.value;
    place = { start: found.start, length: found.length };
  }
  return place;
}
