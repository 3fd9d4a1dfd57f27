import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const folder = resolve(import.meta.dirname, "../../examples/billing");
const program = resolve(folder, "billing.integ");

describe("diagnostics over stdio, on Stripe and Salesforce", () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = await startLanguageClient([folder]);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("a sound program has no error", async () => {
    const diagnostics = await client.diagnostics(client.open(program));
    expect(diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test("a mistake is marked where it stands, and gone when it is mended", async () => {
    const text = readFileSync(program, "utf8");
    const uri = client.open(program, text.replace("(c: stripe.customer)", "(c: stripe.custmer)"));
    const [diagnostic] = await client.diagnostics(uri);
    expect(diagnostic?.code).toMatch(/^INTEG\d+$/);
    client.change(uri, { text });
    expect((await client.diagnostics(uri)).filter(({ severity }) => severity === 1)).toEqual([]);
  });
});
