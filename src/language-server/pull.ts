import type {
  CancellationToken,
  Connection,
  RelatedFullDocumentDiagnosticReport,
  ServerCapabilities,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import type { DiagnosticCollection } from "./diagnostics.ts";
import type { Documents } from "./documents.ts";
import type { ServerState } from "./feature.ts";
import type { Programs } from "./programs.ts";

/** What the server says of diagnostics that an editor asks for. */
export const pullCapabilities: ServerCapabilities = {
  diagnosticProvider: { identifier: "integ", interFileDependencies: true, workspaceDiagnostics: true },
};

/**
 * Answers `textDocument/diagnostic` and `workspace/diagnostic` (LSP 3.18, Pull Diagnostics).
 *
 * @param settled waits until everything that is open was checked, so that an editor that asks after each key gets one check
 */
export function registerPull(
  connection: Connection,
  state: ServerState,
  programs: Programs,
  documents: Documents,
  diagnostics: DiagnosticCollection,
  settled: (token: CancellationToken) => Promise<void>,
): void {
  // Files that are not open, and of which the editor was told something.
  const related = new Set<string>();
  const report = (file: string, previousResultId: string | undefined) => {
    const { resultId, items } = diagnostics.of(file);
    return resultId === previousResultId ? ({ kind: "unchanged", resultId } as const) : ({ kind: "full", resultId, items } as const);
  };
  const relatedTo = (file: string): RelatedFullDocumentDiagnosticReport["relatedDocuments"] => {
    const reports: NonNullable<RelatedFullDocumentDiagnosticReport["relatedDocuments"]> = {};
    const files = new Set(programs.entriesOf(file).flatMap((entry) => programs.check(entry).files));
    for (const each of files) {
      if (each === file || documents.at(each) !== undefined) continue;
      const { resultId, items } = diagnostics.of(each);
      if (items.length > 0) related.add(each);
      else if (!related.delete(each)) continue;
      reports[state.paths.toUri(each)] = { kind: "full", resultId, items };
    }
    return Object.keys(reports).length === 0 ? undefined : reports;
  };

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    await settled(token);
    const file = state.paths.toPath(textDocument.uri);
    const own = report(file, previousResultId);
    const relatedDocuments = state.client().textDocument?.diagnostic?.relatedDocumentSupport === true ? relatedTo(file) : undefined;
    return relatedDocuments === undefined ? own : { ...own, relatedDocuments };
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token): Promise<WorkspaceDiagnosticReport> => {
    await settled(token);
    const previous = new Map(previousResultIds.map(({ uri, value }) => [state.paths.toPath(uri), value]));
    const known = new Set(state.files());
    const items: WorkspaceDiagnosticReport["items"] = [];
    for (const file of known) {
      items.push({ uri: state.paths.toUri(file), version: documents.at(file)?.version ?? null, ...report(file, previous.get(file)) });
      await state.pause(token);
    }
    for (const [file, resultId] of previous) {
      if (!known.has(file)) items.push({ uri: state.paths.toUri(file), version: null, kind: "full", resultId: `${resultId}-`, items: [] });
    }
    return { items };
  });
}
