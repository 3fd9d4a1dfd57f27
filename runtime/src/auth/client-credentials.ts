import * as oauth from "oauth4webapi";
import { withSignal } from "../policy/with-signal.ts";
import type { Clock } from "../world.ts";
import { TransportError } from "../world.ts";
import { type Auth, type AuthContext, AuthError, type Authorization, type Credential, reveal } from "./auth.ts";

/** OAuth 2.0 client credentials (RFC 6749 section 4.4). */
export interface ClientCredentialsOptions {
  readonly clientId: Credential;
  readonly clientSecret: Credential;
  /** Absolute, or relative to the system's server. */
  readonly tokenUrl: Credential;
  readonly scopes?: readonly string[];
  readonly clientAuthentication: "basic" | "body";
  readonly audience?: Credential;
}

interface Token {
  readonly value: string;
  /** Milliseconds since 1970; undefined where the server does not say: then it is kept until it is refused. */
  readonly expiresAt: number | undefined;
}

/** A token is renewed so long before it expires, in milliseconds: a request with it takes its time. */
const margin = 30_000;
const attempts = 3;

/**
 * Fetches a token once for all callers, keeps it until shortly before it expires, and renews it when it is refused.
 */
export function clientCredentials(options: ClientCredentialsOptions): Auth {
  let current: Token | undefined;
  let fetching: Promise<Token> | undefined;
  const header = (token: Token): Authorization => ({ headers: { authorization: `Bearer ${token.value}` } });
  return {
    async authorize(context, signal) {
      if (current !== undefined && !expires(current, context.clock)) return header(current);
      // The fetch belongs to all who wait for it: one that gives up does not end it for the others.
      fetching ??= fetchToken(options, context)
        .then((token) => {
          current = token;
          return token;
        })
        .finally(() => {
          fetching = undefined;
        });
      return header(await withSignal(fetching, signal));
    },
    renew(refused) {
      // Another caller may have renewed it meanwhile: then theirs is good.
      if (current !== undefined && refused.headers?.["authorization"] === `Bearer ${current.value}`) current = undefined;
      return true;
    },
  };
}

function expires(token: Token, clock: Clock): boolean {
  return token.expiresAt !== undefined && clock.now() >= token.expiresAt - margin;
}

async function fetchToken(options: ClientCredentialsOptions, context: AuthContext): Promise<Token> {
  const started = context.clock.now();
  for (let attempt = 1; ; attempt++) {
    try {
      const token = await requestToken(options, context);
      context.tokenFetched(context.clock.now() - started);
      return token;
    } catch (error) {
      const failure = asAuthError(error);
      if (!failure.temporary || attempt >= attempts) throw failure;
      await context.clock.sleep(500 * 2 ** (attempt - 1));
    }
  }
}

async function requestToken(options: ClientCredentialsOptions, context: AuthContext): Promise<Token> {
  const url = new URL(await reveal(options.tokenUrl), context.server);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const server: oauth.AuthorizationServer = { issuer: url.origin, token_endpoint: url.href };
  const client: oauth.Client = { client_id: await reveal(options.clientId) };
  const secret = await reveal(options.clientSecret);
  const authentication = options.clientAuthentication === "basic" ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
  const parameters = new URLSearchParams();
  if (options.scopes !== undefined && options.scopes.length > 0) parameters.set("scope", options.scopes.join(" "));
  if (options.audience !== undefined) parameters.set("audience", await reveal(options.audience));
  const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, parameters, {
    [oauth.customFetch]: (target, init) => fetchThrough(context, target, init),
    // Secrets go over plain HTTP to this machine alone.
    [oauth.allowInsecureRequests]: loopback,
  });
  if (response.status >= 500 || response.status === 429) throw new AuthError(`the token endpoint answered ${response.status}`, true);
  const result = await oauth.processClientCredentialsResponse(server, client, response);
  return {
    value: result.access_token,
    expiresAt: result.expires_in === undefined ? undefined : context.clock.now() + result.expires_in * 1000,
  };
}

/** The world's HTTP in the shape that the library asks for. */
async function fetchThrough(
  context: AuthContext,
  target: string,
  init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown },
): Promise<Response> {
  const body = init.body instanceof URLSearchParams ? new TextEncoder().encode(init.body.toString()) : undefined;
  const headers: Record<string, string> = {};
  new Headers(init.headers).forEach((value, name) => {
    headers[name] = value;
  });
  const response = await context.http.request({
    method: init.method,
    url: target,
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
    body,
  });
  return new Response(Buffer.from(response.body), { status: response.status, headers: { ...response.headers } });
}

/** The reason in words that hold no secret: the error code alone, never the description. */
function asAuthError(error: unknown): AuthError {
  if (error instanceof AuthError) return error;
  if (error instanceof TransportError) return new AuthError(`the token endpoint gave no answer (${error.failure})`, true);
  if (error instanceof oauth.ResponseBodyError)
    return new AuthError(
      `the token endpoint answered ${error.status} ${/^[\w.-]{1,60}$/.test(error.error) ? error.error : ""}`.trim(),
      false,
    );
  return new AuthError("the token endpoint's answer makes no sense", false);
}
