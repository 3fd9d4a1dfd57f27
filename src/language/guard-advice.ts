/** What can be written in the source so that a constraint is proved. `N` is the constraint's number. */
const advice: Readonly<Record<string, string>> = {
  maxLength: "`.take(N)` cuts the text",
  minLength: 'a default for what is too short: `match x { "" => …, else => x }`',
  pattern: "a `match` over the values that there are, or a value that is built to fit",
  format: "a value of that format, such as one of `.toDate(…)`, or a `match` over the values that there are",
  enum: 'a `match` to the values that are known there: `match x { "a" => "A", else => "B" }`',
  const: "a `match` to the value that is known there",
  minimum: "`.max(N)` lifts what is smaller",
  exclusiveMinimum: "a `match` or an `if` that leaves out what is too small",
  maximum: "`.min(N)` lowers what is larger",
  exclusiveMaximum: "a `match` or an `if` that leaves out what is too large",
  integer: "`.round()`, `.floor()` or `.ceil()`",
  multipleOf: "a value that is rounded to it",
  minItems: "an `if` in front of the call that leaves out what has too few",
  maxItems: "`.take(N)` keeps the first items",
  uniqueItems: "`.distinct()`",
  required: "the field itself, with a default behind `??`",
  no: "an object with the fields that are known there, instead of the whole",
  additionalProperties: "an object with the fields that are known there, instead of the whole",
  minProperties: "an object with the fields that are known there, instead of the whole",
  maxProperties: "an object with the fields that are known there, instead of the whole",
  propertyNames: "an object with the fields that are known there, instead of the whole",
  patternProperties: "an object with the fields that are known there, instead of the whole",
  dependentRequired: "an object with the fields that are known there, instead of the whole",
  oneOf: "a `match` with an arm for each alternative",
  anyOf: "a `match` with an arm for each alternative",
};

/** How to make it so that a constraint is proved, or that its guard is accepted. */
export function adviceOn(constraint: string): string {
  const [word = "", number = ""] = constraint.split(" ", 2);
  const known = Object.hasOwn(advice, word) ? advice[word]?.replaceAll("N", number) : undefined;
  const prove =
    known === undefined ? "`assume` says what the source really gives" : `${known}; \`assume\` says what the source really gives`;
  return `${prove}; \`!\` behind the value accepts the guard`;
}
