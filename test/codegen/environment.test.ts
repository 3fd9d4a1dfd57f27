import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../src/codegen/generate.ts";
import type { Program } from "../../src/program/program.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { typeCheck } from "../support/type-check.ts";

const description = readFileSync(resolve(import.meta.dirname, "../check/specs/shop.yaml"), "utf8");

const source = `integration regions "1.0.0"

system shop {
  spec: openapi "shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: none
    id:     body.id
    event orderPaid: Order when headers["x-region"] == env.REGION
  }
}

map note(text: string, extra?: string) -> string = "\${text}\${env.PREFIX ?? "-"}\${extra ?? ""}"
map whole(count: integer) -> string = "\${count}\${note("")}"

flow paid {
  on:  shop.orderPaid as order
  key: "\${env.REGION}\${order.id}"
  if env.MODE == "live" { shop.deleteOrder(id: note(order.id)) }
  shop.deleteOrder(id: [order.total].map(whole).join(""))
}
`;

function programOf(text: string): Program {
  const host = createMemoryHost({ "/p/shop.yaml": description, "/p/main.integ": text });
  const { program, diagnostics } = createWorkspace(host).check("/p/main.integ");
  if (program === undefined) throw new Error(diagnostics.map((each) => each.message).join("\n"));
  return program;
}

describe("env in maps, flows and webhooks", () => {
  test("is listed with who reads it, and optional where a default stands behind it", () => {
    expect(programOf(source).environment).toEqual([
      { name: "MODE", uses: ["the flow paid"], optional: false },
      { name: "PREFIX", uses: ["the map note"], optional: true },
      { name: "REGION", uses: ["a value", "the flow paid"], optional: false },
    ]);
  });

  test("type-checks under strict flags", async () => {
    const folder = mkdtempSync(join(tmpdir(), "integ-environment-"));
    for (const each of await generate(programOf(source), "main.integ")) writeFileSync(join(folder, each.path), each.text);
    expect(typeCheck(folder, { noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true })).toBe("");
    rmSync(folder, { recursive: true });
  });

  test("is demanded when the connector is made, and reaches what reads it", () => {
    const script = `
      import { generate } from ${JSON.stringify(resolve(import.meta.dirname, "../../src/codegen/generate.ts"))};
      import { loadGenerated } from ${JSON.stringify(resolve(import.meta.dirname, "../../src/cli/load-generated.ts"))};
      const generated = loadGenerated(await generate(${JSON.stringify(programOf(source))}, "main.integ"));
      const { createRegions } = await generated.load("index.ts");
      const logger = { debug() {}, info() {}, warn() {}, error() {} };
      let missing = "";
      try {
        createRegions({ environment: { REGION: "eu", SHOP_TOKEN: "t" }, storage: ":memory:", logger });
      } catch (error) {
        missing = error.message;
      }
      const maps = await generated.load("maps.ts");
      const notes = [maps.note("a", undefined, { MODE: "x", REGION: "eu" }), maps.note("a", "b", { MODE: "x", REGION: "eu", PREFIX: "+" })];
      let refused = "";
      try {
        maps.whole(1.5, { MODE: "x", REGION: "eu" });
      } catch (error) {
        refused = error.constructor.name;
      }
      const connector = createRegions({ environment: { REGION: "eu", MODE: "test", SHOP_TOKEN: "t" }, storage: ":memory:", logger });
      const event = (id, region) =>
        connector.fetch(
          new Request("http://localhost/hooks/shop", {
            method: "POST",
            body: JSON.stringify({ id, total: 1, status: "paid" }),
            headers: { "content-type": "application/json", "x-region": region },
          }),
        );
      await event("1", "eu");
      await event("2", "us");
      const { accepted, ignored } = await connector.status();
      await connector.stop();
      console.log(JSON.stringify({ missing, notes, refused, accepted, ignored }));
      generated.dispose();`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect(stderr.replaceAll(/.*(?:Warning|--trace-warnings).*\n/g, "")).toBe("");
    const result: unknown = JSON.parse(stdout);
    expect(result).toMatchObject({ missing: expect.stringContaining("MODE"), notes: ["a-", "a+b"], refused: "GuardRefusal" });
    // The event of another region is not taken.
    expect(result).toMatchObject({ accepted: 1, ignored: 1 });
  });
});
