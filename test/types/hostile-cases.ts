/** A JSON Schema. */
export type Schema = boolean | { readonly [key: string]: unknown };

/** Two schemas, and what is true of them. */
export interface HostileCase {
  readonly name: string;
  readonly source: Schema;
  readonly target: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** Where it is known, whether every value of the source is one of the target: then the opposite must not be said. */
  readonly truth?: boolean;
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

function nest(depth: number, wrap: (inner: Schema, level: number) => Schema, innermost: Schema): Schema {
  let schema = innermost;
  for (let level = 0; level < depth; level++) schema = wrap(schema, level);
  return schema;
}

function variants(count: number, more: Readonly<Record<string, Schema>> = {}): readonly Schema[] {
  return range(count).map((index) => ({
    type: "object",
    required: ["kind", `field${index}`],
    properties: { kind: { const: `k${index}` }, [`field${index}`]: { type: "string", maxLength: 10 }, ...more },
  }));
}

const tree = (name: string, most: number): Schema => ({
  anyOf: [
    { type: "integer", maximum: most },
    { type: "object", required: ["left", "right"], properties: { left: ref(name), right: ref(name) } },
  ],
});

/** Named schemas of which each refers to all. */
function tangle(prefix: string, count: number): Record<string, Schema> {
  return Object.fromEntries(
    range(count).map((index) => [
      `${prefix}${index}`,
      { type: "object", properties: Object.fromEntries(range(count).map((other) => [`to${other}`, ref(`${prefix}${other}`)])) },
    ]),
  );
}

/** Fifty pairs, of which each is two of the one before. */
function tuples(prefix: string, innermost: Schema): Record<string, Schema> {
  return Object.fromEntries(
    range(50).map((index) => {
      const inner = index === 0 ? innermost : ref(`${prefix}${index - 1}`);
      return [`${prefix}${index}`, { type: "array", prefixItems: [inner, inner], items: false, minItems: 2 }];
    }),
  );
}

const bits = range(30).map((index) => ({
  anyOf: [
    { type: "object", required: [`a${index}`], properties: { [`a${index}`]: { type: "string" } } },
    { type: "object", required: [`b${index}`], properties: { [`b${index}`]: { type: "integer" } } },
  ],
}));

/** Schemas that are small to write and large to think through. */
export const hostileCases: readonly HostileCase[] = [
  {
    name: "anyOf of anyOf, ten deep and four wide, against itself in another order",
    source: nest(10, (inner, level) => ({ anyOf: [inner, { const: level }, { const: `${level}` }, { type: "array", items: inner }] }), {
      type: "boolean",
    }),
    target: nest(10, (inner, level) => ({ anyOf: [{ type: "array", items: inner }, { const: `${level}` }, { const: level }, inner] }), {
      type: "boolean",
    }),
    truth: true,
  },
  {
    name: "a 500-way oneOf against another in another order",
    source: { oneOf: variants(500) },
    target: { oneOf: [...variants(500)].reverse() },
    truth: true,
  },
  {
    name: "a 500-way oneOf against a tighter one",
    source: { oneOf: variants(500) },
    target: { oneOf: variants(500, { other: { type: "integer" } }) },
    truth: false,
  },
  {
    name: "a 500-way anyOf without a tag against another",
    source: { anyOf: range(500).map((index) => ({ type: "object", properties: { [`a${index}`]: { type: "string" } } })) },
    target: { anyOf: range(500).map((index) => ({ type: "object", properties: { [`b${index}`]: { type: "string" } } })) },
  },
  {
    name: "objects a thousand deep",
    source: nest(1_000, (inner) => ({ type: "object", required: ["a"], properties: { a: inner } }), { type: "string", maxLength: 3 }),
    target: nest(1_000, (inner) => ({ type: "object", required: ["a"], properties: { a: inner } }), { type: "string", maxLength: 2 }),
    truth: false,
  },
  {
    name: "lists a thousand deep",
    source: nest(1_000, (inner) => ({ type: "array", items: inner }), { type: "integer" }),
    target: nest(1_000, (inner) => ({ type: "array", items: inner }), { type: "number" }),
    truth: true,
  },
  {
    name: "a thousand times not",
    source: { type: "string" },
    target: nest(1_000, (inner) => ({ not: inner }), { type: "string" }),
    truth: true,
  },
  {
    name: "a thousand times allOf",
    source: nest(1_000, (inner) => ({ allOf: [inner] }), { type: "string" }),
    target: nest(1_000, (inner) => ({ allOf: [inner, { maxLength: 10 }] }), { type: "string" }),
    truth: false,
  },
  {
    name: "trees of one bound against trees of a lower",
    source: ref("High"),
    target: ref("Low"),
    definitions: { High: tree("High", 10), Low: tree("Low", 5) },
    truth: false,
  },
  {
    name: "trees of one bound against trees of a higher",
    source: ref("Low"),
    target: ref("High"),
    definitions: { High: tree("High", 10), Low: tree("Low", 5) },
    truth: true,
  },
  {
    name: "forty types of which each refers to all, against forty others",
    source: ref("A0"),
    target: ref("B0"),
    definitions: { ...tangle("A", 40), ...tangle("B", 40) },
    truth: true,
  },
  {
    name: "allOf of thirty times anyOf of two against another",
    source: { allOf: bits },
    target: { allOf: [...bits].reverse() },
    truth: true,
  },
  {
    name: "thirty times anyOf of two against something else",
    source: { allOf: bits },
    target: { type: "object", required: ["a0", "b29"] },
    truth: false,
  },
  {
    name: "ten thousand values against ten thousand",
    source: { enum: range(10_000).map((index) => `v${index}`) },
    target: { enum: range(10_000).map((index) => `v${9_999 - index}`) },
    truth: true,
  },
  {
    name: "ten thousand values against all but one",
    source: { enum: range(10_000).map((index) => `v${index}`) },
    target: { enum: range(9_999).map((index) => `v${index}`) },
    truth: false,
  },
  {
    name: "five thousand required properties against the same",
    source: {
      type: "object",
      required: range(5_000).map((index) => `p${index}`),
      properties: Object.fromEntries(range(5_000).map((index) => [`p${index}`, { type: "string" }])),
    },
    target: {
      type: "object",
      required: range(5_000).map((index) => `p${index}`),
      properties: Object.fromEntries(range(5_000).map((index) => [`p${index}`, { type: "string" }])),
    },
    truth: true,
  },
  {
    name: "two hundred patterns of names against two hundred",
    source: {
      type: "object",
      patternProperties: Object.fromEntries(range(200).map((index) => [`^a${index}b*$`, { type: "string" }])),
      additionalProperties: false,
    },
    target: {
      type: "object",
      patternProperties: Object.fromEntries(range(200).map((index) => [`^a${index}`, { type: "string" }])),
      additionalProperties: false,
    },
    truth: true,
  },
  {
    name: "a pattern whose automaton doubles with each letter",
    source: { type: "string", pattern: "^(a|b)*a(a|b){24}$" },
    target: { type: "string", pattern: "^(a|b)*b(a|b){24}$" },
    truth: false,
  },
  {
    name: "a pattern with huge repetitions",
    source: { type: "string", pattern: "^(?:[a-z]{1,1000}-){1,1000}$" },
    target: { type: "string", pattern: "^(?:[a-z]{1,999}-){1,1000}$" },
    truth: false,
  },
  {
    name: "lengths that no value in memory has",
    source: { type: "string", minLength: 1e15 },
    target: { type: "string", maxLength: 1e14 },
  },
  {
    name: "a list of at least a billion items",
    source: { type: "array", minItems: 1e9, items: { type: "string" } },
    target: { type: "array", minItems: 1e9, items: { type: "string", maxLength: 1 } },
    truth: false,
  },
  {
    name: "an object of at least a billion properties",
    source: { type: "object", minProperties: 1e9 },
    target: { type: "object", maxProperties: 2e9 },
    truth: false,
  },
  {
    name: "steps beyond what numbers can hold",
    source: { type: "number", multipleOf: 1e-300, minimum: -1e300, maximum: 1e300 },
    target: { type: "number", multipleOf: 3e-301 },
  },
  {
    name: "thirty times if",
    source: { type: "object" },
    target: ref("If29"),
    definitions: Object.fromEntries(
      range(30).map((index) => {
        const inner = index === 0 ? { type: "object" } : ref(`If${index - 1}`);
        return [`If${index}`, { if: { required: [`a${index}`] }, then: inner, else: { not: inner } }];
      }),
    ),
  },
  {
    name: "dependents in a circle",
    source: { type: "object", properties: Object.fromEntries(range(200).map((index) => [`p${index}`, { type: "string" }])) },
    target: {
      type: "object",
      dependentRequired: Object.fromEntries(range(200).map((index) => [`p${index}`, [`p${(index + 1) % 200}`]])),
      dependentSchemas: Object.fromEntries(range(200).map((index) => [`p${index}`, { minProperties: index }])),
    },
    truth: false,
  },
  {
    name: "a list of lists of itself against another",
    source: ref("L"),
    target: ref("M"),
    definitions: { L: { type: "array", items: ref("L") }, M: { type: "array", items: { type: "array", items: ref("M") } } },
    truth: true,
  },
  {
    name: "a type that is nothing but itself",
    source: ref("Self"),
    target: ref("Other"),
    definitions: { Self: ref("Self"), Other: { anyOf: [ref("Other"), ref("Self")] } },
  },
  {
    name: "fifty tuples of each other",
    source: ref("A49"),
    target: ref("B49"),
    definitions: {
      ...tuples("A", { type: "string" }),
      ...tuples("B", { type: "string", maxLength: 5 }),
    },
    truth: false,
  },
];
