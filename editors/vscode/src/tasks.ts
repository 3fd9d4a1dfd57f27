import { relative } from "node:path";
import * as vscode from "vscode";
import type { CommandLine } from "./command-line.ts";
import { saveDocument } from "./saving.ts";

/** What a task does, as `tasks.json` writes it. */
interface IntegTask extends vscode.TaskDefinition {
  readonly type: "integ";
  readonly command: string;
  /** Relative to the workspace folder. */
  readonly file: string;
  readonly args?: readonly string[];
}

/** A title of a task for each command, and whether it goes on until it is ended. */
const titles: Readonly<Record<string, { readonly words: string; readonly group?: vscode.TaskGroup; readonly background?: boolean }>> = {
  check: { words: "check" },
  build: { words: "build", group: vscode.TaskGroup.Build },
  dev: { words: "run against mocks", background: true },
  run: { words: "run", background: true },
  test: { words: "test", group: vscode.TaskGroup.Test },
  replay: { words: "replay dead letters" },
};

/** The commands that run in a terminal, and the tasks of type `integ`. */
export function registerTasks(commandLine: () => CommandLine): vscode.Disposable {
  const run = async (command: string, program: vscode.Uri | undefined, args: readonly string[] = []): Promise<void> => {
    const uri = program ?? vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    await saveDocument(uri);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const file = folder === undefined ? uri.fsPath : relative(folder.uri.fsPath, uri.fsPath);
    await vscode.tasks.executeTask(taskOf({ type: "integ", command, file, args }, folder, commandLine()));
  };
  return vscode.Disposable.from(
    ...["check", "build", "dev"].map((command) =>
      vscode.commands.registerCommand(`integ.${command}`, (uri?: vscode.Uri | string) => run(command, uriOf(uri))),
    ),
    vscode.commands.registerCommand("integ.replay", (uri?: vscode.Uri | string, flow?: string) =>
      run("replay", uriOf(uri), typeof flow === "string" ? ["--flow", flow] : []),
    ),
    vscode.tasks.registerTaskProvider("integ", {
      async provideTasks() {
        const programs = await vscode.workspace.findFiles("**/*.integ", "**/node_modules/**", 100);
        return programs.flatMap((uri) => {
          const folder = vscode.workspace.getWorkspaceFolder(uri);
          if (folder === undefined) return [];
          const file = relative(folder.uri.fsPath, uri.fsPath);
          return ["check", "build", "dev", "test"].map((command) => taskOf({ type: "integ", command, file }, folder, commandLine()));
        });
      },
      resolveTask({ definition, scope }) {
        if (!isIntegTask(definition)) return undefined;
        const folder = typeof scope === "object" ? scope : undefined;
        return taskOf(definition, folder, commandLine());
      },
    }),
  );
}

/** What calls a command: a menu gives a URI, a code lens its text. */
export function uriOf(uri: vscode.Uri | string | undefined): vscode.Uri | undefined {
  return typeof uri === "string" ? vscode.Uri.parse(uri) : uri;
}

function taskOf(definition: IntegTask, folder: vscode.WorkspaceFolder | undefined, line: CommandLine): vscode.Task {
  const { command, file, args = [] } = definition;
  const { words = command, group, background = false } = titles[command] ?? {};
  const execution = new vscode.ProcessExecution(line.node, [line.script, command, file, ...args], {
    env: { ...line.environment },
    ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
  });
  const task = new vscode.Task(definition, folder ?? vscode.TaskScope.Workspace, `${words} ${file}`, "integ", execution, []);
  if (group !== undefined) task.group = group;
  task.isBackground = background;
  task.presentationOptions = { clear: true, reveal: vscode.TaskRevealKind.Always };
  return task;
}

function isIntegTask(definition: vscode.TaskDefinition): definition is IntegTask {
  return typeof definition["command"] === "string" && typeof definition["file"] === "string";
}
