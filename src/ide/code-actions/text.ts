import type { Span } from "../../source/span.ts";
import type { Node } from "../../syntax/nodes.ts";
import { walk } from "../../syntax/walk.ts";
import type { View } from "../view.ts";

/** What stands in front of the first word of the line of an offset. */
export function indentAt({ text }: View, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start, offset))?.[0] ?? "";
}

/** The text of a node, as it is written. */
export function textOf({ text }: View, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A text of several lines whose further lines are moved from one indent to another. */
export function reindented(text: string, from: string, to: string): string {
  return text
    .split("\n")
    .map((line, index) => (index > 0 && line.startsWith(from) ? `${to}${line.slice(from.length)}` : line))
    .join("\n");
}

/** A selection without the white space at its ends. */
export function trimmed({ text }: View, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

/** A name that nothing in a tree is called, made of the one that is wanted by a number behind it. */
export function freeName(root: Node, wanted: string, others: Iterable<string> = []): string {
  const taken = new Set(others);
  for (const node of walk(root)) if (node.kind === "Identifier") taken.add(node.name);
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  return name;
}

/** Where a declaration begins with its documentation. */
export function startWithDoc(node: Span & { readonly doc?: Span | undefined }): number {
  return node.doc?.start ?? node.start;
}

/** The end of the line of an offset where only a comment stands behind it; else the offset itself. */
export function endOfLine(text: string, offset: number): number {
  return offset + (/^[ \t]*,?[ \t]*(?:\/\/[^\n]*)?(?=\r?\n|$)/u.exec(text.slice(offset))?.[0].length ?? 0);
}
