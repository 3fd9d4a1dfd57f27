import type { Location, Range } from "../../source/span.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { fileOf, type Places, rangeOf } from "./places.ts";

/** A constraint that is checked at run time, as the checker has it. */
export interface CheckedGuard {
  readonly site:
    | { readonly kind: "argument"; readonly system: string; readonly operation: string; readonly argument: string }
    | { readonly kind: "map"; readonly map: string }
    | { readonly kind: "parameter"; readonly map: string; readonly parameter: string };
  readonly path: string;
  readonly constraint: string;
  readonly reason: string;
  /** Undefined where none was found; null is one, too. */
  readonly witness?: unknown;
  readonly accepted: boolean;
  readonly at: Location & { readonly description?: { readonly file: string; readonly pointer: string } | undefined };
}

/** A constraint that is checked at run time, with its places as lines: plain data. */
export interface ShownGuard {
  /** The map, or the operation with its argument, that is guarded. */
  readonly site: string;
  /** JSON pointer into the value; `-` for every item or every other key. */
  readonly path: string;
  readonly constraint: string;
  /** Why it was not proved. */
  readonly reason: string;
  /** A value of the source that the target refuses; left out where none was found. */
  readonly witness?: unknown;
  /** The author has accepted it with `!`. */
  readonly accepted: boolean;
  readonly file: string;
  readonly range: Range;
  /** Where the description demands it. */
  readonly described?: { readonly file: string; readonly range: Range };
}

/** The result of `check` as data. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly guards: readonly CheckedGuard[];
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
  readonly guards: readonly ShownGuard[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly proved: number;
    readonly guarded: number;
    readonly accepted: number;
  };
}

/** A report as `--format json` writes it: positions are zero-based, and characters count UTF-16 code units. */
export function toJsonReport(report: CheckReport, places: Places): JsonReport {
  const count = (severity: Severity): number => report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    diagnostics: report.diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, places)),
    guards: report.guards.map((guard) => withDisplayed(shownGuard(guard, places), places.display)),
    summary: { errors: count("error"), warnings: count("warning"), proved: report.proved, ...guardCounts(report.guards) },
  };
}

/** How many constraints are guarded, and how many of these were accepted. */
export function guardCounts(guards: readonly { readonly accepted: boolean }[]): { readonly guarded: number; readonly accepted: number } {
  return { guarded: guards.length, accepted: guards.filter(({ accepted }) => accepted).length };
}

/** A guard with lines for its places; the files' paths as they are. */
export function shownGuard({ site, path, constraint, reason, witness, accepted, at }: CheckedGuard, places: Places): ShownGuard {
  return {
    site: siteText(site),
    path,
    constraint,
    reason,
    ...(witness !== undefined && { witness }),
    accepted,
    file: at.file,
    range: rangeOf(at, places),
    ...(at.description && { described: { file: fileOf(at.description, places), range: rangeOf(at.description, places) } }),
  };
}

function siteText(site: CheckedGuard["site"]): string {
  switch (site.kind) {
    case "map":
      return site.map;
    case "parameter":
      return `${site.map}(${site.parameter})`;
    case "argument":
      return `${site.system}.${site.operation}${site.argument === "body" ? "" : ` ${site.argument}`}`;
  }
}

/** The same with the files' paths as they are shown. */
export function withDisplayed(guard: ShownGuard, display: (file: string) => string): ShownGuard {
  const { described } = guard;
  return { ...guard, file: display(guard.file), ...(described && { described: { ...described, file: display(described.file) } }) };
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
      file: places.display(fileOf(location, places)),
      range: rangeOf(location, places),
    })),
    help: diagnostic.help ?? null,
  };
}
