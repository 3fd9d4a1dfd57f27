import type { AuthKind } from "../auth-kind.ts";

/** RFC 6749 section 4.4 */
export const oauth2ClientCredentials: AuthKind = {
  name: "oauth2.clientCredentials",
  written: "block",
  doc: "A token that is fetched with the client's own credentials, once for all callers, and renewed before it ends.",
  example: 'oauth2.clientCredentials { id: env.CLIENT_ID, secret: secret.CLIENT_SECRET, scopes: ["api"] }',
  parameters: [
    { name: "id", form: { kind: "configuration", secret: "allowed" }, doc: "The client's id.", example: "env.CLIENT_ID", required: true },
    {
      name: "secret",
      form: { kind: "configuration", secret: "required" },
      doc: "The client's secret.",
      example: "secret.CLIENT_SECRET",
      required: true,
    },
    { name: "scopes", form: { kind: "list", of: { kind: "text" } }, doc: "The scopes to ask for.", example: '["api"]' },
    {
      name: "tokenUrl",
      form: { kind: "configuration", secret: "forbidden" },
      doc: "The token endpoint, absolute or relative to the server; the description's where it is left out.",
      example: '"https://login.example.com/oauth2/token"',
    },
    {
      name: "authentication",
      form: { kind: "word", words: ["basic", "body"] },
      doc: "How the client's credentials are sent to the token endpoint (RFC 6749 section 2.3.1).",
      example: "body",
    },
    {
      name: "audience",
      form: { kind: "configuration", secret: "forbidden" },
      doc: "The `audience` that some token endpoints ask for.",
      example: '"https://api.example.com"',
    },
  ],
  satisfies: [{ kind: "oauth2", grants: ["clientCredentials"] }, { kind: "openIdConnect" }, { kind: "http", scheme: "bearer" }],
};
