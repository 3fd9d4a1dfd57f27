import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Diagnostic, Fix } from "../../src/diagnostics/diagnostic.ts";
import { createBufferHost } from "../../src/workspace/buffer-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { habits } from "./habits.ts";

/*
 * What somebody writes who comes from another language: each habit is put into a program that is right, and what is said
 * of it stands in `habits.txt`, for a person to read. `npx vitest run test/errors/habits.test.ts -u` writes it anew.
 */
const root = resolve(import.meta.dirname, "../..");
const file = join(root, "examples/billing/billing.integ");
const program = readFileSync(file, "utf8");
const cache = mkdtempSync(join(tmpdir(), "integ-habits-"));
afterAll(() => rmSync(cache, { recursive: true }));
const workspace = createWorkspace(createBufferHost(createNodeHost(root, { INTEG_CACHE: cache })));
const whole = workspace.check(file);

function diagnosticsOf(text: string): readonly Diagnostic[] {
  return whole.checkWith(new Map([[file, text]])).diagnostics;
}

function fixed(text: string, fix: Fix): string {
  const edits = fix.edits.toSorted((left, right) => right.location.start - left.location.start);
  return edits.reduce((done, { location, newText }) => done.slice(0, location.start) + newText + done.slice(location.end), text);
}

/** The line of a diagnostic with its place marked, its words, and what is left after each of its fixes. */
function described(text: string, diagnostic: Diagnostic): string {
  const { location, severity, code, message, help, fixes } = diagnostic;
  const start = text.lastIndexOf("\n", location.start - 1) + 1;
  const end = text.indexOf("\n", location.start);
  const length = Math.max(1, Math.min(location.end, end) - location.start);
  const lines = [`  ${text.slice(start, end)}`, `  ${" ".repeat(location.start - start)}${"^".repeat(length)}`];
  lines.push(`  ${severity} ${code}: ${message}`);
  if (help !== undefined) lines.push(`  help: ${help}`);
  for (const fix of fixes) {
    const [left] = diagnosticsOf(fixed(text, fix));
    lines.push(`  fix${fix.safe === true ? "!" : ""}: ${fix.title}${left === undefined ? "" : ` (then: ${left.message})`}`);
  }
  return lines.join("\n");
}

const texts = new Map(
  habits.map(([habit, from, to]) => {
    expect(program.split(from), habit).toHaveLength(2);
    return [habit, program.replace(from, () => to)];
  }),
);

describe("a habit of another language", () => {
  test("is named, where it stands, with what is written instead", async () => {
    const said = [...texts].map(([habit, text]) => {
      const found = diagnosticsOf(text).map((diagnostic) => described(text, diagnostic));
      return `${habit}\n${found.join("\n") || "  (is right)"}\n`;
    });
    await expect(said.join("\n")).toMatchFileSnapshot("habits.txt");
  });

  test.each([...texts])("%s is one mistake, whatever follows from it", (_, text) => {
    expect(diagnosticsOf(text).length).toBeLessThanOrEqual(1);
  });

  test.each([...texts])("%s: a fix that is made without asking leaves nothing of it", (_, text) => {
    for (const diagnostic of diagnosticsOf(text))
      for (const fix of diagnostic.fixes.filter(({ safe }) => safe === true))
        expect(diagnosticsOf(fixed(text, fix)).map(({ message }) => message)).not.toContain(diagnostic.message);
  });
});
