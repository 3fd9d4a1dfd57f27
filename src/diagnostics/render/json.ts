import type { Location, Range } from "../../source/span.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { type Places, rangeOf } from "./places.ts";

/** A constraint that is checked at run time, as far as it is shown. */
export interface ShownGuard {
  readonly at: Location;
  readonly path: string;
  readonly constraint: string;
  readonly reason: string;
}

/** The result of `check` as data. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly guards: readonly ShownGuard[];
  readonly proved: number;
}

/** One diagnostic as `--format json` writes it. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: Range }[];
  readonly help: string | null;
}

/** What `integ check --format json` writes. */
export interface JsonReport {
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly guards: readonly {
    readonly file: string;
    readonly range: Range;
    readonly path: string;
    readonly constraint: string;
    readonly reason: string;
  }[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly proved: number; readonly guarded: number };
}

/** A report as `--format json` writes it: positions are zero-based, and characters count UTF-16 code units. */
export function toJsonReport(report: CheckReport, places: Places): JsonReport {
  const count = (severity: Severity): number => report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    diagnostics: report.diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, places)),
    guards: report.guards.map((guard) => ({
      file: places.display(guard.at.file),
      range: rangeOf(guard.at, places),
      path: guard.path,
      constraint: guard.constraint,
      reason: guard.reason,
    })),
    summary: { errors: count("error"), warnings: count("warning"), proved: report.proved, guarded: report.guards.length },
  };
}

/** One diagnostic as `--format json` writes it. */
export function toJsonDiagnostic(diagnostic: Diagnostic, places: Places): JsonDiagnostic {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    file: places.display(diagnostic.location.file),
    range: rangeOf(diagnostic.location, places),
    related: diagnostic.related.map(({ message, location }) => ({
      message,
      file: places.display(location.file),
      range: rangeOf(location, places),
    })),
    help: diagnostic.help ?? null,
  };
}
