import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inspect } from "../../src/contract/inspect.ts";
import { loadContract } from "../../src/contract/load.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { specsFolder } from "../support/specs.ts";

const folder = specsFolder();

/** Files of the corpus with the counts that its inventory gives. Rows for files that are not there are left out. */
function inventory(path: string): { file: string; operations: number; schemas: number }[] {
  const text = readFileSync(join(path, "MANIFEST.md"), "utf8").split("## Inventory")[1] ?? "";
  return [...text.matchAll(/^\| \w+ \| (\S+) \| [^|]* \| (?:OpenAPI|Swagger)[^|]*\| \d+ \| \d+ \/ (\d+) \/ (\d+)/gm)].map((row) => ({
    file: row[1] ?? "",
    operations: Number(row[2]),
    schemas: Number(row[3]),
  }));
}

/** Two rows describe a Salesforce file by the counts of an older one. */
const renamed = new Set(["salesforce/openapi.yaml", "salesforce/rest-v60.openapi.yaml"]);

describe.skipIf(folder === undefined)("real descriptions", () => {
  const base = folder ?? "";
  const host = createNodeHost("/", { INTEG_CACHE: mkdtempSync(join(tmpdir(), "integ-corpus-")) });
  const rows = folder === undefined ? [] : inventory(base).filter((row) => !renamed.has(row.file) && !row.file.endsWith(".gz"));

  it.each(rows.map((row) => [row.file, row] as const))("%s is read whole, with the counts of the inventory", (file, row) => {
    for (const _ of ["cold", "from the cache"]) {
      const result = loadContract(host, join(base, file));
      if ("failure" in result) throw new Error(JSON.stringify(result.failure));
      const found = inspect(result.contract);
      expect({ operations: found.operations.length, types: found.types.length }).toEqual({
        operations: row.operations,
        types: row.schemas,
      });
      for (const problem of found.problems) expect(result.contract.locate(problem.origin), problem.message).toBeDefined();
    }
  });

  it("reads a whole Salesforce org's description, unpacked", () => {
    const bytes = gunzipSync(readFileSync(join(base, "salesforce/sobjects-59.0.openapi.json.gz")));
    const result = loadContract(createMemoryHost({ "/org.json": bytes }), "/org.json");
    if ("failure" in result) throw new Error(JSON.stringify(result.failure));
    expect(inspect(result.contract).operations).toHaveLength(3665);
  });

  it("follows references across files", () => {
    const result = loadContract(host, join(base, "petstore/petstore-separate-2.0/spec/swagger.json"));
    const operations = "failure" in result ? [] : result.contract.operations.map((summary) => result.contract.operation(summary));
    if (operations.length === 0) return expect(result).toHaveProperty("failure.kind", "unreadable");
    expect(operations.every((operation) => operation.responses.length > 0)).toBe(true);
  });

  it("reads GitHub's JSON Schemas with references to other files", () => {
    const result = loadContract(host, join(base, "github/webhook-schemas/push/event.schema.json"));
    if ("failure" in result) throw new Error(JSON.stringify(result.failure));
    expect(result.contract.format).toBe("json-schema");
    expect(result.contract.typeAt("")?.kind).toBe("ref");
  });
});
