import { widthOf } from "./width.ts";

/*
 * What is to be printed, before it is known where lines end: the algebra of Wadler's and Oppen's printers, with lists whose
 * rows stand in columns. Which rows take part in a column depends on which of them fit on a line, and that in turn on the
 * column; so columns belong to the printer.
 */

export type Doc = string | readonly Doc[] | Line | Indent | Group | Flat | IfBreak | CommentDoc | Raw | List | Assigned | Choice;

/** A space, or nothing, where its group stands on one line; else the end of the line. */
export interface Line {
  readonly kind: "line";
  readonly flat: "" | " " | undefined;
  /** An empty line follows. */
  readonly blank: boolean;
}

export interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
}

/** On one line if it fits there; else each of its own lines ends. */
export interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  readonly forced: boolean;
}

/** On one line, also where it is too long. */
export interface Flat {
  readonly kind: "flat";
  readonly contents: Doc;
}

/** One thing where the group is broken, another where it is on one line. */
export interface IfBreak {
  readonly kind: "ifBreak";
  readonly broken: Doc;
  readonly flat: Doc;
}

/** A comment: the line ends behind it, whatever comes next. */
export interface CommentDoc {
  readonly kind: "comment";
  readonly text: string;
  /** Behind what stands on the line already. */
  readonly trailing: boolean;
  /** An empty line stands in front. */
  readonly blank: boolean;
}

/** Text of the file as it is, perhaps of several lines. */
export interface Raw {
  readonly kind: "raw";
  readonly text: string;
}

/** Items between brackets: all on one line, or each on its own. */
export interface List {
  readonly kind: "list";
  readonly open: Doc;
  readonly close: Doc;
  /** Stands behind the opening bracket, at the end of its line. */
  readonly afterOpen: Doc;
  readonly items: readonly Item[];
  /** Comments behind the last item. */
  readonly dangling: readonly Doc[];
  /** A space inside of the brackets where all stand on one line. */
  readonly padded: boolean;
  readonly commas: Commas;
  /** On lines of their own, or together as the source has them, as far as they fit. */
  readonly arrangement: "rows" | "lines";
  /** A block of several lines parts the columns above it from those below; else it only stands apart. */
  readonly parts: boolean;
  /** Broken in any case. */
  readonly forced: boolean;
  /** Broken if and only if the group around it is. */
  readonly tied: boolean;
}

/** Commas between items: always, only between those on one line, or never. */
export type Commas = "always" | "shared" | "never";

export interface Item {
  /** Comments on lines of their own in front of it. */
  readonly leading: readonly Doc[];
  /** An empty line stands in front. */
  readonly blank: boolean;
  /** Stands on the line of the item before it in the source. */
  readonly shares: boolean;
  /** What the columns are made of; the last is not padded. */
  readonly cells: readonly Doc[];
  /** Items of the same name, one after the other, share their columns; others have none. */
  readonly columns: string | undefined;
  /** The last cell is a block: where it takes several lines, it takes no part in the columns. */
  readonly block: boolean;
  /** A comment at the end of its line. */
  readonly trailing: Doc | undefined;
  /** A comma behind it that is part of the program, or that is written out in its last cell. */
  readonly comma: "needed" | "written" | undefined;
}

/** What stands behind `=`: on the same line, or below. */
export interface Assigned {
  readonly kind: "assigned";
  readonly value: Doc;
  /**
   * What happens where it does not fit on the line: it breaks where it is, moves below, moves below if it then fits on its
   * line, or breaks where it is if its first state does, and else moves below.
   */
  readonly overflow: "in place" | "below" | "below if whole" | "in place if first";
}

/** Two ways to write the same thing: the first on one line, or with one list of it broken; the second where that does not fit. */
export interface Choice {
  readonly kind: "choice";
  readonly states: readonly [Doc, Doc];
  /** The list that the first state may break, if its first line then fits. */
  readonly broken: List | undefined;
}

export const line: Line = { kind: "line", flat: " ", blank: false };
export const softLine: Line = { kind: "line", flat: "", blank: false };
export const hardLine: Line = { kind: "line", flat: undefined, blank: false };
export const blankLine: Line = { kind: "line", flat: undefined, blank: true };

export function indent(contents: Doc): Indent {
  return { kind: "indent", contents };
}

export function group(contents: Doc, forced = false): Group {
  return { kind: "group", contents, forced };
}

/** The parts with a separator between them. */
export function join(separator: Doc, parts: readonly Doc[]): Doc {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

const widths = new WeakMap<object, number>();

/** How wide a part is on one line; infinite where it takes several in any case. */
export function flatWidth(doc: Doc): number {
  if (typeof doc === "string") return widthOf(doc);
  const known = widths.get(doc);
  if (known !== undefined) return known;
  const width = "kind" in doc ? widthOfNode(doc) : total(doc);
  widths.set(doc, width);
  return width;
}

/** Whether a part takes several lines in any case. */
export function takesLines(doc: Doc): boolean {
  return flatWidth(doc) === Number.POSITIVE_INFINITY;
}

/** Whether a part takes several lines in any case, even if a list in it took one. */
export function takesLinesBeside(doc: Doc, list: List): boolean {
  if (doc === list || !takesLines(doc) || typeof doc === "string") return false;
  if (!("kind" in doc)) return doc.some((part) => takesLinesBeside(part, list));
  switch (doc.kind) {
    case "indent":
      return takesLinesBeside(doc.contents, list);
    case "group":
      return doc.forced || takesLinesBeside(doc.contents, list);
    case "list":
      return doc.forced || takesLinesBeside(flatList(doc), list);
    case "choice":
      return takesLinesBeside(doc.states[0], list);
    default:
      return true;
  }
}

function total(docs: readonly Doc[]): number {
  let sum = 0;
  for (const doc of docs) sum += flatWidth(doc);
  return sum;
}

function widthOfNode(doc: Exclude<Doc, string | readonly Doc[]>): number {
  switch (doc.kind) {
    case "line":
      return doc.flat === undefined ? Number.POSITIVE_INFINITY : doc.flat.length;
    case "indent":
    case "flat":
      return flatWidth(doc.contents);
    case "group":
      return doc.forced ? Number.POSITIVE_INFINITY : flatWidth(doc.contents);
    case "ifBreak":
      return flatWidth(doc.flat);
    case "comment":
      return Number.POSITIVE_INFINITY;
    case "raw":
      return doc.text.includes("\n") ? Number.POSITIVE_INFINITY : widthOf(doc.text);
    case "list":
      return doc.forced ? Number.POSITIVE_INFINITY : flatWidth(flatList(doc));
    case "assigned":
      return 1 + flatWidth(doc.value);
    case "choice":
      return flatWidth(doc.states[0]);
  }
}

/** A list on one line. */
export function flatList(list: List): Doc {
  const { open, close, items, dangling, afterOpen } = list;
  if (items.length === 0) return [open, afterOpen, dangling, close];
  const space = list.padded ? " " : "";
  const separator = list.commas === "never" ? " " : ", ";
  const parts = items.map(({ leading, cells, trailing }) => [leading, join(" ", cells), trailing ?? ""]);
  return [open, afterOpen, space, join(separator, parts), dangling, space, close];
}
