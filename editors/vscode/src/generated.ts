import * as vscode from "vscode";
import { type GeneratedFile, generatedFiles } from "../../../src/language-server/requests.ts";
import type { Session } from "./session.ts";

const scheme = "integ-generated";

/**
 * Shows what a program compiles to, without writing it to the disk: `integ.openGenerated` opens one of the files beside the
 * program, and what is shown follows the program while it is written.
 */
export function showGenerated(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const ask = async (program: vscode.Uri): Promise<readonly GeneratedFile[]> => {
    const uri = session.client?.code2ProtocolConverter.asUri(program);
    return uri === undefined ? [] : ((await session.request<readonly GeneratedFile[]>(generatedFiles, { textDocument: { uri } })) ?? []);
  };
  /** What was shown last, for as long as a program is wrong. */
  const texts = new Map<string, string>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const files = await ask(vscode.Uri.parse(uri.query));
      const text = files.find(({ path }) => `/${path}` === uri.path)?.text;
      if (text !== undefined) texts.set(uri.toString(), text);
      return text ?? texts.get(uri.toString()) ?? "// The program has errors: nothing is generated from it.\n";
    },
  };
  const open = async (program = vscode.window.activeTextEditor?.document.uri): Promise<void> => {
    if (program === undefined) return;
    const files = await ask(program);
    if (files.length === 0) {
      void vscode.window.showInformationMessage("The program has errors: nothing is generated from it.");
      return;
    }
    const path = await vscode.window.showQuickPick(
      files.map((file) => file.path),
      { title: "Generated Code" },
    );
    if (path === undefined) return;
    const uri = vscode.Uri.from({ scheme, path: `/${path}`, query: program.toString() });
    const options = { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true };
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), options);
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    vscode.commands.registerCommand("integ.openGenerated", open),
    // The program has been checked in a new state.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const programs = new Set(uris.map((uri) => uri.toString()));
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === scheme && programs.has(vscode.Uri.parse(uri.query).toString())) changed.fire(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
}
