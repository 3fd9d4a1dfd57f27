import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { foldGutter, type LanguageSupport, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** Larger files are shown without colours: they would cost more than they tell. */
const largestColoured = 1_000_000;

/** Shows a file that is only read: generated code, or an API description. */
export function createViewer(parent: HTMLElement, path: string, text: string): EditorView {
  const language = text.length > largestColoured ? [] : [languageOf(path)];
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        search({ top: true }),
        highlightSelectionMatches(),
        keymap.of(searchKeymap),
        syntaxHighlighting(classHighlighter),
        EditorState.readOnly.of(true),
        ...language,
      ],
    }),
  });
}

function languageOf(path: string): LanguageSupport {
  if (/\.ya?ml$/.test(path)) return yaml();
  return path.endsWith(".json") ? json() : javascript({ typescript: true });
}
