/** A line as a terminal shows it, with the columns of a part of it. */
export interface ShownLine {
  readonly text: string;
  /** The column at which the marked part begins, and how many columns it fills (at least one). */
  readonly start: number;
  readonly length: number;
}

const tabWidth = 2;
const ellipsis = "…";

/**
 * Fits a line into a width, cut around its marked part, and finds the columns of that part. Tabs become spaces, wide
 * characters count two columns and combining marks none. Control characters are replaced: nothing that a file holds
 * reaches a terminal as a command.
 *
 * @param character where the marked part begins, in UTF-16 code units
 * @param length its length in UTF-16 code units
 */
export function showLine(line: string, character: number, length: number, width: number): ShownLine {
  // Far more code units than columns are never shown; the line of a minified file may have millions.
  const windowStart = Math.max(0, character - 2 * width);
  const cells = cellsOf(line.slice(windowStart, character + 4 * width), windowStart);
  const columns = cells.reduce((sum, cell) => sum + cell.width, 0);
  const endsHere = character + 4 * width >= line.length;
  let first = cells.findIndex((cell) => cell.end > character);
  if (first === -1) first = cells.length;
  let last = first;
  while (last < cells.length && (cells[last]?.start ?? 0) < character + length) last++;

  let from = 0;
  let to = cells.length;
  if (windowStart > 0 || !endsHere || columns > width) {
    // A third of the width in front of the mark, the rest behind its beginning; what is left over on one side goes to the other.
    from = stepBack(cells, first, Math.floor(width / 3));
    to = stepForward(cells, from, width - 2);
    from = Math.min(from, stepBack(cells, to, width - 2));
  }
  const shown = cells.slice(from, to);
  const before = from > 0 || windowStart > 0 ? ellipsis : "";
  const after = to < cells.length || !endsHere ? ellipsis : "";
  const sum = (start: number, end: number): number => cells.slice(start, Math.min(end, to)).reduce((total, cell) => total + cell.width, 0);
  return {
    text: `${before}${shown.map((cell) => cell.text).join("")}${after}`.trimEnd(),
    start: before.length + sum(from, first),
    length: Math.max(1, sum(first, last)),
  };
}

/** A text without anything that a terminal would take for a command, on one line. */
export function printable(text: string): string {
  return cellsOf(text, 0)
    .map((cell) => cell.text)
    .join("");
}

/** One character as a person sees it: a letter with its accents, an emoji with its skin tone. */
interface Cell {
  readonly text: string;
  readonly width: number;
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
}

let segmenter: Intl.Segmenter | undefined;

function cellsOf(text: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  // Nearly all lines are ASCII, and need no knowledge of Unicode.
  if (/^[\t\x20-\x7e]*$/.test(text)) {
    for (let at = 0; at < text.length; at++) {
      const tab = text[at] === "\t";
      cells.push({
        text: tab ? " ".repeat(tabWidth) : (text[at] ?? ""),
        width: tab ? tabWidth : 1,
        start: offset + at,
        end: offset + at + 1,
      });
    }
    return cells;
  }
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment, index } of segmenter.segment(text)) {
    const shown = segment === "\t" ? " ".repeat(tabWidth) : replaceControls(segment);
    cells.push({
      text: shown,
      width: segment === "\t" ? tabWidth : widthOfGrapheme(shown),
      start: offset + index,
      end: offset + index + segment.length,
    });
  }
  return cells;
}

/** Control characters, and the marks that turn the direction of text around (which can make a line show other than it is). */
function replaceControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** East Asian Width (UAX 11) wide and fullwidth blocks, and emoji. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|^\p{Extended_Pictographic}\ufe0f/u;

function widthOfGrapheme(grapheme: string): number {
  if (/^[\p{Mark}\u200b-\u200d\u2060\ufeff]+$/u.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

function stepBack(cells: readonly Cell[], from: number, columns: number): number {
  let at = from;
  for (let left = columns; at > 0; at--) {
    left -= cells[at - 1]?.width ?? 0;
    if (left < 0) break;
  }
  return at;
}

function stepForward(cells: readonly Cell[], from: number, columns: number): number {
  let at = from;
  for (let left = columns; at < cells.length; at++) {
    left -= cells[at]?.width ?? 0;
    if (left < 0) break;
  }
  return at;
}
