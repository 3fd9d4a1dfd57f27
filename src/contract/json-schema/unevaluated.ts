import { type Json, type Origin, optionalProperty, type Type, unknownType } from "../../types/type.ts";
import { appendPointer } from "../document/pointer.ts";
import { isObject, type Place, type References, referenceOf } from "../references.ts";
import type { RawSchema } from "./keyword-context.ts";

/** What is evaluated elsewhere under one way to be valid: under the conditions, these names or items are. */
interface Evaluated {
  /** What the value must be so that this is evaluated. */
  readonly conditions: readonly Type[];
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly string[];
  /** How many items at the beginning. */
  readonly items: number;
  /** Items of these types, wherever they stand: `contains` evaluates what it finds. */
  readonly contained: readonly Type[];
  /** Everything is. */
  readonly all: boolean;
}

/** What the search for evaluated parts is given: how schemas are followed and read. */
export interface EvaluationReader {
  readonly references: References;
  typeAt(place: Place): Type;
}

type Keyword = "unevaluatedProperties" | "unevaluatedItems";

const nothing: Evaluated = { conditions: [], names: new Set(), patterns: [], items: 0, contained: [], all: false };
/** More ways to be valid than this are not gone through. */
const mostWays = 64;
const mostNested = 16;

/**
 * What `unevaluatedProperties` or `unevaluatedItems` says of a value beside keywords that evaluate too (JSON Schema 2020-12,
 * Core, section 11): what no valid alternative has evaluated must be of a type. Alternatives that hold are only ever more
 * reason to be valid, so that the value fits if there is one choice of them, all valid, that evaluates all but what is of
 * the type: a union of one closed type for each choice.
 *
 * @param rest the type of what is not evaluated
 * @returns undefined where the choices are too many, or depend on more than which alternatives hold
 */
export function unevaluatedType(keyword: Keyword, raw: RawSchema, place: Place, rest: Type, reader: EvaluationReader): Type | undefined {
  const ways = waysOf(keyword, raw, place, reader, mostNested, true);
  if (ways === undefined) return undefined;
  const origin: Origin = { file: place.document.file, pointer: appendPointer(place.pointer, keyword) };
  const types = ways.map((way): Type => {
    if (way.all) return both(way.conditions, unknownType);
    return both(way.conditions, keyword === "unevaluatedItems" ? listOf(way, rest, origin) : objectOf(way, rest, origin));
  });
  const [only] = types;
  return types.length === 1 ? only : { kind: "union", members: types, exclusive: false, origin };
}

function objectOf({ names, patterns }: Evaluated, rest: Type, origin: Origin): Type {
  return {
    kind: "object",
    typeless: true,
    origin,
    properties: new Map([...names].map((name) => [name, optionalProperty(name, unknownType)])),
    patternProperties: patterns.length === 0 ? undefined : patterns.map((pattern) => ({ pattern, type: unknownType })),
    additional: rest,
  };
}

function listOf({ items, contained }: Evaluated, rest: Type, origin: Origin): Type {
  const others: Type = contained.length === 0 ? rest : { kind: "union", members: [rest, ...contained], exclusive: false };
  return { kind: "array", typeless: true, origin, prefixItems: Array.from({ length: items }, () => unknownType), items: others };
}

function both(conditions: readonly Type[], type: Type): Type {
  return conditions.length === 0 ? type : { kind: "intersection", members: [...conditions, type] };
}

