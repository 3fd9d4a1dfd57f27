/** A description that an example ships: some operations of a vendor's file, or some schemas of a folder of them. */
export type Shipped = { readonly to: string; readonly from: string } & (
  | { readonly kind: "cut"; readonly operations: readonly string[] }
  | { readonly kind: "bundle"; readonly schemas: readonly string[] }
);

/** What is cut out of which file. `from` is a path in the folder with the vendors' files. */
export const shipped: readonly Shipped[] = [
  {
    to: "examples/github-slack/specs/github.json",
    from: "github/openapi.json",
    kind: "cut",
    operations: ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments"],
  },
  {
    to: "examples/github-slack/specs/github-webhooks.json",
    from: "github/webhook-schemas",
    kind: "bundle",
    schemas: ["issues$opened", "pull_request$closed"],
  },
  { to: "examples/github-slack/specs/slack.json", from: "slack/web-swagger2.json", kind: "cut", operations: ["POST /chat.postMessage"] },
  {
    to: "examples/github-slack/specs/salesforce.json",
    from: "salesforce/sobjects-59.0-crm-extract.openapi.json",
    kind: "cut",
    operations: ["POST /sobjects/Case"],
  },
  {
    to: "examples/medusa-salesforce/specs/medusa.json",
    from: "medusa/store.yaml",
    kind: "cut",
    operations: ["GET /store/orders/{id}"],
  },
  {
    to: "examples/salesforce-twilio/specs/twilio.json",
    from: "twilio.com/api.json",
    kind: "cut",
    operations: ["POST /2010-04-01/Accounts/{AccountSid}/Messages.json"],
  },
];
