import type { Position, Range, Span } from "./span.ts";

/** Turns offsets of one text into lines and characters; built once a text, on demand. */
export class LineMap {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    // A carriage return alone ends a line, too, as in editors.
    if (text.includes("\r")) for (const end of text.matchAll(/\r\n|\n|\r/gu)) starts.push(end.index + end[0].length);
    else for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The number of lines, at least one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset at which a zero-based line begins; the text's end for a line past the last. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** The zero-based position of an offset; an offset outside the text is moved to its nearest end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - (this.#starts[low] ?? 0) };
  }

  /** The zero-based range of a span. */
  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}
