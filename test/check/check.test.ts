import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CheckResult } from "../../src/checker/check.ts";
import { check } from "../../src/checker/check.ts";
import * as authCodes from "../../src/diagnostics/codes/auth.ts";
import * as contractUseCodes from "../../src/diagnostics/codes/contract-use.ts";
import * as flowCodes from "../../src/diagnostics/codes/flow.ts";
import * as nameCodes from "../../src/diagnostics/codes/names.ts";
import type { Diagnostic, RelatedLocation } from "../../src/diagnostics/diagnostic.ts";
import { LineMap } from "../../src/source/line-map.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";

/**
 * Each program of this folder ends in what the checker says of it:
 *
 *     //! 4:12 INTEG2051 error: the message
 *     //!   help: …
 *     //!   see specs/shop.yaml:12:3 why
 *     //! to build: 9:3 INTEG6001 error: what is right and cannot be compiled yet
 *
 * `UPDATE=1 npx vitest run test/check` writes it anew; the difference is then for a person to read.
 */
const folder = import.meta.dirname;
const cache = mkdtempSync(join(tmpdir(), "integ-check-"));
const host = createNodeHost(folder, { INTEG_CACHE: cache });
const programs = readdirSync(folder).filter((name) => name.endsWith(".integ"));
const seen = new Set<string>();

afterAll(() => rmSync(cache, { recursive: true }));

function positionText(file: string, offset: number): string {
  const { line, character } = new LineMap(readFileSync(file, "utf8")).position(offset);
  return `${line + 1}:${character + 1}`;
}

function relatedText(result: CheckResult, location: RelatedLocation): string {
  if (!("pointer" in location)) return `${host.display(location.file)}:${positionText(location.file, location.start)}`;
  const contract = result.contracts.get(location.file) ?? [...result.contracts.values()][0];
  const position = contract?.locate(location);
  return position === undefined
    ? `${host.display(location.file)}#${location.pointer}`
    : `${host.display(position.file)}:${position.line + 1}:${position.character + 1}`;
}

function expectation(result: CheckResult, entry: string, diagnostic: Diagnostic): string {
  const { location } = diagnostic;
  const place = location.file === entry ? "" : `${host.display(location.file)}:`;
  const lines = [
    `//! ${place}${positionText(location.file, location.start)} ${diagnostic.code} ${diagnostic.severity}: ${diagnostic.message}`,
  ];
  if (diagnostic.help !== undefined) lines.push(`//!   help: ${diagnostic.help}`);
  for (const related of diagnostic.related) lines.push(`//!   see ${relatedText(result, related.location)} ${related.message}`);
  return lines.join("\n");
}

describe("golden programs", () => {
  for (const name of programs) {
    test(name, () => {
      const file = join(folder, name);
      const text = readFileSync(file, "utf8");
      const source = text.replace(/\n*(?:^\/\/!.*\n?)+$/mu, "\n").replace(/^\n$/u, "");
      // What is expected stands behind the program, so that no place moves when it is written.
      const result = check({ host, entry: file });
      for (const diagnostic of result.diagnostics) seen.add(diagnostic.code);
      for (const diagnostic of result.unsupported) seen.add(diagnostic.code);
      const said = [
        ...result.diagnostics.map((diagnostic) => expectation(result, file, diagnostic)),
        ...result.unsupported.map((diagnostic) => expectation(result, file, diagnostic).replace("//! ", "//! to build: ")),
      ];
      const wanted = said.length === 0 ? source : `${source}\n${said.join("\n")}\n`;
      if (process.env["UPDATE"] === "1") writeFileSync(file, wanted);
      else expect(text).toBe(wanted);
      const wrong = result.diagnostics.some((diagnostic) => diagnostic.severity === "error");
      expect(result.program === undefined).toBe(wrong || result.unsupported.length > 0);
      for (const { location, related } of result.diagnostics) {
        expect(location.start).toBeLessThanOrEqual(location.end);
        for (const each of related) if ("pointer" in each.location) expect(relatedText(result, each.location)).not.toContain("#");
      }
    });
  }

  test("every code of the checker's outer half is shown by a program", () => {
    const definitions = [authCodes, contractUseCodes, flowCodes, nameCodes].flatMap((family) => Object.values(family));
    const codes = definitions.map((factory) => factory.definition.code);
    expect(codes.filter((code) => !seen.has(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
