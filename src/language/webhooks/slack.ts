import { secretParameter, toleranceParameter, type WebhookScheme } from "../webhook-scheme.ts";

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const slack: WebhookScheme = {
  name: "slack",
  written: "call",
  doc: "HMAC-SHA-256 over version, time and body in `X-Slack-Signature`.",
  example: "slack(secret.WEBHOOK_SECRET)",
  parameters: [secretParameter, toleranceParameter],
};
