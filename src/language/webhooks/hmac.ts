import { secretParameter, toleranceParameter, type WebhookScheme } from "../webhook-scheme.ts";

/** RFC 2104, with everything that vendors do differently as a setting. */
export const hmac: WebhookScheme = {
  name: "hmac",
  written: "block",
  doc: "An HMAC in a header, as most systems sign.",
  example: 'hmac { secret: secret.WEBHOOK_SECRET, header: "X-Signature", algorithm: sha256, encoding: hex }',
  parameters: [
    secretParameter,
    { name: "header", form: { kind: "text" }, doc: "The header with the signature.", example: '"X-Signature"', required: true },
    {
      name: "algorithm",
      form: { kind: "word", words: ["sha256", "sha512", "sha1"] },
      doc: "The hash; `sha256` unless said otherwise.",
      example: "sha256",
    },
    {
      name: "encoding",
      form: { kind: "word", words: ["hex", "base64"] },
      doc: "How the signature is written; `hex` unless said otherwise.",
      example: "hex",
    },
    { name: "prefix", form: { kind: "text" }, doc: "Text in front of the signature.", example: '"sha256="' },
    {
      name: "payload",
      form: { kind: "list", of: { kind: "special", words: "`body`, `timestamp` or a string" } },
      doc: "What is signed; `body` unless said otherwise.",
      example: '[timestamp, ".", body]',
    },
    {
      name: "timestampHeader",
      form: { kind: "text" },
      doc: "The header with the time of the delivery, in seconds or milliseconds since 1970.",
      example: '"X-Timestamp"',
    },
    toleranceParameter,
  ],
};
