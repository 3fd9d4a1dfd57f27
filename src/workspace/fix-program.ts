import { notUtf8 } from "../diagnostics/codes/use.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import { applyEdits, compatible } from "../diagnostics/edits.ts";
import type { CheckedProgram } from "./workspace.ts";

/** A fix that was applied. */
export interface AppliedFix {
  readonly code: string;
  readonly title: string;
  readonly file: string;
  /** The zero-based line of what it mended, in the text before the fix. */
  readonly line: number;
}

/** What mending a program came to. */
export interface FixedProgram {
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order in which they were applied. */
  readonly applied: readonly AppliedFix[];
}

/** How often the compiler looks again: mending one thing may show the next. */
const mostRounds = 20;

/**
 * Applies everything that may be applied without asking (see {@link Fix.safe}), again and again until nothing is left. What
 * would leave more errors than before is not done, unless more of the text is understood then, which shows what is wrong in it.
 */
export function fixProgram(program: CheckedProgram): FixedProgram {
  const texts = new Map<string, string>();
  const applied: AppliedFix[] = [];
  for (const { before, better } of improvements(program)) {
    for (const [file, text] of better.texts) texts.set(file, text);
    applied.push(...better.offers.map((offer) => appliedFix(before, offer)));
  }
  return { texts, applied };
}

/** Whether {@link fixProgram} would mend anything; it looks no further than the first thing. */
export function isFixable(program: CheckedProgram): boolean {
  return improvements(program).next().done !== true;
}

/** What is applied one after the other, each with the program before it. */
function* improvements(program: CheckedProgram): Generator<{ readonly before: CheckedProgram; readonly better: Tried }> {
  const refused = new Set<string>();
  let checked = program;
  for (let round = 0; round < mostRounds; round++) {
    const offers = offersOf(checked).filter((offer) => !refused.has(keyOf(checked, offer)));
    const fixes = compatible(offers.map(({ fix }) => fix));
    const chosen = offers.filter(({ fix }) => fixes.includes(fix));
    if (chosen.length === 0) return;
    const better = tried(checked, chosen) ?? firstBetter(checked, chosen, refused);
    if (better === undefined) continue;
    yield { before: checked, better };
    checked = better.checked;
  }
}

interface Offer {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

interface Tried {
  readonly offers: readonly Offer[];
  readonly texts: ReadonlyMap<string, string>;
  readonly checked: CheckedProgram;
}

function offersOf({ diagnostics, sources }: CheckedProgram): readonly Offer[] {
  // A text that was not read whole cannot be written again.
  const unread = new Set(diagnostics.flatMap(({ code, location }) => (code === notUtf8.definition.code ? [location.file] : [])));
  return diagnostics.flatMap((diagnostic) =>
    diagnostic.fixes
      .filter(({ safe, edits }) => safe === true && edits.every(({ location: { file } }) => sources.has(file) && !unread.has(file)))
      .map((fix) => ({ diagnostic, fix })),
  );
}

/** The program with fixes; undefined where that has more errors. */
function tried(checked: CheckedProgram, offers: readonly Offer[]): Tried | undefined {
  const edits = offers.flatMap(({ fix }) => fix.edits);
  const texts = new Map<string, string>();
  for (const { location } of edits) {
    const source = checked.sources.get(location.file);
    if (source !== undefined) texts.set(location.file, applyEdits(source.text, location.file, edits));
  }
  const after = checked.checkWith(texts);
  const isBetter = notUnderstoodIn(after) < notUnderstoodIn(checked) || errorsIn(after) <= errorsIn(checked);
  return isBetter ? { offers, texts, checked: after } : undefined;
}

/** How many mistakes of the syntax there are: what stands around them is not looked at. */
function notUnderstoodIn({ sources }: CheckedProgram): number {
  return [...sources.values()].reduce((sum, { parsed }) => sum + parsed.diagnostics.length, 0);
}

/** Of several that make it worse together, the first that does not do so alone; the others are tried again later. */
function firstBetter(checked: CheckedProgram, offers: readonly Offer[], refused: Set<string>): Tried | undefined {
  for (const offer of offers) {
    const found = tried(checked, [offer]);
    if (found !== undefined) return found;
    refused.add(keyOf(checked, offer));
  }
  return undefined;
}

function errorsIn({ diagnostics }: CheckedProgram): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** A fix by what it says of which text, wherever that stands by now. */
function keyOf({ sources }: CheckedProgram, { diagnostic: { code, location }, fix }: Offer): string {
  return JSON.stringify([code, fix.title, location.file, sources.get(location.file)?.text.slice(location.start, location.end)]);
}

function appliedFix({ places }: CheckedProgram, { diagnostic: { code, location }, fix }: Offer): AppliedFix {
  return { code, title: fix.title, file: location.file, line: places.lines(location.file)?.position(location.start).line ?? 0 };
}
