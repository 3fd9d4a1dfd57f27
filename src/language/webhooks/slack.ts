import { secretParameter, toleranceParameter, type WebhookScheme } from "../webhook-scheme.ts";

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const slack: WebhookScheme = {
  name: "slack",
  written: "call",
  doc: "HMAC-SHA-256 over version, time and body in `X-Slack-Signature`.",
  example: "slack(secret.WEBHOOK_SECRET)",
  parameters: [secretParameter, toleranceParameter],
  // https://docs.slack.dev/apis/events-api#event-callback-wrapper
  delivers: ["type", "event.type", "event", "event_id", "event_time", "team_id", "api_app_id"],
};
