import { guardCounts, type ShownGuard } from "../diagnostics/render/json.ts";
import { printable } from "../diagnostics/render/text-width.ts";
import { adviceOn } from "../language/guard-advice.ts";
import { witnessText } from "../types/witness-text.ts";
import type { Output } from "./output.ts";

/** `41 proved, 3 guarded (1 accepted)`. */
export function guardWords(proved: number, guards: readonly { readonly accepted: boolean }[]): string {
  const { guarded, accepted } = guardCounts(guards);
  return `${proved} proved, ${guarded} guarded${accepted === 0 ? "" : ` (${accepted} accepted)`}`;
}

/** How guards are listed. */
export interface GuardListing {
  /** Why each was not proved, and how to make it so. */
  readonly explain: boolean;
  /** How many lines may be filled before the rest is only counted; infinite for all. */
  readonly maximumLines: number;
}

/** A line for each guard, with more lines where they are explained; those that were accepted come last where not all fit. */
export function guardLines(
  guards: readonly ShownGuard[],
  display: (file: string) => string,
  { explain, maximumLines }: GuardListing,
  { colours }: Pick<Output, "colours">,
): string[] {
  const place = (file: string, line: number): string => `${printable(display(file))}:${line + 1}`;
  const rows = guards.map((guard) => ({ guard, what: printable(`${guard.site}${guard.path}`), constraint: printable(guard.constraint) }));
  const whatWidth = Math.min(60, Math.max(0, ...rows.map(({ what }) => what.length)));
  const constraintWidth = Math.min(40, Math.max(0, ...rows.map(({ constraint }) => constraint.length)));
  const linesOf = ({ guard, what, constraint }: (typeof rows)[number]): string[] => {
    const { accepted, reason, witness, described, file, range } = guard;
    const word = accepted ? colours.dim("accepted") : `${colours.cyan("guarded")} `;
    const line = `  ${word}  ${what.padEnd(whatWidth)}  ${constraint.padEnd(constraintWidth)}  ${colours.dim(place(file, range.start.line))}`;
    if (!explain) return [line];
    const more = [
      `why: ${reason}`,
      ...(witness === undefined ? [] : [`refused would be ${witnessText(witness)}`]),
      ...(described === undefined ? [] : [`described in ${place(described.file, described.range.start.line)}`]),
      ...(accepted ? [] : [`to prove it: ${adviceOn(constraint)}`]),
    ];
    return [line, ...more.map((text) => `            ${colours.dim(printable(text))}`)];
  };
  const shown = new Map<ShownGuard, string[]>();
  let lines = 0;
  for (const row of [...rows].sort((left, right) => Number(left.guard.accepted) - Number(right.guard.accepted))) {
    const text = linesOf(row);
    lines += text.length;
    if (lines > maximumLines && shown.size > 0) break;
    shown.set(row.guard, text);
  }
  const rest = guards.length - shown.size;
  return [
    ...guards.flatMap((guard) => shown.get(guard) ?? []),
    ...(rest > 0 ? [colours.dim(`  … and ${rest} more; --all shows them`)] : []),
  ];
}
