import type { Secret } from "../secret.ts";
import type { Clock, HttpTransport } from "../world.ts";

/** A value that is configured, or a secret. */
export type Credential = string | Secret;

/** What an authentication is given. */
export interface AuthContext {
  /** The system's base URL. */
  readonly server: string;
  readonly clock: Clock;
  readonly http: HttpTransport;
  /** Told when a token was fetched, with how long it took in milliseconds. */
  tokenFetched(milliseconds: number): void;
}

/** What is added to a request. */
export interface Authorization {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [string, string])[];
  readonly cookies?: Readonly<Record<string, string>>;
}

/** How a system's requests are authenticated. */
export interface Auth {
  authorize(context: AuthContext, signal: AbortSignal): Promise<Authorization>;
  /** Set where credentials can be renewed: forgets the ones that a 401 has refused. Gives whether a new try makes sense. */
  renew?(refused: Authorization): boolean;
}

/** The token endpoint has refused, or cannot be used. */
export class AuthError extends Error {
  override readonly name = "AuthError";
  /** Whether trying again later may help. */
  readonly temporary: boolean;

  constructor(message: string, temporary: boolean) {
    super(message);
    this.temporary = temporary;
  }
}

/** The value of a credential. */
export function reveal(credential: Credential): Promise<string> | string {
  return typeof credential === "string" ? credential : credential();
}
