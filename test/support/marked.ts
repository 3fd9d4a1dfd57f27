/** What marks the cursor in a program of a test; two of them mark a range. */
const mark = "┆";

/** A text without its marks, and where they stood. */
export interface Marked {
  readonly text: string;
  /** Where the first mark stood. */
  readonly offset: number;
  /** Where each mark stood, in order. */
  readonly offsets: readonly number[];
  /** From each odd mark to the next. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks (`┆`) out of a text. */
export function marked(marks: string): Marked {
  const parts = marks.split(mark);
  const offsets: number[] = [];
  let text = parts[0] ?? "";
  for (const part of parts.slice(1)) {
    offsets.push(text.length);
    text += part;
  }
  const [offset] = offsets;
  if (offset === undefined) throw new Error(`no ${mark} in ${marks}`);
  const ranges = offsets.flatMap((start, index) => {
    const end = offsets[index + 1];
    return index % 2 === 1 || end === undefined ? [] : [{ start, end }];
  });
  return { text, offset, offsets, ranges };
}
