import { refusal } from "./fallbacks.ts";
import { type FieldProposals, isWritten, type Proposal } from "./proposal.ts";
import { writtenComment, writtenField } from "./written.ts";

/** Which of a field's proposals are passed over, because the compiler refused them: how many, by the field's path. */
export type PassedOver = ReadonlyMap<string, number>;

/** Where a field's value stands in the text that was written. */
export interface WrittenValue {
  /** The names from the outermost object on, as one text. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A text, and where the value of each field stands in it. */
export interface WrittenFields {
  readonly text: string;
  readonly values: readonly WrittenValue[];
}

/** The key of a field in {@link PassedOver}. */
export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** How many of the less likely proposals are mentioned in comments. */
const mostMentioned = 8;
/** How many fields without a proposal are named in the last comment. */
const mostNamed = 40;

/**
 * Writes the fields of an object, one a line, with confidence and reasons as a comment behind each; what is less likely is
 * commented out, and what has no proposal named at the end.
 *
 * @param at where the text will stand, for the places that are given
 * @param passedOver proposals that do not compile
 */
export function writeFields(fields: readonly FieldProposals[], at: number, passedOver: PassedOver): WrittenFields {
  const values: WrittenValue[] = [];
  const text = write(fields, { indent: "  ", path: [], passedOver, comments: true }, at, values);
  return { text, values };
}

interface Writing {
  readonly indent: string;
  readonly path: readonly string[];
  readonly passedOver: PassedOver;
  readonly comments: boolean;
}

function write(fields: readonly FieldProposals[], writing: Writing, at: number, values: WrittenValue[]): string {
  const { indent, passedOver } = writing;
  const chosen = fields.map((field) => {
    const path = [...writing.path, field.name];
    const over = passedOver.get(pathKey(path)) ?? 0;
    return { field: { ...field, proposals: field.proposals.slice(over) }, path };
  });
  const written = chosen.filter(({ field }) => isWritten(field));
  const mentioned = chosen.filter(({ field }) => !isWritten(field) && field.proposals[0]?.kind === "value");
  const width = Math.max(0, ...written.map(({ field }) => writtenField(field.name).length)) + 1;
  let text = "";
  for (const { field, path } of written) {
    const proposal = field.proposals[0] ?? {
      kind: "value",
      expression: refusal(field.name),
      confidence: 0,
      reasons: [],
      placeholder: true,
    };
    text += `${indent}${`${writtenField(field.name)}:`.padEnd(width)} `;
    const start = at + text.length;
    text += proposal.kind === "value" ? proposal.expression : "";
    if (proposal.kind === "object") {
      text += `${proposal.each?.before ?? ""}{\n`;
      text += write(proposal.fields, { ...writing, indent: `${indent}  `, path }, at + text.length, values);
      text += `${indent}}${proposal.each?.after ?? ""}`;
    }
    values.push({ path: pathKey(path), start, end: at + text.length });
    text += `${comment(proposal)}\n`;
  }
  for (const { field } of mentioned.slice(0, mostMentioned)) {
    const [proposal] = field.proposals;
    if (proposal?.kind !== "value") continue;
    const line = `${writtenField(field.name)}: ${proposal.expression}`;
    text += `${indent}// ${writtenComment(line, 160)}${comment(proposal)}\n`;
  }
  const rest = [
    ...mentioned.slice(mostMentioned),
    ...chosen.filter(({ field }) => !isWritten(field) && field.proposals[0]?.kind !== "value"),
  ].map(({ field }) => writtenField(field.name));
  if (rest.length > 0) {
    const more = rest.length > mostNamed ? `, and ${rest.length - mostNamed} more` : "";
    for (const line of wrapped(`Not mapped: ${rest.slice(0, mostNamed).join(", ")}${more}.`)) text += `${indent}// ${line}\n`;
  }
  return text;
}

function comment({ confidence, reasons }: Proposal): string {
  const text = confidence === 0 ? reasons.join("; ") : `${confidence.toFixed(2)} ${reasons.join("; ")}`;
  return text === "" ? "" : ` // ${writtenComment(text, 120)}`;
}

/** A long comment in lines of about a hundred characters. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of writtenComment(text, 4000).split(" ")) {
    if (line.length + word.length > 110) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
