import { autocompletion } from "@codemirror/autocomplete";
import {
  findReferencesKeymap,
  formatKeymap,
  hoverTooltips,
  jumpToDefinitionKeymap,
  LSPClient,
  LSPPlugin,
  renameKeymap,
  serverCompletion,
  serverDiagnostics,
  signatureHelp,
  Workspace,
  type WorkspaceFile,
} from "@codemirror/lsp-client";
import { type EditorView, keymap } from "@codemirror/view";
import type { InitializeParams, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { fileUris } from "../../src/language-server/file-uris.ts";
import { type FilesParameters, filesMethod } from "../../src/language-server/requests.ts";
import type { Files } from "./protocol.ts";
import { sanitized } from "./sanitize.ts";

/** The language server in its worker, as the page uses it. */
export interface LanguageServer {
  readonly client: LSPClient;
  /** Gives the server files, or takes them away. */
  send(files: Files): void;
}

/** What the page does for the server. */
export interface LanguageServerOptions {
  onDiagnostics(parameters: PublishDiagnosticsParams): void;
  /** Shows a file that is no program, and gives its editor. */
  show(path: string): EditorView | undefined;
}

/** Starts the server. */
export function startLanguageServer({ onDiagnostics, show }: LanguageServerOptions): LanguageServer {
  const worker = new Worker("server-worker.js", { type: "module" });
  const handlers = new Set<(message: string) => void>();
  worker.onmessage = ({ data }) => {
    const message = JSON.stringify(data);
    for (const handler of handlers) handler(message);
  };
  const client = new LSPClient({
    rootUri: "file:///",
    timeout: 20_000,
    sanitizeHTML: sanitized,
    workspace: (owner) => new PageWorkspace(owner, show),
    notificationHandlers: {
      "textDocument/publishDiagnostics": (_, parameters: PublishDiagnosticsParams) => {
        onDiagnostics(parameters);
        // The editor shows them as well.
        return false;
      },
    },
    extensions: [
      serverDiagnostics(),
      autocompletion(),
      serverCompletion(),
      hoverTooltips(),
      signatureHelp(),
      keymap.of([...formatKeymap, ...renameKeymap, ...jumpToDefinitionKeymap, ...findReferencesKeymap]),
    ],
  });
  client.connect({
    send: (message) => worker.postMessage(asMeant(JSON.parse(message))),
    subscribe: (handler) => void handlers.add(handler),
    unsubscribe: (handler) => void handlers.delete(handler),
  });
  return {
    client,
    send(files) {
      worker.postMessage({ jsonrpc: "2.0", method: filesMethod, params: { files } satisfies FilesParameters });
      const changes = Object.entries(files).map(([path, text]) => ({ uri: fileUris.toUri(path), type: text === null ? 3 : 2 }));
      worker.postMessage({ jsonrpc: "2.0", method: "workspace/didChangeWatchedFiles", params: { changes } });
    },
  };
}

/** The client says that it asks for diagnostics, and never does: the server would wait with what it has to say. */
function asMeant(message: { readonly method?: string; readonly params?: Partial<InitializeParams> }): unknown {
  if (message.method === "initialize") delete message.params?.capabilities?.textDocument?.diagnostic;
  return message;
}

/** The files that are open: one program; where a definition lies in another file, the page shows that. */
class PageWorkspace extends Workspace {
  files: PageFile[] = [];
  readonly #show: (path: string) => EditorView | undefined;
  #version = 0;

  constructor(client: LSPClient, show: (path: string) => EditorView | undefined) {
    super(client);
    this.#show = show;
  }

  syncFiles(): ReturnType<Workspace["syncFiles"]> {
    return this.files.flatMap((file) => {
      const plugin = LSPPlugin.get(file.view);
      if (plugin === null || plugin.unsyncedChanges.empty) return [];
      const update = { changes: plugin.unsyncedChanges, file, prevDoc: file.doc };
      file.doc = file.view.state.doc;
      this.#version++;
      file.version = this.#version;
      plugin.clear();
      return [update];
    });
  }

  openFile(uri: string, languageId: string, view: EditorView): void {
    this.#version++;
    const file: PageFile = { uri, languageId, version: this.#version, doc: view.state.doc, view, getView: () => view };
    this.files.push(file);
    this.client.didOpen(file);
  }

  closeFile(uri: string): void {
    this.files = this.files.filter((file) => file.uri !== uri);
    this.client.didClose(uri);
  }

  override displayFile(uri: string): Promise<EditorView | null> {
    return Promise.resolve(this.getFile(uri)?.getView() ?? this.#show(fileUris.toPath(uri)) ?? null);
  }
}

interface PageFile extends WorkspaceFile {
  readonly view: EditorView;
}
