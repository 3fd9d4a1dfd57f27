import { isPlainPropertyName } from "./names.ts";

/** A text as a string literal. Nothing that it holds can end the literal, whatever the text. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")
    .replaceAll(/[\ud800-\udfff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
    .replaceAll(/<\/script/gi, "<\\/script");
}

/** A text as a part of a template literal. */
export function templateText(text: string): string {
  return stringLiteral(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("`", "\\`").replaceAll("${", "\\${");
}

/** A property's name as it is written in a type or an object literal. `__proto__` is computed, so that it is only a key. */
export function propertyKey(name: string): string {
  if (isPlainPropertyName(name)) return name;
  return name === "__proto__" ? '["__proto__"]' : stringLiteral(name);
}

/** A text as it may stand in a doc comment: it cannot end the comment, nor be read as a tag. */
export function docText(text: string): string {
  return text
    .replaceAll("*/", "*\u200b/")
    .replaceAll(/[\u2028\u2029\r]/g, " ")
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replaceAll(/^([ \t]*)@/gm, "$1\\@")
    .replaceAll("{@", "{\\@")
    .trim();
}

/** The first paragraph of a description, in lines of at most a hundred characters. */
export function docParagraph(text: string, limit = 400): string {
  // Descriptions are Markdown, and some HTML: the tags say nothing in a comment.
  const plain = (text.split(/\n\s*\n/)[0] ?? "").replaceAll(/<\/?(?:p|br|b|i|strong|em|code|a|ul|li|span)(?:\s[^<>]*)?\/?>/gi, "");
  const paragraph = docText(plain).replaceAll(/\s+/g, " ").trim();
  const shortened = paragraph.length > limit ? `${paragraph.slice(0, limit - 1).replace(/\s+\S*$/, "")}…` : paragraph;
  const lines: string[] = [];
  let line = "";
  for (const word of shortened.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > 100) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

/** Whether printed code mentions a name outside of its string literals. */
export function mentions(code: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(code.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""'));
}
