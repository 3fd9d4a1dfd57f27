import { blankLine, type Doc, flatWidth, hardLine, type Item, indent, join, type List, takesLines } from "./doc.ts";

/** A list whose items take lines of their own, within the given indentation. */
export function brokenList(list: List, indentation: number, width: number): Doc {
  const { open, close, afterOpen, items, dangling } = list;
  if (items.length === 0 && dangling.length === 0) return [open, afterOpen, close];
  const breaks = list.arrangement === "lines" ? breaksOf(list, indentation, width) : undefined;
  const shared = breaks?.some((isBreak, index) => index > 0 && !isBreak) === true;
  const body = shared ? inLines(list, breaks) : inRows(list, indentation, width);
  return [open, afterOpen, indent([hardLine, body, dangling]), hardLine, close];
}

/** Items one below the other, their cells in columns. */
function inRows(list: List, indentation: number, width: number): Doc {
  const { items, parts } = list;
  const columns = columnsOf(items, parts, indentation, width);
  const withCommas = list.commas === "always" || items.some((item) => item.comma === "needed");
  return items.map((item, index) => {
    const comma = withCommas && item.comma !== "written" && index < items.length - 1 ? "," : "";
    const padding = columns[index];
    const cells = item.cells.map((cell, place) => {
      const last = place === item.cells.length - 1;
      if (last) return [cell, comma];
      if (padding === undefined) return [cell, " "];
      return [{ kind: "flat" as const, contents: cell }, " ".repeat((padding[place] ?? 0) - flatWidth(cell) + 1)];
    });
    return [index === 0 ? "" : item.blank ? blankLine : hardLine, item.leading, cells, item.trailing ?? ""];
  });
}

/** The widths of the columns for each item; undefined for one that takes no part. */
function columnsOf(items: readonly Item[], parts: boolean, indentation: number, width: number): readonly (readonly number[] | undefined)[] {
  const apart = new Set<Item>(items.filter(isApart));
  for (;;) {
    const columns: (readonly number[] | undefined)[] = [];
    for (const section of sectionsOf(items, parts, apart)) {
      const members = section.filter((item) => !(parts && apart.has(item)) && !isLong(item));
      const widths = widthsOf(members);
      for (const item of section) columns.push(apart.has(item) || item.columns === undefined ? undefined : widths);
    }
    // What no longer fits beside the others stands apart from them, which may make room, and never takes any.
    const grown = items.filter((item, index) => item.block && !apart.has(item) && !fits(item, columns[index], indentation, width));
    if (grown.length === 0) return columns;
    for (const item of grown) apart.add(item);
  }
}

/** What stands in front of the last column may take so much; half a line. */
const columnWidth = 72;

/** An item whose name is long or has several lines. */
function isLong({ cells }: Item): boolean {
  return flatWidth(cells.slice(0, -1)) > columnWidth;
}

/** An item without columns from the start. */
function isApart(item: Item): boolean {
  return isLong(item) || (item.block && takesLines(item.cells));
}

/** Items that share their columns: parted by empty lines, by items of another kind, and by blocks of several lines. */
function sectionsOf(items: readonly Item[], parts: boolean, apart: ReadonlySet<Item>): readonly (readonly Item[])[] {
  const sections: Item[][] = [];
  let before: Item | undefined;
  for (const item of items) {
    const begins =
      before === undefined || item.blank || item.columns !== before.columns || (parts && (apart.has(item) || apart.has(before)));
    if (begins) sections.push([item]);
    else sections.at(-1)?.push(item);
    before = item;
  }
  return sections;
}

function widthsOf(section: readonly Item[]): readonly number[] {
  const widths: number[] = [];
  for (const { cells } of section) {
    for (const [place, cell] of cells.slice(0, -1).entries()) {
      widths[place] = Math.max(widths[place] ?? 0, flatWidth(cell));
    }
  }
  return widths;
}

function fits({ cells }: Item, columns: readonly number[] | undefined, indentation: number, width: number): boolean {
  const start = cells.slice(0, -1).reduce((sum, cell, place) => sum + 1 + (columns?.[place] ?? flatWidth(cell)), indentation);
  return start + flatWidth(cells.at(-1) ?? "") + 1 <= width;
}

/** Items on lines as the source has them. */
function inLines(list: List, breaks: readonly boolean[]): Doc {
  const { items } = list;
  return items.map((item, index) => {
    const separator = index === 0 ? "" : breaks[index] === true ? (item.blank ? blankLine : hardLine) : " ";
    const comma = index === items.length - 1 || item.comma === "written" ? "" : ",";
    return [separator, item.leading, join(" ", item.cells), comma, item.trailing ?? ""];
  });
}

/**
 * In front of which items a line ends: where it does in the source and around items of several lines. Where a line of the
 * source would be too long, the items fill lines anew.
 */
function breaksOf({ items }: List, indentation: number, width: number): readonly boolean[] {
  const kept = filled(items, indentation, width, ({ shares }) => shares);
  return kept.tooLong ? filled(items, indentation, width, () => true).breaks : kept.breaks;
}

function filled(
  items: readonly Item[],
  indentation: number,
  width: number,
  mayShare: (item: Item) => boolean,
): { readonly breaks: readonly boolean[]; readonly tooLong: boolean } {
  const breaks: boolean[] = [];
  let tooLong = false;
  let column = indentation;
  let before: Item | undefined;
  for (const item of items) {
    const whole = flatWidth(join(" ", item.cells)) + 1;
    const ends = before === undefined || !mayShare(item) || item.blank || item.leading.length > 0 || before.trailing !== undefined;
    const overflows = !ends && column + 1 + whole > width;
    if (overflows && column + 1 + whole !== Number.POSITIVE_INFINITY) tooLong = true;
    breaks.push(ends || overflows);
    column = ends || overflows ? indentation + whole : column + 1 + whole;
    before = item;
  }
  return { breaks, tooLong };
}
