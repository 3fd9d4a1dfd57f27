import type { Edit } from "../../diagnostics/diagnostic.ts";
import { applyEdits } from "../../diagnostics/edits.ts";
import { format } from "../../format/format.ts";
import type { View } from "../view.ts";

/** How many pairs of lines are compared before everything between the first and the last difference is one edit. */
const mostPairs = 1_000_000;

/**
 * The edits, with what they write in the one style: where a file was formatted before, so it is afterwards. Elsewhere nothing
 * is moved that they do not concern.
 */
export function inStyle(view: View, edits: readonly Edit[]): readonly Edit[] {
  const files = new Set(edits.map(({ location }) => location.file));
  return [...files].flatMap((file) => {
    const own = edits.filter(({ location }) => location.file === file);
    const source = view.checked.sources.get(file);
    if (source === undefined || format(source.text, source.parsed).text !== source.text) return own;
    return differences(file, source.text, format(applyEdits(source.text, file, own)).text);
  });
}

/** What turns one text into another, by lines. */
function differences(file: string, before: string, after: string): readonly Edit[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let same = 0;
  while (same < old.length - start && same < now.length - start && old[old.length - 1 - same] === now[now.length - 1 - same]) same++;
  const offsets = offsetsOf(old);
  const edits: Edit[] = [];
  const replace = (from: number, to: number, lines: readonly string[]): void => {
    if (from === to && lines.length === 0) return;
    edits.push({ location: { file, start: offsets[from] ?? 0, end: offsets[to] ?? before.length }, newText: lines.join("") });
  };
  const [oldPart, newPart] = [old.slice(start, old.length - same), now.slice(start, now.length - same)];
  if (oldPart.length * newPart.length > mostPairs) {
    replace(start, start + oldPart.length, newPart);
    return edits;
  }
  let [fromOld, fromNew] = [0, 0];
  for (const [left, right] of [...commonLines(oldPart, newPart), [oldPart.length, newPart.length] as const]) {
    replace(start + fromOld, start + left, newPart.slice(fromNew, right));
    [fromOld, fromNew] = [left + 1, right + 1];
  }
  return edits;
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/u);
}

function offsetsOf(lines: readonly string[]): readonly number[] {
  let offset = 0;
  return [
    0,
    ...lines.map((line) => {
      offset += line.length;
      return offset;
    }),
  ];
}

/** The longest row of lines that both have, as pairs of their places. */
function commonLines(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < left.length && column < right.length; ) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
