import { present } from "../types/join.ts";
import { resolve } from "../types/type.ts";
import type { SourceValue } from "./sources.ts";
import type { TargetField } from "./target-field.ts";
import {
  areOpposites,
  commonWords,
  inAddress,
  isAddressPart,
  isEveryones,
  isGeneric,
  isWrapper,
  primacyOf,
  similarityOf,
  weightOf,
  wordsOf,
  wordsOfText,
} from "./words.ts";

/** A source with its words, made once for all fields. */
export interface PreparedSource {
  readonly value: SourceValue;
  readonly name: readonly string[];
  /** The words of each object that it stands in, outermost first. */
  readonly parents: readonly (readonly string[])[];
  /** The words of all of them. */
  readonly around: readonly string[];
  readonly entity: readonly string[];
  readonly isObject: boolean;
  readonly described: ReadonlySet<string>;
  /** How it is told apart from others that are called alike: the more objects around it, the later. */
  readonly order: number;
}

/**
 * Takes the names of a source apart.
 *
 * @param siblings the names of all that stands beside it
 */
export function prepareSource(value: SourceValue, order: number, siblings: readonly string[] = []): PreparedSource {
  const last = value.path.at(-1);
  const around = value.path.slice(0, -1).flatMap(wordsOf);
  return {
    value,
    name: last === undefined ? [...new Set(value.entity.flatMap(wordsOf))] : inAddress(wordsOf(last), around, siblings),
    parents: value.path.slice(0, -1).map(wordsOf),
    around,
    entity: [...new Set([...value.entity.flatMap(wordsOf), ...commonWords(siblings)])],
    isObject: resolve(present(value.type)).kind === "object",
    described: wordsOfText(value.property?.description ?? ""),
    order,
  };
}

/** A field with its words. */
export interface PreparedTarget {
  readonly name: readonly string[];
  readonly parents: readonly (readonly string[])[];
  readonly around: readonly string[];
  readonly entity: readonly string[];
  readonly described: ReadonlySet<string>;
}

/** Takes the names of a field apart. */
export function prepareTarget({ name, parents = [], entity, description, siblings = [] }: TargetField): PreparedTarget {
  const around = parents.flatMap(wordsOf);
  return {
    name: inAddress(wordsOf(name), around, siblings),
    parents: parents.map(wordsOf),
    around,
    entity: [...(entity === undefined ? [] : wordsOf(entity)), ...commonWords(siblings)],
    described: wordsOfText(description ?? ""),
  };
}

/** How alike two are called, and why one thinks so. */
export interface NameScore {
  readonly value: number;
  readonly reasons: readonly string[];
}

const nothing: NameScore = { value: 0, reasons: [] };

/** How alike two words are; what has been asked is remembered, as the same words come again and again. */
export type Similarity = (word: string, other: string) => number;

/** Compares words, and remembers what came of it. */
export function rememberingSimilarity(): Similarity {
  const known = new Map<string, Map<string, number>>();
  return (word, other) => {
    let row = known.get(word);
    if (row === undefined) {
      row = new Map();
      known.set(word, row);
    }
    let value = row.get(other);
    if (value === undefined) {
      value = similarityOf(word, other);
      row.set(other, value);
    }
    return value;
  };
}

/** How alike the two are called, 0 to 1: their own names first, what is around them second, their descriptions last. */
export function nameScore(source: PreparedSource, target: PreparedTarget, similarity: Similarity): NameScore {
  const ownWords = covered(
    target.name,
    target.entity,
    [source.name, 1, source.around, 0.85, source.entity, isGeneric(source.name.at(-1) ?? "") ? 1 : 0.7],
    similarity,
  );
  if (ownWords === 0) return describedScore(source, target, 0);
  const givenWords = covered(source.name, source.entity, [target.name, 1, target.around, 0.85, target.entity, 0.7], similarity);
  let value = ownWords ** 0.55 * givenWords ** 0.45 * headScore(source, target, similarity);
  if (areContrary([...source.name, ...source.around], [...target.name, ...target.around])) value *= 0.25;
  value *= unsaid(target.name, target.entity, [source.name, source.around, source.entity], similarity) ? 0.72 : 1;
  value *= unsaid(source.name, source.entity, [target.name, target.around, target.entity], similarity) ? 0.88 : 1;
  value *= distance(source, target, similarity);
  if (source.value.path.length === 0 && source.isObject) value *= 0.5;
  if (source.value.property?.deprecated === true) value *= 0.7;
  const words = value > 0.97 ? "same name" : value > 0.8 ? "nearly the same name" : "a similar name";
  return describedScore(source, target, value, words);
}

/** Whether a word in front of a name's last says something that the other does not speak of: the phone of the `assistant`. */
function unsaid(
  words: readonly string[],
  entity: readonly string[],
  among: readonly (readonly string[])[],
  similarity: Similarity,
): boolean {
  return words
    .slice(0, -1)
    .some(
      (word) =>
        weightOf(word) === 1 &&
        !entity.includes(word) &&
        !isMain(word) &&
        !among.some((others) => others.some((other) => similarity(word, other) > 0.4)),
    );
}

/** Whether a word only says that something is the main one of several, which need not be said. */
function isMain(word: string): boolean {
  return primacyOf(word) < 1 && primacyOf(word) > 0.95;
}

/**
 * How far away a value is: the deeper, the less likely it is what a field of the record takes, unless the objects around it are
 * spoken of at the field, too.
 */
