import type { Diagnostic, RelatedLocation, Severity } from "../diagnostic.ts";
import type { Colours } from "./colours.ts";
import type { Places } from "./json.ts";

/** How much is shown. */
export interface PrettyOptions {
  readonly colours: Colours;
  /** The text of a program's file. */
  text(file: string): string | undefined;
  /** Diagnostics that are shown whole; the others are counted. */
  readonly limit: number;
}

/** The widest line of a frame; a longer line is cut around its mark. */
const frameWidth = 110;

/** Diagnostics with the lines that they speak of, and the lines of the description beside them. */
export function renderPretty(diagnostics: readonly Diagnostic[], places: Places, options: PrettyOptions): string {
  // Errors first: where only some are shown, these are what has to be mended.
  const ranked = [...diagnostics].sort((a, b) => rankOf(a.severity) - rankOf(b.severity));
  const shown = ranked.slice(0, options.limit);
  const blocks = shown.map((diagnostic) => renderOne(diagnostic, places, options));
  const rest = diagnostics.length - shown.length;
  if (rest > 0) blocks.push(options.colours.dim(`… and ${rest} more. Mend these first, or see all with --all.`));
  return blocks.join("\n\n");
}

function rankOf(severity: Severity): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

function renderOne(diagnostic: Diagnostic, places: Places, options: PrettyOptions): string {
  const { colours } = options;
  const paint = diagnostic.severity === "error" ? colours.red : diagnostic.severity === "warning" ? colours.yellow : colours.cyan;
  const lines = [`${paint(colours.bold(`${diagnostic.severity} ${diagnostic.code}`))} ${diagnostic.message}`];
  lines.push(...frame(diagnostic.location, diagnostic.label ?? "", paint, places, options));
  for (const related of diagnostic.related) {
    const block = frame(related.location, related.message, colours.blue, places, options);
    if (block.length > 0) lines.push(...block);
  }
  if (diagnostic.help !== undefined) lines.push(`  ${colours.green("help:")} ${diagnostic.help}`);
  return lines.join("\n");
}

/** A line of a file with a part of it marked. */
function frame(location: RelatedLocation, label: string, paint: (text: string) => string, places: Places, options: PrettyOptions): string[] {
  const place = placeOf(location, places, options);
  if (place === undefined) return [];
  const { colours } = options;
  const number = String(place.line + 1);
  const gutter = " ".repeat(number.length);
  const { text, start, length } = crop(place.lineText, place.character, place.length);
  const position = `${places.display(location.file)}:${place.line + 1}:${place.character + 1}`;
  return [
    `  ${gutter}${colours.blue("┌─")} ${position}`,
    `  ${colours.blue(`${number} │`)} ${text}`,
    `  ${gutter} ${colours.blue("│")} ${" ".repeat(start)}${paint(`${"^".repeat(length)}${label === "" ? "" : ` ${label}`}`)}`,
  ];
}

interface Place {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly lineText: string;
}

function placeOf(location: RelatedLocation, places: Places, options: PrettyOptions): Place | undefined {
  if (!("start" in location)) return places.locate(location.file, location.pointer);
  const lines = places.lines(location.file);
  const text = options.text(location.file);
  if (lines === undefined || text === undefined) return undefined;
  const start = lines.position(location.start);
  const end = lines.position(location.end);
  const lineText = text.slice(lines.lineStart(start.line), lines.lineStart(start.line + 1)).replace(/[\r\n]+$/, "");
  const length = end.line === start.line ? end.character - start.character : lineText.length - start.character;
  return { line: start.line, character: start.character, length: Math.max(1, length), lineText };
}

/** Cuts a long line around its mark, and counts columns as a terminal shows them: tabs as two, wide characters as two. */
function crop(line: string, character: number, length: number): { readonly text: string; readonly start: number; readonly length: number } {
  const from = character > frameWidth - 30 ? character - 30 : 0;
  const shown = line.slice(from, from + frameWidth);
  const before = from > 0 ? "…" : "";
  const after = from + frameWidth < line.length ? "…" : "";
  const prefix = line.slice(from, character);
  const marked = line.slice(character, Math.min(character + length, from + frameWidth));
  return {
    text: printable(`${before}${shown}${after}`),
    start: widthOf(before) + widthOf(printable(prefix)),
    length: Math.max(1, widthOf(printable(marked))),
  };
}

/** Nothing of a file reaches the terminal as a control sequence. */
function printable(text: string): string {
  return text.replaceAll("\t", "  ").replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, "\ufffd");
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{Mark}|\u200d|\ufe0f/u.test(character) ? 0 : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(character) ? 2 : 1;
  return width;
}
