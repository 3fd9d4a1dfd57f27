/*
 * Words of other languages that stand where Integ has something else. They are ordinary names: only where nothing is called
 * so does a message say what is written instead.
 */

/** What stands in Integ where another language has a word. */
export interface Instead {
  /** Completes `Integ has no X: …`. */
  readonly instead: string;
  /** What is written in the word's place, where that is all there is to change. */
  readonly write?: string | undefined;
}

const nothing: Instead = { instead: "what is not there is `null`", write: "null" };
const logged: Instead = { instead: "the connector logs each run itself, and `alert` is a flow's way to tell somebody" };
const json: Instead = { instead: "it is `value.toJson()` and `text.parseJson()`" };
const number: Instead = { instead: "it is `text.toNumber()` or `text.toInt()`, which fail where the text is no number" };
const conversion: Instead = { instead: 'it is `value.toString()`, or a template: `"${value}"`' };
const time: Instead = { instead: "times come from events and answers, and are read with `text.toDateTime()`" };
const steps: Instead = { instead: "each step ends before the next one begins", write: "" };
const failure: Instead = { instead: 'a record is refused, and a run ended, with `fail "why"`' };
const configuration: Instead = { instead: "configuration is `env.NAME`, and a secret `secret.NAME`" };
const everythingElse: Instead = { instead: "the arm for everything else is `else`", write: "else" };

/** Names of values, and of what is called without a value in front of it. */
export const foreignNames: ReadonlyMap<string, Instead> = new Map([
  ["undefined", nothing],
  ["nil", nothing],
  ["None", nothing],
  ["NULL", nothing],
  ["Null", nothing],
  ["True", { instead: "it is `true`", write: "true" }],
  ["TRUE", { instead: "it is `true`", write: "true" }],
  ["False", { instead: "it is `false`", write: "false" }],
  ["FALSE", { instead: "it is `false`", write: "false" }],
  ["not", { instead: "it is `!`", write: "!" }],
  ["_", everythingElse],
  ["default", everythingElse],
  ["otherwise", everythingElse],
  ["await", steps],
  ["throw", failure],
  ["raise", failure],
  ["return", { instead: "a flow ends behind its last step, and a map's value stands behind `=`" }],
  ["console", logged],
  ["print", logged],
  ["println", logged],
  ["JSON", json],
  ["Math", { instead: "numbers have functions: `n.round(2)`, `n.abs()`, `[a, b].max()`" }],
  ["Object", { instead: "objects have functions: `value.keys()`, `value.values()`, `value.entries()`" }],
  ["Array", { instead: "a list is `[a, b]`" }],
  ["Number", number],
  ["parseInt", number],
  ["parseFloat", number],
  ["int", number],
  ["float", number],
  ["String", conversion],
  ["str", conversion],
  ["Boolean", { instead: "a condition says it: `value != null`, `text.length() > 0`" }],
  ["len", { instead: "it is `text.length()` or `list.length()`" }],
  ["Date", time],
  ["now", time],
  ["fetch", { instead: "a request is a call of a system's operation: `crm.createContact(body: …)`" }],
  ["process", configuration],
  ["ENV", configuration],
  ["secrets", { instead: "a secret is `secret.NAME`", write: "secret" }],
  ["this", { instead: "a value has the name that `as`, `let` or a parameter gives it" }],
  ["self", { instead: "a value has the name that `as`, `let` or a parameter gives it" }],
]);

/** Names that only stand behind another foreign one: what is said of that one is enough. */
export const foreignCompanions: readonly string[] = ["new", "Error"];

