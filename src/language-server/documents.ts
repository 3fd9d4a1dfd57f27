import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { BufferHost } from "../workspace/buffer-host.ts";
import type { DocumentPaths } from "./paths.ts";

/** The documents that the editor has open. */
export interface Documents {
  open(item: TextDocumentItem): string;
  /** Gives the path of what was changed; undefined where it is not open. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): string | undefined;
  close(uri: string): string | undefined;
  /** The document of a path; undefined where it is not open. */
  at(path: string): TextDocument | undefined;
  /** The paths of all of them. */
  paths(): readonly string[];
}

/** Keeps documents, and their texts in the buffers of a host. */
export function createDocuments(host: BufferHost, paths: DocumentPaths): Documents {
  const documents = new Map<string, TextDocument>();
  const set = (path: string, document: TextDocument): string => {
    documents.set(path, document);
    host.setBuffer(path, document.getText());
    return path;
  };
  return {
    open: ({ uri, languageId, version, text }) => set(paths.opened(uri), TextDocument.create(uri, languageId, version, text)),
    change(uri, version, changes) {
      const path = paths.toPath(uri);
      const document = documents.get(path);
      return document === undefined ? undefined : set(path, TextDocument.update(document, [...changes], version));
    },
    close(uri) {
      const path = paths.toPath(uri);
      if (!documents.delete(path)) return undefined;
      host.closeBuffer(path);
      return path;
    },
    at: (path) => documents.get(path),
    paths: () => [...documents.keys()],
  };
}
