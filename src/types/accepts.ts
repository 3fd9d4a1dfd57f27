import { constantsOf } from "./constants.ts";
import { matchesFormat } from "./formats.ts";
import { jsonEquals, jsonKindOf, jsonText } from "./json.ts";
import { isMultipleOf } from "./multiple.ts";
import { matchesPattern } from "./patterns/matches.ts";
import { isReadOnly } from "./read-only.ts";
import {
  type ArrayType,
  isAnything,
  type Json,
  type NumberType,
  type ObjectType,
  type Property,
  type StringType,
  type Type,
} from "./type.ts";

/** How a schema is read. */
export interface Reading {
  /** A schema without `type` is taken to mean the kind that its keywords speak of, as validators of what comes in do. */
  readonly strict?: boolean;
  /** The value is sent to the system: what is read-only is not required of it (OpenAPI 3.1.0, section 4.8.24.3). */
  readonly sent?: boolean;
}

/**
 * Whether a value is a value of a type, as a validator of JSON Schema 2020-12 would say.
 *
 * @returns undefined where it is not decided: a pattern that could run for ever, a type that is defined by nothing but itself
 */
export function accepts(type: Type, value: Json, reading: Reading = {}): boolean | undefined {
  return judge(type, value, { ...reading, depth: 0, through: undefined });
}

interface Judgement extends Reading {
  readonly depth: number;
  /** The references that were followed for this value: one that comes again says nothing of it. */
  readonly through: { readonly id: string; readonly before: Judgement["through"] } | undefined;
}

/** Deeper values are not looked into. */
const maximumDepth = 200;

function judge(type: Type, value: Json, reading: Judgement): boolean | undefined {
  if (reading.depth > maximumDepth) return undefined;
  const inner = (part: Type, item: Json): boolean | undefined =>
    judge(part, item, { ...reading, depth: reading.depth + 1, through: undefined });
  const same = (part: Type, strict = reading.strict): boolean | undefined =>
    judge(part, value, { ...reading, strict: strict === true, depth: reading.depth + 1 });
  switch (type.kind) {
    case "unknown":
      return type.opaque === true ? undefined : true;
    case "never":
    case "absent":
      return false;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "literal":
      return jsonEquals(type.value, value);
    case "ref": {
      for (let each = reading.through; each !== undefined; each = each.before) if (each.id === type.id) return undefined;
      return judge(type.resolve(), value, { ...reading, depth: reading.depth + 1, through: { id: type.id, before: reading.through } });
    }
    case "number":
    case "string":
    case "array":
    case "object":
      if (jsonKindOf(value) !== type.kind) return type.typeless === true && reading.strict !== true;
      return type.kind === "number"
        ? acceptsNumber(type, value as number)
        : type.kind === "string"
          ? acceptsText(type, value as string)
          : type.kind === "array"
            ? acceptsArray(type, value as readonly Json[], inner)
            : acceptsObject(type, value as { readonly [key: string]: Json }, reading, inner, same);
    case "union": {
      if (!type.exclusive) {
        const { constants, others } = constantsOf(type);
        return constants.has(jsonText(value)) ? true : some(others, same);
      }
      let certain = 0;
      let doubtful = false;
      for (const member of type.members) {
        const result = same(member);
        if (result === true) certain++;
        if (result === undefined) doubtful = true;
        if (certain > 1) return false;
      }
      return doubtful ? undefined : certain === 1;
    }
    case "intersection":
      return every(type.members.map((member) => same(member)));
    case "not":
      return opposite(same(type.type, false));
    case "conditional": {
      const condition = same(type.if, false);
      if (condition !== undefined) return same(condition ? type.then : type.else);
      const both = [same(type.then), same(type.else)];
      return both[0] === both[1] ? both[0] : undefined;
    }
  }
}

/** All hold; false if one is certain not to. */
function every(results: readonly (boolean | undefined)[]): boolean | undefined {
  return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
}

/** Whether one holds; the first that does is enough. */
function some(members: readonly Type[], judged: (member: Type) => boolean | undefined): boolean | undefined {
  let doubtful = false;
  for (const member of members) {
    const result = judged(member);
    if (result === true) return true;
    if (result === undefined) doubtful = true;
  }
  return doubtful ? undefined : false;
}

