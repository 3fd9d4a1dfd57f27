import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { operationName } from "../../src/scaffold/operation-names.ts";
import { proposeSystem, type SystemProposal } from "../../src/scaffold/system.ts";
import { systemNames } from "../../src/scaffold/system-names.ts";
import { withBuffer } from "../../src/workspace/buffer-host.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { specsFolder } from "../support/specs.ts";

const folder = mkdtempSync(join(tmpdir(), "integ-systems-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = 'integration p "1.0.0"\n';

function description(parts: object): object {
  return { openapi: "3.1.0", info: { title: "Shop", version: "1" }, servers: [{ url: "https://shop.example" }], paths: {}, ...parts };
}

function operation(more: object = {}): object {
  return { responses: { "200": { description: "Fine." } }, ...more };
}

function propose(parts: object, text = begin, name = "shop"): Extract<SystemProposal, { kind: "proposed" }> {
  const host = createMemoryHost({ "/p.integ": text, "/specs/shop.json": JSON.stringify(description(parts)) });
  const proposal = proposeSystem({ host, entry: "/p.integ", text, name, description: "specs/shop.json" });
  if (proposal.kind !== "proposed") throw new Error(JSON.stringify(proposal));
  const { diagnostics } = createWorkspace(withBuffer(host, "/p.integ", proposal.text)).check("/p.integ");
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  return proposal;
}

describe("a system from its description", () => {
  const schemes = {
    bearer: { type: "http", scheme: "bearer" },
    basic: { type: "http", scheme: "basic" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    login: {
      type: "oauth2",
      flows: { authorizationCode: { authorizationUrl: "https://a.example", tokenUrl: "https://b.example", scopes: {} } },
    },
    machine: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://shop.example/token", scopes: { "orders.write": "" } } } },
    certificate: { type: "mutualTLS" },
  };

  test.each<[string, readonly object[], string]>([
    ["bearer", [{ bearer: [] }], "bearer(secret.SHOP_TOKEN)"],
    ["basic", [{ basic: [] }], "basic(env.SHOP_USER, secret.SHOP_PASSWORD)"],
    ["an API key", [{ key: [] }], 'apiKey(header "X-Key", secret.SHOP_KEY)'],
    ["a flow with a person in it", [{ login: [] }], "bearer(secret.SHOP_TOKEN)"],
    [
      "a flow without, with the scopes that are needed",
      [{ machine: ["orders.write"] }],
      'oauth2.clientCredentials { id: env.SHOP_CLIENT_ID, secret: secret.SHOP_CLIENT_SECRET, scopes: ["orders.write"] }',
    ],
    ["the one that can be written of several", [{ certificate: [] }, { basic: [] }], "basic(env.SHOP_USER, secret.SHOP_PASSWORD)"],
    ["nothing where nothing is needed", [{}], "none"],
    ["nothing where nothing that is needed can be written", [{ certificate: [] }], "none"],
  ])("authenticates with %s", (_, security, auth) => {
    const paths = { "/orders": { get: operation({ operationId: "listOrders", security }) } };
    expect(propose({ paths, components: { securitySchemes: schemes } }).text).toContain(`  auth:   ${auth}\n`);
  });

  test("takes what most operations take", () => {
    const paths = {
      "/a": { get: operation({ operationId: "a", security: [{ key: [] }] }) },
      "/b": {
        get: operation({ operationId: "b", security: [{ basic: [] }] }),
        post: operation({ operationId: "c", security: [{ basic: [] }] }),
      },
    };
    expect(propose({ paths, components: { securitySchemes: schemes } }).text).toContain("auth:   basic(");
  });

  test.each<[string, readonly object[] | undefined, string]>([
    ["its own server behind configuration", [{ url: "https://shop.example/v1/" }], 'env.SHOP_URL ?? "https://shop.example/v1"'],
    ["configuration alone where there is none", [], "env.SHOP_URL"],
    ["or it is relative", [{ url: "/v1" }], "env.SHOP_URL"],
    ["or not encrypted", [{ url: "http://shop.example" }], "env.SHOP_URL"],
    ["or each customer's own", [{ url: "https://{tenant}.shop.example", variables: { tenant: { default: "demo" } } }], "env.SHOP_URL"],
    [
      "a choice of few has a default",
      [{ url: "https://{region}.shop.example", variables: { region: { default: "eu", enum: ["eu", "us"] } } }],
      'env.SHOP_URL ?? "https://eu.shop.example"',
    ],
    ["what holds a secret is no server", [{ url: "https://me:secret@shop.example" }], "env.SHOP_URL"],
  ])("%s", (_, servers, server) => {
    expect(propose({ servers, paths: { "/a": { get: operation({ operationId: "a" }) } } }).text).toContain(`  server: ${server}\n`);
  });

  test("pages as most of its lists do", () => {
    const list = (operationId: string): object => ({
      operationId,
      parameters: [{ name: "cursor", in: "query", schema: { type: "string" } }],
      responses: {
        "200": {
          description: "Fine.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  next_cursor: { type: ["string", "null"] },
                  orders: { type: "array", items: { type: "object", properties: { id: { type: "string" } } } },
                },
              },
            },
          },
        },
      },
    });
    const { text } = propose({ paths: { "/a": { get: list("listA") }, "/b": { get: list("listB") } } });
    expect(text).toContain("  pages:  token { param: cursor, next: next_cursor, items: orders }\n");
  });

  test.each<[string, object, string | undefined]>([
    [
      "in the whole description",
      { info: { title: "Shop", version: "1", description: "Hello.\n\nYou are **rate limited** to 1,000 requests per minute." } },
      "1000 per minute",
    ],
    ["in seconds", { info: { title: "Shop", version: "1", description: "The limit is 100 calls every 10 seconds." } }, "100 per 10s"],
    ["of what no limit is", { info: { title: "Shop", version: "1", description: "We serve 100 requests per second." } }, undefined],
    [
      "of several, of which none is the system's",
      {
        info: {
          title: "Shop",
          version: "1",
          description: "Reads are limited to 100 requests per minute. Writes are limited to 10 requests per minute.",
        },
      },
      undefined,
    ],
  ])("limits its rate as the description says: %s", (_, parts, rate) => {
    const { text } = propose({ paths: { "/a": { get: operation({ operationId: "a" }) } }, ...parts });
    if (rate === undefined) expect(text).not.toContain("rate:");
    else expect(text).toMatch(new RegExp(`^ {2}rate: +${rate} // ".*${rate.split(" ")[0]?.replace("1000", "1,000")}`, "mu"));
  });

  test("limits its rate as the refusals of its operations say", () => {
    const responses = { "200": { description: "Fine." }, "429": { description: "More than the limit of 5 requests per second." } };
    const paths = { "/a": { get: { operationId: "a", responses } }, "/b": { get: { operationId: "b", responses } } };
    expect(propose({ paths }).text).toMatch(/^ {2}rate: +5 per second \/\/ "More than/mu);
  });

  test("names operations that have no name which can be written, and leaves the others", () => {
    const { text, unnamed } = propose({
      paths: {
        "/v1/orders": { get: operation(), post: operation({ operationId: "orders/create" }) },
        "/v1/orders/{id}": {
          get: operation({ operationId: "listOrders", parameters: [{ name: "id", in: "path", required: true, schema: {} }] }),
        },
      },
    });
    expect(text).toContain('  operation createOrder = POST "/v1/orders"\n');
    expect(text).not.toContain("operation listOrders");
    expect(unnamed).toBe(1);
  });

  test("stands behind the other systems, and brings a policy where the program has none", () => {
    const both = propose(
      { paths: { "/a": { get: operation({ operationId: "a" }) } } },
      `${begin}\n/// Later.\nmap m(x: string) -> string = x\n`,
    ).text;
    expect(both.replace(/\{[\s\S]*?\n\}/gu, "{}")).toBe(
      `${begin}\npolicy standard {}\n\n/// Shop 1\nsystem shop {}\n\n/// Later.\nmap m(x: string) -> string = x\n`,
    );
    const own = propose({ paths: { "/a": { get: operation({ operationId: "a" }) } } }, both, "other").text;
    expect(own.match(/^policy /gmu)).toHaveLength(1);
    expect(own.indexOf("system other")).toBeGreaterThan(own.indexOf("system shop"));
    expect(own.indexOf("system other")).toBeLessThan(own.indexOf("map m"));
  });

  test("takes no text of a description for code", () => {
    const odd = '"}\n// */ ${env.X}`';
    const { text } = propose({
      info: { title: odd, version: odd },
      servers: [{ url: `https://shop.example/${odd}` }],
      paths: { [`/${odd}`]: { get: operation({ operationId: odd, security: [{ key: [] }] }) } },
      components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-A" } } },
    });
    expect(text).toContain('/// "} // */ ${env.X}` "} // */ ${env.X}`\n');
  });

  test("is refused with a reason", () => {
    const host = createMemoryHost({ "/p.integ": begin, "/no.json": "{" });
    const ask = (name: string, path: string, text = begin) => proposeSystem({ host, entry: "/p.integ", text, name, description: path });
    expect(ask("shop", "no.json")).toMatchObject({ kind: "unreadable", failure: { kind: "malformed" } });
    expect(ask("shop", "missing.json")).toMatchObject({ kind: "unreadable", failure: { kind: "unreadable" } });
    expect(ask("my shop", "no.json")).toEqual({ kind: "no-name" });
  });
});

