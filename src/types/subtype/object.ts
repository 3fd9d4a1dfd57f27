import { admitsAbsence, withoutAbsence } from "../join.ts";
import type { ObjectType, Type } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult } from "./result.ts";
import { matchesSafely } from "./string.ts";

/** An object against an object: properties, what is required, what is closed, counts, dependents. */
export function compareObjects(source: ObjectType, target: ObjectType, at: Comparison): SubtypeResult {
  const results: SubtypeResult[] = [always()];
  for (const property of target.properties.values()) {
    const given = source.properties.get(property.name);
    const type = given?.type ?? (source.additional.kind === "never" ? undefined : source.additional);
    const certain = given?.required === true && !admitsAbsence(given.type);
    // What only the system writes is required of its answers alone (OpenAPI 3.1.0, section 4.8.24.3).
    if (property.readOnly && type === undefined) continue;
    if (property.required && type === undefined) {
      results.push(
        at.contradict(
          { kind: "missing", property: property.name, reason: `\`${property.name}\` is required and missing`, origin: property.origin },
          property.name,
        ),
      );
      continue;
    }
    if (property.required && !certain) {
      if (given === undefined)
        results.push(
          at.open({
            constraint: `required ${property.name}`,
            schema: { type: "object", required: [property.name] },
            reason: `\`${property.name}\` need not be there`,
          }),
        );
      else
        results.push(
          at.contradict(
            {
              kind: "absent",
              property: property.name,
              reason: `\`${property.name}\` is required, and may be absent`,
              origin: property.origin,
            },
            property.name,
          ),
        );
    }
    if (type !== undefined && (given !== undefined || source.additional.kind !== "unknown"))
      results.push(at.compare(withoutAbsence(type), property.type, property.name));
    else if (type !== undefined && property.type.kind !== "unknown") {
      results.push(
        at.open({
          constraint: `properties ${property.name}`,
          schema: { type: "object", properties: { [property.name]: at.schemaOf(property.type) } },
          reason: `\`${property.name}\` may be anything in the source`,
        }),
      );
    }
  }
  for (const property of source.properties.values()) {
    if (target.properties.has(property.name)) continue;
    const allowed = typeOfOther(target, property.name);
    if (allowed === "never") {
      const kind = property.required ? "contradict" : "open";
      if (kind === "contradict")
        results.push(
          at.contradict(
            { kind: "unknown-property", property: property.name, reason: `\`${property.name}\` is not allowed` },
            property.name,
          ),
        );
      else
        results.push(
          at.open({
            constraint: `no ${property.name}`,
            schema: { type: "object", not: { type: "object", required: [property.name] } },
            reason: `\`${property.name}\` is not allowed, and may be there`,
          }),
        );
    } else if (allowed !== undefined) results.push(at.compare(withoutAbsence(property.type), allowed, property.name));
  }
  results.push(...compareOthers(source, target, at));
  results.push(...compareCounts(source, target, at));
  return combine(results);
}

/** The type that a target has for a name that it does not list: by pattern, or `additionalProperties`; undefined where anything goes. */
function typeOfOther(target: ObjectType, name: string): Type | "never" | undefined {
  const matching = (target.patternProperties ?? []).filter(({ pattern }) => matchesSafely(pattern, name) !== false);
  const [only] = matching;
  if (matching.length > 1) return { kind: "intersection", members: matching.map((each) => each.type) };
  if (only !== undefined) return only.type;
  if (target.additional.kind === "never") return "never";
  return target.additional.kind === "unknown" ? undefined : target.additional;
}

/** Names that neither side lists. */
function compareOthers(source: ObjectType, target: ObjectType, at: Comparison): SubtypeResult[] {
  if (source.additional.kind === "never" && source.patternProperties === undefined) return [always(0)];
  const results: SubtypeResult[] = [];
  if (target.additional.kind === "never") {
    results.push(
      at.open({
        constraint: "additionalProperties false",
        schema: { type: "object", ...at.closedSchemaOf(target) },
        reason: "the source may have properties that the target does not know",
      }),
    );
  } else if (target.additional.kind !== "unknown") {
    results.push(at.compare(source.additional, target.additional, "-"));
  }
  if (target.patternProperties !== undefined && target.additional.kind !== "never") {
    const patternProperties = Object.fromEntries(target.patternProperties.map(({ pattern, type }) => [pattern, at.schemaOf(type)]));
    results.push(
      at.open({
        constraint: "patternProperties",
        schema: { type: "object", patternProperties },
        reason: "properties with such names are checked when they are sent",
      }),
    );
  }
  return results;
}

function compareCounts(source: ObjectType, target: ObjectType, at: Comparison): SubtypeResult[] {
  const results: SubtypeResult[] = [];
  const certain = [...source.properties.values()].filter((property) => property.required && !admitsAbsence(property.type)).length;
  const most =
    source.additional.kind === "never" && source.patternProperties === undefined ? source.properties.size : Number.POSITIVE_INFINITY;
  if (target.minProperties !== undefined) {
    const { minProperties } = target;
    if (Math.max(certain, source.minProperties ?? 0) >= minProperties) results.push(always());
    else if (most < minProperties)
      results.push(at.contradict({ kind: "bounds", reason: `at most ${most} properties are fewer than ${minProperties}` }));
    else
      results.push(
        at.open({
          constraint: `minProperties ${minProperties}`,
          schema: { type: "object", minProperties },
          witness: certain === 0 ? {} : undefined,
          reason: `the object may have fewer than ${minProperties} properties`,
        }),
      );
  }
  if (target.maxProperties !== undefined) {
    const { maxProperties } = target;
    if (Math.min(most, source.maxProperties ?? Number.POSITIVE_INFINITY) <= maxProperties) results.push(always());
    else if (certain > maxProperties)
      results.push(at.contradict({ kind: "bounds", reason: `${certain} properties are more than ${maxProperties}` }));
    else
      results.push(
        at.open({
          constraint: `maxProperties ${maxProperties}`,
          schema: { type: "object", maxProperties },
          reason: `the object may have more than ${maxProperties} properties`,
        }),
      );
  }
  if (target.propertyNames !== undefined) {
    results.push(
      at.open({
        constraint: "propertyNames",
        schema: { type: "object", propertyNames: at.schemaOf(target.propertyNames) },
        reason: "the names are checked when they are sent",
      }),
    );
  }
  for (const [name, needed] of target.dependentRequired ?? []) {
    if (!source.properties.has(name) && source.additional.kind === "never") continue;
    if (needed.every((each) => source.properties.get(each)?.required === true)) continue;
    results.push(
      at.open({
        constraint: `dependentRequired ${name}`,
        schema: { type: "object", dependentRequired: { [name]: [...needed] } },
        reason: `\`${name}\` needs ${needed.join(", ")} beside it`,
      }),
    );
  }
  for (const [name, type] of target.dependentSchemas ?? []) {
    if (!source.properties.has(name) && source.additional.kind === "never") continue;
    results.push(
      at.open({
        constraint: `dependentSchemas ${name}`,
        schema: { type: "object", dependentSchemas: { [name]: at.schemaOf(type) } },
        reason: `what \`${name}\` demands of the others is checked when it is sent`,
      }),
    );
  }
  return results;
}
