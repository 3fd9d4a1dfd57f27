import { RangeSetBuilder, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { parse } from "../../src/parser/parse.ts";

const marks = new Map(
  ["keyword", "property", "string", "number", "comment"].map((name) => [name, Decoration.mark({ class: `integ-${name}` })]),
);
const names = new Set(["Identifier", "QuotedIdentifier"]);
const numbers = new Set(["Number", "Duration", "Percent", "Status"]);
const strings = new Set(["String", "TemplateStart", "TemplateText", "TemplateEnd"]);

/** Colours a program by the tokens of the compiler's own lexer: there is no second grammar that could be wrong. */
export const highlighting = StateField.define<DecorationSet>({
  create: ({ doc }) => decorationsOf(doc),
  update: (decorations, { docChanged, newDoc }) => (docChanged ? decorationsOf(newDoc) : decorations),
  provide: (field) => EditorView.decorations.from(field),
});

function decorationsOf(doc: Text): DecorationSet {
  const { tokens, comments } = parse(doc.toString(), "");
  const pieces = [
    ...comments.map(({ start, end }) => ({ start, end, kind: "comment" })),
    ...tokens.map(({ kind, start, end }, index) => ({ start, end, kind: kindOf(kind, tokens[index + 1]?.kind) })),
  ].sort((left, right) => left.start - right.start);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { start, end, kind } of pieces) {
    const mark = kind === undefined ? undefined : marks.get(kind);
    if (mark !== undefined && end > start) builder.add(start, end, mark);
  }
  return builder.finish();
}

function kindOf(token: string, next: string | undefined): string | undefined {
  if (strings.has(token)) return "string";
  if (numbers.has(token)) return "number";
  if (next === "Colon" && /^[A-Z]/.test(token)) return "property";
  return names.has(token) || !keywords.has(token) ? undefined : "keyword";
}

const keywords = new Set(
  "Integration Import System Policy Type Table Map Flow Sync Test Plan From Operation Webhooks Event Channel Assume When Let On Undo With If Else Match For In Parallel Fail Is As Schema Per Of True False Null".split(
    " ",
  ),
);