function distance(source: PreparedSource, target: PreparedTarget, similarity: Similarity): number {
  let factor = 1;
  const isPart = isAddressPart(source.name.at(-1) ?? "");
  for (const [at, parent] of source.parents.entries()) {
    // The city of an address is a city.
    if (isPart && parent.every((word) => word === "address")) continue;
    const isList = source.value.ofList && at === source.parents.length - 1;
    if (isFound(parent, [target.name, target.around, target.entity], similarity) && !(isList && isWrapper(parent))) continue;
    // The name of what stands in the record is not the name of the record.
    factor *= (isEveryones(source.name.at(-1) ?? "") ? 0.6 : 0.85) * (at > 0 ? 0.8 : 1);
  }
  for (const [at, parent] of target.parents.entries()) {
    if (isFound(parent, [source.name, source.around, source.entity], similarity)) continue;
    const isOwn = at === target.parents.length - 1 && isEveryones(target.name.at(-1) ?? "");
    factor *= isOwn ? 0.45 : 0.85;
  }
  return source.value.ofList ? factor * 0.65 : factor;
}

/** Whether a word of one object's name is spoken of, or the name says nothing. */
function isFound(parent: readonly string[], among: readonly (readonly string[])[], similarity: Similarity): boolean {
  return isWrapper(parent) || parent.some((word) => among.some((others) => others.some((other) => similarity(word, other) > 0.5)));
}

/** Whether one says `billing` where the other says `shipping`, and neither says both. */
function areContrary(given: readonly string[], wanted: readonly string[]): boolean {
  return given.some((word) => wanted.some((other) => areOpposites(word, other) && !wanted.includes(word) && !given.includes(other)));
}

/**
 * How much of a name, by the weight of its words, is found among others, each group with its worth. The last word says what
 * the field is, and counts twice, unless it could be said of anything (`name`, `id`); words that only repeat what the whole is
 * called count little.
 */
function covered(
  words: readonly string[],
  entity: readonly string[],
  [first, firstWorth, second, secondWorth, third, thirdWorth]: readonly [
    readonly string[],
    number,
    readonly string[],
    number,
    readonly string[],
    number,
  ],
  similarity: Similarity,
): number {
  let sum = 0;
  let whole = 0;
  for (const [index, word] of words.entries()) {
    const isLast = index === words.length - 1;
    let best = 0;
    for (const other of first) best = Math.max(best, similarity(word, other) * firstWorth);
    for (const other of second) best = Math.max(best, similarity(word, other) * secondWorth);
    for (const other of third) best = Math.max(best, similarity(word, other) * thirdWorth);
    // What only says that it is the main one of several need not be said.
    const said = entity.includes(word) || (best < 0.5 && isMain(word)) ? 0.4 : 1;
    const weight = weightOf(word) * (isLast ? (isGeneric(word) ? 1.2 : 2) : said);
    sum += weight * best;
    whole += weight;
  }
  return whole === 0 ? 0 : sum / whole;
}

/** The last word of a name says what it is: an `account number` is no account. Where it says little, another word must fit as well. */
function headScore(source: PreparedSource, target: PreparedTarget, similarity: Similarity): number {
  const given = source.name.at(-1);
  const wanted = target.name.at(-1);
  if (given === undefined || wanted === undefined) return 0.5;
  if (similarity(given, wanted) > 0.3) return isGeneric(wanted) && !sharesMore(source, target, similarity) ? 0.6 : 1;
  const elsewhere = target.name.some((word) => similarity(word, given) > 0.5) || source.name.some((word) => similarity(word, wanted) > 0.5);
  return elsewhere ? 0.75 : 0.45;
}

/** Whether the words before the last of either name are found at the other. */
function sharesMore(source: PreparedSource, target: PreparedTarget, similarity: Similarity): boolean {
  const found = (words: readonly string[], among: readonly (readonly string[])[]): boolean =>
    words.length < 2 || isFound(words.slice(0, -1), among, similarity);
  return (
    found(target.name, [source.name, source.around, source.entity, target.entity]) &&
    found(source.name, [target.name, target.around, target.entity, source.entity])
  );
}

/** What descriptions add: a source whose description speaks of the field's name, and descriptions that share words. */
function describedScore(source: PreparedSource, target: PreparedTarget, value: number, words = ""): NameScore {
  const said = value > 0 ? [words] : [];
  const named = target.name.filter((word) => weightOf(word) === 1);
  const namedIn = named.length > 0 && named.every((word) => source.described.has(word) && !source.name.includes(word));
  const namedBy =
    source.name.length > 0 &&
    source.name.every((word) => weightOf(word) === 1 && target.described.has(word) && !target.name.includes(word));
  let shared = 0;
  for (const word of target.described)
    if (source.described.has(word) && !target.name.includes(word) && !source.name.includes(word)) shared++;
  const overlap = shared === 0 ? 0 : shared / Math.sqrt(target.described.size * source.described.size);
  const bonus = (namedIn ? 0.2 : 0) + (namedBy ? 0.2 : 0) + (overlap > 0.2 ? 0.25 * overlap : 0);
  if (bonus === 0 || (value === 0 && !namedIn && !namedBy)) return value === 0 ? nothing : { value, reasons: said };
  const away = value === 0 ? 0.8 ** source.value.path.length : 1;
  const why = namedIn || namedBy ? "its description names it" : "similar descriptions";
  return { value: value + (1 - value) * bonus * away, reasons: value > 0.97 ? said : [...said, why] };
}
