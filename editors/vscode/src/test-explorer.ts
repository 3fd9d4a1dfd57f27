import { execFile } from "node:child_process";
import { dirname } from "node:path";
import * as vscode from "vscode";
import { type DocumentTest, documentTests } from "../../../src/language-server/requests.ts";
import type { CommandLine } from "./command-line.ts";
import { saveDocument } from "./saving.ts";
import type { Session } from "./session.ts";
import { uriOf } from "./tasks.ts";
import { readReport, type TestOutcome, type TestReport } from "./test-report.ts";

/** Lists the tests of all programs in the editor's test view, and runs them through `integ test`. */
export function registerTests(session: Session, commandLine: () => CommandLine): vscode.Disposable {
  const controller = vscode.tests.createTestController("integ", "Integ");
  const explorer = new Explorer(controller, session, commandLine);
  controller.resolveHandler = (item) => (item === undefined ? explorer.findPrograms() : explorer.readTests(item));
  controller.refreshHandler = () => explorer.findPrograms();
  const profile = controller.createRunProfile("Run", vscode.TestRunProfileKind.Run, (request, token) => explorer.run(request, token), true);
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.integ", false, true, false);
  for (const document of vscode.workspace.textDocuments) void explorer.follow(document);
  return vscode.Disposable.from(
    controller,
    profile,
    watcher,
    watcher.onDidCreate((uri) => explorer.programItem(uri)),
    watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
    session.onDidChange(() => vscode.workspace.textDocuments.map((document) => explorer.follow(document))),
    vscode.workspace.onDidOpenTextDocument((document) => explorer.follow(document)),
    vscode.workspace.onDidSaveTextDocument((document) => explorer.follow(document)),
    vscode.commands.registerCommand("integ.runTest", (uri: vscode.Uri | string, name?: string) => explorer.runNamed(uriOf(uri), name)),
    vscode.commands.registerCommand("integ.runTests", (uri?: vscode.Uri | string) => explorer.runNamed(uriOf(uri), undefined)),
  );
}

class Explorer {
  readonly #controller: vscode.TestController;
  readonly #session: Session;
  readonly #commandLine: () => CommandLine;

  constructor(controller: vscode.TestController, session: Session, commandLine: () => CommandLine) {
    this.#controller = controller;
    this.#session = session;
    this.#commandLine = commandLine;
  }

