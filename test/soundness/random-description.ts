import type { JsonSchema } from "../../src/types/json-schema.ts";
import type { Random } from "./random.ts";

export type Kind = "string" | "number" | "boolean" | "array" | "object" | "record" | "union" | "unknown";

/** A part of a random description: what a schema says of it, and values that fit. */
export interface Part {
  readonly kind: Kind;
  readonly schema: JsonSchema;
  /** Null may stand for it, or it may be left out. */
  readonly nothing: boolean;
  readonly item?: Part | undefined;
  readonly fields?: Readonly<Record<string, Part>> | undefined;
  /** The literals of an enum. */
  readonly values?: readonly (string | number | boolean)[] | undefined;
  value(random: Random): unknown;
}

/** Characters that length, case and white space are hard for. */
const characters = [
  "a",
  "b",
  "Z",
  "7",
  "0",
  " ",
  "-",
  ".",
  ",",
  "_",
  "ß",
  "İ",
  "ŉ",
  "ﬁ",
  "é",
  "e\u0301",
  "😀",
  "\ud800",
  "\udc00",
  "\n",
  "\u00a0",
  "/",
  '"',
  "\\",
  "$",
];
const texts = [
  "",
  "42",
  "-007",
  "3.25",
  "1e3",
  "9007199254740993",
  "2026-01-31",
  "2024-02-29T23:59:59Z",
  "0000-01-01",
  "9999-12-31T23:00:00-05:00",
  "QWRh",
  "true",
  "  x ",
  "a,b,,c",
  "open",
  "EUR",
  "[1,null]",
];

function textOf(random: Random, least: number, most: number): string {
  const whole = random.pick(texts);
  const length = [...whole].length;
  if (random.chance(50) && length >= least && length <= most) return whole;
  const wanted = random.chance(25) ? most : random.chance(25) ? least : least + random.below(most - least + 1);
  let text = "";
  // A high surrogate in front of a low one would be one character, not two.
  while ([...text].length < Math.min(wanted, least + 60)) text += random.pick(characters);
  return [...text].slice(0, most).join("");
}

function stringPart(random: Random): Part {
  const format = random.below(8);
  if (format === 0) {
    const values = ["2026-01-31", "2024-02-29", "0000-01-01", "9999-12-31"];
    return { kind: "string", nothing: false, schema: { type: "string", format: "date" }, value: (r) => r.pick(values) };
  }
  if (format === 1) {
    const values = [
      "2026-01-31T12:00:00Z",
      "2024-02-29T23:59:59.999999+02:00",
      "1970-01-01t00:00:00z",
      "0000-01-01T00:00:00+23:59",
      "2016-12-31T23:59:60Z",
    ];
    return { kind: "string", nothing: false, schema: { type: "string", format: "date-time" }, value: (r) => r.pick(values) };
  }
  if (format === 2) {
    const values = [random.pick(["open", "OPEN", "a"]), random.pick(["closed", "ß", "b😀"]), random.pick(["on hold", "", "12"])];
    return { kind: "string", nothing: false, values, schema: { enum: values }, value: (r) => r.pick(values) };
  }
  if (format === 3) {
    const pattern = random.pick(["^[a-z]{2,4}$", "^(cus|sub)_", "[0-9]+"]);
    const values = ["ab", "abcd", "cus_1", "sub_", "x1y", "007"].filter((text) => new RegExp(pattern, "u").test(text));
    return { kind: "string", nothing: false, schema: { type: "string", pattern }, value: (r) => r.pick(values) };
  }
  const least = random.chance(40) ? 0 : random.below(4);
  const most = random.chance(60) ? least + random.below(12) : undefined;
  return {
    kind: "string",
    nothing: false,
    schema: { type: "string", ...(least > 0 && { minLength: least }), ...(most !== undefined && { maxLength: most }) },
    value: (r) => textOf(r, least, most ?? least + 30),
  };
}

const numbers = [
  0,
  -0,
  1,
  -1,
  2,
  0.1,
  0.2,
  0.5,
  -0.5,
  2.5,
  -2.5,
  1.005,
  100,
  1e-7,
  5e-324,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  4_294_967_296,
  123_456_789.123,
];

function numberPart(random: Random): Part {
  if (random.chance(10)) {
    const values = [random.below(5), 10 + random.below(5), -0.5];
    return { kind: "number", nothing: false, values, schema: { enum: values }, value: (r) => r.pick(values) };
  }
  const integer = random.chance(55);
  const step = integer && random.chance(15) ? random.pick([2, 5, 100]) : undefined;
  const bounds = [0, 1, -1, 5, 100, -100, 0.5, 2 ** 53, 1e15, -2.5, 1e300].filter(
    (bound) => (!integer || Number.isInteger(bound)) && (step === undefined || Math.abs(bound) <= 1000),
  );
  let low = random.chance(50) ? random.pick(bounds) : undefined;
  let high = random.chance(50) ? random.pick(bounds) : undefined;
  if (low !== undefined && high !== undefined && low > high) [low, high] = [high, low];
  const open = low !== undefined && high !== undefined && high - low > 2 && random.chance(30);
  const schema: JsonSchema = {
    type: integer ? "integer" : "number",
    ...(low !== undefined && (open ? { exclusiveMinimum: low } : { minimum: low })),
    ...(high !== undefined && (open ? { exclusiveMaximum: high } : { maximum: high })),
    ...(step !== undefined && { multipleOf: step }),
  };
  const fits = (value: number): boolean =>
    (!integer || Number.isInteger(value)) &&
    (low === undefined || (open ? value > low : value >= low)) &&
    (high === undefined || (open ? value < high : value <= high)) &&
    // ajv reads the digits of a multiple with `parseInt`, which large numbers do not survive.
    (step === undefined || (value % step === 0 && Math.abs(value) < 1e20));
  const candidates = [
    ...numbers,
    ...[low ?? 0, high ?? 0].flatMap((bound) => [bound, bound + 1, bound - 1, bound + 0.5, bound * (1 + 2 ** -52)]),
  ];
  const fitting = candidates.filter((value) => Number.isFinite(value) && fits(value));
  const spread = step ?? 1;
  const fallback = Math.ceil(((low ?? (high ?? 0) - 10 * spread) + (open ? 1 : 0)) / spread) * spread;
  return { kind: "number", nothing: false, schema, value: (r) => (fitting.length === 0 ? fallback : r.pick(fitting)) };
}

