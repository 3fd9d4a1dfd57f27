import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { allDefinitions, type RegisteredDiagnostic } from "../../src/diagnostics/registry.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { applyFix } from "../support/fixes.ts";
import { unshown } from "./unshown.ts";

/*
 * Every page of docs/errors shows a program that gives exactly its code and nothing else, and the same one mended, which
 * gives nothing. Every fix that is offered for the first mends it.
 */
const folder = join(import.meta.dirname, "../../docs/errors");
const entry = "/example.integ";
const beside: Readonly<Record<string, string>> = Object.fromEntries(
  ["systems.integ", ...readdirSync(join(folder, "specs")).map((name) => `specs/${name}`)].map((path) => [
    `/${path}`,
    readFileSync(join(folder, path), "utf8"),
  ]),
);

function checked(files: Readonly<Record<string, string | Uint8Array>>): readonly Diagnostic[] {
  return createWorkspace(createMemoryHost(files)).check(entry).diagnostics;
}

/** Diagnostics as a person compares them. */
function said(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, message, location }) => `${code} ${location.file}:${location.start} ${message}`);
}

function filesOf({ page }: RegisteredDiagnostic, program: string): Readonly<Record<string, string>> {
  const more = Object.entries(page.files ?? {}).map(([path, text]) => [`/${path}`, text] as const);
  return { ...beside, ...Object.fromEntries(more), [entry]: program };
}

const shown = allDefinitions.filter(({ code }) => !Object.hasOwn(unshown, code));

describe("the page of", () => {
  test.each(shown.map((definition) => [definition.code, definition] as const))("%s", (code, definition) => {
    const { wrong, right } = definition.page;
    expect(wrong, "a page shows a wrong program, or says in unshown.ts why it cannot").toBeDefined();
    const files = filesOf(definition, wrong ?? "");
    const diagnostics = checked(files);
    expect(
      diagnostics.map((diagnostic) => diagnostic.code),
      said(diagnostics).join("\n"),
    ).toEqual([code]);
    expect(said(checked(filesOf(definition, right ?? "")))).toEqual([]);
    for (const fix of diagnostics.flatMap(({ fixes }) => fixes)) {
      const left = checked(applyFix(files, fix)).filter((diagnostic) => diagnostic.severity === "error" || diagnostic.code === code);
      expect(said(left), fix.title).toEqual([]);
    }
  });
});

describe("a code that no page can show", () => {
  test.each(Object.entries(unshown))("%s is given alone, too", (code, { files, beside: others = [] }) => {
    const codes = checked({ ...beside, ...files(entry) }).map((diagnostic) => diagnostic.code);
    expect(codes.filter((each) => !others.includes(each))).toEqual([code]);
    expect(allDefinitions.find((definition) => definition.code === code)?.page.wrong).toBeUndefined();
  });
});
