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

// Pages that are still fragments; the list only gets shorter.
const pending = new Set<string>([
  "INTEG1001",
  "INTEG1002",
  "INTEG1003",
  "INTEG1004",
  "INTEG1008",
  "INTEG1009",
  "INTEG2001",
  "INTEG2002",
  "INTEG2003",
  "INTEG2004",
  "INTEG2050",
  "INTEG2051",
  "INTEG2052",
  "INTEG2053",
  "INTEG2054",
  "INTEG2055",
  "INTEG2057",
  "INTEG2058",
  "INTEG2059",
  "INTEG2060",
  "INTEG2061",
  "INTEG2062",
  "INTEG2063",
  "INTEG2064",
  "INTEG2065",
  "INTEG2066",
  "INTEG2067",
  "INTEG2068",
  "INTEG2069",
  "INTEG2070",
  "INTEG3001",
  "INTEG3002",
  "INTEG3003",
  "INTEG3004",
  "INTEG3005",
  "INTEG3006",
  "INTEG3007",
  "INTEG3008",
  "INTEG3009",
  "INTEG3010",
  "INTEG3011",
  "INTEG3012",
  "INTEG3013",
  "INTEG3014",
  "INTEG3015",
  "INTEG3016",
  "INTEG3017",
  "INTEG3018",
  "INTEG3019",
  "INTEG3020",
  "INTEG4100",
  "INTEG4101",
  "INTEG4102",
  "INTEG4103",
  "INTEG4104",
  "INTEG4110",
  "INTEG4111",
  "INTEG4112",
  "INTEG4113",
  "INTEG4114",
  "INTEG4115",
  "INTEG4116",
  "INTEG4120",
  "INTEG4121",
  "INTEG4122",
  "INTEG4123",
  "INTEG5001",
  "INTEG5002",
  "INTEG5003",
  "INTEG5004",
  "INTEG5005",
  "INTEG5006",
  "INTEG5007",
  "INTEG5008",
  "INTEG5009",
  "INTEG5010",
  "INTEG5011",
  "INTEG5012",
  "INTEG6001",
  "INTEG6002",
  "INTEG6003",
  "INTEG6004",
  "INTEG6005",
  "INTEG6006",
  "INTEG6007",
  "INTEG6008",
  "INTEG6009",
  "INTEG6010",
  "INTEG6011",
  "INTEG6012",
  "INTEG6013",
  "INTEG6014",
  "INTEG6015",
  "INTEG6016",
  "INTEG6017",
  "INTEG6018",
]);
const shown = allDefinitions.filter(({ code }) => !Object.hasOwn(unshown, code) && !pending.has(code));

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
  test.each(Object.entries(unshown))("%s is given alone, too", (code, { files }) => {
    expect(checked({ ...beside, ...files(entry) }).map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(allDefinitions.find((definition) => definition.code === code)?.page.wrong).toBeUndefined();
  });
});
