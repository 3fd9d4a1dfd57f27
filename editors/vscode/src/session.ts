import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

/** A language client that is started, and how it is described to a person. */
export interface StartedClient {
  readonly client: BaseLanguageClient;
  /** Which server it is: `0.1.0, of the workspace`. */
  readonly description: string;
}

/** The language server while the extension is active: one at a time, for all folders of the workspace. */
export interface Session extends vscode.Disposable {
  /** The client; undefined while none runs. */
  readonly client: BaseLanguageClient | undefined;
  readonly description: string;
  readonly isStarting: boolean;
  /** Fires when a server is being started, has started, or could not be started. */
  readonly onDidChange: vscode.Event<void>;
  /** Asks the server; undefined where none runs. */
  request<Result>(method: string, parameters: unknown, token?: vscode.CancellationToken): Promise<Result | undefined>;
  /** Starts the server, for the first time or again. */
  restart(): Promise<void>;
}

/**
 * Makes a session; nothing is started yet.
 *
 * @param start makes a client and starts it
 */
export function createSession(output: vscode.LogOutputChannel, start: (options: LanguageClientOptions) => Promise<StartedClient>): Session {
  const changed = new vscode.EventEmitter<void>();
  let started: StartedClient | undefined;
  let starting = 0;
  // One after the other: two restarts in a row do not leave two servers behind.
  let latest = Promise.resolve();
  const restart = (): Promise<void> => {
    starting++;
    latest = latest.then(async () => {
      const previous = started;
      started = undefined;
      changed.fire();
      await previous?.client.dispose().catch(() => undefined);
      try {
        started = await start({ outputChannel: output, markdown: { isTrusted: false, supportHtml: false } });
      } catch (error) {
        output.error(`The language server could not be started: ${error instanceof Error ? error.message : String(error)}`);
        void offerOutput(output);
      }
      starting--;
      changed.fire();
    });
    return latest;
  };
  return {
    get client() {
      return started?.client;
    },
    get description() {
      return started?.description ?? (starting > 0 ? "starting" : "not running");
    },
    get isStarting() {
      return starting > 0;
    },
    onDidChange: changed.event,
    async request<Result>(method: string, parameters: unknown, token?: vscode.CancellationToken) {
      if (started?.client.isRunning() !== true) return undefined;
      return started.client.sendRequest<Result>(method, parameters, token);
    },
    restart,
    dispose() {
      changed.dispose();
      void started?.client.dispose();
    },
  };
}

async function offerOutput(output: vscode.LogOutputChannel): Promise<void> {
  const show = "Show Output";
  const chosen = await vscode.window.showErrorMessage("The language server of Integ could not be started.", show);
  if (chosen === show) output.show();
}
