import type { Commas, Doc, Item, List } from "./doc.ts";
import type { Source } from "./source.ts";
import { partsTokens } from "./tokens.ts";

/** What one item of a list is made of. */
export interface Cells {
  readonly cells: readonly Doc[];
  /** Items of one name share their columns. */
  readonly columns?: string;
  /** The last cell is a block. */
  readonly block?: boolean;
}

/** How a list is laid out; see {@link List}. */
export interface ListStyle {
  readonly open: "{" | "[" | "(";
  readonly commas: Commas;
  /** Where the source breaks the list, what it has on one line stays together. */
  readonly keepsLines?: boolean;
  /** The items fill lines, where the source does not break the list. */
  readonly fills?: boolean;
  /** Items that may stand on one line. */
  readonly most?: number;
  /** A block of several lines leaves the columns around it as they are. */
  readonly oneSection?: boolean;
}

const closers = { "{": "}", "[": "]", "(": ")" } as const;

/** Lays out the items between two brackets. */
export function listOf<Node>(source: Source, nodes: readonly Node[], style: ListStyle, cellsOf: (node: Node) => Cells): List {
  const { commas } = style;
  const open = source.expect(style.open);
  const afterOpen = source.trailing() ?? "";
  const forced = nodes.length > 0 && source.onNewLine;
  const items: Item[] = [];
  for (const [index, node] of nodes.entries()) {
    const last = index === nodes.length - 1;
    const shares = !source.onNewLine;
    const blank = source.afterBlank;
    const leading = source.leading();
    const { cells, columns, block = false } = cellsOf(node);
    const { comma, written } = commaOf(source, commas, last);
    items.push({
      leading,
      blank,
      shares,
      cells: written === undefined ? cells : [...cells.slice(0, -1), [cells.at(-1) ?? "", written]],
      columns,
      block,
      trailing: source.trailing(),
      comma,
    });
  }
  const dangling = source.dangling();
  const close = source.expect(closers[style.open]);
  const shared = items.some(({ shares }, index) => index > 0 && shares);
  const fills = style.fills === true && !forced;
  return {
    kind: "list",
    open,
    close,
    afterOpen,
    items: fills ? items.map((item) => ({ ...item, shares: true })) : items,
    dangling,
    padded: style.open === "{",
    commas,
    arrangement: fills || (style.keepsLines === true && forced && shared) ? "lines" : "rows",
    parts: style.oneSection !== true,
    forced: forced || items.length > (style.most ?? Number.POSITIVE_INFINITY),
    tied: false,
  };
}

/** The comma behind an item, and where it is written out with the item, its document. */
function commaOf(source: Source, commas: Commas, last: boolean): { readonly comma: Item["comma"]; readonly written?: Doc } {
  if (source.peek() !== ",") return { comma: undefined };
  // What documents the comma would document the next item without it.
  const needed = !last && (source.isDocumented || partsTokens(source, -1, 1));
  if (needed && (source.isDocumented || commas === "never")) return { comma: "written", written: source.next() };
  source.skip();
  return { comma: needed ? "needed" : undefined };
}

/** A list that breaks where the group around it does. */
export function tied(list: List, forced: boolean): List {
  return { ...list, tied: true, forced: list.forced || (forced && list.items.length > 0) };
}
