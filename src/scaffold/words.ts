import { stem } from "./stem.ts";
import {
  abbreviations,
  everyones,
  forOthers,
  genericWords,
  managedNames,
  opposites,
  personWords,
  primacies,
  proseWords,
  related,
  settingWords,
  synonyms,
  uncutWords,
  vagueWords,
  weakWords,
  wrappers,
} from "./synonyms.ts";

/** Every part of the tables, under the stems by which words are compared. */
const phrases = new Map<string, string>();
const longestPhrase = Math.max(...synonyms.flat().map((phrase) => phrase.split(" ").length));
for (const [first, ...others] of synonyms) {
  if (first === undefined) continue;
  for (const phrase of [first, ...others]) phrases.set(phrase.split(" ").map(stem).join(" "), first);
}

/** Words that are written together in names (`firstname`, `jobtitle`), so that they can be taken apart. */
const vocabulary = new Set(
  [
    ...synonyms.flat().flatMap((phrase) => phrase.split(" ")),
    ...related.map(([left]) => left),
    ...related.map(([, right]) => right),
    ...Object.values(abbreviations),
    "account",
    "address",
    "amount",
    "billing",
    "card",
    "code",
    "customer",
    "date",
    "item",
    "line",
    "number",
    "order",
    "owner",
    "page",
    "payment",
    "product",
    "project",
    "shipping",
    "site",
    "status",
    "tax",
    "team",
    "time",
    "title",
    "type",
    "user",
    "value",
    "weight",
  ].filter((word) => word.length >= 3),
);

const closings = ["id", "at", "on", "by", "url", "no"];

const addressParts: ReadonlySet<string> = new Set([
  "street",
  "street2",
  "city",
  "province",
  "postalcode",
  "country",
  "latitude",
  "longitude",
]);

/** How alike two words are that the tables name together. */
const similarities = new Map<string, Map<string, number>>();
for (const [left, right, similarity] of related) {
  for (const [a, b] of [
    [left, right],
    [right, left],
  ] as const) {
    const others = similarities.get(canonical(a)) ?? new Map<string, number>();
    others.set(canonical(b), similarity);
    similarities.set(canonical(a), others);
  }
}

const contraries = new Map<string, Set<string>>();
for (const set of opposites) {
  for (const word of set) {
    const others = contraries.get(canonical(word)) ?? new Set<string>();
    for (const other of set) if (other !== word) others.add(canonical(other));
    contraries.set(canonical(word), others);
  }
}

const generic = new Set([...genericWords].map(canonical));
const ofEvery = new Set([...genericWords, ...vagueWords, ...everyones].map(canonical));
const weak = new Set([...weakWords].map(canonical));
const vague = new Set([...vagueWords].map(canonical));
const foreign = new Set([...forOthers].map(canonical));
const configured = new Set([...settingWords].map(canonical));
const uncut = new Set([...uncutWords].map(canonical));
const prose = new Set([...proseWords].map(canonical));
const persons = new Set([...personWords].map(canonical));
const ranks = new Map(primacies.map(([word, rank]) => [canonical(word), rank]));
const holders = new Set([...wrappers].map(canonical));

function canonical(word: string): string {
  return phrases.get(stem(word)) ?? stem(word);
}

/**
 * The words of a field's name, each in the form by which it is compared: `BillingPostalCode` and `billing_zip` are both
 * `billing`, `postalcode`. Case, `_`, `-`, digits and Salesforce's `__c` divide words; abbreviations are written out, what the
 * field calls by several names goes by one, and the rest is stemmed.
 */
export const wordsOf = remembering(readWords);

function readWords(name: string): readonly string[] {
  const plain = name.replace(/__(?:c|r|pc|x|e|mdt)$/u, "");
  const parts = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{L})(\d)/gu, "$1 $2")
    .replace(/(\d)(\p{L})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== "");
  return united(
    parts
      .slice(0, 12)
      .flatMap(apart)
      .map((word) => (Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? word) : word)),
  );
}

/** Takes a word apart that is two known ones. */
function apart(word: string): readonly string[] {
  if (word.length < 6 || vocabulary.has(word) || phrases.has(stem(word))) return [word];
  for (let at = word.length - 2; at >= 3; at--) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (vocabulary.has(left) && (vocabulary.has(right) || closings.includes(right))) return [left, right];
  }
  return [word];
}

/** Puts words in their common form: the longest phrases that the tables know become one word each. */
function united(words: readonly string[]): readonly string[] {
  const stems = words.map(stem);
  const found: string[] = [];
  for (let at = 0; at < stems.length; ) {
    let length = Math.min(longestPhrase, stems.length - at);
    while (length > 0 && !phrases.has(stems.slice(at, at + length).join(" "))) length--;
    const word = (length > 0 ? phrases.get(stems.slice(at, at + length).join(" ")) : stems[at]) ?? "";
    if (found.at(-1) !== word) found.push(word);
    at += Math.max(1, length);
  }
  return found;
}

