import { randomBytes } from "node:crypto";
import { Agent, request as send } from "undici";
import { type HttpRequest, type HttpResponse, type HttpTransport, TransportError, type TransportFailure, type World } from "../world.ts";

/** How the network is used. Times in milliseconds. */
export interface NodeWorldOptions {
  readonly connectTimeout?: number;
  /** The longest time without a byte of the answer. */
  readonly readTimeout?: number;
  /** Connections to one origin. */
  readonly connections?: number;
  /** The largest answer that is read, in bytes. */
  readonly maximumBodySize?: number;
}

/** The longest time that Node's timers take. */
const longestTimer = 2 ** 31 - 1;

/** The real world: the machine's clock and randomness, and HTTP by undici's `request` over kept connections. The only place that touches them. */
export function nodeWorld(options: NodeWorldOptions = {}): World {
  const agent = new Agent({
    connect: { timeout: options.connectTimeout ?? 10_000 },
    headersTimeout: options.readTimeout ?? 60_000,
    bodyTimeout: options.readTimeout ?? 60_000,
    connections: options.connections ?? 32,
    allowH2: false,
  });
  return {
    clock: { now: () => Date.now(), sleep },
    random: () => Math.random(),
    randomBytes: (count) => randomBytes(count),
    http: transport(agent, options.maximumBodySize ?? 16 * 1024 * 1024),
    close: () => agent.close(),
  };
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let left = Math.max(0, milliseconds);
  do {
    const part = Math.min(left, longestTimer);
    await timer(part, signal);
    left -= part;
  } while (left > 0);
}

function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const abort = (): void => {
      clearTimeout(handle);
      reject(signal?.reason);
    };
    const handle = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

function transport(agent: Agent, maximumBodySize: number): HttpTransport {
  return {
    async request(request: HttpRequest): Promise<HttpResponse> {
      try {
        const response = await send(request.url, {
          dispatcher: agent,
          method: request.method as "GET",
          headers: { ...request.headers },
          body: request.body ?? null,
          signal: request.signal ?? null,
        });
        const chunks: Uint8Array[] = [];
        let size = 0;
        for await (const chunk of response.body) {
          const bytes = chunk as Uint8Array;
          size += bytes.length;
          if (size > maximumBodySize) {
            response.body.destroy();
            throw new TransportError("tooLarge", `the answer is larger than ${maximumBodySize} bytes`);
          }
          chunks.push(bytes);
        }
        const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [
          name.toLowerCase(),
          Array.isArray(value) ? value.join(", ") : (value ?? ""),
        ]);
        return { status: response.statusCode, headers: Object.fromEntries(headers), body: Buffer.concat(chunks) };
      } catch (error) {
        if (error instanceof TransportError) throw error;
        if (request.signal?.aborted) throw request.signal.reason;
        throw translate(error);
      }
    },
  };
}

const failures = new Map<string, TransportFailure>([
  ["ECONNREFUSED", "notSent"],
  ["ENOTFOUND", "notSent"],
  ["EAI_AGAIN", "notSent"],
  ["EHOSTUNREACH", "notSent"],
  ["ENETUNREACH", "notSent"],
  ["UND_ERR_CONNECT_TIMEOUT", "notSent"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["UND_ERR_BODY_TIMEOUT", "timeout"],
]);

/** What Node and undici say, in the runtime's words. Errors of TLS come before anything is sent. */
function translate(error: unknown): TransportError {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const tls = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code);
  const failure = tls ? "notSent" : (failures.get(code) ?? "network");
  return new TransportError(failure, tls ? `the server's certificate was not accepted (${code})` : code || "the connection broke", {
    cause: error,
  });
}
