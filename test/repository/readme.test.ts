import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Without what differs from one run to the next: times (and the columns behind them), ports, the id that the mock makes up. */
function steady(text: string): string[] {
  return text
    .replaceAll(/ +\d+(\.\d+)? m?s\b/g, " TIME")
    .replaceAll(/(?<=\S) {2,}/g, "  ")
    .replaceAll(/127\.0\.0\.1:\d+/g, "HOST")
    .replaceAll(/(salesforce_id\] = )\S+/g, "$1ID")
    .trimEnd()
    .split("\n");
}

test("the output of `npm start` is in the README, and real", () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, "scripts/demo.ts")], {
    cwd: root,
    encoding: "utf8",
    timeout: 240_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const shown = /```text\n(Integ: [\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
  expect(steady(shown)).toEqual(steady(stdout));
});

test("the README names the commands that a newcomer is told to run", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const command of ["npm ci && npm start", "npm ci && npm test"]) expect(readme).toContain(command);
});
