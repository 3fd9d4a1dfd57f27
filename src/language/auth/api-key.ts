import type { AuthKind } from "../auth-kind.ts";

export const apiKey: AuthKind = {
  name: "apiKey",
  written: "call",
  doc: "A key in a header, in the query or in a cookie.",
  example: 'apiKey(header "X-Api-Key", secret.API_KEY)',
  parameters: [
    {
      name: "place",
      form: { kind: "special", words: '`header "NAME"`, `query "NAME"` or `cookie "NAME"`' },
      doc: "Where the key goes.",
      example: 'header "X-Api-Key"',
      required: true,
    },
    { name: "key", form: { kind: "configuration", secret: "required" }, doc: "The key.", example: "secret.API_KEY", required: true },
  ],
  satisfies: [{ kind: "apiKey" }],
};
