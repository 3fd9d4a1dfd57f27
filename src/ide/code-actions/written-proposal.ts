import { isWritten, type Proposal } from "../../scaffold/proposal.ts";
import { writtenField } from "../../scaffold/written.ts";

/** A field with what it is given, as a program writes it on one line; the formatter breaks what is too long. */
export function writtenProposal(name: string, proposal: Proposal): string {
  return `${writtenField(name)}: ${valueText(proposal)}`;
}

/** What a proposal gives, without a name. */
export function valueText(proposal: Proposal): string {
  if (proposal.kind === "value") return proposal.expression;
  const fields = proposal.fields
    .filter(isWritten)
    .flatMap(({ name, proposals: [first] }) => (first === undefined ? [] : [writtenProposal(name, first)]));
  const object = fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
  return `${proposal.each?.before ?? ""}${object}${proposal.each?.after ?? ""}`;
}
