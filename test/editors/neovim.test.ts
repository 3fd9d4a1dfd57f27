import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const found = spawnSync("nvim", ["--version"], { encoding: "utf8" });
const hasNeovim = found.status === 0;
const reason = hasNeovim ? "" : " (skipped: there is no nvim on this machine)";

test.runIf(process.env["CI"] === "true")("Neovim is there where everything has to be tested", () => {
  expect(found.error).toBeUndefined();
});

describe.skipIf(!hasNeovim)(`Neovim with the configuration of editors/README.md, on the real description of Stripe${reason}`, () => {
  let folder: string;
  let results: Record<string, unknown>;
  let nvim: ChildProcess | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "integ-neovim-"));
    const project = join(folder, "project");
    mkdirSync(join(project, ".git"), { recursive: true });
    cpSync(join(root, "examples/billing/billing.integ"), join(project, "billing.integ"));
    symlinkSync(join(root, "examples/billing/specs"), join(project, "specs"));
    writeFileSync(join(folder, "init.lua"), configuration());
    // What an installation of the package gives: a command.
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin/integ"), `#!/bin/sh\nexec "${process.execPath}" "${join(root, "src/cli/cli.ts")}" "$@"\n`);
    chmodSync(join(folder, "bin/integ"), 0o755);
    results = await run(project);
  });
  afterAll(() => {
    // Where it hangs, the server that it started ends with it.
    nvim?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The block that the README shows for this version, word for word. */
  function configuration(): string {
    const readme = readFileSync(join(root, "editors/README.md"), "utf8");
    const version = /NVIM v(\d+)\.(\d+)/u.exec(found.stdout);
    const isNew = Number(version?.[1]) > 0 || Number(version?.[2]) >= 11;
    const chapter = readme.split(/^### /mu).find((each) => each.startsWith(isNew ? "Neovim 0.11" : "Neovim 0.7"));
    const blocks = [...(chapter ?? "").matchAll(/^```lua\n(.*?)^```/gmsu)].map((match) => match[1]);
    expect(blocks).not.toEqual([]);
    return blocks.join("\n");
  }

  async function run(project: string): Promise<Record<string, unknown>> {
    const file = join(folder, "results.json");
    const session = join(import.meta.dirname, "neovim-session.lua");
    nvim = spawn("nvim", ["--headless", "-n", "-i", "NONE", "-u", join(folder, "init.lua"), "billing.integ", "-c", `luafile ${session}`], {
      cwd: project,
      env: {
        ...process.env,
        PATH: `${join(folder, "bin")}:${process.env["PATH"]}`,
        INTEG_RESULTS: file,
        XDG_CONFIG_HOME: join(folder, "config"),
        XDG_DATA_HOME: join(folder, "data"),
        XDG_STATE_HOME: join(folder, "state"),
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let output = "";
    nvim.stderr?.on("data", (data) => {
      output += String(data);
    });
    const code = await new Promise((done) => nvim?.once("exit", done));
    expect({ code, output }).toMatchObject({ code: 0 });
    return JSON.parse(readFileSync(file, "utf8"));
  }

  test("the server is attached to a program, whose comments it knows", () => {
    expect(results["attached"]).toEqual({ filetype: "integ", commentstring: "// %s" });
  });

  test("a mistake is marked while it is there", () => {
    expect(results["diagnostics"]).toContainEqual(
      expect.objectContaining({ line: 41, severity: 1, message: expect.stringContaining("`nmae`") }),
    );
  });

  test("hover shows what Stripe says of a field", () => {
    expect(results["hover"]).toMatchObject({ text: expect.stringContaining("email address") });
  });

  test("completion offers the fields of a customer", () => {
    expect(results["completion"]).toContain("phone");
  });

  test("rename changes a map and its call", () => {
    expect(results["rename"]).toEqual({ count: 3, left: 0 });
  });

  test("formatting brings a field back to its place", () => {
    expect(results["format"]).toEqual({ line: "  Phone:          c.phone?.take(40)" });
  });

  test("definition goes into the description, to the line where the type is described", () => {
    expect(results["definition"]).toMatchObject({
      file: expect.stringMatching(/stripe\.json$/u),
      line: expect.stringContaining('"customer": {'),
    });
  });
});
