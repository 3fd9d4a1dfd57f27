import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../../src/checker/check.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";

const cache = mkdtempSync(join(tmpdir(), "integ-golden-"));
afterAll(() => rmSync(cache, { recursive: true }));

describe("the billing example", () => {
  const root = resolve(import.meta.dirname, "../..");
  const checked = (): ReturnType<typeof check> =>
    check({ host: createNodeHost(root, { INTEG_CACHE: cache }), entry: join(root, "examples/billing/billing.integ") });

  test("has nothing that is wrong or doubtful", () => {
    expect(checked().diagnostics).toEqual([]);
  });

  test("becomes this Program", async () => {
    await expect(`${JSON.stringify(checked().program, null, 2)}\n`).toMatchFileSnapshot("billing/program.json");
  });

  test("becomes the same Program from a cached index, and wherever it is called from", () => {
    const again = check({ host: createNodeHost(tmpdir(), { INTEG_CACHE: cache }), entry: join(root, "examples/billing/billing.integ") });
    expect(again.program).toEqual(checked().program);
  });
});
