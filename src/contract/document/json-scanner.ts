/**
 * A scanner over the bytes of a JSON text (RFC 8259, UTF-8). It finds where values begin and end without building them,
 * which is all that an index of a large description needs.
 */

/** Malformed JSON, with the byte at which it was noticed. */
export class JsonScanError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/** The first byte at or after an offset that is not white space. */
export function skipWhiteSpace(bytes: Uint8Array, offset: number): number {
  let at = offset;
  for (;;) {
    const byte = bytes[at];
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) at++;
    else return at;
  }
}

/** The byte after the string whose opening quote stands at an offset. */
function skipString(bytes: Uint8Array, offset: number): number {
  let at = offset + 1;
  for (;;) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at += 2;
    else if (byte === undefined) throw new JsonScanError("a string does not end", offset);
    else at++;
  }
}

/** The byte after the value that begins at an offset. Objects and arrays are followed by their brackets alone; what is in them is held against the grammar when it is read. */
export function skipValue(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset];
  if (first === quote) return skipString(bytes, offset);
  if (first !== openBrace && first !== openBracket) return skipScalar(bytes, offset);
  let depth = 0;
  let at = offset;
  for (;;) {
    const byte = bytes[at];
    if (byte === quote) {
      at++;
      // The inner loop of the whole scan: strings are most of a description.
      for (;;) {
        const character = bytes[at];
        if (character === quote) break;
        if (character === backslash) at++;
        else if (character === undefined) throw new JsonScanError("a string does not end", offset);
        at++;
      }
    } else if (byte === openBrace || byte === openBracket) {
      depth++;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth--;
      if (depth === 0) return at + 1;
    } else if (byte === undefined) {
      throw new JsonScanError(first === openBrace ? "an object does not end" : "an array does not end", offset);
    }
    at++;
  }
}

function skipScalar(bytes: Uint8Array, offset: number): number {
  let at = offset;
  for (;;) {
    const byte = bytes[at];
    // Letters, digits, sign and point: true, false, null and numbers.
    if (
      byte !== undefined &&
      ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x2b || byte === 0x2d || byte === 0x2e || byte === 0x45)
    )
      at++;
    else break;
  }
  if (at === offset)
    throw new JsonScanError(offset >= bytes.length ? "a value is missing at the end of the file" : "a value is expected", offset);
  return at;
}

/** Whether the value at an offset is an object. */
export function isObjectAt(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === openBrace;
}

/** Whether the value at an offset is a string. */
export function isStringAt(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === quote;
}

/** Whether the value at an offset is an array. */
export function isArrayAt(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === openBracket;
}

/** What a walk is told of a member: it gives the byte after the value, having looked into it or not. */
export type MemberVisitor = (key: string, valueStart: number, keyStart: number) => number;

/**
 * Walks over the members of the object at an offset, and gives the byte after it.
 *
 * @throws {JsonScanError}
 */
export function walkObject(bytes: Uint8Array, offset: number, visit: MemberVisitor): number {
  let at = skipWhiteSpace(bytes, offset + 1);
  if (bytes[at] === closeBrace) return at + 1;
  for (;;) {
    if (bytes[at] !== quote) throw new JsonScanError("a key in double quotes is expected", at);
    const keyStart = at;
    const keyEnd = skipString(bytes, at);
    at = skipWhiteSpace(bytes, keyEnd);
    if (bytes[at] !== colon) throw new JsonScanError("`:` is expected", at);
    at = skipWhiteSpace(bytes, at + 1);
    at = skipWhiteSpace(bytes, visit(decodeString(bytes, keyStart, keyEnd), at, keyStart));
    if (bytes[at] === comma) at = skipWhiteSpace(bytes, at + 1);
    else if (bytes[at] === closeBrace) return at + 1;
    else throw new JsonScanError("`,` or `}` is expected", at);
  }
}

/** Walks over the items of the array at an offset, and gives the byte after it. */
export function walkArray(bytes: Uint8Array, offset: number, visit: (index: number, valueStart: number) => number): number {
  let at = skipWhiteSpace(bytes, offset + 1);
  if (bytes[at] === closeBracket) return at + 1;
  for (let index = 0; ; index++) {
    at = skipWhiteSpace(bytes, visit(index, at));
    if (bytes[at] === comma) at = skipWhiteSpace(bytes, at + 1);
    else if (bytes[at] === closeBracket) return at + 1;
    else throw new JsonScanError("`,` or `]` is expected", at);
  }
}

const decoder = new TextDecoder();

/** The value of the string between two offsets, quotes included. */
export function decodeString(bytes: Uint8Array, start: number, end: number): string {
  let plain = end - start < 64;
  let text = "";
  for (let at = start + 1; plain && at < end - 1; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === backslash || byte >= 0x80) plain = false;
    else text += String.fromCharCode(byte);
  }
  if (plain) return text;
  const literal = decoder.decode(bytes.subarray(start, end));
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value : literal;
  } catch {
    throw new JsonScanError("a key is not a valid string", start);
  }
}
