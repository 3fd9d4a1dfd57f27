import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../src/contract/contract.ts";
import { loadContract } from "../../src/contract/load.ts";
import { createMock, type Mock, type MockOptions, type MockResponse } from "../../src/mock/mock.ts";
import { createSchemaValidation } from "../../src/mock/schema.ts";
import { serveMock } from "../../src/mock/server.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";

const description = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  servers: [{ url: "https://shop.example/v1" }],
  security: [{ token: [] }],
  paths: {
    "/orders": {
      get: {
        operationId: "listOrders",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { state: { enum: ["open", "closed"] } }, additionalProperties: false },
          },
          { name: "X-Trace", in: "header", required: true, schema: { type: "string", minLength: 3 } },
        ],
        responses: {
          200: {
            description: "",
            content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Order" } } } },
          },
        },
      },
      post: {
        operationId: "createOrder",
        requestBody: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/NewOrder" } } } },
        responses: {
          201: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
          422: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } } },
        },
      },
    },
    "/orders/{id}": {
      get: {
        operationId: "getOrder",
        responses: { 200: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } } },
      },
    },
    "/orders/mine": { get: { operationId: "myOrders", security: [], responses: { 204: { description: "" } } } },
  },
  components: {
    securitySchemes: { token: { type: "apiKey", in: "header", name: "X-Token" } },
    schemas: {
      NewOrder: {
        type: "object",
        required: ["lines"],
        additionalProperties: false,
        properties: { lines: { type: "array", minItems: 1, items: { type: "string", maxLength: 5 } }, note: { type: "string" } },
      },
      Order: {
        type: "object",
        required: ["id", "lines"],
        properties: {
          id: { type: "string", pattern: "^ord_[a-z0-9]{8}$" },
          lines: { type: "array", items: { type: "string" } },
          note: { type: "string" },
        },
      },
      Problem: { type: "object", required: ["message"], properties: { message: { type: "string" } } },
    },
  },
};

function contractOf(value: unknown): Contract {
  const result = loadContract(createMemoryHost({ "/api.json": JSON.stringify(value) }), "/api.json");
  if ("failure" in result) throw new Error(JSON.stringify(result.failure));
  return result.contract;
}

function shop(options: Partial<MockOptions> = {}): Mock {
  return createMock(contractOf(description), { sleep: async () => {}, credentials: { apiKey: "key" }, ...options });
}

async function ask(
  mock: Mock,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { "x-token": "key", "x-trace": "abc" },
): Promise<{ status: number | "cut"; body: unknown; headers: Readonly<Record<string, string>> }> {
  const bytes = body === undefined ? new Uint8Array() : new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const response: MockResponse = await mock.handle({
    method,
    url: new URL(`http://x${path}`),
    headers: new Headers({ ...type, ...headers }),
    body: bytes,
  });
  if (response.kind === "cut") return { status: "cut", body: undefined, headers: {} };
  return { status: response.status, body: response.body === "" ? undefined : JSON.parse(response.body), headers: response.headers };
}

