import type { AuthKind } from "../auth-kind.ts";

/** RFC 8705 */
export const mtls: AuthKind = {
  name: "mtls",
  written: "block",
  doc: "The connection is made with a client certificate.",
  example: "mtls { certificate: secret.CLIENT_CERTIFICATE, key: secret.CLIENT_KEY }",
  parameters: [],
  satisfies: [{ kind: "mutualTLS" }],
  unsupported: true,
};
