import { objectForm } from "../checker/expressions/object.ts";
import { admitsAbsence, admitsNull, present } from "../types/join.ts";
import { printType } from "../types/print.ts";
import { isReadOnly } from "../types/read-only.ts";
import { type ObjectType, type Property, resolve, type Type } from "../types/type.ts";
import { calibrated } from "./calibrate.ts";
import { type Coherence, createCoherence, type Matches } from "./coherence.ts";
import { composedValues } from "./compose.ts";
import { literalsOf } from "./enums.ts";
import { createFieldMatcher, type FieldMatch, type FieldMatcher } from "./match-fields.ts";
import { sourceValues } from "./sources.ts";
import { writtenText } from "./written.ts";

/** What a field could be given. */
export type Proposal = ValueProposal | ObjectProposal;

interface ProposalBase {
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** An expression. */
interface ValueProposal extends ProposalBase {
  readonly kind: "value";
  readonly expression: string;
  /** Nothing was found: what is written stands until somebody says what the field is. */
  readonly placeholder: boolean;
}

/** An object, field by field; of each item of a list where `each` says which. */
interface ObjectProposal extends ProposalBase {
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

/** What is proposed for, as a whole. */
export interface WholeTarget {
  /** What it is called: `Account`. */
  readonly entity?: string | undefined;
  /** It is another system's than the values. */
  readonly foreign?: boolean;
}

/** From this confidence on, a proposal is written; below, it is only mentioned. */
export const likely = 0.5;
/** Below this, a proposal is not even mentioned. */
export const possible = 0.15;

/** How many objects may be proposed within each other. */
const deepest = 3;
/** A value that is taken for one field is less likely another's, too. */
const takenTwice = 0.75;
/** How many proposals of a field are kept, to fall back on. */
const kept = 3;
/** How many values are considered for a field, until its neighbours are known. */
const considered = 8;

/**
 * What the fields of a target could be given, out of the values that a matcher knows: required fields first, then in the
 * description's order. What is read-only or deprecated is left out.
 */
export function proposeFields(matcher: FieldMatcher, target: ObjectType, whole: WholeTarget): readonly FieldProposals[] {
  // What a body only wraps, `{ incident: { … } }`, is what the body is about.
  const [only, ...others] = [...target.properties.values()];
  const entity = others.length === 0 && only !== undefined && objectForm(present(only.type)) !== undefined ? only.name : whole.entity;
  const find: Matches = remembered((property, parents, siblings) =>
    matcher.match(
      { ...property, entity, foreign: whole.foreign === true, parents: parents.filter((name) => name !== entity), siblings },
      considered,
    ),
  );
  return proposalsOf({ matcher, find, coherence: createCoherence(target, find), foreign: whole.foreign === true }, target, []);
}

/** What is asked again and again while fields are proposed. */
interface Proposing {
  readonly matcher: FieldMatcher;
  readonly find: Matches;
  readonly coherence: Coherence;
  readonly foreign: boolean;
}

function remembered(find: Matches): Matches {
  const known = new Map<Property, readonly FieldMatch[]>();
  return (property, parents, siblings) => {
    const matches = known.get(property) ?? find(property, parents, siblings);
    known.set(property, matches);
    return matches;
  };
}

function proposalsOf(proposing: Proposing, target: ObjectType, parents: readonly string[]): readonly FieldProposals[] {
  const properties = [...target.properties.values()].filter(
    (property) => !isReadOnly(target, property) && (property.required || !property.deprecated),
  );
  const siblings = [...target.properties.keys()];
  const found = properties.map((property) => ({
    property,
    matches: proposing
      .find(property, parents, siblings)
      .map((match) => ({
        ...match,
        confidence: nearer(match.confidence, proposing.coherence.factor(parents, property.name, match.source)),
      }))
      .sort((left, right) => right.confidence - left.confidence)
      .slice(0, kept),
  }));
  const taken = takenBest(found);
  const fields = found.map(({ property, matches }): FieldProposals => {
    const values = matches
      .map((match): ValueProposal => {
        const isTaken = taken.get(match.source.expression) !== property.name && taken.has(match.source.expression);
        const confidence = rounded(calibrated(isTaken ? match.confidence * takenTwice : match.confidence));
        return { kind: "value", expression: match.expression, confidence, reasons: match.reasons, placeholder: false };
      })
      .sort((left, right) => right.confidence - left.confidence);
    const nested = nestedProposals(proposing, property, parents);
    const proposals: readonly Proposal[] = [...values, ...nested]
      .filter(({ confidence }) => confidence >= (property.required ? likely : possible))
      .sort((left, right) => right.confidence - left.confidence);
    const [perhaps] = values.filter(({ confidence }) => confidence >= possible);
    const fallback = property.required ? fallbacks(proposing, property, perhaps, parents) : [];
    return { name: property.name, required: property.required, proposals: [...proposals.slice(0, kept), ...fallback] };
  });
  return [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
}

/** A confidence with more or less of what it lacks. */
function nearer(confidence: number, factor: number): number {
  return rounded(factor > 1 ? confidence + (1 - confidence) * (factor - 1) : confidence * factor);
}

function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** For each value, the field that it is best for. */
function takenBest(
  found: readonly { readonly property: Property; readonly matches: readonly FieldMatch[] }[],
): ReadonlyMap<string, string> {
  const best = new Map<string, { readonly field: string; readonly confidence: number }>();
  for (const { property, matches } of found) {
    const [match] = matches;
    if (match === undefined) continue;
    const known = best.get(match.source.expression);
    if (known === undefined || known.confidence < match.confidence)
      best.set(match.source.expression, { field: property.name, confidence: match.confidence });
  }
  return new Map([...best].map(([expression, { field }]) => [expression, field]));
}

/** An object field by field, out of all values; a list item by item, out of a list that is called alike. */
function nestedProposals(proposing: Proposing, property: Property, parents: readonly string[]): readonly Proposal[] {
  if (parents.length >= deepest - 1) return [];
  const wanted = present(property.type);
  const form = objectForm(wanted);
  if (form !== undefined && form.properties.size > 0) {
    const proposal = objectOf(proposalsOf(proposing, form, [...parents, property.name]), property.required);
    return proposal === undefined ? [] : [proposal];
  }
  const list = resolve(wanted);
  const items = list.kind === "array" ? objectForm(present(list.items)) : undefined;
  if (items === undefined || items.properties.size === 0) return [];
  for (const { source, confidence, reasons } of proposing.matcher.alike({ ...property, parents })) {
    const from = resolve(present(source.type));
    if (from.kind !== "array" || objectForm(present(from.items)) === undefined || admitsNull(from.items)) continue;
    const variable = source.expression.startsWith("item.") ? "part" : "item";
    const values = sourceValues(variable, present(from.items), { depth: 2, most: 150, also: [source.path.at(-1) ?? ""] });
    const inner = createFieldMatcher([...values, ...composedValues(values)]);
    const proposal = objectOf(proposeFields(inner, items, { entity: property.name, foreign: proposing.foreign }), true);
    if (proposal === undefined) continue;
    const mayBeNothing = !isThere(source.type);
    const before = `${source.expression}${mayBeNothing ? "?." : "."}map(${variable} => `;
    const after = mayBeNothing && property.required ? ")!" : ")";
    return [
      {
        ...proposal,
        confidence: rounded((confidence + proposal.confidence) / 2),
        reasons: [...reasons, "item by item"],
        each: { before, after },
      },
    ];
  }
  return [];
}

function isThere(type: Type): boolean {
  return !admitsNull(type) && !admitsAbsence(type);
}

/** An object of what is likely; undefined where nothing is, or one field only of an object that may be left out. */
function objectOf(fields: readonly FieldProposals[], required: boolean): ObjectProposal | undefined {
  const written = fields.filter(isWritten);
  const real = written.filter(({ proposals: [first] }) => first !== undefined && !isOpen(first));
  if (real.length === 0 || (!required && real.length === 1 && fields.length > 2)) return undefined;
  const lacking = written.length - real.length;
  const sum = real.reduce((total, { proposals: [first] }) => total + (first?.confidence ?? 0), 0);
  const confidence = rounded((sum / real.length) * (real.length / (real.length + 2 * lacking)));
  return { kind: "object", fields, confidence, reasons: ["field by field"] };
}

/** Whether a field is written as it stands: it is required, or its best proposal is likely. */
export function isWritten({ required, proposals: [first] }: FieldProposals): boolean {
  return required || (first !== undefined && first.confidence >= likely);
}

/** Whether nothing was found: a refusal, or an object of them. */
export function isOpen(proposal: Proposal): boolean {
  return proposal.kind === "value" ? proposal.placeholder : proposal.confidence === 0;
}

/** What stands for a required field for which nothing is likely; the last compiles wherever something may be refused. */
function fallbacks(
  proposing: Proposing,
  property: Property,
  perhaps: ValueProposal | undefined,
  parents: readonly string[],
): readonly Proposal[] {
  const said = perhaps === undefined ? [] : [`perhaps ${perhaps.expression} (${perhaps.confidence.toFixed(2)})`];
  const refused: ValueProposal = {
    kind: "value",
    expression: refusal(property.name),
    confidence: 0,
    reasons: [`required: ${wordsOfType(property.type)}`, ...said],
    placeholder: true,
  };
  const constant = constantOf(property);
  const form = objectForm(present(property.type));
  const skeleton: readonly Proposal[] =
    form === undefined || form.properties.size === 0 || parents.length >= deepest - 1
      ? []
      : [
          {
            kind: "object",
            fields: proposalsOf(proposing, form, [...parents, property.name]),
            confidence: 0,
            reasons: ["required"],
          },
        ];
  return [...(constant === undefined ? [] : [constant]), ...skeleton, refused];
}

/** The only value that a field takes, its default, or an object that requires nothing; undefined for all else. */
function constantOf({ type, default: otherwise }: Property): ValueProposal | undefined {
  const base = { kind: "value", confidence: 0, placeholder: false } as const;
  const literals = literalsOf(present(type));
  const [only] = literals ?? [];
  const constant = literals?.length === 1 ? writtenScalar(only) : undefined;
  if (constant !== undefined) return { ...base, expression: constant, reasons: ["the only value that it takes"] };
  const standard = writtenScalar(otherwise);
  if (standard !== undefined && otherwise !== null) return { ...base, expression: standard, reasons: ["its default"] };
  const form = objectForm(present(type));
  const children = form === undefined ? undefined : constantsOf(form);
  if (children !== undefined) return { ...base, expression: children, reasons: ["all that it needs"] };
  return undefined;
}

/** An expression that refuses each record, until somebody says what the field is. */
export function refusal(name: string): string {
  return `fail ${writtenText(`${name} is not mapped yet`)}`;
}

function writtenScalar(value: unknown): string | undefined {
  if (typeof value === "string") return writtenText(value);
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) ? JSON.stringify(value) : undefined;
}

/** An object that requires nothing. */
function constantsOf(form: ObjectType): string | undefined {
  return [...form.properties.values()].some(({ required }) => required) || (form.minProperties ?? 0) > 0 ? undefined : "{}";
}

/** What a value must be, for the comment beside a refusal. */
function wordsOfType(type: Type): string {
  const literals = literalsOf(present(type));
  if (literals !== undefined)
    return (
      literals
        .slice(0, 6)
        .map((value) => JSON.stringify(value))
        .join(" | ") + (literals.length > 6 ? " | …" : "")
    );
  return printType(type);
}
