import type { AuthKind } from "../auth-kind.ts";

/** RFC 7617 */
export const basic: AuthKind = {
  name: "basic",
  written: "call",
  doc: "A user name and a password in the `Authorization` header.",
  example: "basic(env.API_USER, secret.API_PASSWORD)",
  parameters: [
    {
      name: "username",
      form: { kind: "configuration", secret: "allowed" },
      doc: "The user name.",
      example: "env.API_USER",
      required: true,
    },
    {
      name: "password",
      form: { kind: "configuration", secret: "required" },
      doc: "The password; empty where it is left out, as for APIs that take a key as the user name.",
      example: "secret.API_PASSWORD",
    },
  ],
  satisfies: [{ kind: "http", scheme: "basic" }],
};
