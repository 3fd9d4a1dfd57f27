import type { Json } from "../../types/type.ts";

/** The reference tokens of a JSON pointer (RFC 6901), decoded. The empty pointer has none. */
export function parsePointer(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer with more tokens behind it. */
export function appendPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>((result, token) => `${result}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`, pointer);
}

/** The pointer in a URI fragment (RFC 6901 section 6): percent-decoded, without `#`. Undefined where it is no pointer (an anchor). */
export function pointerOfFragment(fragment: string): string | undefined {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Not percent-encoded after all: take it as it is.
  }
  return decoded === "" || decoded.startsWith("/") ? decoded : undefined;
}

/** Follows pointer tokens into a value; undefined where there is nothing. */
export function valueAt(value: Json | undefined, tokens: readonly string[]): Json | undefined {
  let current = value;
  for (const token of tokens) {
    if (typeof current !== "object" || current === null) return undefined;
    if (Array.isArray(current)) current = /^(0|[1-9][0-9]*)$/.test(token) ? current[Number(token)] : undefined;
    else current = Object.hasOwn(current, token) ? (current as { readonly [key: string]: Json })[token] : undefined;
  }
  return current;
}