/** Functions that are called on a value. */
export const foreignFunctions: ReadonlyMap<string, Instead> = new Map([
  ["toUpperCase", { instead: "it is `upper`", write: "upper" }],
  ["toLowerCase", { instead: "it is `lower`", write: "lower" }],
  ["uppercase", { instead: "it is `upper`", write: "upper" }],
  ["lowercase", { instead: "it is `lower`", write: "lower" }],
  ["strip", { instead: "it is `trim`", write: "trim" }],
  ["trimLeft", { instead: "it is `trimStart`", write: "trimStart" }],
  ["trimRight", { instead: "it is `trimEnd`", write: "trimEnd" }],
  ["substring", { instead: "it is `slice`, or `take` for a beginning", write: "slice" }],
  ["substr", { instead: "it is `slice`, or `take` for a beginning" }],
  ["left", { instead: "it is `take`", write: "take" }],
  ["limit", { instead: "it is `take`", write: "take" }],
  ["skip", { instead: "it is `drop`", write: "drop" }],
  ["includes", { instead: "it is `contains`", write: "contains" }],
  ["indexOf", { instead: "`contains` says whether it is there, `before` and `after` give what stands around it" }],
  ["replaceAll", { instead: "it is `replace`, which replaces all", write: "replace" }],
  ["test", { instead: "it is `matches`", write: "matches" }],
  ["match", { instead: "it is `matches`, or `extract` for the part that matches" }],
  ["concat", { instead: 'texts are joined in a template (`"${a} ${b}"`), lists with `[...a, ...b]`' }],
  ["format", { instead: 'a template does it: `"${a} and ${b}"`' }],
  ["size", { instead: "it is `length`", write: "length" }],
  ["count", { instead: "it is `length`", write: "length" }],
  ["forEach", { instead: "what is done for each item is a step: `for x in items { … }`" }],
  ["reduce", { instead: "it is `sum`, `join`, `max`, `groupBy` or whatever it is to give" }],
  ["fold", { instead: "it is `sum`, `join`, `max`, `groupBy` or whatever it is to give" }],
  ["push", { instead: "values do not change: `[...items, x]` is a new list" }],
  ["append", { instead: "values do not change: `[...items, x]` is a new list" }],
  ["sort", { instead: "it is `sortBy`: `items.sortBy(x => x.name)`" }],
  ["order", { instead: "it is `sortBy`: `items.sortBy(x => x.name)`" }],
  ["at", { instead: "an item is `items[0]`, and may be absent" }],
  ["get", { instead: 'a member is `value.name` or `value["name"]`' }],
  ["any", { instead: "it is `some`", write: "some" }],
  ["all", { instead: "it is `every`", write: "every" }],
  ["unique", { instead: "it is `distinct`", write: "distinct" }],
  ["uniq", { instead: "it is `distinct`", write: "distinct" }],
  ["hasOwnProperty", { instead: "it is `has`", write: "has" }],
  ["toISOString", { instead: "a time is a text as it is; `formatDate` writes it otherwise" }],
  ["getTime", { instead: "it is `toUnixMs`", write: "toUnixMs" }],
  ["toNumeric", { instead: "it is `toNumber`", write: "toNumber" }],
  ["parseInt", { instead: "it is `toInt`", write: "toInt" }],
  ["orElse", { instead: "a default is `value ?? default`" }],
  ["getOrElse", { instead: "a default is `value ?? default`" }],
]);

/** Types. */
export const foreignTypes: ReadonlyMap<string, Instead> = new Map([
  ["any", { instead: "what nothing is known of is `unknown`", write: "unknown" }],
  ["object", { instead: "an object is `{ name: T }`, or `{ [key: string]: T }` with any keys" }],
  ["undefined", { instead: "a field that may be left out is `name?: T`, and what may be null is `T | null`" }],
  ["void", { instead: "what is nothing is `null`", write: "null" }],
  ["String", { instead: "it is `string`", write: "string" }],
  ["str", { instead: "it is `string`", write: "string" }],
  ["text", { instead: "it is `string`", write: "string" }],
  ["varchar", { instead: "it is `string`", write: "string" }],
  ["Number", { instead: "it is `number`", write: "number" }],
  ["float", { instead: "it is `number`", write: "number" }],
  ["double", { instead: "it is `number`", write: "number" }],
  ["decimal", { instead: "an exact number is a `string`, and `toDecimal()` reads it", write: "string" }],
  ["int", { instead: "it is `integer`", write: "integer" }],
  ["Integer", { instead: "it is `integer`", write: "integer" }],
  ["long", { instead: "it is `integer`", write: "integer" }],
  ["bigint", { instead: "it is `integer`", write: "integer" }],
  ["bool", { instead: "it is `boolean`", write: "boolean" }],
  ["Boolean", { instead: "it is `boolean`", write: "boolean" }],
  ["Date", { instead: "a time is a `string`, and `toDateTime()` reads it", write: "string" }],
  ["date", { instead: "a time is a `string`, and `toDate()` reads it", write: "string" }],
  ["datetime", { instead: "a time is a `string`, and `toDateTime()` reads it", write: "string" }],
  ["Array", { instead: "a list of T is `T[]`" }],
  ["list", { instead: "a list of T is `T[]`" }],
  ["List", { instead: "a list of T is `T[]`" }],
  ["array", { instead: "a list of T is `T[]`" }],
]);

const goesOn: Instead = { instead: "a run goes on with `continue`", write: "continue" };
const kept: Instead = { instead: "a run is kept for a person to look at with `deadLetter`", write: "deadLetter" };

/** What becomes of a call that has failed. */
export const foreignOutcomes: ReadonlyMap<string, Instead> = new Map([
  ["ignore", goesOn],
  ["skip", goesOn],
  ["pass", goesOn],
  ["next", goesOn],
  ["noop", goesOn],
  ["dlq", kept],
  ["dead_letter", kept],
  ["stop", kept],
  ["abort", kept],
  ["break", kept],
  [
    "retry",
    { instead: "what is tried again stands in the policy (`retry: { attempts: 5, on: [429, 5xx] }`), and an outcome comes after that" },
  ],
]);
