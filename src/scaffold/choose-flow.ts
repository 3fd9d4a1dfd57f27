import type { Contract } from "../contract/contract.ts";
import { present } from "../types/join.ts";
import { isReadOnly } from "../types/read-only.ts";
import type { Type } from "../types/type.ts";
import { type Beginning, beginningsOf } from "./beginnings.ts";
import { affinity } from "./concepts.ts";
import { type Ending, endingsOf } from "./endings.ts";
import { likeness, literalsOf } from "./enums.ts";
import { createFieldMatcher, type FieldMatcher } from "./match-fields.ts";
import { likely } from "./proposal.ts";
import { sourceValues } from "./sources.ts";
import { targetForm } from "./target-form.ts";
import { wordsOf } from "./words.ts";

/** A flow from a record to an operation that makes another. */
export interface ChosenFlow {
  readonly beginning: Beginning;
  readonly ending: Ending;
}

/** The flows that two systems suggest, the likeliest first; where there is none, why. */
export interface FlowChoice {
  readonly flows: readonly ChosenFlow[];
  readonly why?: "no records" | "no writes" | "nothing alike" | undefined;
  /** The records and the operations that were considered, by their names, the first few. */
  readonly records: readonly string[];
  readonly writes: readonly string[];
}

/** How many names are given of what was considered. */
const mostNamed = 4;

/** How many pairs are looked at closely. */
const mostPairs = 40;
/** How many fields of a target are looked at for it. */
const mostFields = 25;
/** What people want less often than this is not proposed, unless the fields fit. */
const leastWanted = 0.3;
/** What people want as often as this is proposed even where the fields are theirs to say. */
const surelyWanted = 0.75;
/** Names that are as alike as this speak of the same thing. */
const sameName = 0.8;
/** So many fields that fit speak for a flow by themselves. */
const manyFields = 6;

/**
 * What a flow between two systems is most likely about: the record of the first and the writing operation of the second that people
 * bring together, and whose names and fields fit.
 */
export function chooseFlows(from: Contract, to: Contract): FlowChoice {
  const beginnings = beginningsOf(from);
  const endings = endingsOf(to);
  const records = beginnings.slice(0, mostNamed).map(({ typeName }) => typeName);
  const writes = endings.slice(0, mostNamed).map(({ name }) => name);
  if (beginnings.length === 0) return { flows: [], why: "no records", records, writes };
  if (endings.length === 0) return { flows: [], why: "no writes", records, writes };
  // What a system says that it sends is a better beginning than what it may send.
  const namesEvents = beginnings.some(({ event }) => event !== undefined);
  const matchers = new Map<Beginning, FieldMatcher>();
  const flows = beginnings
    .flatMap((beginning) => endings.map((ending) => ({ beginning, ending, fit: fitOf(beginning, ending, from === to, namesEvents) })))
    .sort((left, right) => right.fit.score - left.fit.score)
    .slice(0, mostPairs)
    .map((pair) => {
      const known = matchers.get(pair.beginning);
      const matcher = known ?? createFieldMatcher(sourceValues("source", pair.beginning.type, { depth: 3, most: 200 }));
      matchers.set(pair.beginning, matcher);
      const { filled, score } = fieldScore(matcher, pair.ending.body, from !== to);
      return { ...pair, filled, score: 3 * pair.fit.score + score };
    })
    .filter(({ fit, filled }) => fit.isSame || (filled > 0 && fit.isWanted) || filled >= manyFields)
    .sort((left, right) => right.score - left.score)
    .map(({ beginning, ending }) => ({ beginning, ending }));
  return { flows, records, writes, ...(flows.length === 0 && { why: "nothing alike" as const }) };
}

/** How well a record and what an operation makes go together, by what they are called. */
function fitOf(
  { typeName, event, concept, isMain }: Beginning,
  ending: Ending,
  isSame: boolean,
  namesEvents: boolean,
): { readonly score: number; readonly isWanted: boolean; readonly isSame: boolean } {
  const wanted = affinity(concept, ending.concept);
  const alike = likeness(wordsOf(typeName.split(".").at(-1) ?? typeName), ending.made);
  // Within one system, it should be another record.
  const own = isSame ? wanted - 2 * alike : wanted + 0.5 * alike;
  const { parameters, operation } = ending;
  const score =
    own +
    (event !== undefined ? 0.3 : namesEvents ? -0.5 : 0) +
    (isMain ? 0.15 : 0) -
    0.2 * parameters.length -
    (operation.path.includes("{") ? 0.2 : 0);
  return { score, isWanted: wanted >= leastWanted || (alike >= sameName && !isSame), isSame: wanted >= surelyWanted };
}

/** How much of a body a record's fields fill, and how much that is required they leave open. */
function fieldScore(matcher: FieldMatcher, body: Type, foreign: boolean): { readonly filled: number; readonly score: number } {
  let form = targetForm(body);
  const [only, ...others] = [...(form?.properties.values() ?? [])];
  // What only wraps the record is looked into.
  if (others.length === 0 && only !== undefined) form = targetForm(only.type) ?? form;
  if (form === undefined) return { filled: 0, score: -1 };
  const object = form;
  const siblings = [...object.properties.keys()];
  const fields = [...object.properties.values()]
    .filter((property) => !isReadOnly(object, property))
    .sort((left, right) => Number(right.required) - Number(left.required))
    .slice(0, mostFields);
  let filled = 0;
  let sum = 0;
  let open = 0;
  for (const property of fields) {
    const [best] = matcher.match({ ...property, siblings, foreign }, 1);
    if (best !== undefined && best.confidence >= likely) {
      filled++;
      sum += best.confidence;
    } else if (property.required && literalsOf(present(property.type))?.length !== 1) open++;
  }
  return { filled, score: sum / Math.sqrt(Math.max(4, fields.length)) - 0.5 * open };
}
