import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type CommandLine, chooseCommandLine } from "./command-line.ts";
import { registerCommonCommands } from "./commands.ts";
import { showGenerated } from "./generated.ts";
import { runCommands, tellCommands } from "./known-commands.ts";
import { createSession } from "./session.ts";
import { showStatus } from "./status.ts";
import { registerTasks } from "./tasks.ts";
import { registerTests } from "./test-explorer.ts";

/** Where there is a disk: the language server is a process, and programs can be run. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("Integ", { log: true });
  const commandLine = (): CommandLine => {
    const settings = vscode.workspace.getConfiguration("integ");
    return chooseCommandLine({
      carried: context.asAbsolutePath("integ"),
      folders: vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath) : [],
      command: settings.get("command", ""),
      node: settings.get("node", ""),
      own: { path: process.execPath, version: process.versions.node },
    });
  };
  const session = createSession(output, async (options) => {
    const { node, script, environment, from } = commandLine();
    output.info(`Starting ${script} (of the ${from}) with ${node}`);
    const client = new LanguageClient(
      "integ",
      "Integ",
      { command: node, args: [script, "lsp"], transport: TransportKind.stdio, options: { env: { ...process.env, ...environment } } },
      { ...options, documentSelector: [{ language: "integ", scheme: "file" }] },
    );
    tellCommands(client, runCommands);
    await client.start();
    return { client, description: `${client.initializeResult?.serverInfo?.version ?? "unknown version"}, of the ${from}` };
  });
  context.subscriptions.push(
    output,
    session,
    registerCommonCommands(session, output),
    showStatus(session),
    showGenerated(session),
    registerTasks(commandLine),
    registerTests(session, commandLine),
    vscode.workspace.onDidGrantWorkspaceTrust(() => session.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("integ.command") || event.affectsConfiguration("integ.node")) void session.restart();
    }),
  );
  await vscode.commands.executeCommand("setContext", "integ.canRun", true);
  await session.restart();
}
