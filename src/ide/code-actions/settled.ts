import type { Edit } from "../../diagnostics/diagnostic.ts";
import type { FieldProposals, Proposal } from "../../scaffold/proposal.ts";
import type { View } from "../view.ts";
import { errorsAfter, keepsSound } from "./keeps-sound.ts";

/** How often what the compiler refuses is replaced by the next best. */
const mostRounds = 8;

/** A field with the proposal that is tried for it. */
export interface Chosen {
  readonly field: FieldProposals;
  readonly proposal: Proposal;
}

/** What writing the chosen proposals takes, and where each begins in the text that is inserted at the offset. */
export interface Written {
  readonly edits: readonly Edit[];
  readonly offset: number;
  readonly starts: readonly number[];
}

/** Edits for the best proposals that the compiler does not refuse; one of a field that has no other is left out. */
export function settled(view: View, fields: readonly FieldProposals[], write: (chosen: readonly Chosen[]) => Written): readonly Edit[] {
  const passedOver = new Map<string, number>();
  for (let round = 0; ; round++) {
    const chosen = fields.flatMap((field): readonly Chosen[] => {
      const proposal = field.proposals[passedOver.get(field.name) ?? 0];
      return proposal === undefined ? [] : [{ field, proposal }];
    });
    if (chosen.length === 0) return [];
    const { edits, offset, starts } = write(chosen);
    if (round === mostRounds) return keepsSound(view, edits);
    const refused = new Set<string>();
    for (const { location } of errorsAfter(view, edits)) {
      const index = location.file === view.file ? starts.findLastIndex((start) => offset + start <= location.start) : -1;
      const next = starts[index + 1];
      const end = next === undefined ? (edits[0]?.newText.length ?? 0) : next;
      const field = index === -1 || location.start > offset + end ? undefined : chosen[index]?.field;
      if (field !== undefined) refused.add(field.name);
    }
    if (refused.size === 0) return edits;
    for (const name of refused) passedOver.set(name, (passedOver.get(name) ?? 0) + 1);
  }
}
