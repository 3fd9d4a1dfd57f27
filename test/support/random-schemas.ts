import fc from "fast-check";

/** Names, texts and numbers are few, so that random schemas and random values have to do with each other. */
const names = ["a", "b", "ab", "c"];
const texts = ["", "a", "b", "ab", "ba", "aab", "1", "12", "c", "😀"];
const numbers = [-2, -1, 0, 0.5, 1, 1.5, 2, 3, 4, 6];
const patterns = ["^a", "b$", "^[ab]*$", "a.", "^\\d+$", "ab|ba", "^.{2}$", "^(?!a)"];

type Schema = boolean | { readonly [keyword: string]: unknown };

/** A random value of JSON. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.constantFrom(...numbers),
    fc.constantFrom(...texts),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const count = fc.integer({ min: 0, max: 3 });

/** One or two keywords: schemas that say much mostly contradict themselves, and then nothing is wrong of them. */
function some(keywords: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .subarray(Object.keys(keywords), { minLength: 1, maxLength: 2 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword] ?? fc.constant(true)]))));
}

const schemas = fc.letrec<{ schema: Schema; node: Schema; number: Schema; string: Schema; array: Schema; object: Schema }>((tie) => {
  const sub = tie("schema");
  const list = fc.array(sub, { minLength: 1, maxLength: 3 });
  const properties = fc.dictionary(fc.constantFrom(...names), sub, { maxKeys: 3, noNullPrototype: true });
  const numeric = some({
    minimum: fc.constantFrom(...numbers),
    maximum: fc.constantFrom(...numbers),
    exclusiveMinimum: fc.constantFrom(...numbers),
    exclusiveMaximum: fc.constantFrom(...numbers),
    multipleOf: fc.constantFrom(1, 2, 3, 0.5, 1.5),
  });
  const textual = some({ minLength: count, maxLength: count, pattern: fc.constantFrom(...patterns) });
  const lists = { items: sub, minItems: count, maxItems: count, uniqueItems: fc.boolean() };
  // ajv takes the empty list for `prefixItems` beside a `contains` that it does not meet: only one of them.
  const listed = fc.oneof(some({ ...lists, prefixItems: list }), some({ ...lists, contains: sub, minContains: count, maxContains: count }));
  const keyed = some({
    properties,
    required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
    additionalProperties: sub,
    patternProperties: fc.dictionary(fc.constantFrom("^a", "b", "^.$"), sub, { maxKeys: 2, noNullPrototype: true }),
    propertyNames: sub,
    minProperties: count,
    maxProperties: count,
    dependentRequired: fc.dictionary(fc.constantFrom(...names), fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), {
      maxKeys: 1,
      noNullPrototype: true,
    }),
    dependentSchemas: fc.dictionary(fc.constantFrom(...names), sub, { maxKeys: 1, noNullPrototype: true }),
  });
  const typed = (type: string, keywords: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Schema> =>
    fc.tuple(keywords, fc.integer({ min: 0, max: 5 })).map(([rest, typeless]) => (typeless === 0 ? rest : { type, ...rest }));
  return {
    number: fc.oneof(typed("number", numeric), typed("integer", numeric)),
    string: typed("string", textual),
    array: typed("array", listed),
    object: typed("object", keyed),
    schema: fc.oneof(
      { depthSize: "small", maxDepth: 3, withCrossShrink: true },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 8, arbitrary: tie("node") },
    ),
    node: fc.oneof(
      { depthSize: "small", maxDepth: 3, withCrossShrink: true },
      fc.constantFrom("null", "boolean", "string", "number", "integer", "array", "object").map((type): Schema => ({ type })),
      typed("number", numeric),
      typed("integer", numeric),
      typed("string", textual),
      fc
        .uniqueArray(anyValue, { minLength: 1, maxLength: 3, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
        .map((values): Schema => ({ enum: values })),
      anyValue.map((value): Schema => ({ const: value })),
      typed("array", listed),
      typed("object", keyed),
      typed("object", keyed),
      fc.record({ anyOf: list }),
      fc.record({ oneOf: list }),
      fc.record({ allOf: list }),
      fc.record({ not: sub }),
      some({ if: sub, then: sub, else: sub }),
      fc.constant<Schema>({ $ref: "#/definitions/node" }),
      fc.constant<Schema>({ $ref: "#/definitions/other" }),
      fc
        .uniqueArray(fc.constantFrom("null", "boolean", "string", "number", "array", "object"), { minLength: 2, maxLength: 3 })
        .map((type): Schema => ({ type })),
    ),
  };
});

/** A random schema; references lead to two definitions, which may be recursive. */
export const anySchema: fc.Arbitrary<Schema> = schemas.schema;

/** Two schemas of one kind: what one keyword says of another. */
const ofOneKind: fc.Arbitrary<readonly [Schema, Schema]> = fc.oneof(
  ...[schemas.number, schemas.string, schemas.array, schemas.object, schemas.object].map((kind) =>
    fc.tuple(
      fc.oneof(kind, kind.map(onlyType), kind.map(closed)),
      fc.oneof(
        { weight: 3, arbitrary: kind },
        { weight: 1, arbitrary: kind.map((not): Schema => ({ not })) },
        { weight: 1, arbitrary: fc.tuple(kind, kind).map((allOf): Schema => ({ allOf })) },
      ),
    ),
  ),
);

/** An object that has what it lists alone. */
function closed(schema: Schema): Schema {
  return typeof schema === "object" && schema["type"] === "object" ? { ...schema, additionalProperties: false } : schema;
}

function onlyType(schema: Schema): Schema {
  return typeof schema === "object" && schema["type"] !== undefined ? { type: schema["type"] } : schema;
}

/** Two random schemas with the same definitions; often the second is made of the first, so that it has to do with it. */
export const schemaPair: fc.Arbitrary<{ readonly source: Schema; readonly target: Schema }> = fc
  .record({
    one: fc.option(ofOneKind),
    source: anySchema,
    other: anySchema,
    node: anySchema,
    end: anySchema,
    how: fc.integer({ min: 0, max: 7 }),
    pick: fc.nat(),
  })
  .map(({ one, source, other, node, end, how, pick }) => {
    const definitions = { node, other: end };
    if (one !== null && pick % 5 < 3) return { source: { definitions, allOf: [one[0]] }, target: { definitions, allOf: [one[1]] } };
    const target: Schema =
      how === 0
        ? { anyOf: [source, other] }
        : how === 1
          ? { not: { allOf: [{ not: source }, { not: other }] } }
          : how === 2
            ? { oneOf: [source, other] }
            : how === 6
              ? { allOf: [{ not: other }, { not: source }] }
              : how <= 4
                ? loosened(source, pick)
                : other;
    const narrowed: Schema = how === 5 ? { allOf: [source, other] } : source;
    return { source: { definitions, allOf: [narrowed] }, target: { definitions, allOf: [target] } };
  });

/** A schema without one of its keywords, somewhere. */
function loosened(schema: Schema, pick: number): Schema {
  if (typeof schema === "boolean") return true;
  const keywords = Object.keys(schema);
  const keyword = keywords[pick % Math.max(1, keywords.length)];
  if (keyword === undefined) return true;
  const value = schema[keyword];
  if (
    pick % 3 === 0 ||
    typeof value !== "object" ||
    value === null ||
    Array.isArray(value) ||
    ["const", "enum", "properties"].includes(keyword)
  ) {
    const { [keyword]: _, ...rest } = schema;
    return rest;
  }
  return { ...schema, [keyword]: loosened(value as Schema, Math.floor(pick / 3)) };
}
