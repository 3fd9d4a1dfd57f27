import { secretParameter, toleranceParameter, type WebhookScheme } from "../webhook-scheme.ts";

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const standardWebhooks: WebhookScheme = {
  name: "standardWebhooks",
  written: "call",
  doc: "HMAC-SHA-256 over id, time and body in `webhook-signature` (Standard Webhooks).",
  example: "standardWebhooks(secret.WEBHOOK_SECRET)",
  parameters: [secretParameter, toleranceParameter],
  // The specification's advice on payloads.
  delivers: ["type", "timestamp", "data"],
};
