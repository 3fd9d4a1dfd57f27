import type { Guard } from "../../program/program.ts";
import type { LineMap } from "../../source/line-map.ts";
import type { Range } from "../../source/span.ts";
import type { Diagnostic, RelatedLocation } from "../diagnostic.ts";

/** What turning offsets into positions takes. */
export interface Places {
  /** The lines of a program's file; undefined where it is not at hand. */
  lines(file: string): LineMap | undefined;
  /** A place in a description. */
  locate(file: string, pointer: string): { readonly line: number; readonly character: number; readonly length: number; readonly lineText: string } | undefined;
  /** A path as it is shown. */
  display(file: string): string;
}

/** The result of `check` as data. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly guards: readonly Guard[];
  readonly proved: number;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** `--format json`: positions are zero-based, characters count UTF-16 code units. */
export function renderJson(report: CheckReport, places: Places): string {
  const rangeOf = (location: RelatedLocation): Range => {
    if ("start" in location) return places.lines(location.file)?.range(location) ?? nowhere;
    const found = places.locate(location.file, location.pointer);
    if (found === undefined) return nowhere;
    return { start: { line: found.line, character: found.character }, end: { line: found.line, character: found.character + found.length } };
  };
  const value = {
    diagnostics: report.diagnostics.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      message: diagnostic.message,
      file: places.display(diagnostic.location.file),
      range: rangeOf(diagnostic.location),
      related: diagnostic.related.map(({ message, location }) => ({ message, file: places.display(location.file), range: rangeOf(location) })),
      help: diagnostic.help ?? null,
    })),
    guards: report.guards.map((guard) => ({
      file: places.display(guard.at.file),
      range: rangeOf(guard.at),
      path: guard.path,
      constraint: guard.constraint,
      reason: guard.reason,
    })),
    summary: {
      errors: report.diagnostics.filter((diagnostic) => diagnostic.severity === "error").length,
      warnings: report.diagnostics.filter((diagnostic) => diagnostic.severity === "warning").length,
      proved: report.proved,
      guarded: report.guards.length,
    },
  };
  return JSON.stringify(value, undefined, 2);
}
