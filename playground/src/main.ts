import { formatDocument } from "@codemirror/lsp-client";
import { EditorView } from "@codemirror/view";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { fileUris } from "../../src/language-server/file-uris.ts";
import { button, byId, choice, element } from "./dom.ts";
import { createEditor } from "./editor.ts";
import { colour } from "./highlight.ts";
import { startLanguageServer } from "./language-server.ts";
import { createPanels } from "./panels.ts";
import type { CompilerAnswer, CompilerRequest, Extended, Files } from "./protocol.ts";
import { fromHash, toHash } from "./share.ts";

/*
 * The page: a program on the left, what it becomes on the right. The language server and the compiler are in workers of
 * their own; nothing leaves the browser.
 */

/** An example, as the build lists them. */
interface Example {
  readonly name: string;
  readonly program: string;
  /** Paths below `examples/`, the program's among them. */
  readonly files: readonly string[];
}

const examples: readonly Example[] = await (await fetch("examples.json")).json();
const files = new Map<string, string>();
let entry = "";
let example = "";
let editor: EditorView | undefined;
let asked = 0;

const select = byId("examples") as HTMLSelectElement;
const compiler = new Worker("compiler-worker.js", { type: "module" });
const toCompiler = (request: CompilerRequest): void => compiler.postMessage(request);

const panels = createPanels(byId("tabs"), byId("panel"), {
  jumpTo,
  addSystem: (description) => toCompiler({ kind: "add", entry, description }),
});
const server = startLanguageServer({
  onDiagnostics: showProblems,
  show(path) {
    const text = files.get(path);
    return text === undefined ? undefined : panels.showDescription(path, text);
  },
});

compiler.onmessage = ({ data }: MessageEvent<CompilerAnswer>) => {
  if (data.kind === "extended") {
    replaceProgram(data);
    return;
  }
  if (data.id !== asked) return;
  panels.show(data);
  byId("summary").textContent = data.problem ?? `${data.proved} constraints proved, ${data.guards.length} guarded`;
};

/** Puts another text in the editor's place; where nothing could be added, the program says so itself by staying as it is. */
function replaceProgram({ entry: changedEntry, text }: Extended): void {
  if (editor === undefined || changedEntry !== entry) return;
  if (text === undefined) {
    byId("summary").textContent = "The program has a system of that name already, or the description cannot be read.";
    return;
  }
  const before = editor.state.doc.toString();
  let same = 0;
  while (same < text.length && text[same] === before[same]) same++;
  // What was added is shown.
  editor.dispatch({
    changes: { from: 0, to: before.length, insert: text },
    selection: { anchor: same },
    effects: EditorView.scrollIntoView(same, { y: "center" }),
  });
}

function compile(): void {
  asked++;
  toCompiler({ kind: "compile", id: asked, entry });
}

function setFiles(changed: Files): void {
  for (const [path, text] of Object.entries(changed)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  server.send(changed);
  toCompiler({ kind: "files", files: changed });
}

async function open({ name, program, files: paths }: Example, text?: string): Promise<void> {
  const texts = await Promise.all(paths.map(async (path) => [`/${path}`, await (await fetch(`examples/${path}`)).text()] as const));
  editor?.destroy();
  const gone = [...files.keys()].map((path) => [path, null] as const);
  entry = `/${program}`;
  example = name;
  select.value = name;
  setFiles({ ...Object.fromEntries([...gone, ...texts]), ...(text !== undefined && { [entry]: text }) });
  editor = createEditor(byId("editor"), server.client, entry, files.get(entry) ?? "", changed);
  showDescriptions();
  compile();
}

let pause: ReturnType<typeof setTimeout> | undefined;

function changed(text: string): void {
  setFilesOfCompiler(text);
  clearTimeout(pause);
  pause = setTimeout(compile, 250);
}

/** The server hears of the program from the editor itself. */
function setFilesOfCompiler(text: string): void {
  files.set(entry, text);
  toCompiler({ kind: "files", files: { [entry]: text } });
}

function jumpTo(line: number): void {
  if (editor === undefined) return;
  const { from } = editor.state.doc.line(Math.min(line + 1, editor.state.doc.lines));
  editor.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  editor.focus();
}

function showProblems({ uri, diagnostics }: PublishDiagnosticsParams): void {
  if (fileUris.toPath(uri) !== entry || editor === undefined) return;
  void colour(editor, server.client, uri);
  byId("problems").replaceChildren(...diagnostics.map(problem));
}

function problem({ range, severity, code, message }: Diagnostic): HTMLElement {
  const kind = severity === 1 ? "error" : severity === 2 ? "warning" : "note";
  const text = typeof message === "string" ? message : message.value;
  const [first = ""] = text.split("\n", 1);
  const row = button("", () => jumpTo(range.start.line), { class: kind, title: text });
  row.append(
    element("span", { class: "place" }, `line ${range.start.line + 1}`),
    element("span", { class: "code" }, String(code ?? "")),
    element("span", {}, first),
  );
  return element("li", {}, row);
}

function showDescriptions(): void {
  const folder = entry.replace(/[^/]*$/, "");
  const chips = [...files]
    .filter(([path]) => path !== entry)
    .map(([path, text]) => button(path.slice(folder.length), () => void panels.showDescription(path, text)));
  const others = examples.flatMap(({ files: paths }) => paths).filter((path) => isDescription(path) && !files.has(`/${path}`));
  const add = choice(["Add a description …", ...others], undefined, (path) => void addBundled(path));
  add.setAttribute("aria-label", "Add a description");
  byId("descriptions").replaceChildren(...chips, add, element("span", {}, "or drop one here"));
}

function isDescription(path: string): boolean {
  return /\.(json|ya?ml)$/.test(path) && !/\.overlay\./.test(path);
}

/** Adds a description that the page came with, under the name of its file. */
async function addBundled(path: string): Promise<void> {
  const text = await (await fetch(`examples/${path}`)).text();
  await add([new File([text], path.replace(/^.*\//, ""))]);
}

async function add(dropped: Iterable<File>): Promise<void> {
  const folder = entry.replace(/[^/]*$/, "");
  const texts = await Promise.all([...dropped].map(async (file) => [`${folder}specs/${file.name}`, await file.text()] as const));
  setFiles(Object.fromEntries(texts));
  showDescriptions();
  compile();
  const [last] = texts;
  if (last !== undefined) panels.showDescription(...last);
}

const drop = byId("descriptions");
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("dropping");
});
drop.addEventListener("dragleave", () => drop.classList.remove("dropping"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("dropping");
  void add(event.dataTransfer?.files ?? []);
});

byId("format").addEventListener("click", () => {
  if (editor !== undefined) formatDocument(editor);
});

byId("link").addEventListener("click", () => {
  void toHash({ example, text: files.get(entry) ?? "" }).then((hash) => {
    location.replace(hash);
    return navigator.clipboard.writeText(location.href);
  });
});

select.append(...examples.map(({ name }) => element("option", {}, name)));
select.addEventListener("change", () => {
  const found = examples.find(({ name }) => name === select.value);
  if (found !== undefined) void open(found);
});
await server.client.initializing;
const shared = await fromHash(location.hash);
const first = examples.find(({ name }) => name === shared?.example);
if (first !== undefined) await open(first, shared?.text);
else if (examples[0] !== undefined) await open(examples[0]);
