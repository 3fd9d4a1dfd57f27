import type { Span } from "../source/span.ts";
import { nodesAt } from "../syntax/node-at.ts";
import type { ReadFile } from "../workspace/read-program.ts";

/** What a selection at an offset grows to, from the innermost: the name, the expression, each one around it, to the whole text. Only the syntax is asked. */
export function selectionRangesAt({ parsed, text }: ReadFile, offset: number): readonly Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number): void => {
    const inner = spans.at(-1);
    if (inner === undefined) spans.push({ start, end });
    else if (start <= inner.start && end >= inner.end && end - start > inner.end - inner.start) spans.push({ start, end });
  };
  const token = parsed.tokens.find(({ start, end }) => start <= offset && offset <= end && !isPunctuation(text.slice(start, end)));
  if (token?.kind === "String" && token.start < offset && offset < token.end) add(token.start + 1, token.end - 1);
  if (token !== undefined) add(token.start, token.end);
  const comment = parsed.comments.find(({ start, end }) => start <= offset && offset <= end);
  if (comment !== undefined) add(comment.start, comment.end);
  for (const node of nodesAt(parsed.file, offset).nodes.toReversed()) {
    // What stands between the quotes or the brackets comes before them.
    const open = text[node.start];
    if (node.end - node.start > 2 && open !== undefined && pairs[open] === text[node.end - 1]) {
      if (node.start < offset && offset < node.end) add(node.start + 1, node.end - 1);
    }
    add(node.start, node.end);
    const doc = "doc" in node ? node.doc : undefined;
    if (doc !== undefined) add(doc.start, node.end);
  }
  add(0, text.length);
  return spans;
}

const pairs: Readonly<Record<string, string>> = { '"': '"', "{": "}", "[": "]", "(": ")", "`": "`" };

function isPunctuation(text: string): boolean {
  return /^[^\w"`$]+$/u.test(text);
}
