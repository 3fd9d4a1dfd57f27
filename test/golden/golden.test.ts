import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../../src/checker/check.ts";
import { failureLines } from "../../src/cli/failures.ts";
import { createColours } from "../../src/diagnostics/render/colours.ts";
import { failuresOf } from "../../src/workspace/failure-table.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";

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

  test("has an outcome for each of these failures", async () => {
    const host = createNodeHost(root, { INTEG_CACHE: cache });
    const failures = failuresOf(host, createWorkspace(host).check(join(root, "examples/billing/billing.integ")));
    const lines = failureLines(failures, { colours: createColours(false) });
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("billing/failures.txt");
    const [call] = failures[0]?.calls ?? [];
    expect(call?.failures.find(({ failure }) => failure === "401")).toEqual({
      failure: "401",
      documented: true,
      renewed: true,
      outcome: "deadLetter",
      handler: null,
    });
    expect(call?.failures.find(({ failure }) => failure === "400")?.handler?.range.start).toEqual({ line: 56, character: 4 });
  });

  test("becomes the same Program from a cached index, and wherever it is called from", () => {
    const again = check({ host: createNodeHost(tmpdir(), { INTEG_CACHE: cache }), entry: join(root, "examples/billing/billing.integ") });
    expect(again.program).toEqual(checked().program);
  });
});
