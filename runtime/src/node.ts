import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

/** A server that listens. */
export interface RunningServer {
  /** The base URL, without a slash at its end. */
  readonly url: string;
  /** Takes no further connection, and ends when the last request has been answered. */
  close(): Promise<void>;
}

/** Serves a fetch handler, such as a connector's, by Node's own HTTP server. The raw bytes of a request reach the handler. */
export async function serve(
  handler: { fetch(request: Request): Promise<Response> },
  { port = 3000, hostname = "0.0.0.0" }: { readonly port?: number; readonly hostname?: string } = {},
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(handler, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/problem+json" });
      response.end('{"status":500,"title":"the request could not be answered"}');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${hostname === "0.0.0.0" || hostname === "::" ? "localhost" : hostname}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  handler: { fetch(request: Request): Promise<Response> },
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, Array.isArray(value) ? value.join(", ") : (value ?? ""));
  const hasBody = message.method !== "GET" && message.method !== "HEAD";
  const request = new Request(new URL(message.url ?? "/", "http://localhost"), {
    method: message.method ?? "GET",
    headers,
    ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream<Uint8Array>, duplex: "half" } : {}),
  });
  const response = await handler.fetch(request);
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  reply.end(Buffer.from(await response.arrayBuffer()));
}
