import * as vscode from "vscode";

/** How long a save is waited for, in milliseconds. One that fails tells so itself. */
const patience = 10_000;

/**
 * Saves a document, if it is open: a command reads the disk. The editor saves by itself before it runs tests, and formats while it
 * does; asked to save in the meantime, it answers before the file is written. So it is the event that counts, not the answer.
 */
export function saveDocument(uri: vscode.Uri): Promise<void> {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty !== true) return Promise.resolve();
  return new Promise((done) => {
    const finish = (): void => {
      listener.dispose();
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(finish, patience);
    const listener = vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved === document) finish();
    });
    void document.save();
  });
}
