import type { WebhookScheme } from "../webhook-scheme.ts";

export const none: WebhookScheme = {
  name: "none",
  written: "word",
  doc: "Deliveries are not verified: whoever knows the address can send events.",
  example: "none",
  parameters: [],
};
