import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTriage } from "../../examples/github-slack/generated/index.ts";
import type { MockServer } from "../../src/mock/server.ts";
import { deliver, mockOf } from "../support/integration.ts";

/* Real payloads of GitHub's, signed as GitHub signs, against mock servers of GitHub, Slack and a real org's Salesforce. */
const example = resolve(import.meta.dirname, "../../examples/github-slack");
const sample = (name: string) => JSON.parse(readFileSync(join(example, "samples", `${name}.payload.json`), "utf8"));
const opened = sample("issues.opened");
const closed = sample("pull_request.closed");
let github: MockServer;
let slack: MockServer;
let salesforce: MockServer;

beforeAll(async () => {
  const specs = (name: string): string => join(example, "specs", name);
  github = await mockOf(specs("github.json"), { bearer: "ghp_test" });
  slack = await mockOf(specs("slack.json"), { bearer: "xoxb-test" }, [specs("slack.overlay.yaml")]);
  salesforce = await mockOf(specs("salesforce.json"), { client: { id: "id", secret: "client-secret" } }, [
    specs("salesforce.overlay.yaml"),
  ]);
});

afterAll(() => Promise.all([github, slack, salesforce].map((server) => server.close())));

let deliveries = 0;
function post(event: string, payload: unknown, secret = "hook-secret") {
  deliveries++;
  const body = JSON.stringify(payload);
  const request = new Request("http://localhost/hooks/github", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": `delivery-${deliveries}`,
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
  });
  const environment = {
    GITHUB_URL: github.url,
    GITHUB_TOKEN: "ghp_test",
    GITHUB_WEBHOOK_SECRET: "hook-secret",
    SLACK_URL: `${slack.url}/api`,
    SLACK_BOT_TOKEN: "xoxb-test",
    SALESFORCE_URL: salesforce.url,
    SF_TOKEN_URL: `${salesforce.url}/services/oauth2/token`,
    SF_CLIENT_ID: "id",
    SF_CLIENT_SECRET: "client-secret",
  };
  return deliver(createTriage, environment, [github, slack, salesforce], request);
}

describe("GitHub to Slack and Salesforce", () => {
  it("makes a case of an issue, answers on the issue, and tells the team", async () => {
    const result = await post("issues", opened);
    expect(result.letters).toEqual([]);
    expect(result.status).toMatchObject({ accepted: 1, done: 1 });
    expect(result.sent(salesforce)).toMatchObject([
      {
        status: 201,
        body: {
          Subject: "Hello-World#1: Spelling error in the README file",
          Status: "New",
          Origin: "Web",
          Priority: "Medium",
          IsEscalated: false,
          SuppliedName: "Codertocat",
        },
      },
    ]);
    expect(result.sent(github)).toMatchObject([
      {
        status: 201,
        path: "/repos/Codertocat/Hello-World/issues/1/comments",
        body: { body: expect.stringMatching(/^Thank you\. This is case \S+ now\.$/) },
      },
    ]);
    const [message] = result.sent(slack);
    expect(message).toMatchObject({ status: 200, body: { channel: "C1H9RESGA", mrkdwn: true, unfurl_links: false } });
    expect(message?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(message?.body).toMatchObject({
      text: expect.stringMatching(/^\*Spelling error in the README file\*\nhttps:\/\/github\.com\/\S+ by Codertocat, case /),
    });
  });

  it("tells of a pull request that is merged, with nothing that Slack would read as markup, and not of one that is thrown away", async () => {
    const merged = await post("pull_request", {
      ...closed,
      pull_request: { ...closed.pull_request, merged: true, title: "<!channel> A & B" },
    });
    expect(merged.sent(slack)).toMatchObject([
      { status: 200, body: { text: expect.stringContaining("merged *&lt;!channel&gt; A &amp; B* into master (+1 −1)") } },
    ]);
    const thrown = await post("pull_request", closed);
    expect(thrown.status).toMatchObject({ done: 1 });
    expect(thrown.sent(slack)).toEqual([]);
  });

  it("stops a case that Salesforce would refuse, and names the field", async () => {
    const result = await post("issues", { ...opened, issue: { ...opened.issue, user: { ...opened.issue.user, login: "x".repeat(81) } } });
    expect(result.letters).toMatchObject([
      { step: "createCase", path: "SuppliedName", reason: expect.stringContaining("must NOT have more than 80 characters") },
    ]);
    expect([...result.sent(salesforce), ...result.sent(github), ...result.sent(slack)]).toEqual([]);
  });

  it("waits as long as Slack asks for, and sends again", async () => {
    slack.mock.fail({ fault: { kind: "status", status: 429, retryAfterSeconds: 1 }, times: 2 });
    const result = await post("issues", opened);
    expect(result.sent(slack).map((entry) => entry.status)).toEqual([429, 429, 200]);
    expect(result.sent(salesforce)).toHaveLength(1);
    expect(result.status).toMatchObject({ done: 1, dead: 0 });
  });

  it("does not take Slack's 200 for a success where it says that it is none", async () => {
    slack.mock.fail({ fault: { kind: "answer", status: 200, body: { ok: false, error: "not_in_channel" } } });
    const refused = await post("issues", opened);
    expect(refused.letters).toMatchObject([
      {
        failure: "answer",
        step: "chat_postMessage",
        reason: expect.stringContaining("not_in_channel"),
        doneSteps: ["createCase", "comment"],
      },
    ]);
    slack.mock.fail({ fault: { kind: "answer", status: 200, body: { ok: false, error: "is_archived" } } });
    expect((await post("issues", opened)).status).toMatchObject({ done: 1, dead: 0 });
  });

  it("refuses what is forged, and acknowledges what no flow takes", async () => {
    const forged = await post("issues", opened, "wrong");
    expect(forged.response.status).toBe(401);
    expect(forged.status).toMatchObject({ accepted: 0 });
    expect((await post("issues", { ...opened, action: "edited" })).response.status).toBe(200);
  });

  it("keeps a payload that is not what GitHub's schema says as a dead letter", async () => {
    const result = await post("issues", { ...opened, issue: { ...opened.issue, title: null } });
    expect(result.letters).toMatchObject([{ failure: "invalidPayload", path: "issue.title" }]);
  });
});
