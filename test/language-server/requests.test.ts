import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type DocumentTest,
  documentTests,
  type GeneratedFile,
  generatedFiles,
  type ProgramStatus,
  programStatus,
} from "../../src/language-server/requests.ts";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const folder = resolve(import.meta.dirname, "../../examples/billing");
const program = resolve(folder, "billing.integ");
const text = readFileSync(program, "utf8");

describe("what the server answers beyond the protocol, on Stripe and Salesforce", () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = await startLanguageClient([folder]);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });
  const ask = <Result>(method: string, uri: string): Promise<Result> => client.request(method, { textDocument: { uri } });

  test("the status of a program", async () => {
    const uri = client.open(program);
    const sound = await ask<ProgramStatus>(programStatus, uri);
    expect(sound).toMatchObject({ errors: 0 });
    expect(sound.proved).toBeGreaterThan(0);
    client.change(uri, { text: text.replace("(c: stripe.customer)", "(c: stripe.custmer)") });
    expect((await ask<ProgramStatus>(programStatus, uri)).errors).toBeGreaterThan(0);
    expect(await ask(programStatus, `${uri}.gone`)).toBeNull();
  });

  test("the tests of a document, half-written ones left out", async () => {
    const uri = client.open(program, `${text}\ntest toAccount`);
    const tests = await ask<readonly DocumentTest[]>(documentTests, uri);
    expect(tests.map(({ target, title }) => `${target}: ${title}`)).toEqual(["toAccount: falls back to the email"]);
    const line = text.split("\n").findIndex((each) => each.startsWith("test toAccount"));
    expect(tests[0]?.range.start).toEqual({ line, character: 0 });
  });

  test("the connector as a build would write it, of the text that is being written", async () => {
    const uri = client.open(program, text.replace('"Unknown"', '"Nowhere"'));
    const files = await ask<readonly GeneratedFile[]>(generatedFiles, uri);
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(["index.ts", "maps.ts", "flows.ts"]));
    const built = readFileSync(resolve(folder, "generated/maps.ts"), "utf8");
    const maps = files.find(({ path }) => path === "maps.ts")?.text;
    expect(maps).toBe(built.replace('"Unknown"', '"Nowhere"'));
    expect(await ask(generatedFiles, client.open(program, `${text}\nmap wrong`))).toEqual([]);
  });
});
