import type { Span } from "../source/span.ts";
import type { Node } from "../syntax/nodes.ts";
import { walk } from "../syntax/walk.ts";
import type { ReadFile } from "../workspace/read-program.ts";

/** A part of a text that can be shown as one line. */
export interface Fold extends Span {
  readonly kind: "comment" | "imports" | "region";
  /** Its last character is a bracket that closes it. */
  readonly closed: boolean;
}

/** What can be folded: declarations and blocks, lists and calls over several lines, comments, and the imports together. Only the syntax is asked. */
export function foldsOf(read: ReadFile): readonly Fold[] {
  const { file, comments } = read.parsed;
  const folds: Fold[] = bracketsOf(read).map(({ start, end }): Fold => ({ start, end, kind: "region", closed: true }));
  for (const node of walk(file)) if (isLong(node)) folds.push({ start: node.start, end: node.end, kind: "region", closed: false });
  folds.push(...runsOf(read, comments).map((run): Fold => ({ ...run, kind: "comment", closed: false })));
  const imports = file.declarations.filter((declaration) => declaration.kind === "ImportDeclaration");
  const [first] = imports;
  const last = imports.at(-1);
  if (first !== undefined && last !== undefined && first !== last)
    folds.push({ start: first.start, end: last.end, kind: "imports", closed: false });
  return folds.filter(({ start, end }) => read.text.slice(start, end).includes("\n"));
}

/** What has no brackets of its own and may be long all the same: a step with its clauses, a case of a match. */
function isLong(node: Node): boolean {
  switch (node.kind) {
    case "LetStep":
    case "CallStep":
    case "MatchArm":
    case "MatchStepArm":
      return true;
    default:
      return false;
  }
}

/** What stands between brackets, also where the rest of the program is wrong. */
function bracketsOf({ parsed }: ReadFile): readonly Span[] {
  const closing: Readonly<Record<string, string>> = {
    OpenBrace: "CloseBrace",
    OpenBracket: "CloseBracket",
    OpenParenthesis: "CloseParenthesis",
    InterpolationStart: "CloseBrace",
  };
  const open: { readonly closes: string; readonly start: number }[] = [];
  const found: Span[] = [];
  for (const { kind, start, end } of parsed.tokens) {
    const closes = closing[kind];
    if (closes !== undefined) open.push({ closes, start });
    else if (open.some((each) => each.closes === kind)) {
      // A bracket that was left open in between ends here, too.
      let top = open.pop();
      while (top !== undefined && top.closes !== kind) top = open.pop();
      if (top !== undefined) found.push({ start: top.start, end });
    }
  }
  return found;
}

/** Comments on lines that follow each other. */
function runsOf({ text }: ReadFile, comments: readonly Span[]): readonly Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of comments) {
    const last = runs.at(-1);
    const between = last === undefined ? undefined : text.slice(last.end, start);
    // Nothing but one line's end and what the next line is indented by.
    if (last !== undefined && between !== undefined && /^[ \t]*\r?\n[ \t]*$/u.test(between)) last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}