/** The ways in which a schema evaluates parts of a value. Never none; undefined where they are not known. */
function waysOf(
  keyword: Keyword,
  raw: Json | undefined,
  place: Place,
  reader: EvaluationReader,
  left: number,
  itself = false,
): readonly Evaluated[] | undefined {
  if (!isObject(raw)) return [nothing];
  if (left === 0 || Object.hasOwn(raw, "$dynamicRef") || Object.hasOwn(raw, "$recursiveRef")) return undefined;
  const own = ownOf(keyword, raw, itself);
  if (own.all) return [own];
  const within = (...tokens: readonly (string | number)[]): Place => ({
    document: place.document,
    pointer: appendPointer(place.pointer, ...tokens),
  });
  const contained = keyword === "unevaluatedItems" && Object.hasOwn(raw, "contains") ? [reader.typeAt(within("contains"))] : [];
  let ways: readonly Evaluated[] | undefined = [{ ...own, contained }];
  const inner = (part: Place): readonly Evaluated[] | undefined =>
    waysOf(keyword, part.document.value(part.pointer), part, reader, left - 1);
  /** What holds only where the value is of the types. */
  const under = (conditions: readonly Type[], found: readonly Evaluated[] | undefined): readonly Evaluated[] | undefined =>
    found?.filter(evaluates).map((way) => ({ ...way, conditions: [...conditions, ...way.conditions] }));

  const reference = referenceOf(raw);
  if (reference !== undefined) {
    const target = reader.references.target(reference, place);
    ways = target && combined(ways, inner(target));
  }
  for (const index of indexes(raw["allOf"])) ways = combined(ways, inner(within("allOf", index)));
  for (const index of indexes(raw["anyOf"])) {
    const part = within("anyOf", index);
    ways = combined(ways, orNothing(under([reader.typeAt(part)], inner(part))));
  }
  // Of these only one holds.
  const alternatives = indexes(raw["oneOf"]).map((index) => under([reader.typeAt(within("oneOf", index))], inner(within("oneOf", index))));
  if (alternatives.length > 0) ways = combined(ways, orNothing(allOf(alternatives)));
  if (Object.hasOwn(raw, "if")) {
    const condition = reader.typeAt(within("if"));
    const then = Object.hasOwn(raw, "then") ? inner(within("then")) : [nothing];
    const otherwise = Object.hasOwn(raw, "else") ? inner(within("else")) : [nothing];
    const held = under([condition], combined(inner(within("if")), then));
    ways = combined(ways, orNothing(allOf([held, under([{ kind: "not", type: condition }], otherwise)])));
  }
  const dependents = raw["dependentSchemas"];
  for (const name of isObject(dependents) ? Object.keys(dependents) : []) {
    const property = { ...optionalProperty(name, unknownType), required: true, listed: false as const };
    const present: Type = {
      kind: "object",
      origin: { file: place.document.file, pointer: place.pointer },
      properties: new Map([[name, property]]),
      additional: unknownType,
    };
    ways = combined(ways, orNothing(under([present], inner(within("dependentSchemas", name)))));
  }
  return ways;
}

/** What the keywords beside each other evaluate. */
function ownOf(keyword: Keyword, raw: RawSchema, itself: boolean): Evaluated {
  if (!itself && raw[keyword] !== undefined) return { ...nothing, all: true };
  if (keyword === "unevaluatedProperties") {
    const { properties, patternProperties, additionalProperties } = raw;
    return {
      ...nothing,
      names: new Set(isObject(properties) ? Object.keys(properties) : []),
      patterns: isObject(patternProperties) ? Object.keys(patternProperties) : [],
      all: additionalProperties !== undefined,
    };
  }
  const { items, prefixItems, additionalItems } = raw;
  if (Array.isArray(items)) return { ...nothing, items: items.length, all: additionalItems !== undefined };
  return { ...nothing, items: Array.isArray(prefixItems) ? prefixItems.length : 0, all: items !== undefined };
}

function evaluates({ names, patterns, items, contained, all }: Evaluated): boolean {
  return all || names.size > 0 || patterns.length > 0 || items > 0 || contained.length > 0;
}

/** The ways, or nothing of them: what holds need not be made use of. */
function orNothing(ways: readonly Evaluated[] | undefined): readonly Evaluated[] | undefined {
  return ways && [nothing, ...ways];
}

function allOf(lists: readonly (readonly Evaluated[] | undefined)[]): readonly Evaluated[] | undefined {
  return lists.some((list) => list === undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

/** Each way of one side with each of the other. */
function combined(left: readonly Evaluated[] | undefined, right: readonly Evaluated[] | undefined): readonly Evaluated[] | undefined {
  if (left === undefined || right === undefined || left.length * right.length > mostWays) return undefined;
  return left.flatMap((one) =>
    right.map((other) => ({
      conditions: [...one.conditions, ...other.conditions],
      names: new Set([...one.names, ...other.names]),
      patterns: [...new Set([...one.patterns, ...other.patterns])],
      items: Math.max(one.items, other.items),
      contained: [...one.contained, ...other.contained],
      all: one.all || other.all,
    })),
  );
}

function indexes(list: Json | undefined): readonly number[] {
  return Array.isArray(list) ? [...list.keys()] : [];
}
