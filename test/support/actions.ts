import { applyEdits } from "../../src/diagnostics/edits.ts";
import type { CodeAction } from "../../src/ide/code-actions/action.ts";
import { codeActions } from "../../src/ide/code-actions/code-actions.ts";
import type { View } from "../../src/ide/view.ts";
import { parse } from "../../src/parser/parse.ts";
import { marked } from "./marked.ts";
import { entry, viewOfText } from "./view.ts";

/** The actions at the cursor or the selection (two marks) of a program. */
export function actionsAt(
  text: string,
  files: Readonly<Record<string, string>> = {},
): { readonly view: View; readonly actions: readonly CodeAction[] } {
  const { text: program, offset, ranges } = marked(text);
  const view = viewOfText(program, files);
  return { view, actions: codeActions(view, ranges[0] ?? { start: offset, end: offset }) };
}

/** The titles of the actions of a kind at the cursor. */
export function titlesAt(text: string, kind = ""): readonly string[] {
  return actionsAt(text)
    .actions.filter((action) => action.kind.startsWith(kind))
    .map(({ title }) => title);
}

/** The program after the one action whose title matches. */
export function afterAction(text: string, title: string | RegExp, files: Readonly<Record<string, string>> = {}): string {
  const { view, actions } = actionsAt(text, files);
  const matching = actions.filter((action) => (typeof title === "string" ? action.title === title : title.test(action.title)));
  const [action] = matching;
  if (action === undefined || matching.length > 1)
    throw new Error(`not one action "${title}" among: ${actions.map((each) => each.title).join("; ")}`);
  return applyEdits(view.text, view.file, action.edits());
}

/** The errors of a program, its syntax errors included, as they are read. */
export function errorsOf(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { diagnostics } = viewOfText(text, files).checked;
  return diagnostics
    .filter(({ severity, location }) => severity === "error" && location.file === entry)
    .map(({ code, message, location }) => `${code} ${text.slice(location.start, location.end)}: ${message}`);
}

/** How many syntax errors a text has. */
export function syntaxErrors(text: string): number {
  return parse(text, entry).diagnostics.filter(({ severity }) => severity === "error").length;
}
