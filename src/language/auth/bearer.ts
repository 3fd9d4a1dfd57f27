import type { AuthKind } from "../auth-kind.ts";

/** RFC 6750 */
export const bearer: AuthKind = {
  name: "bearer",
  written: "call",
  doc: "A token in the `Authorization` header.",
  example: "bearer(secret.API_KEY)",
  parameters: [
    { name: "token", form: { kind: "configuration", secret: "required" }, doc: "The token.", example: "secret.API_KEY", required: true },
  ],
  // Where the description names an OAuth flow, the token may have been issued outside of the program.
  satisfies: [{ kind: "http", scheme: "bearer" }, { kind: "oauth2" }, { kind: "openIdConnect" }, { kind: "apiKey", name: "authorization" }],
};
