import type { Diagnostic, Fix, Related } from "../diagnostics/diagnostic.ts";
import type { Location, Span } from "../source/span.ts";

/** How many other places of one cause are named beside the first. */
const shownPlaces = 5;

/** What a check has to say, with one message for one cause. */
export interface Reporter {
  readonly report: (diagnostic: Diagnostic) => void;
  /**
   * Says which parts of a file were not understood. What is found there follows from that, and so does a name that
   * nothing declares: its declaration may be what was not understood.
   */
  readonly notUnderstood: (file: string, parts: readonly Span[]) => void;
  /** By file in the order given, and place. */
  readonly sorted: (files: readonly string[]) => readonly Diagnostic[];
  readonly hasErrors: () => boolean;
}

/** Gathers diagnostics, each once. */
export function createReporter(): Reporter {
  const byKey = new Map<string, Diagnostic>();
  const broken = new Map<string, readonly Span[]>();
  let errors = false;
  return {
    report(diagnostic) {
      const { file, start, end } = diagnostic.location;
      // One rule says one thing of a place: a policy is held against each operation that has it, a value may be null and
      // absent. Only what follows from different places of a description is told apart.
      const key = `${diagnostic.code} ${start} ${end} ${file} ${JSON.stringify(diagnostic.related[0]?.location)}`;
      if (!byKey.has(key)) byKey.set(key, diagnostic);
      if (diagnostic.severity === "error") errors = true;
    },
    notUnderstood(file, parts) {
      if (parts.length > 0) broken.set(file, parts);
    },
    sorted(files) {
      const rank = new Map(files.map((file, index) => [file, index]));
      const rankOf = (diagnostic: Diagnostic): number => rank.get(diagnostic.location.file) ?? files.length;
      const all = [...byKey.values()].filter((diagnostic) => !followsFromSyntax(diagnostic, broken));
      all.sort(
        (left, right) =>
          rankOf(left) - rankOf(right) ||
          left.location.start - right.location.start ||
          left.location.end - right.location.end ||
          (left.code < right.code ? -1 : left.code > right.code ? 1 : 0),
      );
      return oneForEachCause(all);
    },
    hasErrors: () => errors,
  };
}

function followsFromSyntax(diagnostic: Diagnostic, broken: ReadonlyMap<string, readonly Span[]>): boolean {
  const parts = broken.get(diagnostic.location.file);
  if (parts === undefined || isSyntax(diagnostic)) return false;
  // With a near name at hand it is a slip of the pen, whatever was not understood elsewhere.
  if (diagnostic.cause !== undefined && diagnostic.fixes.length === 0) return true;
  const { start, end } = diagnostic.location;
  return parts.some((part) => part.start <= end && start <= part.end);
}

function isSyntax({ code }: Diagnostic): boolean {
  return code.startsWith("INTEG1") || code.startsWith("INTEG9");
}

/**
 * Leaves the first diagnostic of each cause, with the places of the others beside it. A diagnostic that explains a cause
 * (an import of a name that is not there) stands for all that follow from it.
 */
function oneForEachCause(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics)
    for (const cause of diagnostic.explains) {
      const key = `${diagnostic.location.file} ${cause}`;
      if (!first.has(key)) first.set(key, diagnostic);
    }
  const followers = new Map<Diagnostic, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.cause === undefined) continue;
    const key = `${diagnostic.location.file} ${diagnostic.cause}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, diagnostic);
    else if (earlier !== diagnostic) followers.set(earlier, [...(followers.get(earlier) ?? []), diagnostic]);
  }
  const following = new Set([...followers.values()].flat());
  return diagnostics
    .filter((diagnostic) => !following.has(diagnostic))
    .map((diagnostic) => {
      const others = followers.get(diagnostic);
      return others === undefined ? diagnostic : withOthers(diagnostic, others);
    });
}

function withOthers(diagnostic: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const places = others.map(({ location }) => location);
  const related: readonly Related[] =
    diagnostic.explains.length > 0 ? [] : places.slice(0, shownPlaces).map((location) => ({ message: "and here", location }));
  return {
    ...diagnostic,
    related: [...diagnostic.related, ...related],
    fixes: diagnostic.fixes.map((fix) => everywhere(fix, diagnostic.location, places)),
  };
}

/** A fix that writes another name, for all places of that name. */
function everywhere(fix: Fix, location: Location, places: readonly Location[]): Fix {
  const [edit] = fix.edits;
  if (edit === undefined || fix.edits.length > 1 || edit.location.start !== location.start || edit.location.end !== location.end)
    return fix;
  const length = location.end - location.start;
  const same = places.filter((place) => place.end - place.start === length);
  return { ...fix, edits: [edit, ...same.map((place) => ({ location: place, newText: edit.newText }))] };
}
