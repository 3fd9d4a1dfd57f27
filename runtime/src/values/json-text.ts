/** What is still to be written: text as it is, or a value. */
type Pending = { readonly text: string } | { readonly value: unknown };

/**
 * A JSON value as text (RFC 8259), as `JSON.stringify` writes it, but of any depth: a value that came from a hostile
 * sender may be nested deeper than the stack. Fields that are undefined are left out; with `sortKeys`, equal values have
 * equal texts.
 */
export function jsonText(value: unknown, options: { readonly sortKeys?: boolean } = {}): string {
  const written: string[] = [];
  const pending: Pending[] = [{ value }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ("text" in next) written.push(next.text);
    else pushReversed(pending, partsOf(next.value, options.sortKeys === true));
  }
  return written.join("");
}

/** A value taken apart by one level. */
function partsOf(value: unknown, sortKeys: boolean): Pending[] {
  if (Array.isArray(value)) return arrayParts(value);
  if (typeof value === "object" && value !== null) return objectParts(value, sortKeys);
  return [{ text: JSON.stringify(value) ?? "null" }];
}

function arrayParts(items: readonly unknown[]): Pending[] {
  const parts: Pending[] = [{ text: "[" }];
  items.forEach((value, index) => {
    if (index > 0) parts.push({ text: "," });
    parts.push({ value });
  });
  parts.push({ text: "]" });
  return parts;
}

function objectParts(object: object, sortKeys: boolean): Pending[] {
  const fields = Object.entries(object).filter(([, value]) => value !== undefined);
  if (sortKeys) fields.sort(([left], [right]) => (left < right ? -1 : 1));
  const parts: Pending[] = [{ text: "{" }];
  fields.forEach(([key, value]: [string, unknown], index) => {
    parts.push({ text: `${index > 0 ? "," : ""}${JSON.stringify(key)}:` }, { value });
  });
  parts.push({ text: "}" });
  return parts;
}

/** Pushes one by one: spread arguments of a large array would overflow the stack. */
function pushReversed(pending: Pending[], parts: readonly Pending[]): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part) pending.push(part);
  }
}
