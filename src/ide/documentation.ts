/*
 * What is said of a thing, in parts: where words of an API description are shown, they are kept apart from words of the
 * compiler's own until they are written as Markdown, so that no description can write links, commands or HTML.
 */

/** A part of a documentation. */
export type DocumentationPart =
  /** A piece of a program, on lines of its own. */
  | { readonly kind: "code"; readonly text: string }
  /** The compiler's own words, in Markdown; names of others in them go through {@link inlineCode} and {@link escaped}. */
  | { readonly kind: "words"; readonly markdown: string }
  /** Words of a description, or of a program's author. */
  | { readonly kind: "quoted"; readonly text: string };

/** How much of a description's words is shown, and of a line of code: names, patterns and paths are of any length. */
const maximumQuoted = 1_200;
const maximumLine = 300;

/** Parts as Markdown (CommonMark). */
export function toMarkdown(parts: readonly DocumentationPart[]): string {
  return parts
    .map((part) => (part.kind === "code" ? fenced(part.text) : part.kind === "words" ? part.markdown : quoted(part.text)))
    .filter((text) => text.trim() !== "")
    .join("\n\n");
}

/** Parts as plain text, for editors that show no Markdown. */
export function toPlainText(parts: readonly DocumentationPart[]): string {
  return parts
    .map((part) => (part.kind === "code" ? part.text : part.kind === "words" ? part.markdown.replace(/[*`\\]/gu, "") : plain(part.text)))
    .filter((text) => text.trim() !== "")
    .join("\n\n");
}

/** A name or a value within a sentence, whatever is in it. */
export function inlineCode(text: string): string {
  const line = cut(printable(text).replace(/\s+/gu, " ").trim());
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const blank = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${blank}${line}${blank}${fence}`;
}

/** The first sentence or line of a description's words, within a sentence. */
export function escaped(text: string, maximum = 160): string {
  return escapeSigns(shortened(plain(text).replace(/\s+/gu, " ").trim(), maximum));
}

function fenced(text: string): string {
  const code = printable(text).split("\n").map(cut).join("\n");
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}integ\n${code}\n${fence}`;
}

/** Words of a description: their paragraphs and pieces of code stay, everything else that means something to Markdown is text. */
function quoted(text: string): string {
  return shortened(plain(text), maximumQuoted)
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.split("\n").map(quotedLine).join("  \n"))
    .join("\n\n");
}

function quotedLine(line: string): string {
  // Every second part stands between back-quotes.
  const parts = line.trim().split("`");
  if (parts.length % 2 === 0) return escapeSigns(line.trim());
  return parts.map((part, index) => (index % 2 === 0 ? escapeSigns(part) : part.trim() === "" ? "" : inlineCode(part))).join("");
}

/** Signs that mean something to CommonMark 0.31.2, and what GFM and editors make links of (`http://…`, `www.…`, `a@b`). */
function escapeSigns(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#~|!&$@]|:(?=\S)|(?<=\bwww)\./giu, "\\$&")
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/u, (_, blank: string, sign: string) =>
      /\d/u.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`,
    );
}

/** The text of a description without its tags, links and entities. */
function plain(text: string): string {
  // Far more than is shown; a description may be of any length.
  return printable(text.slice(0, 10 * maximumQuoted))
    .replace(/<br\s*\/?>|<\/(?:p|li|ul|ol|div|h\d)>/giu, "\n")
    .replace(/<([a-z][a-z0-9+.-]*:[^<>\s]*)>/giu, "$1")
    .replace(/<\/?[a-z][^<>]*>/giu, "")
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s"[^"]*")?\)/gu, "$1")
    .replace(/&(lt|gt|amp|quot|#39|nbsp);/gu, (entity, name: string) => entities[name] ?? entity)
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", nbsp: " " };

/** Without signs that are not seen or that turn the direction of what follows. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu, (sign) =>
    sign === "\n" || sign === "\t" ? sign : "",
  );
}

function cut(line: string): string {
  return line.length > maximumLine ? `${line.slice(0, maximumLine - 1)}…` : line;
}

/** Cut between words, as far as there are some. */
function shortened(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const cut = text.slice(0, maximum - 1);
  const blank = cut.search(/\s\S*$/u);
  return `${(blank > maximum / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}
