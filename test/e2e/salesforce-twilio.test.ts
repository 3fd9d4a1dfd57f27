import { createHmac } from "node:crypto";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeals } from "../../examples/salesforce-twilio/generated/index.ts";
import type { MockServer } from "../../src/mock/server.ts";
import { deliver, mockOf } from "../support/integration.ts";

/* A trigger's event, signed with HMAC, against mock servers of Salesforce and Twilio. */
const example = resolve(import.meta.dirname, "../../examples/salesforce-twilio");
const account = `AC${"0".repeat(32)}`;
const [deal, contact] = ["006000000000001", "003000000000001"];
let salesforce: MockServer;
let twilio: MockServer;

beforeAll(async () => {
  salesforce = await mockOf(join(example, "../billing/specs/salesforce.yaml"), { client: { id: "id", secret: "client-secret" } });
  twilio = await mockOf(join(example, "specs/twilio.json"), { basic: { username: account, password: "token" } }, [
    join(example, "specs/twilio.overlay.yaml"),
  ]);
});

afterAll(() => Promise.all([salesforce.close(), twilio.close()]));

let deliveries = 0;
function post(phone: string | null, { won = true, age = 0 } = {}) {
  deliveries++;
  const attributes = (type: string) => ({ type, url: `/services/data/v60.0/sobjects/${type}` });
  const answer = (operation: string, body: Record<string, string | number | boolean | null | Record<string, string>>): void =>
    salesforce.mock.fail({ operation, fault: { kind: "answer", status: 200, body } });
  answer("getOpportunity", { attributes: attributes("Opportunity"), Id: deal, Name: "Shirts", Amount: 59.9, IsWon: won });
  if (won)
    answer("getContact", { attributes: attributes("Contact"), Id: contact, FirstName: "Ada", LastName: "Lovelace", MobilePhone: phone });
  const body = JSON.stringify({ eventId: `e${deliveries}`, opportunityId: deal, contactId: contact, stage: "Closed Won", language: "de" });
  const time = String(Math.floor(Date.now() / 1000) - age);
  const request = new Request("http://localhost/hooks/salesforce", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-timestamp": time,
      "x-signature": createHmac("sha256", "hook-secret").update(`${time}.${body}`).digest("base64"),
    },
  });
  const environment = {
    SALESFORCE_URL: salesforce.url,
    SF_CLIENT_ID: "id",
    SF_CLIENT_SECRET: "client-secret",
    SF_HOOK_SECRET: "hook-secret",
    TWILIO_URL: twilio.url,
    TWILIO_ACCOUNT_SID: account,
    TWILIO_AUTH_TOKEN: "token",
  };
  return deliver(createDeals, environment, [salesforce, twilio], request);
}

describe("Salesforce to Twilio", () => {
  it("confirms a won opportunity by text message, and notes it", async () => {
    const result = await post("+49 (30) 901-820");
    expect(result.letters).toEqual([]);
    const [message] = result.sent(twilio);
    expect(message).toMatchObject({ status: 201, path: "/2010-04-01/Accounts/AC5ef872f6da5a21de157d80997a64bd33/Messages.json" });
    expect(message?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(message?.body).toMatchObject({
      To: "+4930901820",
      Body: 'Vielen Dank, Ada Lovelace: your order "Shirts" of 59.9 EUR is confirmed.',
      ValidityPeriod: 14400,
      SmartEncoded: true,
    });
    expect(result.sent(salesforce)[2]).toMatchObject({
      operation: "updateOpportunity",
      status: 204,
      body: { NextStep: expect.stringMatching(/^Confirmed by text message (SM|MM)[0-9a-fA-F]{32} /) },
    });
  });

  it("stops a number that is none, and says where without saying what", async () => {
    const result = await post("ask the secretary");
    expect(result.letters).toMatchObject([
      { step: "CreateMessage", path: "body/To", reason: expect.stringContaining("must match pattern") },
    ]);
    expect(result.letters[0]?.reason).not.toContain("secretary");
    expect(result.sent(twilio)).toEqual([]);
  });

  it("sends a message again only where it was certainly not sent", async () => {
    twilio.mock.fail({ fault: { kind: "status", status: 429, retryAfterSeconds: 1 } });
    expect((await post("+4930901820")).sent(twilio).map((entry) => entry.status)).toEqual([429, 201]);
    twilio.mock.fail({ fault: { kind: "status", status: 500 } });
    const unsure = await post("+4930901820");
    expect(unsure.sent(twilio)).toHaveLength(1);
    expect(unsure.letters).toMatchObject([{ failure: "500", step: "CreateMessage", doneSteps: ["getOpportunity", "getContact"] }]);
  });

  it("does nothing for a contact without a number, and for an opportunity that is not won any more", async () => {
    for (const result of [await post(null), await post("+4930901820", { won: false })]) {
      expect(result.status).toMatchObject({ done: 1, dead: 0 });
      expect(result.sent(twilio)).toEqual([]);
    }
  });

  it("refuses what is too old to be a delivery", async () => {
    expect((await post("+4930901820", { age: 3_600 })).response.status).toBe(401);
  });
});
