/** What a field could be given. */
export type Proposal = ValueProposal | ObjectProposal;

interface ProposalBase {
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** An expression. */
export interface ValueProposal extends ProposalBase {
  readonly kind: "value";
  readonly expression: string;
  /** Nothing was found: what is written stands until somebody says what the field is. */
  readonly placeholder: boolean;
}

/** An object, field by field; of each item of a list where `each` says which. */
export interface ObjectProposal extends ProposalBase {
  readonly kind: "object";
  readonly fields: readonly FieldProposals[];
  /** `order.items.map(item => { … })`: what stands around the object. */
  readonly each?: { readonly before: string; readonly after: string } | undefined;
}

/** A field with what it could be given, best first; the last of a required one always compiles. */
export interface FieldProposals {
  readonly name: string;
  readonly required: boolean;
  readonly proposals: readonly Proposal[];
}

/** From this confidence on, a proposal is written; below, it is only mentioned. */
export const likely = 0.5;
/** Below this, a proposal is not even mentioned. */
export const possible = 0.15;

/** Whether a field is written as it stands: it is required, or its best proposal is likely. */
export function isWritten({ required, proposals: [first] }: FieldProposals): boolean {
  return required || (first !== undefined && first.confidence >= likely);
}

/** Whether nothing was found: a refusal, or an object with nothing but such. */
export function isOpen(proposal: Proposal): boolean {
  if (proposal.kind === "value") return proposal.placeholder;
  return proposal.confidence === 0 && proposal.fields.some((field) => isWritten(field) && field.proposals.slice(0, 1).some(isOpen));
}