test.each([
  ["POST", "/v1/customers", "createCustomer"],
  ["GET", "/v1/customers", "listCustomers"],
  ["GET", "/v1/customers/{id}", "getCustomer"],
  ["PATCH", "/companies/{id}", "updateCompany"],
  ["DELETE", "/addresses/{id}", "deleteAddress"],
  ["GET", "/orders/{id}/lines", "listOrderLines"],
  ["POST", "/orders/{id}/cancel", "cancelOrder"],
  ["GET", "/{a}/{b}", undefined],
] as const)("%s %s is called %s", (method, path, name) => {
  expect(operationName({ method, path })).toBe(name);
});

test("systems are called by what tells them apart", () => {
  const paths = ["specs/stripe.json", "a/openapi.yaml", "b/openapi.yaml", "crm/v1.json", "API_X.json", "v2.json"];
  const titles = ["Stripe API", "Shop", "The API of Shop", "1.0", "2", ""];
  expect(systemNames(paths, titles)).toEqual(["stripe", "shop", "shop2", "crm", "service", "service2"]);
});

const specs = specsFolder();

test.skipIf(specs === undefined)("of every description of the corpus, it checks", () => {
  const host = createNodeHost(specs ?? "", { INTEG_CACHE: join(folder, "cache") });
  const entry = join(specs ?? "", "p.integ");
  const files = readdirSync(specs ?? "", { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:json|ya?ml)$/u.test(file));
  const wrong: string[] = [];
  let count = 0;
  for (const description of files) {
    const proposal = proposeSystem({ host, entry, text: begin, name: "described", description });
    if (proposal.kind !== "proposed") continue;
    count++;
    const { diagnostics } = createWorkspace(withBuffer(host, entry, proposal.text)).check(entry);
    for (const { severity, message } of diagnostics) if (severity === "error") wrong.push(`${description}: ${message}`);
  }
  expect(count).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});
