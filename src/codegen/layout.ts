/** The widest line that is kept on one line. */
const width = 110;

/**
 * Brackets around items: on one line where they fit, else one item a line. An item that has lines itself is indented as a
 * whole.
 *
 * @param column how far in the line the text begins
 */
export function brackets(open: string, items: readonly string[], close: string, column = 0): string {
  if (items.length === 0) return `${open.trimEnd()}${close.trimStart()}`;
  const line = `${open}${items.join(", ")}${close}`;
  if (column + line.length <= width && !line.includes("\n")) return line;
  return `${open.trimEnd()}\n${items.map((item) => `${indent(item)},`).join("\n")}\n${close.trimStart()}`;
}

/** Whether a text does not fit on a line, or has several already. */
export function isLong(text: string): boolean {
  return text.length > width || text.includes("\n");
}

/** An object literal of `key: value` texts. */
export function braces(fields: readonly string[], column = 0): string {
  return brackets("{ ", fields, " }", column);
}

/** An object literal that always takes a line a field. */
export function block(fields: readonly string[]): string {
  return fields.length === 0 ? "{}" : `{\n${fields.map((field) => `${indent(field)},`).join("\n")}\n}`;
}

/** A text with each of its lines moved in by one level. */
export function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n");
}
