import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mock } from "./mock.ts";

/** A mock that listens. */
export interface MockServer {
  readonly mock: Mock;
  /** The base URL, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Lets a mock listen on a loopback address; port 0 takes a free one. */
export async function serveMock(mock: Mock, port = 0): Promise<MockServer> {
  const server = createServer((request, response) => {
    answer(mock, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    mock,
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(mock: Mock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, Array.isArray(value) ? value.join(", ") : (value ?? ""));
  const result = await mock.handle({
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", "http://localhost"),
    headers,
    body: Buffer.concat(chunks),
  });
  if (result.kind === "cut") {
    request.socket.destroy();
    return;
  }
  response.writeHead(result.status, result.headers);
  response.end(result.body);
}
