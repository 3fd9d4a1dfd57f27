import { secretParameter, toleranceParameter, type WebhookScheme } from "../webhook-scheme.ts";

/** https://docs.stripe.com/webhooks#verify-manually */
export const stripe: WebhookScheme = {
  name: "stripe",
  written: "call",
  doc: "HMAC-SHA-256 over time and body in `Stripe-Signature`.",
  example: "stripe(secret.WEBHOOK_SECRET)",
  parameters: [secretParameter, toleranceParameter],
  // https://docs.stripe.com/api/events/object
  delivers: ["id", "type", "data.object", "data.previous_attributes", "created", "livemode", "account", "api_version"],
};
