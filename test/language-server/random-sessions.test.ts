import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import * as lsp from "vscode-languageserver-protocol/node";
import { startServer } from "../../src/language-server/server.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const programs = ["billing/billing.integ", "github-slack/github-slack.integ", "medusa-salesforce/medusa-salesforce.integ"];
/** What people write and leave half written. */
const pieces = [
  "",
  " ",
  "\n",
  "}",
  "{",
  "(",
  ")",
  '"',
  "${",
  ".",
  "?.",
  "??",
  ":",
  ",",
  "=>",
  "map ",
  "flow f {",
  "on 4",
  "match c {",
  "//",
  "`",
  "\u0000",
  "🙂",
  "\ud800",
  "env.",
  "secret.",
  "stripe.",
  "let x = ",
];

/** Everything that is asked about a place or a document, with what it takes. */
type Ask = (uri: string, position: lsp.Position, range: lsp.Range) => object;
const atPosition: Ask = (uri, position) => ({ textDocument: { uri }, position });
const ofDocument: Ask = (uri) => ({ textDocument: { uri } });
const inRange: Ask = (uri, _, range) => ({ textDocument: { uri }, range });
const options: lsp.FormattingOptions = { tabSize: 2, insertSpaces: true };
const requests: Readonly<Record<string, Ask>> = {
  "textDocument/hover": atPosition,
  "textDocument/completion": atPosition,
  "textDocument/signatureHelp": atPosition,
  "textDocument/definition": atPosition,
  "textDocument/typeDefinition": atPosition,
  "textDocument/references": (uri, position) => ({ textDocument: { uri }, position, context: { includeDeclaration: true } }),
  "textDocument/documentHighlight": atPosition,
  "textDocument/prepareRename": atPosition,
  "textDocument/rename": (uri, position) => ({ textDocument: { uri }, position, newName: "renamed" }),
  "textDocument/prepareCallHierarchy": atPosition,
  "textDocument/selectionRange": (uri, position) => ({ textDocument: { uri }, positions: [position] }),
  "textDocument/documentSymbol": ofDocument,
  "textDocument/codeLens": ofDocument,
  "textDocument/foldingRange": ofDocument,
  "textDocument/documentLink": ofDocument,
  "textDocument/semanticTokens/full": ofDocument,
  "textDocument/semanticTokens/range": inRange,
  "textDocument/inlayHint": inRange,
  "textDocument/codeAction": (uri, _, range) => ({ textDocument: { uri }, range, context: { diagnostics: [] } }),
  "textDocument/formatting": (uri) => ({ textDocument: { uri }, options }),
  "textDocument/rangeFormatting": (uri, _, range) => ({ textDocument: { uri }, range, options }),
  "textDocument/onTypeFormatting": (uri, position) => ({ textDocument: { uri }, position, ch: "}", options }),
  "textDocument/diagnostic": ofDocument,
  "workspace/symbol": () => ({ query: "a" }),
};

describe("sessions of editors that write anything and ask everything", () => {
  let editor: lsp.ProtocolConnection | undefined;
  afterEach(() => editor?.dispose());

  async function start(): Promise<lsp.ProtocolConnection> {
    const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(ProposedFeatures.all, new lsp.StreamMessageReader(toServer), new lsp.StreamMessageWriter(toEditor));
    startServer(connection, {
      host: createNodeHost(examples, process.env),
      version: "0",
      paths: { toUri: (path) => pathToFileURL(path).href, toPath: (uri) => new URL(uri).pathname },
    });
    const client = lsp.createProtocolConnection(new lsp.StreamMessageReader(toEditor), new lsp.StreamMessageWriter(toServer));
    client.listen();
    await client.sendRequest(lsp.InitializeRequest.type, { processId: null, rootUri: pathToFileURL(examples).href, capabilities: {} });
    await client.sendNotification(lsp.InitializedNotification.type, {});
    return client;
  }

  const place = fc.record({ line: fc.integer({ min: 0, max: 100 }), character: fc.integer({ min: 0, max: 90 }) });
  const step = fc.oneof(
    fc.record({ kind: fc.constant("edit"), at: place, length: fc.nat(30), text: fc.constantFrom(...pieces) }),
    fc.record({ kind: fc.constant("ask"), at: place, length: fc.nat(30), text: fc.constantFrom(...Object.keys(requests)) }),
  );

  test("are answered to the end, without a mistake of the server", async () => {
    const client = await start();
    editor = client;
    const log: string[] = [];
    client.onNotification(lsp.LogMessageNotification.type, ({ message }) => void log.push(message));
    let version = 0;
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...programs), fc.array(step, { minLength: 20, maxLength: 60 }), async (program, steps) => {
        const path = resolve(examples, program);
        const uri = pathToFileURL(path).href;
        const textDocument = { uri, languageId: "integ", version: ++version, text: readFileSync(path, "utf8") };
        await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
        const answers: Promise<unknown>[] = [];
        for (const { kind, at, length, text } of steps) {
          const range = { start: at, end: { line: at.line + (length % 3), character: at.character + length } };
          if (kind === "edit") {
            const contentChanges = [{ range, text }];
            await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
              textDocument: { uri, version: ++version },
              contentChanges,
            });
            continue;
          }
          const answer = client.sendRequest(text, requests[text]?.(uri, at, range)).catch(({ code }: lsp.ResponseError) => {
            // That something cannot be renamed is an answer.
            if (code === lsp.ErrorCodes.InternalError) return { failed: text };
            return null;
          });
          answers.push(answer);
        }
        const results = await Promise.all(answers);
        answered += results.filter((answer) => answer !== null).length;
        const failed = results.filter((answer) => typeof answer === "object" && answer !== null && "failed" in answer);
        await client.sendNotification(lsp.DidCloseTextDocumentNotification.type, { textDocument: { uri } });
        expect({ failed, log }).toEqual({ failed: [], log: [] });
      }),
      { numRuns: Number(process.env["INTEG_RUNS"] ?? 15), endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(0);
  }, 600_000);
});
