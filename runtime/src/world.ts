/**
 * Everything impure that a connector touches. With another World a whole connector runs in simulated time, the same from
 * the same seed.
 */
export interface World {
  readonly clock: Clock;
  /** At least 0, less than 1. */
  random(): number;
  randomBytes(count: number): Uint8Array;
  readonly http: HttpTransport;
  /** Frees what the world holds open, such as connections. */
  close(): Promise<void>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; rejects with the signal's reason when it is aborted. Times of any length are allowed. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; a header that came several times is joined with `, ` (RFC 9110 section 5.3). */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpTransport {
  /**
   * Sends one request and reads the whole answer. Redirects are not followed.
   *
   * @throws {TransportError} when there is no answer
   * @throws the signal's reason when it is aborted
   */
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** Why there is no answer. */
export type TransportFailure =
  /** No connection was made: nothing was sent. */
  | "notSent"
  /** The connection broke, or made no sense: it is not known whether the request was carried out. */
  | "network"
  /** Nothing was heard for too long. */
  | "timeout"
  /** The answer is larger than what is read. */
  | "tooLarge";

/** There is no answer to a request. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
