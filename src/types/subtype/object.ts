import { accepts } from "../accepts.ts";
import { intersect } from "../intersect.ts";
import { admitsAbsence, withoutAbsence } from "../join.ts";
import { matchesPattern } from "../patterns/matches.ts";
import { isReadOnly } from "../read-only.ts";
import { isAnything, neverType, type ObjectType, optionalProperty, type Property, type Type, unknownType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult } from "./result.ts";

/** An object against an object: properties, what is required, what is closed, names, counts, dependents. */
export function compareObjects(source: ObjectType, target: ObjectType, at: Comparison): SubtypeResult {
  const results: SubtypeResult[] = [always()];
  for (const property of target.properties.values()) results.push(...comparePresence(source, target, property, at));
  const names = new Set([...source.properties.keys(), ...target.properties.keys()]);
  for (const name of names) results.push(compareUnderName(source, target, name, at));
  results.push(...compareOthers(source, target, at));
  results.push(...compareCounts(source, target, at));
  results.push(...compareNames(source, target, at));
  return combine(results);
}

/** Whether the source gives what the target requires. */
function comparePresence(source: ObjectType, target: ObjectType, property: Property, at: Comparison): readonly SubtypeResult[] {
  const { name } = property;
  const given = source.properties.get(name);
  const possible = given?.type ?? typeUnderName(source, name);
  // What only the system writes is required of its answers alone (OpenAPI 3.1.0, section 4.8.24.3).
  if (!property.required || (!at.exactly && isReadOnly(target, property))) return [];
  // No object has a value there that cannot be: `{ name: fail "why" }` never comes about.
  if (given?.required === true && given.type.kind === "never") return [];
  if (possible === undefined || possible.kind === "never")
    return [
      at.contradict({ kind: "missing", property: name, reason: `\`${name}\` is required and missing`, origin: property.origin }, name),
    ];
  if (given?.required === true && !admitsAbsence(given.type)) return [];
  if (given?.writeOnly === true)
    return [
      at.contradict(
        {
          kind: "write-only",
          property: name,
          reason: `\`${name}\` is required, and write-only: what came in does not have it`,
          origin: given.origin ?? property.origin,
        },
        name,
      ),
    ];
  if (given !== undefined)
    return [
      at.contradict(
        { kind: "absent", property: name, reason: `\`${name}\` is required, and may be absent`, origin: property.origin },
        name,
      ),
    ];
  return [
    at.open({
      constraint: `required ${name}`,
      type: openObject({ properties: new Map([[name, { ...property, type: unknownType, readOnly: false, listed: false }]]) }),
      reason: `\`${name}\` need not be there`,
    }),
  ];
}

/** What stands under one name, if it is there, against all that the target says of it. */
function compareUnderName(source: ObjectType, target: ObjectType, name: string, at: Comparison): SubtypeResult {
  const given = source.properties.get(name);
  const type = typeUnderName(source, name);
  if (type === undefined || type.kind === "never") return always(0);
  const wanted = typesUnderName(target, name);
  const refused = wanted.find((each) => each.kind === "never");
  if (refused !== undefined) {
    if (given?.required === true && !admitsAbsence(given.type))
      return at.contradict({ kind: "unknown-property", property: name, reason: `\`${name}\` is not allowed` }, name);
    // What may be there beside what either side lists is asked for all names at once.
    if (given === undefined && !target.properties.has(name) && wanted[0] === target.additional) return always(0);
    return at.open({
      constraint: `no ${name}`,
      type: openObject({ properties: new Map([[name, optionalProperty(name, neverType)]]) }),
      reason: `\`${name}\` is not allowed, and may be there`,
    });
  }
  const present = withoutAbsence(type);
  // Of a name that the source does not list nothing is known where it is open: one question for the whole property.
  if (given === undefined && present.kind === "unknown") {
    const asked = wanted.filter((each) => !isAnything(each));
    if (asked.length === 0) return always(0);
    const property = target.properties.get(name);
    const [first = unknownType, ...more] = asked;
    const whole = more.length === 0 ? first : ({ kind: "intersection", members: asked } as const);
    return at.open({
      constraint: `properties ${name}`,
      type: openObject({ properties: new Map([[name, { ...optionalProperty(name, whole), origin: property?.origin }]]) }),
      reason: `\`${name}\` may be anything in the source`,
    });
  }
  return combine(wanted.map((each) => at.compare(present, each, name)));
}

