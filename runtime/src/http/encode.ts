import { GuardRefusal } from "../failure.ts";

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

/** Leaves reserved characters (RFC 3986 section 2.2) as they are, but for those that would end the value: `#`, `&` and `+`. */
function encodeReserved(text: string): string {
  return encodeURI(text.toWellFormed()).replaceAll("%5B", "[").replaceAll("%5D", "]").replaceAll(/[#&+]/g, encode);
}

/**
 * A value as a segment of a path. It can never leave its segment: slashes are encoded, and what is read as "this" or "the
 * parent" is refused. Encoding the dots would not help: `%2E%2E` is a parent too (WHATWG URL, "double-dot path segment").
 *
 * @throws {GuardRefusal} where the value is missing, empty, `.` or `..`: the request would go to another resource
 */
export function encodePath(name: string, value: unknown, { style = "simple", explode = false }: ParameterStyle = {}): string {
  const values = parts(value, explode, encode);
  const text = style === "matrix" ? matrix(name, value, values, explode) : values.join(style === "label" && explode ? "." : ",");
  if (values.join("") === "") throw new GuardRefusal("is empty, and a path cannot be made of it", name);
  const written = style === "label" ? `.${text}` : text;
  if (written === "." || written === "..") throw new GuardRefusal("is . or .., which would lead to another path", name);
  return written;
}

/** `;color=blue,black`, or with explode `;color=blue;color=black` and `;R=100;G=200` (RFC 6570 section 3.2.7). */
function matrix(name: string, value: unknown, values: readonly string[], explode: boolean): string {
  if (!explode) return `;${encode(name)}=${values.join(",")}`;
  const named = Array.isArray(value) || typeof value !== "object" ? values.map((each) => `${encode(name)}=${each}`) : values;
  return named.map((each) => `;${each}`).join("");
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
 * @throws {GuardRefusal} where it has a line break, which would begin another header, or a character that headers cannot carry
 */
export function headerParameter(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = parts(value, false, String).join(",");
  if (!isHeaderValue(text)) throw new GuardRefusal("has a line break or another character that a header cannot carry", name);
  return text;
}

/** Whether a text can be the value of a header (RFC 9110 section 5.5). */
export function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** A value of a cookie as text; undefined and null are left out. */
export function cookieParameter(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : parts(value, false, String).join(",");
}

/** A cookie as it is sent. Its value is encoded by {@link cookieValue}, so that it cannot begin another. */
export function cookiePair(name: string, value: string): string {
  return `${cookieValue(name).replaceAll("=", "%3D")}=${cookieValue(value)}`;
}

/** A value of a cookie: what cannot stand in one (RFC 6265 section 4.1.1) is percent-encoded. */
function cookieValue(text: string): string {
  return text.toWellFormed().replaceAll(/[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]/gu, encode);
}

function parts(value: unknown, explode: boolean, write: (text: string) => string): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((item) => write(textOf(item)));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) =>
      explode ? [`${write(key)}=${write(textOf(item))}`] : [write(key), write(textOf(item))],
    );
  return [write(textOf(value))];
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
