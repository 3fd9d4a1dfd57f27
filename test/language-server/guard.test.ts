import { PassThrough } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { createConnection, ProposedFeatures, ResponseError } from "vscode-languageserver/node";
import * as lsp from "vscode-languageserver-protocol/node";
import type { Feature } from "../../src/language-server/feature.ts";
import { startServer } from "../../src/language-server/server.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

const secret = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";

/** A server in this process with one more feature, and an editor that has initialised it. */
async function serverWith(
  feature: Feature,
): Promise<{ editor: lsp.ProtocolConnection; log: string[]; capabilities: lsp.ServerCapabilities }> {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(ProposedFeatures.all, new lsp.StreamMessageReader(toServer), new lsp.StreamMessageWriter(toEditor));
  startServer(connection, {
    host: createMemoryHost({}),
    version: "0",
    paths: { toUri: (path) => `file://${path}`, toPath: (uri) => uri.slice("file://".length) },
    features: [feature],
  });
  const editor = lsp.createProtocolConnection(new lsp.StreamMessageReader(toEditor), new lsp.StreamMessageWriter(toServer));
  const log: string[] = [];
  editor.onNotification(lsp.LogMessageNotification.type, ({ message }) => void log.push(message));
  editor.listen();
  const { capabilities } = await editor.sendRequest(lsp.InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
  return { editor, log, capabilities };
}

describe("a feature that goes wrong", () => {
  let editor: lsp.ProtocolConnection | undefined;
  afterEach(() => editor?.dispose());

  test.each<[string, () => unknown]>([
    ["throws", () => JSON.parse(`{ "key": ${secret}`)],
    ["is refused later", () => Promise.reject(new TypeError(`no\n    at ${secret}`))],
    [
      "throws what is no error",
      () => {
        throw secret;
      },
    ],
  ])("that %s is an error answer and a line in the log, neither with text of a program", async (_, handler) => {
    const server = await serverWith({ capabilities: {}, register: (connection) => void connection.onRequest("test/fails", handler) });
    editor = server.editor;
    const error: unknown = await editor.sendRequest("test/fails", {}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: lsp.ErrorCodes.InternalError, message: expect.stringContaining("test/fails") });
    // Another message behind the log's.
    await editor.sendRequest("test/none", {}).catch(() => undefined);
    expect(server.log).toEqual([expect.stringContaining("test/fails failed")]);
    expect(JSON.stringify([error, server.log])).not.toContain(secret.slice(0, 8));
  });

  test("its own refusals reach the editor as they are", async () => {
    const register: Feature["register"] = (connection) =>
      void connection.onRequest("test/refuses", () => {
        throw new ResponseError(lsp.LSPErrorCodes.RequestFailed, "a keyword cannot be a name");
      });
    const server = await serverWith({ capabilities: {}, register });
    editor = server.editor;
    await expect(editor.sendRequest("test/refuses", {})).rejects.toMatchObject({
      code: lsp.LSPErrorCodes.RequestFailed,
      message: "a keyword cannot be a name",
    });
    expect(server.log).toEqual([]);
  });

  test("a notification that goes wrong is a line in the log, and long work ends where its request is cancelled", async () => {
    let rounds = 0;
    const server = await serverWith({
      capabilities: { workspace: { textDocumentContent: { schemes: ["test"] } } },
      register(connection, state) {
        connection.onNotification("test/notify", () => {
          throw new Error(secret);
        });
        connection.onRequest("test/long", async (_, token) => {
          for (;;) {
            rounds++;
            await state.pause(token);
          }
        });
      },
    });
    editor = server.editor;
    // The feature's part of an object stands beside the server's own.
    expect(server.capabilities.workspace).toMatchObject({
      workspaceFolders: { supported: true },
      textDocumentContent: { schemes: ["test"] },
    });
    await editor.sendNotification("test/notify", {});
    const source = new lsp.CancellationTokenSource();
    const long = editor.sendRequest("test/long", {}, source.token);
    // Answered beside it.
    await expect(editor.sendRequest("test/none", {})).rejects.toMatchObject({ code: lsp.ErrorCodes.MethodNotFound });
    source.cancel();
    await expect(long).rejects.toMatchObject({ code: lsp.LSPErrorCodes.RequestCancelled });
    expect(rounds).toBeGreaterThan(1);
    expect(server.log).toEqual([expect.stringContaining("test/notify failed: Error")]);
  });
});
