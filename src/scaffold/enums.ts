import { type LiteralType, type RefType, resolve, type Type } from "../types/type.ts";
import { areOpposites, similarityOf, wordsOf } from "./words.ts";
import { writtenText } from "./written.ts";

/** The texts, numbers and booleans that an enum lists, null aside; undefined for what is none. */
export function literalsOf(type: Type): readonly LiteralType["value"][] | undefined {
  const literals: LiteralType["value"][] = [];
  for (const form of alternativesOf(type) ?? []) {
    if (form.kind === "literal") literals.push(form.value);
    else if (form.kind !== "null") return undefined;
  }
  return literals.length > 0 ? literals : undefined;
}

/** How many unions may stand within each other. */
const deepest = 8;

/** What a union comes down to, unions within it taken apart; undefined where that does not end. */
export function alternativesOf(type: Type, depth = 0): readonly Exclude<Type, RefType>[] | undefined {
  const form = resolve(type);
  if (form.kind !== "union") return [form];
  if (depth > deepest) return undefined;
  const found: Exclude<Type, RefType>[] = [];
  for (const member of form.members) {
    const inner = alternativesOf(member, depth + 1);
    if (inner === undefined) return undefined;
    found.push(...inner);
  }
  return found;
}

/** An enum of more values is not taken apart one by one. */
const mostArms = 40;

/** The arms of a `match` from one enum to another, and how many of the values have one. */
export interface EnumArms {
  readonly arms: readonly string[];
  readonly found: number;
}

/**
 * The arms of a `match` from the values of one enum to those of another that are called alike; what is called like none is refused.
 * Undefined where too few are alike for it to mean anything.
 */
export function armsBetween(given: readonly LiteralType["value"][], wanted: readonly LiteralType["value"][]): EnumArms | undefined {
  if (given.length > mostArms) return undefined;
  const byResult = new Map<string, string[]>();
  const left: string[] = [];
  for (const each of given) {
    const written = writtenLiteral(each);
    const near = nearest(each, wanted);
    const result = near === undefined ? undefined : writtenLiteral(near);
    if (written === undefined) return undefined;
    if (result === undefined) left.push(written);
    else byResult.set(result, [...(byResult.get(result) ?? []), written]);
  }
  const found = given.length - left.length;
  if (found === 0 || (found < 2 && given.length > 3)) return undefined;
  const arms = [...byResult].map(([result, values]) => `${values.join(" | ")} => ${result}`);
  return { arms: left.length === 0 ? arms : [...arms, `${left.join(" | ")} => fail "no value for it"`], found };
}

function writtenLiteral(value: LiteralType["value"]): string | undefined {
  if (typeof value === "string") return writtenText(value);
  return typeof value === "object" ? undefined : String(value);
}

/** The value of an enum that another value is called like. */
function nearest(value: LiteralType["value"], wanted: readonly LiteralType["value"][]): LiteralType["value"] | undefined {
  if (typeof value !== "string") return wanted.find((each) => each === value);
  const words = wordsOf(value);
  let best: LiteralType["value"] | undefined;
  let most = 0.6;
  for (const each of wanted) {
    if (typeof each !== "string") continue;
    const alike = each === value ? 2 : likeness(words, wordsOf(each));
    if (alike > most) [best, most] = [each, alike];
  }
  return best;
}

/** How alike two names are, by their words, 0 to 1. */
export function likeness(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  if (left.some((word) => right.some((other) => areOpposites(word, other)))) return 0;
  const covered = (words: readonly string[], others: readonly string[]): number =>
    words.reduce((sum, word) => sum + Math.max(0, ...others.map((other) => similarityOf(word, other))), 0) / words.length;
  return Math.sqrt(covered(left, right) * covered(right, left));
}
