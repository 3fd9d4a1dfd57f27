import type { Diagnostic, Edit } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { NodePath } from "../../syntax/node-at.ts";
import type { View } from "../view.ts";

/** What an action is, in the words of LSP 3.18 (`CodeActionKind`). */
export type ActionKind =
  | "quickfix"
  | "refactor.extract"
  | "refactor.inline"
  | "refactor.rewrite"
  | "source.organizeImports"
  | "source.fixAll.integ";

/** A change of the program that is offered at a place. */
export interface CodeAction {
  /** Exactly what happens, as an imperative. */
  readonly title: string;
  readonly kind: ActionKind;
  /** What it mends. */
  readonly diagnostics?: readonly Diagnostic[];
  /** It is what most people want here, and an editor may apply it by one key. */
  readonly isPreferred?: boolean;
  /** The changes, which are found out only when they are asked for. */
  readonly edits: () => readonly Edit[];
}

/** Where actions are asked for. */
export interface ActionPlace {
  readonly view: View;
  /** What is selected; empty for a cursor. */
  readonly span: Span;
  /** The nodes around the selection's start. */
  readonly path: NodePath;
}

/** Offers actions of one sort; none where it does not apply. Must be cheap: what costs belongs into {@link CodeAction.edits}. */
export type ActionProvider = (place: ActionPlace) => readonly CodeAction[];

/** An edit of the file that actions are asked for in. */
export function edit({ view }: ActionPlace, { start, end }: Span, newText: string): Edit {
  return { location: { file: view.file, start, end }, newText };
}

/** An insertion into the file that actions are asked for in. */
export function insert(place: ActionPlace, offset: number, newText: string): Edit {
  return edit(place, { start: offset, end: offset }, newText);
}
