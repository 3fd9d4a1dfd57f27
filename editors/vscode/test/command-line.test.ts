import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommandLineOptions, chooseCommandLine } from "../src/command-line.ts";

describe("the integ that the extension uses", () => {
  let home: string;
  let options: CommandLineOptions;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "integ-vscode-"));
    for (const folder of ["carried", "with/node_modules/integ", "named", "with/tools/integ"]) {
      const script = join(home, folder, "bin/integ.js");
      mkdirSync(dirname(script), { recursive: true });
      writeFileSync(script, "");
    }
    options = {
      carried: join(home, "carried"),
      folders: [join(home, "without")],
      command: "",
      node: "",
      own: { path: "/editor", version: "24.1.0" },
    };
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const folders = (...names: readonly string[]): readonly string[] => names.map((name) => join(home, name));

  test("is the one that comes with it where the workspace has none", () => {
    expect(chooseCommandLine(options)).toMatchObject({ script: join(home, "carried/bin/integ.js"), from: "extension" });
  });

  test("is that of the first folder that has one", () => {
    expect(chooseCommandLine({ ...options, folders: folders("without", "with") })).toMatchObject({
      script: join(home, "with/node_modules/integ/bin/integ.js"),
      from: "workspace",
    });
  });

  test("is the one that the setting names, before the workspace's own", () => {
    const all = { ...options, folders: folders("with") };
    expect(chooseCommandLine({ ...all, command: join(home, "named") })).toMatchObject({ from: "setting" });
    expect(chooseCommandLine({ ...all, command: "tools/integ" })).toMatchObject({
      script: join(home, "with/tools/integ/bin/integ.js"),
      from: "setting",
    });
  });

  test("is another one where the setting names none", () => {
    expect(chooseCommandLine({ ...options, command: join(home, "gone") })).toMatchObject({ from: "extension" });
  });

  test.each([
    ["22.19.0", "/editor"],
    ["24.0.0", "/editor"],
    ["22.18.9", "node"],
    ["20.20.2", "node"],
  ])("is run by the editor's own Node.js where that is new enough: %s", (version, node) => {
    const line = chooseCommandLine({ ...options, own: { path: "/editor", version } });
    expect(line.node).toBe(node);
    // Without it an editor made with Electron would open a window.
    expect(line.environment).toEqual(node === "node" ? {} : { ELECTRON_RUN_AS_NODE: "1" });
  });

  test("is run by the Node.js that the setting names", () => {
    expect(chooseCommandLine({ ...options, node: "/opt/node" })).toMatchObject({ node: "/opt/node", environment: {} });
  });
});
