import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createStore } from "../../examples/medusa-salesforce/generated/index.ts";
import type { MockServer } from "../../src/mock/server.ts";
import { deliver, mockOf } from "../support/integration.ts";

/* An order as Medusa answers it, its event signed as Standard Webhooks says, against mock servers of Medusa and Salesforce. */
const example = resolve(import.meta.dirname, "../../examples/medusa-salesforce");
const { order } = JSON.parse(readFileSync(join(example, "samples/order.json"), "utf8"));
const key = Buffer.from("a secret of both");
let medusa: MockServer;
let salesforce: MockServer;

beforeAll(async () => {
  medusa = await mockOf(join(example, "specs/medusa.json"), {}, [join(example, "specs/medusa.overlay.yaml")]);
  salesforce = await mockOf(join(example, "../billing/specs/salesforce.yaml"), { client: { id: "id", secret: "client-secret" } });
});

afterAll(() => Promise.all([medusa.close(), salesforce.close()]));

/** The opportunities that Salesforce finds for an order. */
let opportunities: string[];
beforeEach(() => {
  opportunities = [];
});

let deliveries = 0;
function post(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  deliveries++;
  if (name === "order.placed") {
    medusa.mock.fail({ operation: "GetOrdersId", fault: { kind: "answer", status: 200, body: { order: { ...order, ...changes } } } });
  }
  const records = opportunities.map((Id) => ({ attributes: { type: "Opportunity" }, Id }));
  salesforce.mock.fail({
    operation: "query",
    fault: { kind: "answer", status: 200, body: { totalSize: records.length, done: true, records } },
  });
  const body = JSON.stringify({ name, data: { id: order.id } });
  const [id, time] = [`msg_${deliveries}`, String(Math.floor(Date.now() / 1000))];
  const request = new Request("http://localhost/hooks/medusa", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": time,
      "webhook-signature": `v1,${createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64")}`,
    },
  });
  const environment = {
    MEDUSA_URL: medusa.url,
    MEDUSA_PUBLISHABLE_KEY: "pk_test",
    MEDUSA_WEBHOOK_SECRET: `whsec_${key.toString("base64")}`,
    SALESFORCE_URL: salesforce.url,
    SF_CLIENT_ID: "id",
    SF_CLIENT_SECRET: "client-secret",
  };
  return deliver(createStore, environment, [medusa, salesforce], request);
}

describe("Medusa to Salesforce", () => {
  it("makes an account and an opportunity of an order", async () => {
    const result = await post("order.placed");
    expect(result.letters).toEqual([]);
    expect(result.sent(medusa)).toMatchObject([{ operation: "GetOrdersId", status: 200 }]);
    expect(result.sent(medusa)[0]?.headers.get("x-publishable-api-key")).toBe("pk_test");
    const [account, , opportunity] = result.sent(salesforce);
    expect(account).toMatchObject({
      path: `/services/data/v60.0/sobjects/Account/MedusaId__c/${order.customer_id}`,
      body: { Name: "Ada Lovelace", BillingStreet: "Unter den Linden 6", BillingCountry: "Germany", Email__c: "ada@example.com" },
    });
    expect(opportunity).toMatchObject({
      operation: "createOpportunity",
      status: 201,
      body: {
        Name: "Order #7 of ada@example.com",
        CloseDate: "2026-11-20",
        StageName: "Closed Won",
        Amount: 59.9,
        TotalOpportunityQuantity: 3,
        Description: "2 × Shirt (SHIRT-M-BLACK)\n1 × Mug (MUG)",
        Currency__c: "EUR",
      },
    });
  });

  it("makes one opportunity of an order, however often its event comes", async () => {
    opportunities = ["006000000000001"];
    const result = await post("order.placed");
    expect(result.sent(salesforce).map((entry) => entry.operation)).toEqual(["upsertAccount", "query"]);
    expect(result.status).toMatchObject({ done: 1 });
  });

  it("closes the opportunity of an order that is canceled", async () => {
    opportunities = ["006000000000001"];
    const result = await post("order.canceled");
    expect(result.sent(salesforce)[1]).toMatchObject({
      method: "PATCH",
      path: "/services/data/v60.0/sobjects/Opportunity/006000000000001",
      body: { StageName: "Closed Lost", NextStep: null },
    });
  });

  it("stops an account that Salesforce would refuse, and names the field", async () => {
    const result = await post("order.placed", { billing_address: { ...order.billing_address, country_code: "x".repeat(81) } });
    expect(result.letters).toMatchObject([
      { step: "upsertAccount", path: "BillingCountry", reason: expect.stringContaining("must NOT have more than 80 characters") },
    ]);
    expect(result.sent(salesforce)).toEqual([]);
  });

  it("gets over failures of both, and repeats a creation only where nothing was carried out", async () => {
    medusa.mock.fail({ fault: { kind: "status", status: 500 }, times: 2 });
    salesforce.mock.fail({ fault: { kind: "status", status: 503 }, operation: "upsertAccount" });
    salesforce.mock.fail({ fault: { kind: "status", status: 429 }, operation: "createOpportunity" });
    const result = await post("order.placed");
    expect(result.sent(medusa).map((entry) => entry.status)).toEqual([500, 500, 200]);
    expect(result.sent(salesforce).map((entry) => [entry.operation, entry.status])).toEqual([
      ["upsertAccount", 503],
      ["upsertAccount", 200],
      ["query", 200],
      ["createOpportunity", 429],
      ["createOpportunity", 201],
    ]);
    salesforce.mock.fail({ fault: { kind: "status", status: 500 }, operation: "createOpportunity" });
    expect((await post("order.placed")).letters).toMatchObject([
      { failure: "500", step: "createOpportunity", doneSteps: ["getOrder", "upsertAccount", "query"] },
    ]);
  });

  it("takes an answer that is not what the description says for a failure", async () => {
    const result = await post("order.placed", { total: "59.90" });
    expect(result.letters).toMatchObject([
      { failure: "malformed", step: "getOrder", reason: expect.stringContaining("/order/total must be number") },
    ]);
  });
});