/** The type of what may stand under a name; undefined where nothing may. */
function typeUnderName(type: ObjectType, name: string): Type | undefined {
  const types = typesUnderName(type, name);
  const whole = types.reduce((left, right) => intersect(left, right), unknownType);
  return whole.kind === "never" ? undefined : whole;
}

/** All that an object says of a name: what is listed, every pattern that matches, else what it says of others. */
function typesUnderName(type: ObjectType, name: string): readonly Type[] {
  const property = type.properties.get(name);
  const listed = property !== undefined && property.listed !== false;
  const matching = (type.patternProperties ?? []).filter(({ pattern }) => matchesPattern(pattern, name) !== false);
  const types = [...(listed ? [property.type] : []), ...matching.map((each) => each.type)];
  return types.length > 0 ? types : [type.additional];
}

/** Names that neither side lists. */
function compareOthers(source: ObjectType, target: ObjectType, at: Comparison): readonly SubtypeResult[] {
  if (source.additional.kind === "never" && source.patternProperties === undefined) return [];
  if (isAnything(target.additional) && target.patternProperties === undefined) return [];
  if (source.patternProperties === undefined && target.patternProperties === undefined && target.additional.kind !== "never")
    return [at.compare(source.additional, target.additional, "-")];
  const properties = new Map([...target.properties.keys()].map((name) => [name, optionalProperty(name, unknownType)]));
  const closed = target.additional.kind === "never";
  return [
    at.open({
      constraint: closed ? "additionalProperties false" : "patternProperties",
      type: {
        kind: "object",
        properties,
        patternProperties: target.patternProperties,
        additional: target.additional,
      },
      reason: closed ? "the source may have properties that the target does not know" : "not every property with such a name fits",
    }),
  ];
}

function compareCounts(source: ObjectType, target: ObjectType, at: Comparison): readonly SubtypeResult[] {
  const results: SubtypeResult[] = [];
  const certain = [...source.properties.values()].filter((property) => property.required && !admitsAbsence(property.type)).length;
  const most = isListed(source) ? source.properties.size : Number.POSITIVE_INFINITY;
  const { minProperties, maxProperties } = target;
  if (minProperties !== undefined && minProperties > 0) {
    results.push(
      Math.max(certain, source.minProperties ?? 0) >= minProperties
        ? always()
        : at.open({
            constraint: `minProperties ${minProperties}`,
            type: openObject({ minProperties }),
            reason: `the object may have fewer than ${minProperties} properties`,
          }),
    );
  }
  if (maxProperties !== undefined) {
    results.push(
      Math.min(most, source.maxProperties ?? Number.POSITIVE_INFINITY) <= maxProperties
        ? always()
        : at.open({
            constraint: `maxProperties ${maxProperties}`,
            type: openObject({ maxProperties }),
            reason: `the object may have more than ${maxProperties} properties`,
          }),
    );
  }
  return results;
}

function compareNames(source: ObjectType, target: ObjectType, at: Comparison): readonly SubtypeResult[] {
  const results: SubtypeResult[] = [];
  const { propertyNames } = target;
  if (propertyNames !== undefined) {
    const proved = isListed(source) && [...source.properties.keys()].every((name) => accepts(propertyNames, name) === true);
    results.push(
      proved
        ? always()
        : at.open({
            constraint: "propertyNames",
            type: openObject({ propertyNames }),
            reason: "a property may have a name that the target refuses",
          }),
    );
  }
  for (const [name, needed] of target.dependentRequired ?? []) {
    if (needed.every((each) => source.properties.get(each)?.required === true)) continue;
    results.push(
      at.open({
        constraint: `dependentRequired ${name}`,
        type: openObject({ dependentRequired: new Map([[name, needed]]) }),
        reason: `\`${name}\` needs ${needed.join(", ")} beside it`,
      }),
    );
  }
  for (const [name, type] of target.dependentSchemas ?? []) {
    results.push(
      at.open({
        constraint: `dependentSchemas ${name}`,
        type: openObject({ dependentSchemas: new Map([[name, type]]) }),
        reason: `\`${name}\` demands something of the others`,
      }),
    );
  }
  return results;
}

/** Whether an object has no properties but those that are listed. */
function isListed(type: ObjectType): boolean {
  return type.additional.kind === "never" && type.patternProperties === undefined;
}

/** An object type that says one thing. */
function openObject(says: Partial<ObjectType>): ObjectType {
  return { kind: "object", properties: new Map(), additional: unknownType, ...says };
}