function opposite(result: boolean | undefined): boolean | undefined {
  return result === undefined ? undefined : !result;
}

function acceptsNumber(type: NumberType, value: number): boolean | undefined {
  if (type.integer && !Number.isInteger(value)) return false;
  if (value < (type.minimum ?? Number.NEGATIVE_INFINITY) || value > (type.maximum ?? Number.POSITIVE_INFINITY)) return false;
  if (type.exclusiveMinimum !== undefined && value <= type.exclusiveMinimum) return false;
  if (type.exclusiveMaximum !== undefined && value >= type.exclusiveMaximum) return false;
  return type.multipleOf === undefined ? true : isMultipleOf(value, type.multipleOf);
}

function acceptsText(type: StringType, value: string): boolean | undefined {
  if (type.minLength !== undefined || type.maxLength !== undefined) {
    const length = [...value].length;
    if (length < (type.minLength ?? 0) || length > (type.maxLength ?? Number.POSITIVE_INFINITY)) return false;
  }
  return every([
    ...(type.patterns ?? []).map((pattern) => matchesPattern(pattern, value)),
    type.format === undefined ? true : matchesFormat(type.format, value),
  ]);
}

function acceptsArray(
  type: ArrayType,
  value: readonly Json[],
  inner: (part: Type, item: Json) => boolean | undefined,
): boolean | undefined {
  if (value.length < (type.minItems ?? 0) || value.length > (type.maxItems ?? Number.POSITIVE_INFINITY)) return false;
  if (type.uniqueItems === true && new Set(value.map(jsonText)).size !== value.length) return false;
  const results = value.map((item, index) => inner(type.prefixItems?.[index] ?? type.items, item));
  if (type.contains !== undefined) {
    const { type: part, min, max = Number.POSITIVE_INFINITY } = type.contains;
    const matches = value.map((item) => inner(part, item));
    const certain = matches.filter((match) => match === true).length;
    const possible = certain + matches.filter((match) => match === undefined).length;
    results.push(certain > max || possible < min ? false : certain >= min && possible <= max ? true : undefined);
  }
  return every(results);
}

/** Whether a property must be there, as a schema is read. */
export function isRequired(object: ObjectType, property: Property, { sent = false }: Reading): boolean {
  return property.required && !(sent && isReadOnly(object, property));
}

function acceptsObject(
  type: ObjectType,
  value: { readonly [key: string]: Json },
  reading: Reading,
  inner: (part: Type, item: Json) => boolean | undefined,
  same: (part: Type) => boolean | undefined,
): boolean | undefined {
  const names = Object.keys(value);
  if (names.length < (type.minProperties ?? 0) || names.length > (type.maxProperties ?? Number.POSITIVE_INFINITY)) return false;
  const has = (name: string): boolean => Object.hasOwn(value, name);
  for (const property of type.properties.values()) if (isRequired(type, property, reading) && !has(property.name)) return false;
  for (const [name, needed] of type.dependentRequired ?? []) if (has(name) && !needed.every(has)) return false;
  const results: (boolean | undefined)[] = [];
  // Of what an open object does not list nothing is asked.
  const isOpen = isAnything(type.additional) && type.patternProperties === undefined && type.propertyNames === undefined;
  const asked = isOpen && type.properties.size < names.length ? [...type.properties.keys()].filter(has) : names;
  for (const name of asked) {
    const item = value[name] as Json;
    const property = type.properties.get(name);
    if (property !== undefined && property.listed !== false) results.push(inner(property.type, item));
    let other: boolean | undefined = property === undefined || property.listed === false;
    for (const { pattern, type: part } of type.patternProperties ?? []) {
      const matches = matchesPattern(pattern, name);
      if (matches === false) continue;
      const result = inner(part, item);
      results.push(matches === true || result === true ? result : undefined);
      if (other === true) other = matches === true ? false : undefined;
    }
    if (other !== false) {
      const result = inner(type.additional, item);
      results.push(other === true || result === true ? result : undefined);
    }
    if (type.propertyNames !== undefined) results.push(inner(type.propertyNames, name));
  }
  for (const [name, part] of type.dependentSchemas ?? []) if (has(name)) results.push(same(part));
  return every(results);
}
