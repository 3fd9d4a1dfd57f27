import type { Json } from "../types/type.ts";

/** A name as it stands behind a dot or as a variable: plain, or in back-quotes; undefined where it can be neither. */
export function writtenName(name: string): string | undefined {
  if (isPlainName(name)) return name;
  return name === "" || /[`\p{Cc}\u2028\u2029]/u.test(name) ? undefined : `\`${name}\``;
}

/** A name as it stands before the colon of a field. */
export function writtenField(name: string): string {
  return isPlainName(name) ? name : writtenText(name);
}

/** A text in double quotes: nothing in it interpolates, ends it or is invisible. */
export function writtenText(text: string): string {
  const escaped = text.replace(/[\\"\p{Cc}\p{Cf}\u2028\u2029]|\$(?=\{)/gu, (character) => {
    if (character === "\\" || character === '"' || character === "$") return `\\${character}`;
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped}"`;
}

/** A constant as a program writes it. */
export function writtenJson(value: Json): string {
  if (typeof value === "string") return writtenText(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writtenJson).join(", ")}]`;
  const fields = Object.entries(value).map(([name, field]) => `${writtenField(name)}: ${writtenJson(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** Text of a description as it stands in a comment: one line, short, nothing invisible. */
export function writtenComment(text: string, length = 80): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
  const points = [...line];
  return points.length > length ? `${points.slice(0, length - 1).join("")}…` : line;
}

function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name);
}
