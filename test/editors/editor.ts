import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** An editor, set up as `editors/README.md` says, and led through a program by a script in its own language. */
export interface Editor {
  /** As the names of the tests say it. */
  readonly name: string;
  /** A command that ends well where the editor is installed with all that it needs. */
  readonly installed: readonly [command: string, ...rest: string[]];
  /**
   * What starts the editor in the project's folder, so that it goes through the steps and ends.
   *
   * @param home a folder for what is written on the way
   */
  readonly command: (home: string) => readonly [command: string, ...rest: string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** What it says when the server has the program. */
  readonly attached: Readonly<Record<string, string>>;
}

/** The blocks of a chapter of `editors/README.md` in one language, word for word and in their order. */
export function readmeBlocks(chapter: string, language: string): readonly string[] {
  const readme = readFileSync(join(root, "editors/README.md"), "utf8");
  const text = readme.split(/^###? /mu).find((each) => each.startsWith(`${chapter}\n`)) ?? "";
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```/gmsu)].flatMap(([, each, block = ""]) => (each === language ? [block] : []));
  expect(blocks, chapter).not.toEqual([]);
  return blocks;
}

/**
 * Declares the tests of an editor against the real server, on the real description of Stripe. Its script writes what it saw to the
 * file `INTEG_RESULTS` as JSON: an object with a member for each step.
 */
export function testEditor({ name, installed, command, environment, attached }: Editor): void {
  const [probe, ...rest] = installed;
  const found = spawnSync(probe, rest, { encoding: "utf8" });
  const isThere = found.status === 0;

  test.runIf(process.env["CI"] === "true")(`${name} is there where everything has to be tested`, () => {
    expect({ status: found.status, error: found.error, stderr: found.stderr }).toMatchObject({ status: 0, error: undefined });
  });

  if (!isThere) process.stderr.write(`skipped: ${name} is not on this machine\n`);
  describe.skipIf(!isThere)(`${name} as editors/README.md sets it up, on the real description of Stripe`, () => {
    const home = mkdtempSync(join(tmpdir(), "integ-an-editor-"));
    let results: Record<string, unknown>;
    let editor: ChildProcess | undefined;

    beforeAll(async () => {
      const project = join(home, "project");
      mkdirSync(join(project, ".git"), { recursive: true });
      cpSync(join(root, "examples/billing/billing.integ"), join(project, "billing.integ"));
      symlinkSync(join(root, "examples/billing/specs"), join(project, "specs"));
      // What an installation of the package gives: a command.
      mkdirSync(join(home, "bin"));
      writeFileSync(join(home, "bin/integ"), `#!/bin/sh\nexec "${process.execPath}" "${join(root, "src/cli/cli.ts")}" "$@"\n`);
      chmodSync(join(home, "bin/integ"), 0o755);
      results = await run(project);
    });
    afterAll(() => {
      // Where it hangs, the server that it started ends with it.
      editor?.kill();
      rmSync(home, { recursive: true, force: true });
    });

    async function run(project: string): Promise<Record<string, unknown>> {
      const file = join(home, "results.json");
      const [program, ...parameters] = command(home);
      editor = spawn(program, parameters, {
        cwd: project,
        env: {
          ...process.env,
          PATH: `${join(home, "bin")}:${process.env["PATH"]}`,
          TERM: "xterm",
          ...environment,
          HOME: home,
          XDG_CONFIG_HOME: join(home, "config"),
          XDG_DATA_HOME: join(home, "data"),
          XDG_STATE_HOME: join(home, "state"),
          INTEG_RESULTS: file,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [editor.stdout, editor.stderr]) {
        stream?.setEncoding("utf8").on("data", (text: string) => {
          output += text;
        });
      }
      const code = await new Promise((done) => editor?.once("exit", done));
      expect({ code, output }).toMatchObject({ code: 0 });
      return JSON.parse(readFileSync(file, "utf8"));
    }

    test("the server is attached to a program, whose comments it knows", () => {
      expect(results["attached"]).toEqual(attached);
    });

    test("a mistake is marked while it is there", () => {
      expect(results["diagnostics"]).toContainEqual(expect.objectContaining({ line: 41, message: expect.stringContaining("`nmae`") }));
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
}