function booleanPart(): Part {
  return { kind: "boolean", nothing: false, schema: { type: "boolean" }, value: (random) => random.chance(50) };
}

function arrayPart(random: Random, item: Part): Part {
  const least = random.chance(50) ? 0 : random.below(3);
  const most = random.chance(50) ? least + random.below(4) : undefined;
  const schema: JsonSchema = {
    type: "array",
    items: item.schema,
    ...(least > 0 && { minItems: least }),
    ...(most !== undefined && { maxItems: most }),
  };
  return {
    kind: "array",
    nothing: false,
    item,
    schema,
    value: (r) => Array.from({ length: least + r.below((most ?? least + 4) - least + 1) }, () => item.value(r)),
  };
}

/** An object; a field whose part may be nothing is left out, or null, some of the time. */
function objectPart(fields: Readonly<Record<string, Part>>, optional: ReadonlySet<string>): Part {
  return {
    kind: "object",
    nothing: false,
    fields,
    schema: {
      type: "object",
      properties: Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, part.schema])),
      required: Object.keys(fields).filter((name) => !optional.has(name)),
    },
    value: (random) =>
      Object.fromEntries(
        Object.entries(fields)
          .filter(([name]) => !optional.has(name) || random.chance(60))
          .map(([name, part]) => [name, part.value(random)]),
      ),
  };
}

function orNull(part: Part): Part {
  const schema = part.schema.enum === undefined ? { anyOf: [part.schema, { type: "null" }] } : { enum: [...part.schema.enum, null] };
  return { ...part, nothing: true, schema: schema as JsonSchema, value: (random) => (random.chance(30) ? null : part.value(random)) };
}

function recordPart(item: Part): Part {
  return {
    kind: "record",
    nothing: false,
    item,
    schema: { type: "object", additionalProperties: item.schema },
    value: (random) =>
      Object.fromEntries(["a", "b", "ab", "__proto__"].filter(() => random.chance(40)).map((name) => [name, item.value(random)])),
  };
}

function scalar(random: Random): Part {
  const kind = random.below(10);
  return kind < 5 ? stringPart(random) : kind < 9 ? numberPart(random) : booleanPart();
}

/** Two kinds of payment, told apart by a constant. */
function paymentPart(random: Random): Part {
  const members: readonly Part[] = [
    objectPart({ type: constant("card"), number: stringPart(random), cvc: numberPart(random) }, new Set(["cvc"])),
    objectPart({ type: constant("iban"), iban: stringPart(random), number: numberPart(random) }, new Set(["number"])),
    objectPart({ type: constant("cash"), amount: numberPart(random) }, new Set()),
  ];
  return {
    kind: "union",
    nothing: false,
    schema: { oneOf: members.map((member) => member.schema) },
    value: (r) => r.pick(members).value(r),
  };
}

function constant(value: string): Part {
  return { kind: "string", nothing: false, values: [value], schema: { const: value }, value: () => value };
}

/** A text, a number or a list of texts. */
function mixedPart(random: Random): Part {
  const members = [stringPart(random), numberPart(random), arrayPart(random, stringPart(random))].filter(() => random.chance(80));
  if (members.length < 2) return mixedPart(random);
  return {
    kind: "union",
    nothing: false,
    schema: { anyOf: members.map((member) => member.schema) },
    value: (r) => r.pick(members).value(r),
  };
}

/** A description of one object with fields of all kinds; a field is named by its kind and a number. */
export function randomDescription(random: Random): Part {
  const fields: Record<string, Part> = {};
  const optional = new Set<string>();
  const add = (name: string, part: Part): void => {
    const nullable = random.chance(15) ? orNull(part) : part;
    const left = random.chance(25);
    if (left) optional.add(name);
    fields[name] = left ? { ...nullable, nothing: true } : nullable;
  };
  for (let index = 0; index < 4; index++) add(`s${index}`, stringPart(random));
  for (let index = 0; index < 4; index++) add(`n${index}`, numberPart(random));
  add("b0", booleanPart());
  add("ss", arrayPart(random, stringPart(random)));
  add("ns", arrayPart(random, numberPart(random)));
  add("xs", arrayPart(random, orNull(scalar(random))));
  add(
    "os",
    arrayPart(
      random,
      objectPart({ s: stringPart(random), n: numberPart(random), t: scalar(random) }, new Set(random.chance(50) ? ["n"] : [])),
    ),
  );
  add(
    "o",
    objectPart(
      { s: stringPart(random), n: numberPart(random), inner: objectPart({ s: orNull(stringPart(random)) }, new Set(["s"])) },
      new Set(["inner"]),
    ),
  );
  add("r", recordPart(scalar(random)));
  add("pay", paymentPart(random));
  add("mix", mixedPart(random));
  add("any", { kind: "unknown", nothing: true, schema: {}, value: (r) => r.pick([null, 1, "x", [], {}, { a: 1 }, true]) });
  return objectPart(fields, optional);
}