  async findPrograms(): Promise<void> {
    const programs = await vscode.workspace.findFiles("**/*.integ", "**/node_modules/**");
    const found = new Set(programs.map((uri) => uri.toString()));
    for (const [id] of this.#controller.items) if (!found.has(id)) this.#controller.items.delete(id);
    for (const uri of programs) this.programItem(uri);
  }

  programItem(uri: vscode.Uri): vscode.TestItem {
    const known = this.#controller.items.get(uri.toString());
    if (known !== undefined) return known;
    const item = this.#controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    this.#controller.items.add(item);
    return item;
  }

  /** Reads the tests of a document that a person has before them; other programs are read when they are unfolded. */
  async follow(document: vscode.TextDocument): Promise<void> {
    if (document.languageId === "integ" && document.uri.scheme === "file") await this.readTests(this.programItem(document.uri));
  }

  async readTests(program: vscode.TestItem): Promise<void> {
    const { client } = this.#session;
    if (program.uri === undefined || client === undefined) return;
    const parameters = { textDocument: { uri: client.code2ProtocolConverter.asUri(program.uri) } };
    const tests = await this.#session.request<readonly DocumentTest[]>(documentTests, parameters);
    if (tests === undefined) return;
    program.children.replace(
      tests.map(({ target, title, range }, index) => {
        const name = `${target}: ${title}`;
        // Two tests may have one name.
        const item = this.#controller.createTestItem(`${index} ${name}`, name, program.uri);
        item.range = client.protocol2CodeConverter.asRange(range);
        item.sortText = String(index).padStart(5, "0");
        return item;
      }),
    );
  }

  /** Runs all tests of a program, or those of a map, or one of them (`toContact: keeps the email`). */
  async runNamed(uri = vscode.window.activeTextEditor?.document.uri, name: string | undefined): Promise<void> {
    if (uri === undefined) return;
    const program = this.programItem(uri);
    await this.readTests(program);
    const tests = [...program.children].map(([, item]) => item);
    const chosen = name === undefined ? tests : tests.filter(({ label }) => label === name || label.startsWith(`${name}: `));
    await this.run(new vscode.TestRunRequest(chosen), new vscode.CancellationTokenSource().token);
  }

  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.include === undefined) await this.findPrograms();
    const run = this.#controller.createTestRun(request);
    try {
      for (const [program, tests] of await this.#chosen(request)) {
        if (token.isCancellationRequested) break;
        await this.#runProgram(run, program, tests, token);
      }
    } finally {
      run.end();
    }
  }

  /** What is to be run, by program. */
  async #chosen({ include, exclude }: vscode.TestRunRequest): Promise<ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]>> {
    const chosen = new Map<vscode.TestItem, vscode.TestItem[]>();
    for (const item of include ?? [...this.#controller.items].map(([, program]) => program)) {
      const program = item.parent ?? item;
      if (item.parent === undefined && item.children.size === 0) await this.readTests(item);
      const tests = item.parent === undefined ? [...item.children].map(([, test]) => test) : [item];
      chosen.set(program, [...(chosen.get(program) ?? []), ...tests.filter((test) => exclude?.includes(test) !== true)]);
    }
    return chosen;
  }

  async #runProgram(
    run: vscode.TestRun,
    program: vscode.TestItem,
    tests: readonly vscode.TestItem[],
    token: vscode.CancellationToken,
  ): Promise<void> {
    const { uri } = program;
    const [first] = tests;
    if (uri === undefined || first === undefined) return;
    for (const test of tests) run.started(test);
    await saveDocument(uri);
    const only = tests.length === 1 ? ["--only", first.label] : [];
    const printed = await execute(this.#commandLine(), ["test", uri.fsPath, "--json", ...only], dirname(uri.fsPath), token);
    const report = readReport(printed);
    if (report.problem !== undefined) run.appendOutput(report.problem.replaceAll(/\r?\n/g, "\r\n"));
    for (const test of tests) settle(run, test, report);
  }
}

/** Says how a test went. */
function settle(run: vscode.TestRun, test: vscode.TestItem, report: TestReport): void {
  // Those of one name are told apart by nothing else: one that fails fails them all.
  const results = report.tests.filter(({ name }) => name === test.label);
  const failed = results.find(({ problem }) => problem !== undefined);
  if (results.length > 0) run.appendOutput(`${failed === undefined ? "✓" : "✗"} ${test.label}\r\n`, undefined, test);
  if (report.problem !== undefined) run.errored(test, new vscode.TestMessage(report.problem));
  else if (failed !== undefined) run.failed(test, messageOf(test, failed));
  else if (results.length > 0) run.passed(test);
  else run.skipped(test);
}

function messageOf({ uri, range }: vscode.TestItem, { problem = "", expected, actual }: TestOutcome): vscode.TestMessage {
  const message =
    expected === undefined || actual === undefined ? new vscode.TestMessage(problem) : vscode.TestMessage.diff(problem, expected, actual);
  if (uri !== undefined && range !== undefined) message.location = new vscode.Location(uri, range);
  return message;
}

/** Runs `integ` to its end, and gives what it printed. */
function execute(
  { node, script, environment }: CommandLine,
  args: readonly string[],
  folder: string,
  token: vscode.CancellationToken,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((done) => {
    const child = execFile(
      node,
      [script, ...args],
      { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => done({ stdout, stderr: stderr === "" && stdout === "" && error !== null ? error.message : stderr }),
    );
    token.onCancellationRequested(() => child.kill());
  });
}