describe("a mock", () => {
  it("checks the credentials, the path and the method", async () => {
    const mock = shop();
    expect((await ask(mock, "GET", "/orders", undefined, { "x-trace": "abc" })).status).toBe(401);
    expect((await ask(mock, "GET", "/orders", undefined, { "x-token": "no", "x-trace": "abc" })).status).toBe(401);
    expect((await ask(mock, "GET", "/nothing")).status).toBe(404);
    expect((await ask(mock, "PUT", "/orders")).status).toBe(405);
    expect((await ask(mock, "GET", "/v1/orders")).status).toBe(200);
    // A concrete path goes before a templated one, and needs no credentials here.
    expect((await ask(mock, "GET", "/orders/mine", undefined, {})).status).toBe(204);
  });

  it.each<[string, string, string]>([
    ["/orders?limit=101", "query limit", "must be <= 100"],
    ["/orders?limit=x", "query limit", "must be integer"],
    ["/orders?filter[state]=open&filter[other]=1", "query filter", "additional properties"],
    ["/orders?filter[state]=lost", "query filter/state", "allowed values"],
  ])("holds the parameters of %s against the description", async (path, where, what) => {
    const mock = shop();
    expect((await ask(mock, "GET", path)).status).toBe(400);
    expect(mock.journal.at(-1)?.errors).toMatchObject([{ where, what: expect.stringContaining(what) }]);
  });

  it("misses a header that is required", async () => {
    const mock = shop();
    await ask(mock, "GET", "/orders", undefined, { "x-token": "key" });
    expect(mock.journal.at(-1)?.errors).toEqual([{ where: "header X-Trace", what: "is missing" }]);
  });

  it.each<[unknown, string]>([
    [{}, "body"],
    [{ lines: [] }, "body/lines"],
    [{ lines: ["toolong"] }, "body/lines/0"],
    [{ lines: ["a"], extra: 1 }, "body"],
    ["{", "body"],
  ])("refuses the body %j, with the status that the description has for it", async (body, where) => {
    const mock = shop();
    const response = await ask(mock, "POST", "/orders", body);
    expect(response).toMatchObject({ status: 422, body: { message: expect.stringContaining("createOrder") } });
    expect(mock.journal.at(-1)?.errors[0]?.where).toBe(where);
    expect(mock.records.size).toBe(0);
  });

  it("answers with data that fits, and keeps what is written so that it can be read back", async () => {
    const mock = shop();
    const created = await ask(mock, "POST", "/orders", { lines: ["a", "b"], note: "hi" });
    expect(created).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^ord_[a-z0-9]{8}$/), lines: ["a", "b"], note: "hi" } });
    const { id } = created.body as { id: string };
    expect((await ask(mock, "GET", `/orders/${id}`)).body).toMatchObject({ id, lines: ["a", "b"], note: "hi" });
  });

  it("does the same from the same seed", async () => {
    const ids = await Promise.all(
      [1, 1, 2].map(async (seed) => JSON.stringify((await ask(shop({ seed }), "POST", "/orders", { lines: ["a"] })).body)),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it("fails as it is told to, so often and where it is told", async () => {
    const waited: number[] = [];
    const mock = shop({ sleep: async (time) => void waited.push(time) });
    mock.fail({ operation: "createOrder", fault: { kind: "status", status: 503 }, times: 2 });
    mock.fail({ operation: "listOrders", fault: { kind: "status", status: 429, retryAfterSeconds: 7 } });
    mock.fail({ operation: "GET /orders/{id}", fault: { kind: "cut" } });
    expect(await ask(mock, "GET", "/orders")).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    expect((await ask(mock, "GET", "/orders")).status).toBe(200);
    expect((await ask(mock, "POST", "/orders", { lines: ["a"] })).status).toBe(503);
    expect((await ask(mock, "POST", "/orders", { lines: ["a"] })).status).toBe(503);
    expect((await ask(mock, "POST", "/orders", { lines: ["a"] })).status).toBe(201);
    expect((await ask(mock, "GET", "/orders/x")).status).toBe("cut");
    mock.fail({ fault: { kind: "slow", milliseconds: 900 } });
    await ask(mock, "GET", "/orders");
    expect(waited).toEqual([900]);
    mock.fail({ fault: { kind: "malformed" } });
    await expect(ask(mock, "GET", "/orders")).rejects.toThrow(SyntaxError);
  });

  it("listens, and cuts connections for real", async () => {
    const server = await serveMock(shop());
    const headers = { "x-token": "key", "x-trace": "abc" };
    expect((await fetch(`${server.url}/orders`, { headers })).status).toBe(200);
    server.mock.fail({ fault: { kind: "cut" } });
    await expect(fetch(`${server.url}/orders`, { headers })).rejects.toThrow();
    await server.close();
  });

  it("makes values for real descriptions that fit them", () => {
    const folder = resolve(import.meta.dirname, "../../examples/billing/specs");
    const host = createNodeHost(folder, { INTEG_CACHE: mkdtempSync(join(tmpdir(), "integ-mock-")) });
    for (const [file, names] of [
      ["stripe.json", ["customer", "invoice", "charge", "payment_intent", "subscription", "price", "product", "refund"]],
      ["salesforce.yaml", undefined],
    ] as const) {
      const result = loadContract(host, join(folder, file));
      if ("failure" in result) throw new Error(JSON.stringify(result.failure));
      const validation = createSchemaValidation(1);
      for (const name of names ?? result.contract.typeNames) {
        const type = result.contract.type(name);
        if (type === undefined) throw new Error(name);
        expect(validation.errors(type, validation.sample(type, name)), `${file} ${name}`).toEqual([]);
      }
    }
  });
});
