import { admitsAbsence, admitsNull, present } from "../types/join.ts";
import { isReadOnly } from "../types/read-only.ts";
import { type ObjectType, type Property, resolve, type Type } from "../types/type.ts";
import { calibrated } from "./calibrate.ts";
import { type Coherence, createCoherence, type Matches } from "./coherence.ts";
import { composedValues } from "./compose.ts";
import { constants, refused } from "./fallbacks.ts";
import { createFieldMatcher, type FieldMatch, type FieldMatcher } from "./match-fields.ts";
import {
  type FieldProposals,
  isOpen,
  isWritten,
  likely,
  type ObjectProposal,
  type Proposal,
  possible,
  type ValueProposal,
} from "./proposal.ts";
import { sourceValues } from "./sources.ts";
import { targetForm } from "./target-form.ts";

/** What is proposed for, as a whole. */
export interface WholeTarget {
  /** What names of its configuration begin with: `PAGERDUTY`. */
  readonly prefix?: string | undefined;
  /** What it is called: `Account`. */
  readonly entity?: string | undefined;
  /** It is another system's than the values. */
  readonly foreign?: boolean;
}

/** How many objects may be proposed within each other. */
const deepest = 3;
/** A value that is taken for one field is less likely another's, too. */
const takenTwice = 0.75;
/** A list of one item, where several may be meant. */
const listOfOne = 0.8;
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
  const entity = others.length === 0 && only !== undefined && targetForm(present(only.type)) !== undefined ? only.name : whole.entity;
  const find: Matches = remembered((property, parents, siblings) =>
    matcher.match(
      { ...property, entity, foreign: whole.foreign === true, parents: parents.filter((name) => name !== entity), siblings },
      considered,
    ),
  );
  const { foreign = false, prefix } = whole;
  return proposalsOf({ matcher, find, coherence: createCoherence(target, find), foreign, prefix, entity }, target, []);
}

/** What is asked again and again while fields are proposed. */
interface Proposing {
  readonly matcher: FieldMatcher;
  readonly find: Matches;
  readonly coherence: Coherence;
  readonly foreign: boolean;
  readonly prefix?: string | undefined;
  readonly entity?: string | undefined;
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
    const fallback = property.required
      ? [...constants(property, { ...proposing, parents }), ...skeletonOf(proposing, property, parents), refused(property, perhaps)]
      : [];
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
  const form = targetForm(wanted);
  if (form !== undefined && form.properties.size > 0) {
    const proposal = objectOf(proposalsOf(proposing, form, [...parents, property.name]), property.required);
    return proposal === undefined ? [] : [proposal];
  }
  const list = resolve(wanted);
  const items = list.kind === "array" ? targetForm(present(list.items)) : undefined;
  if (items === undefined || items.properties.size === 0) return [];
  for (const { source, confidence, reasons } of proposing.matcher.alike({ ...property, parents })) {
    const from = resolve(present(source.type));
    if (from.kind !== "array" || targetForm(present(from.items)) === undefined || admitsNull(from.items)) continue;
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
  // A list that must be there, of what the record itself is: one item.
  if (!property.required) return [];
  const one = objectOf(proposalsOf(proposing, items, [...parents, property.name]), true);
  return one === undefined
    ? []
    : [{ ...one, confidence: rounded(one.confidence * listOfOne), reasons: ["a list of one"], each: { before: "[", after: "]" } }];
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

/** An object whose fields have nothing likely, either: what it requires stands for itself. */
function skeletonOf(proposing: Proposing, property: Property, parents: readonly string[]): readonly Proposal[] {
  const type = resolve(present(property.type));
  const form = targetForm(type.kind === "array" ? type.items : type);
  if (form === undefined || form.properties.size === 0 || parents.length >= deepest - 1) return [];
  const fields = proposalsOf(proposing, form, [...parents, property.name]);
  const each = type.kind === "array" ? { before: "[", after: "]" } : undefined;
  return [{ kind: "object", fields, confidence: 0, reasons: ["required"], each }];
}
