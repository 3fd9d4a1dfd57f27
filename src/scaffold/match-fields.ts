import { admitsAbsence, admitsNull, present } from "../types/join.ts";
import { resolve, type Type } from "../types/type.ts";
import { type Conversion, convert } from "./convert.ts";
import { literalsOf } from "./enums.ts";
import {
  type NameScore,
  nameScore,
  type PreparedSource,
  type PreparedTarget,
  prepareSource,
  prepareTarget,
  rememberingSimilarity,
  type Similarity,
} from "./name-score.ts";
import { type Plausibility, plausibility } from "./plausible.ts";
import type { SourceValue } from "./sources.ts";
import type { TargetField } from "./target-field.ts";
import { areMinor, unitsOf } from "./units.ts";

/** A value that a field probably takes. */
export interface FieldMatch {
  readonly source: SourceValue;
  /** What to write behind the field's name; it compiles. */
  readonly expression: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, and what is done to the value: in a few words each. */
  readonly reasons: readonly string[];
  readonly fit: Conversion["fit"];
}

/** Answers for field after field what of the same values each probably takes. */
export interface FieldMatcher {
  /** The likeliest values, best first. The same question has the same answer. */
  match(target: TargetField, most?: number): readonly FieldMatch[];
  /** Values that are called like a field, whatever their types are; best first. */
  alike(target: TargetField): readonly AlikeValue[];
}

/** A value that is called like a field. */
export interface AlikeValue {
  readonly source: SourceValue;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** How many of the best by name have their types compared. */
const tried = 10;
/** What is called less than this alike is not the field. */
const leastScore = 0.15;

/** Prepares values for {@link FieldMatcher.match}. */
export function createFieldMatcher(values: readonly SourceValue[]): FieldMatcher {
  const siblings = siblingsOf(values);
  const sources = values.map((value, order) => prepareSource(value, order, siblings.get(parentPath(value))));
  const similarity = rememberingSimilarity();
  const candidates = createIndex(sources, similarity);
  const currencyNear = currenciesOf(sources);
  const countsMinor = areMinor(sources);
  const rank = (field: PreparedTarget): readonly { readonly source: PreparedSource; readonly score: NameScore }[] =>
    candidates(field)
      .map((source) => ({ source, score: nameScore(source, field, similarity) }))
      .filter(({ score }) => score.value > leastScore)
      .sort((left, right) => right.score.value - left.score.value || left.source.order - right.source.order);
  return {
    alike: (target) =>
      rank(prepareTarget(target))
        .slice(0, tried)
        .map(({ source, score }) => ({ source: source.value, confidence: score.value, reasons: score.reasons })),
    match(target, most = 5) {
      const field = prepareTarget(target);
      const ranked = rank(field);
      const least = (ranked[0]?.score.value ?? 0) * 0.4;
      const matches: FieldMatch[] = [];
      for (const { source, score } of ranked.slice(0, tried)) {
        if (score.value < least) break;
        const hints = unitsOf(source, field, target, currencyNear(source.value), countsMinor);
        const conversion = convert(source.value.expression, source.value.type, target, hints, source.value.faulty);
        if (conversion === undefined) continue;
        matches.push(matchOf(source, target, score, conversion, plausibility(source, field, target)));
      }
      const isMade = ({ source }: FieldMatch): number => (source.made === undefined ? 0 : 1);
      return matches.sort((left, right) => right.confidence - left.confidence || isMade(right) - isMade(left)).slice(0, most);
    },
  };
}

/** Gives the sources that have anything to do with a field: a word that is like one of its own, or a description that names it. */
function createIndex(sources: readonly PreparedSource[], similarity: Similarity): (field: PreparedTarget) => readonly PreparedSource[] {
  const called = new Map<string, Set<PreparedSource>>();
  const described = new Map<string, Set<PreparedSource>>();
  const add = (index: Map<string, Set<PreparedSource>>, word: string, source: PreparedSource): void => {
    const found = index.get(word);
    if (found === undefined) index.set(word, new Set([source]));
    else found.add(source);
  };
  for (const source of sources) {
    for (const word of source.name) add(called, word, source);
    for (const word of source.around) add(called, word, source);
    for (const word of source.described) add(described, word, source);
  }
  return (field) => {
    const found = new Set<PreparedSource>();
    for (const word of field.name) {
      for (const [other, having] of called) if (similarity(word, other) > 0) for (const source of having) found.add(source);
      for (const source of described.get(word) ?? []) found.add(source);
    }
    for (const word of field.described) for (const source of called.get(word) ?? []) found.add(source);
    return [...found];
  };
}

/** Gives the currency beside a value, or beside the nearest object around it. */
function currenciesOf(sources: readonly PreparedSource[]): (value: SourceValue) => string | undefined {
  const currencies = new Map<string, string>();
  for (const { value, name } of sources) {
    const isThere = !admitsNull(value.type) && !admitsAbsence(value.type);
    if (name.length === 1 && name[0] === "currency" && isThere) currencies.set(parentPath(value), value.expression);
  }
  return ({ path, entity }) => {
    for (let length = path.length - 1; length >= 0; length--) {
      const found = currencies.get(JSON.stringify([entity[0], ...path.slice(0, length)]));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The names beside each other, by the path of the object that they stand in. */
function siblingsOf(values: readonly SourceValue[]): ReadonlyMap<string, readonly string[]> {
  const siblings = new Map<string, string[]>();
  for (const value of values) {
    const name = value.path.at(-1);
    if (name === undefined) continue;
    const known = siblings.get(parentPath(value));
    if (known === undefined) siblings.set(parentPath(value), [name]);
    else known.push(name);
  }
  return siblings;
}

function matchOf(
  source: PreparedSource,
  target: TargetField,
  score: NameScore,
  conversion: Conversion,
  plausible: Plausibility,
): FieldMatch {
  const reasons = [...score.reasons];
  let confidence = score.value;
  const format = sharedFormat(source.value.type, target.type);
  if (format !== undefined && confidence < 0.97) {
    confidence += (1 - confidence) * 0.2;
    reasons.push(`both ${format}`);
  }
  const alike = sharedValues(source.value.type, target.type);
  if (alike > 0 && confidence < 0.97) {
    confidence += (1 - confidence) * 0.4 * alike;
    reasons.push("the same values");
  }
  return {
    source: source.value,
    expression: conversion.expression,
    confidence: Math.round(Math.min(1, confidence * conversion.factor * plausible.factor) * 100) / 100,
    reasons: [...reasons, ...plausible.reasons, ...conversion.reasons],
    fit: conversion.fit,
  };
}

/** A format that both have and that says something. */
function sharedFormat(source: Type, target: Type): string | undefined {
  const [from, to] = [resolve(present(source)), resolve(present(target))];
  if (from.kind !== "string" || to.kind !== "string" || from.format === undefined) return undefined;
  return from.format === to.format && ["email", "uri", "ipv4", "ipv6", "hostname"].includes(from.format) ? from.format : undefined;
}

/** Which share of the source's enum the target's has. */
function sharedValues(source: Type, target: Type): number {
  const given = literalsOf(present(source));
  const wanted = literalsOf(present(target));
  if (given === undefined || wanted === undefined || given.length < 2) return 0;
  return given.filter((value) => wanted.includes(value)).length / given.length;
}

function parentPath({ path, entity }: SourceValue): string {
  return JSON.stringify([entity[0], ...path.slice(0, -1)]);
}
