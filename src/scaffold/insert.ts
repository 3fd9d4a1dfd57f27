import type { Declaration, SourceFile } from "../syntax/nodes.ts";

/** In which order the kinds of declarations stand in a file. */
const order: readonly Declaration["kind"][] = [
  "IntegrationDeclaration",
  "ImportDeclaration",
  "PolicyDeclaration",
  "SystemDeclaration",
  "TypeDeclaration",
  "TableDeclaration",
  "MapDeclaration",
  "FlowDeclaration",
  "SyncDeclaration",
  "TestDeclaration",
  "PlanDeclaration",
];

/** A piece of text to put into another. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Where a new declaration goes: behind the last one of its kind, or of a kind that stands before it, with an empty line around.
 *
 * @param declaration its text; line ends around it do not matter
 */
export function insertDeclaration(text: string, file: SourceFile, kind: Declaration["kind"], declaration: string): Insertion {
  const rank = order.indexOf(kind);
  const last = file.declarations.findLast((each) => order.indexOf(each.kind) <= rank);
  const written = declaration.trim();
  if (last !== undefined) {
    // What stands on the declaration's last line belongs to it.
    const lineEnd = text.indexOf("\n", last.end);
    const offset = lineEnd === -1 ? text.length : lineEnd;
    const isLast = text.slice(offset).trim() === "";
    return { offset, text: `\n\n${written}${isLast && lineEnd === -1 ? "\n" : ""}` };
  }
  const [first] = file.declarations;
  if (first === undefined) return { offset: text.length, text: `${text === "" || text.endsWith("\n") ? "" : "\n"}${written}\n` };
  return { offset: startOfDeclaration(text, first), text: `${written}\n\n` };
}

/** A text with insertions in it, whose offsets are those of the text; those at one place stand in the order given. */
export function inserted(text: string, insertions: readonly Insertion[]): string {
  let result = text;
  for (const { offset, text: piece } of insertions.toReversed().sort((left, right) => right.offset - left.offset))
    result = result.slice(0, offset) + piece + result.slice(offset);
  return result;
}

/** Where a declaration begins, its documentation and the comments right before it included. */
function startOfDeclaration(text: string, declaration: Declaration): number {
  let start = text.lastIndexOf("\n", declaration.start - 1) + 1;
  while (start > 0) {
    const before = text.lastIndexOf("\n", start - 2) + 1;
    if (!text.slice(before, start).trimStart().startsWith("//")) break;
    start = before;
  }
  return start;
}