/** How alike two words are, 0 to 1; both as {@link wordsOf} gives them. */
export function similarityOf(left: string, right: string): number {
  if (left === right) return 1;
  const known = similarities.get(left)?.get(right);
  if (known !== undefined) return known;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 4 && long.startsWith(short) ? 0.75 : 0;
}

/** Whether the two words tell fields apart, as `billing` and `shipping` do. */
export function areOpposites(left: string, right: string): boolean {
  return contraries.get(left)?.has(right) === true;
}

/** How much a word says of a field. */
export function weightOf(word: string): number {
  return weak.has(word) || (word >= "0" && word < ":") ? 0.5 : 1;
}

/** Whether a word could be the last of any field's name, so that the words before it say which one is meant. */
export function isGeneric(word: string): boolean {
  return generic.has(word);
}

/** Whether a name, without that of its record, is of what a system sets by itself: when a record was made, and by whom. */
export function isManaged(words: readonly string[]): boolean {
  return managed().has(words.join(" "));
}

let managedWords: ReadonlySet<string> | undefined;

function managed(): ReadonlySet<string> {
  managedWords ??= new Set(managedNames.map((name) => wordsOf(name).join(" ")));
  return managedWords;
}

/** Whether a name is that of an id: of the record, or of another. */
export function isIdentity(words: readonly string[]): boolean {
  const last = words.at(-1);
  return last === "id" || last === "externalid";
}

/** Whether a name says that what it holds is another system's: `ExternalReferenceId`. */
export function isForOthers(words: readonly string[]): boolean {
  return words.some((word) => foreign.has(word));
}

/** Whether a name is one that every system has, and each for something of its own (`type`). */
export function isVague(words: readonly string[]): boolean {
  return words.length === 1 && vague.has(words[0] ?? "");
}

/** Whether one of the words says that it is about a person, not a thing. */
export function isPerson(words: readonly string[]): boolean {
  return words.some((word) => persons.has(word));
}

/** Whether a word names a part of a postal address. */
export function isAddressPart(word: string): boolean {
  return addressParts.has(word);
}

/** Whether a name is of what a new record is put into, of the target's own: the `channel` of a message. */
export function isSetting(words: readonly string[]): boolean {
  return configured.has(words.at(-1) ?? "");
}

/** Whether what a word names is of no use when a part is cut off. */
export function isUncut(word: string): boolean {
  return uncut.has(word);
}

/** Whether a word names what people write at length. */
export function isProse(word: string): boolean {
  return prose.has(word);
}

/** How main a word says that something is, 0 to 1: an address that says nothing is rather `billing` than `other`. */
export function primacyOf(word: string): number {
  return ranks.get(word) ?? 1;
}

/** The words in front of many of an object's names: they say no more than the object's own name does. */
export function commonWords(names: readonly string[]): readonly string[] {
  if (names.length < 5) return [];
  const known = commons.get(names);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const name of names) for (const word of new Set(wordsOf(name).slice(0, -1))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const least = Math.max(4, names.length * 0.25);
  const found = [...counts].filter(([word, count]) => count >= least && !contraries.has(word)).map(([word]) => word);
  commons.set(names, found);
  return found;
}

const commons = new WeakMap<readonly string[], readonly string[]>();

/**
 * The words of a name among others of an address: the `state` there is a province.
 *
 * @param around the words of the objects that it stands in
 * @param siblings the names beside it
 */
export function inAddress(words: readonly string[], around: readonly string[], siblings: readonly string[]): readonly string[] {
  if (words.at(-1) !== "state") return words;
  const isAddress =
    [...around, ...words].some((word) => ["address", "billing", "mailing", "shipping"].includes(word)) ||
    siblings.some((name) => ["city", "postalcode"].includes(wordsOf(name).at(-1) ?? ""));
  return isAddress ? [...words.slice(0, -1), "province"] : words;
}

/** Whether nearly every object has a field whose name ends so. */
export function isEveryones(word: string): boolean {
  return ofEvery.has(word);
}

/** Whether a name is only that of something which holds fields together (`data`, `attributes`). */
export function isWrapper(words: readonly string[]): boolean {
  return words.every((word) => holders.has(word));
}

const stopWords = new Set(
  "the and for with that this from are not can may will when which whether has have been its was were you your our all any each other than then only also used use set value field object string number example id".split(
    " ",
  ),
);

/** The telling words of a description; HTML and links left out. */
export const wordsOfText = remembering(readText);

function readText(text: string): ReadonlySet<string> {
  const plain = text
    .slice(0, 400)
    .replace(/<[^>]*>|https?:\S+/gu, " ")
    .toLowerCase();
  const words = plain.match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !stopWords.has(word)).map(canonical));
}

/** How many answers are remembered. */
const mostRemembered = 10_000;

/** A function that answers what it was asked before out of memory: descriptions say the same names and sentences again and again. */
function remembering<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const answer = read(text);
    known.set(text, answer);
    return answer;
  };
}
