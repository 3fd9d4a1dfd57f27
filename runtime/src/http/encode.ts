import { Refusal } from "../failure.ts";

/** How a parameter's value is written (OpenAPI 3.1, Parameter Object, Style Values). */
export interface ParameterStyle {
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** Percent-encodes all but the unreserved characters (RFC 3986 section 2.3). */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Leaves reserved characters (RFC 3986 section 2.2) as they are. */
function encodeReserved(text: string): string {
  return encodeURI(text.toWellFormed()).replaceAll("%5B", "[").replaceAll("%5D", "]");
}

/**
 * A value as a segment of a path. It can never leave its segment: slashes are encoded, and `.` and `..` are too.
 *
 * @throws {Refusal} where the value is missing or empty: the request would go to another resource
 */
export function encodePath(value: unknown, { style = "simple", explode = false }: ParameterStyle = {}): string {
  const separator = style === "label" && explode ? "." : style === "matrix" && explode ? ";" : ",";
  const text = parts(value, explode)
    .map(encode)
    .map((part) => (part === "." || part === ".." ? part.replaceAll(".", "%2E") : part))
    .join(separator);
  if (text === "") throw new Refusal("is empty, and a path cannot be made of it", "a path parameter");
  return style === "label" ? `.${text}` : style === "matrix" ? `;${text}` : text;
}

/**
 * A query parameter as encoded names and values. Undefined and null are left out; dates and numbers are written as JSON
 * writes them.
 */
export function queryParameter(
  name: string,
  value: unknown,
  { style = "form", explode = style === "form", allowReserved = false }: ParameterStyle = {},
): [string, string][] {
  if (value === undefined || value === null) return [];
  const write = allowReserved ? encodeReserved : encode;
  if (style === "deepObject") return nested(name, value).map(([key, text]) => [key, write(text)]);
  if (typeof value !== "object") return [[encode(name), write(textOf(value))]];
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined && item !== null).map((item) => write(textOf(item)));
    if (explode) return items.map((item) => [encode(name), item]);
    const separator = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
    return [[encode(name), items.join(separator)]];
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  if (explode) return entries.map(([key, item]) => [encode(key), write(textOf(item))]);
  return [[encode(name), entries.flatMap(([key, item]) => [write(key), write(textOf(item))]).join(",")]];
}

/**
 * A value of a header.
 *
 * @throws {Refusal} where it has a line break: it would begin another header
 */
export function headerParameter(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = parts(value, false).join(",");
  if (/[\r\n\0]/.test(text)) throw new Refusal("has a line break", "a header parameter");
  return text;
}

function parts(value: unknown, explode: boolean): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map(textOf);
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) => (explode ? [`${key}=${textOf(item)}`] : [key, textOf(item)]));
  return [textOf(value)];
}

/** Names and values of a nested value in brackets: `a[b][0]=c`. Undefined is left out; null is written as nothing, which is how forms unset a value. */
export function nested(name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (value === null) return [[encodeKey(name), ""]];
  if (Array.isArray(value)) return value.flatMap((item, index) => nested(`${name}[${index}]`, item));
  if (typeof value === "object") return Object.entries(value).flatMap(([key, item]) => nested(`${name}[${key}]`, item));
  return [[encodeKey(name), textOf(value)]];
}

/** Brackets of a nested name stay readable; everything else in it is encoded. */
function encodeKey(name: string): string {
  return encode(name).replaceAll("%5B", "[").replaceAll("%5D", "]");
}

/** A value as text: numbers and booleans as JSON writes them, objects as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
