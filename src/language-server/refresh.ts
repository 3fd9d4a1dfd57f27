import type { ClientCapabilities, Connection } from "vscode-languageserver";

/** What an editor keeps until it is told that it is another now, if it can be told. */
const kinds = [
  ["workspace/diagnostic/refresh", ({ workspace }: ClientCapabilities) => workspace?.diagnostics?.refreshSupport],
  ["workspace/semanticTokens/refresh", ({ workspace }: ClientCapabilities) => workspace?.semanticTokens?.refreshSupport],
  ["workspace/inlayHint/refresh", ({ workspace }: ClientCapabilities) => workspace?.inlayHint?.refreshSupport],
  ["workspace/codeLens/refresh", ({ workspace }: ClientCapabilities) => workspace?.codeLens?.refreshSupport],
] as const;

/** Has the editor ask again for everything that it shows. */
export function refresh(connection: Connection, client: ClientCapabilities): void {
  for (const [method, isSupported] of kinds) if (isSupported(client) === true) connection.sendRequest(method).catch(() => undefined);
}
