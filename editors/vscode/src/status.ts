import * as vscode from "vscode";
import { type ProgramStatus, programStatus } from "../../../src/language-server/requests.ts";
import type { Session } from "./session.ts";

/** Says beside the language's name what is wrong, proved and guarded in the program at hand, and which server says so. */
export function showStatus(session: Session): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("integ.status", { language: "integ" });
  item.name = "Integ";
  let asked = 0;
  const update = async (): Promise<void> => {
    asked++;
    const mine = asked;
    const document = vscode.window.activeTextEditor?.document;
    item.detail = session.description;
    item.busy = session.isStarting;
    item.command =
      session.client === undefined
        ? { title: "Restart", command: "integ.restartServer" }
        : { title: "Show Output", command: "integ.showOutput" };
    if (session.client === undefined) {
      item.text = "Integ";
      item.severity = session.isStarting ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
      return;
    }
    if (document?.languageId !== "integ") return;
    const parameters = { textDocument: session.client.code2ProtocolConverter.asTextDocumentIdentifier(document) };
    const status = await session.request<ProgramStatus | null>(programStatus, parameters).catch(() => undefined);
    // A later question has been asked: its answer counts.
    if (mine !== asked || status === undefined) return;
    item.text = textOf(status);
    item.severity = status === null || status.errors > 0 ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  };
  void update();
  return vscode.Disposable.from(
    item,
    session.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === shown)) void update();
    }),
  );
}

function textOf(status: ProgramStatus | null): string {
  if (status === null) return "cannot be read";
  const { errors, warnings, proved, guarded } = status;
  if (errors > 0) return counted(errors, "error");
  return `${proved} proved, ${guarded} guarded${warnings === 0 ? "" : `, ${counted(warnings, "warning")}`}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
