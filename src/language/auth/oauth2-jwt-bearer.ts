import type { AuthKind } from "../auth-kind.ts";

/** RFC 7523 */
export const oauth2JwtBearer: AuthKind = {
  name: "oauth2.jwtBearer",
  written: "block",
  doc: "A token that is fetched with a signed assertion.",
  example: "oauth2.jwtBearer { issuer: env.CLIENT_ID, key: secret.PRIVATE_KEY }",
  parameters: [],
  satisfies: [{ kind: "oauth2" }],
  unsupported: true,
};
