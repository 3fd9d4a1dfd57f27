import type { AuthKind } from "../auth-kind.ts";

export const awsSigV4: AuthKind = {
  name: "awsSigV4",
  written: "block",
  doc: "Each request is signed as AWS asks for (Signature Version 4).",
  example: 'awsSigV4 { id: env.AWS_ACCESS_KEY_ID, secret: secret.AWS_SECRET_ACCESS_KEY, region: "eu-central-1", service: "execute-api" }',
  parameters: [],
  satisfies: [{ kind: "apiKey" }],
  unsupported: true,
};
