import type { AuthKind } from "../auth-kind.ts";

/** RFC 6749 section 6 */
export const oauth2RefreshToken: AuthKind = {
  name: "oauth2.refreshToken",
  written: "block",
  doc: "A token that is renewed with a refresh token.",
  example: "oauth2.refreshToken { id: env.CLIENT_ID, secret: secret.CLIENT_SECRET, token: secret.REFRESH_TOKEN }",
  parameters: [],
  satisfies: [{ kind: "oauth2", grants: ["authorizationCode"] }],
  unsupported: true,
};
