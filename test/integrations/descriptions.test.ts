import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { specsFolder } from "../support/specs.ts";

const root = resolve(import.meta.dirname, "../..");
const specs = specsFolder();

it.skipIf(specs === undefined)("the examples' descriptions are what the script cuts out of the vendors' files", () => {
  const result = spawnSync(process.execPath, [join(root, "scripts/descriptions.ts"), specs ?? "", "--check"], { encoding: "utf8" });
  expect({ status: result.status, differs: result.stderr.match(/^differs: .*$/gmu) ?? [] }).toEqual({ status: 0, differs: [] });
});
