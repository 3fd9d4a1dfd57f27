import type { Diagnostic, RelatedLocation, Severity } from "../diagnostic.ts";
import type { Colours } from "./colours.ts";
import type { DescriptionPlace, Places } from "./places.ts";
import { printable, showLine } from "./text-width.ts";

/** How diagnostics are shown. */
export interface PrettyOptions {
  readonly colours: Colours;
  /** Columns of the terminal. */
  readonly width: number;
  /** How many lines may be filled before the rest is only counted; infinite for all. */
  readonly maximumLines: number;
}

/** Related places of one diagnostic that are shown. */
const maximumRelated = 4;

/**
 * Diagnostics as a person reads them, in the order that they are given in: each with the lines that it speaks of, the
 * program's and the description's, and what to do. Where not all fit, errors come before warnings and notes, and each code is
 * shown before one of them is shown again; what is left is counted by code.
 */
export function renderPretty(diagnostics: readonly Diagnostic[], places: Places, options: PrettyOptions): string {
  const shown = new Map<Diagnostic, string>();
  let lines = 0;
  for (const diagnostic of byWeight(diagnostics)) {
    const text = renderOne(diagnostic, places, options);
    lines += text.split("\n").length + 1;
    if (lines > options.maximumLines && shown.size > 0) break;
    shown.set(diagnostic, text);
  }
  const blocks = diagnostics.flatMap((diagnostic) => shown.get(diagnostic) ?? []);
  const rest = diagnostics.filter((diagnostic) => !shown.has(diagnostic));
  if (rest.length > 0) blocks.push(options.colours.dim(`… and ${rest.length} more (${countsByCode(rest)}); --all shows them`));
  return blocks.join("\n\n");
}

/** Errors before warnings and notes; within these the first of each code, then the second of each. */
function byWeight(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, number>();
  const turns = diagnostics.map((diagnostic) => {
    const turn = seen.get(diagnostic.code) ?? 0;
    seen.set(diagnostic.code, turn + 1);
    return { diagnostic, turn };
  });
  return turns
    .sort((left, right) => rankOf(left.diagnostic.severity) - rankOf(right.diagnostic.severity) || left.turn - right.turn)
    .map(({ diagnostic }) => diagnostic);
}

/** `180 × INTEG3004, 34 × INTEG3001`, the most frequent first. */
function countsByCode(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  const listed = [...counts].sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1));
  const words = listed.slice(0, 5).map(([code, count]) => `${count} × ${code}`);
  return [...words, ...(listed.length > 5 ? ["…"] : [])].join(", ");
}

function rankOf(severity: Severity): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

type Paint = (text: string) => string;

function renderOne(diagnostic: Diagnostic, places: Places, options: PrettyOptions): string {
  const { colours } = options;
  const paint = diagnostic.severity === "error" ? colours.red : diagnostic.severity === "warning" ? colours.yellow : colours.cyan;
  const related = diagnostic.related.slice(0, maximumRelated);
  const marks = [
    { location: diagnostic.location, label: diagnostic.label ?? "", paint },
    ...related.map(({ location, message }) => ({ location, label: message, paint: colours.blue })),
  ];
  const found = marks.map((mark) => ({ ...mark, place: placeOf(mark.location, places) }));
  // All frames of one diagnostic share a gutter, so that its lines stand under each other.
  const gutter = Math.max(1, ...found.map(({ place }) => String((place?.line ?? 0) + 1).length));
  const lines = [`${paint(colours.bold(`${diagnostic.severity} ${diagnostic.code}`))}: ${colours.bold(oneLine(diagnostic.message))}`];
  for (const { location, label, paint: colour, place } of found)
    lines.push(...frame(location, place, oneLine(label), colour, gutter, places, options));
  if (diagnostic.related.length > related.length)
    lines.push(`${" ".repeat(gutter + 1)}${colours.dim(`… and ${diagnostic.related.length - related.length} more places`)}`);
  if (diagnostic.help !== undefined) {
    const [first = "", ...others] = diagnostic.help.split("\n").map(printable);
    lines.push(`${" ".repeat(gutter + 1)}${colours.green("help:")} ${first}`, ...others.map((line) => `${" ".repeat(gutter + 7)}${line}`));
  }
  return lines.join("\n");
}

/** One line of a file with a part of it marked; only the file's name where the line is not at hand. */
function frame(
  location: RelatedLocation,
  place: DescriptionPlace | undefined,
  label: string,
  paint: Paint,
  gutter: number,
  places: Places,
  options: PrettyOptions,
): string[] {
  const { blue } = options.colours;
  const margin = " ".repeat(gutter + 1);
  const file = printable(places.display(place?.file ?? location.file));
  if (place === undefined) {
    if (label === "") return [];
    const where = "pointer" in location ? `${file}#${printable(location.pointer)}` : file;
    return [`${margin}${blue("╭─")} ${where}`, `${margin}${blue("╰─")} ${paint(label)}`.trimEnd()];
  }
  const width = Math.max(40, options.width - gutter - 4);
  const { text, start, length } = showLine(place.lineText, place.character, place.length, width);
  return [
    `${margin}${blue("╭─")} ${file}:${place.line + 1}:${place.character + 1}`,
    `${blue(`${String(place.line + 1).padStart(gutter)} │`)} ${text}`.trimEnd(),
    `${margin}${blue("│")} ${" ".repeat(start)}${paint(`${"^".repeat(length)}${label === "" ? "" : ` ${label}`}`)}`,
  ];
}

function placeOf(location: RelatedLocation, places: Places): DescriptionPlace | undefined {
  if (!("start" in location)) return places.locate(location.file, location.pointer);
  const lines = places.lines(location.file);
  const text = places.text(location.file);
  if (lines === undefined || text === undefined) return undefined;
  const start = lines.position(location.start);
  const end = lines.position(location.end);
  const lineText = text.slice(lines.lineStart(start.line), lines.lineStart(start.line + 1)).replace(/(?:\r\n|\n|\r)$/, "");
  // Of several lines the first is shown, marked to its end.
  const length = end.line === start.line ? end.character - start.character : lineText.length - start.character;
  return { file: location.file, line: start.line, character: start.character, length: Math.max(1, length), lineText };
}

function oneLine(text: string): string {
  return printable(text.replaceAll(/\s*\n\s*/g, " "));
}
