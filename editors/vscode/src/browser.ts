import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/browser";
import { registerCommonCommands } from "./commands.ts";
import { showGenerated } from "./generated.ts";
import { tellCommands } from "./known-commands.ts";
import { createSession } from "./session.ts";
import { showStatus } from "./status.ts";
import { giveFiles } from "./worker-files.ts";
import { fileOfWorkerUri, workerUriOf } from "./worker-uris.ts";

/** In a browser: the language server is a web worker, and its files are those of the workspace, wherever that is. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("Integ", { log: true });
  const script = vscode.Uri.joinPath(context.extensionUri, "server.js").toString(true);
  const session = createSession(output, async (options) => {
    const worker = new Worker(script, { name: "integ" });
    const client = new LanguageClient("integ", "Integ", worker, {
      ...options,
      documentSelector: [{ language: "integ" }],
      uriConverters: {
        code2Protocol: workerUriOf,
        protocol2Code: (uri) => {
          const file = fileOfWorkerUri(uri);
          return file === undefined ? vscode.Uri.parse(uri) : vscode.Uri.from(file);
        },
      },
    });
    const files = giveFiles(client);
    tellCommands(client);
    await client.start();
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Stopped) return;
      files.dispose();
      // Unlike a process, a worker does not end by itself.
      worker.terminate();
    });
    return { client, description: `${client.initializeResult?.serverInfo?.version ?? "unknown version"}, in this browser` };
  });
  context.subscriptions.push(output, session, registerCommonCommands(session, output), showStatus(session), showGenerated(session));
  await session.restart();
}
