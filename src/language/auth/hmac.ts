import type { AuthKind } from "../auth-kind.ts";

export const hmac: AuthKind = {
  name: "hmac",
  written: "block",
  doc: "Each request is signed with a shared secret.",
  example: 'hmac { secret: secret.SIGNING_KEY, header: "X-Signature" }',
  parameters: [],
  satisfies: [{ kind: "apiKey" }],
  unsupported: true,
};
