import { secretParameter, type WebhookScheme } from "../webhook-scheme.ts";

/** https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries */
export const github: WebhookScheme = {
  name: "github",
  written: "call",
  doc: "HMAC-SHA-256 over the body in `X-Hub-Signature-256`.",
  example: "github(secret.WEBHOOK_SECRET)",
  parameters: [secretParameter],
  // https://docs.github.com/webhooks/webhook-events-and-payloads
  delivers: ["action", "sender", "repository", "organization", "installation"],
};
