import { missingField } from "../diagnostics/codes/types.ts";
import type { Diagnostic, Fix, Related } from "../diagnostics/diagnostic.ts";
import type { Location, Span } from "../source/span.ts";

/** How many other places of one cause are named beside the first. */
const shownPlaces = 5;

/** What a check has to say, with one message for one cause. */
export interface Reporter {
  readonly report: (diagnostic: Diagnostic) => void;
  /** Says where the declarations of a file stand, and which of them the parser did not understand. */
  readonly parsed: (file: string, parts: ParsedParts) => void;
  /** By file in the order given, and place. */
  readonly sorted: (files: readonly string[]) => readonly Diagnostic[];
  readonly hasErrors: () => boolean;
}

/** What the parser says of a file. */
interface ParsedParts {
  readonly declarations: readonly Span[];
  /** Those of them that were not understood. */
  readonly broken: readonly Span[];
  readonly syntax: readonly Diagnostic[];
}

/** Gathers diagnostics, each once. */
export function createReporter(): Reporter {
  const byKey = new Map<string, Diagnostic>();
  const files = new Map<string, ParsedParts>();
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
    parsed(file, parts) {
      files.set(file, parts);
    },
    sorted(names) {
      const rank = new Map(names.map((file, index) => [file, index]));
      const rankOf = (diagnostic: Diagnostic): number => rank.get(diagnostic.location.file) ?? names.length;
      const understood = withoutFollowers([...byKey.values()], files);
      understood.sort(
        (left, right) =>
          rankOf(left) - rankOf(right) ||
          left.location.start - right.location.start ||
          left.location.end - right.location.end ||
          (left.code < right.code ? -1 : left.code > right.code ? 1 : 0),
      );
      return oneForEachCause(understood);
    },
    hasErrors: () => errors,
  };
}

/** Leaves out what only follows from something that was not understood. */
function withoutFollowers(diagnostics: readonly Diagnostic[], files: ReadonlyMap<string, ParsedParts>): Diagnostic[] {
  const syntax = new Set([...files.values()].flatMap((file) => file.syntax));
  const isBroken = [...files.values()].some(({ broken }) => broken.length > 0);
  const first = new Set(firstOfValues(diagnostics));
  const left = diagnostics.filter((diagnostic) => {
    if (syntax.has(diagnostic)) return true;
    // The declaration of the name may be what was not understood.
    if (isBroken && diagnostic.cause !== undefined) return false;
    const { broken = [] } = files.get(diagnostic.location.file) ?? {};
    return first.has(diagnostic) && !broken.some((part) => touches(part, diagnostic.location));
  });
  const wrongValues = left.filter(({ severity, code }) => severity === "error" && code.startsWith("INTEG3"));
  const misunderstood = left.filter((diagnostic) => diagnostic.absent === undefined && isMisunderstood(diagnostic));
  return left.filter(({ absent, location, severity }) => {
    if (severity === "warning" && wrongValues.some((other) => contains(other.location, location))) return false;
    if (absent === undefined) return true;
    if (absent === "program") return misunderstood.length === 0;
    const { declarations = [] } = files.get(location.file) ?? {};
    const own = declarations.find((declaration) => touches(declaration, location));
    return !misunderstood.some((other) => other.location.file === location.file && own !== undefined && touches(own, other.location));
  });
}

/** Of several mistakes of one value, the first: what does not fit does not fit in more than one way. */
function firstOfValues(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    // Each field that is missing is a mistake of its own.
    if (diagnostic.severity !== "error" || !diagnostic.code.startsWith("INTEG3") || diagnostic.code === missingField.definition.code)
      return true;
    const { file, start, end } = diagnostic.location;
    const key = `${file} ${start} ${end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function contains(outer: Location, inner: Location): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

function touches(part: Span, place: Span): boolean {
  return part.start <= place.end && place.start <= part.end;
}

/** Syntax, names, types and descriptions: what is wrong there says that something was meant which nobody knows. */
function isMisunderstood({ code, severity }: Diagnostic): boolean {
  return severity === "error" && /^INTEG([1-4]|60(01|07|09|10|15))/u.test(code);
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
    fixes: diagnostic.fixes.map((fix) => everywhere(fix, diagnostic, others)),
  };
}

/** A fix for all places: what each of them offers under the same title, or the same new text for the same old one. */
function everywhere(fix: Fix, { location }: Diagnostic, others: readonly Diagnostic[]): Fix {
  const [edit] = fix.edits;
  const replacesAll = fix.edits.length === 1 && edit?.location.start === location.start && edit.location.end === location.end;
  const length = location.end - location.start;
  const more = others.flatMap((other) => {
    const same = other.fixes.find(({ title }) => title === fix.title);
    if (same !== undefined) return same.edits;
    const isSameText = other.location.end - other.location.start === length;
    return replacesAll && isSameText ? [{ location: other.location, newText: edit.newText }] : [];
  });
  return { ...fix, edits: [...fix.edits, ...more] };
}
