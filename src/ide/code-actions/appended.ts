import type { Span } from "../../source/span.ts";
import type { View } from "../view.ts";
import { indentAt } from "./text.ts";

/** A field or an argument as it is written: its name and its value. */
export interface WrittenPart {
  readonly text: string;
}

/** An object, or the arguments of a call: what stands between two brackets. */
export interface Bracketed {
  /** Where the opening bracket stands. */
  readonly start: number;
  /** Behind the closing one, if it is written. */
  readonly end: number;
  readonly entries: readonly Span[];
}

/** What is written behind the entries. */
export interface Appended {
  /** The parts first, then a comma that has to stand in front of them. */
  readonly edits: readonly (Span & { readonly newText: string })[];
  /** Where the parts are inserted. */
  readonly offset: number;
  /** Where each part begins within what is inserted. */
  readonly starts: readonly number[];
}

/** Writes parts behind those that are there, in the way in which these are written: on lines of their own, or with commas. */
export function appended(view: View, object: Bracketed, parts: readonly WrittenPart[]): Appended {
  const { text } = view;
  const last = object.entries.at(-1);
  const onLines =
    last === undefined
      ? isBody(text, object) || (parts.length > 3 && text.charAt(object.start) === "{")
      : text.slice(object.start, last.start).includes("\n");
  const end = closingBracket(text, object);
  const behind = last?.end ?? object.start + 1;
  const rest = text.slice(behind, end);
  const hasComma = /^\s*,/u.test(rest);
  const commas =
    !onLines || object.entries.some(({ end: from }, index) => text.slice(from, object.entries[index + 1]?.start ?? from).includes(","));
  const separator = commas ? "," : "";
  let written = "";
  const starts: number[] = [];
  const indent = last === undefined ? `${indentAt(view, object.start)}  ` : indentAt(view, last.start);
  for (const [index, part] of parts.entries()) {
    written += onLines ? `\n${indent}` : index === 0 && last === undefined && text.charAt(object.start) === "(" ? "" : " ";
    starts.push(written.length);
    written += part.text + (index < parts.length - 1 ? separator : "");
  }
  // A line that ends with a comma goes on ending with one.
  if (hasComma) written += ",";
  // What stands behind the last field on its line belongs to it.
  const comment = hasComma ? /^\s*,[^\n]*/u.exec(rest)?.[0] : onLines ? /^[^\n]*/u.exec(rest)?.[0] : undefined;
  const offset = behind + (last === undefined ? 0 : (comment?.length ?? 0));
  if (!/^\s*\n/u.test(text.slice(offset, end)) && onLines) written += `\n${indentAt(view, object.start)}`;
  else if (!onLines && text.charAt(object.start) === "{" && text.slice(offset, end) === "") written += " ";
  if (last === undefined || hasComma || separator === "")
    return { edits: [{ start: offset, end: offset, newText: written }], offset, starts };
  // Two insertions at one place have no order.
  if (offset === behind)
    return {
      edits: [{ start: offset, end: offset, newText: separator + written }],
      offset,
      starts: starts.map((start) => start + separator.length),
    };
  return {
    edits: [
      { start: offset, end: offset, newText: written },
      { start: behind, end: behind, newText: separator },
    ],
    offset,
    starts,
  };
}

/** The body of a map stands on lines, whatever is in it. */
function isBody(text: string, { start }: Bracketed): boolean {
  return /->[^\n=]*$/u.test(text.slice(text.lastIndexOf("\n", start) + 1, start));
}

/** Where the closing bracket stands; the end where it is not written yet. */
function closingBracket(text: string, { end }: Bracketed): number {
  return /[})]/u.test(text.charAt(end - 1)) ? end - 1 : end;
}
