import { notAssignable, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { MatchTest } from "../../program/program.ts";
import type { Pattern } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, join, literalType } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { disjoint } from "../../types/subtype/disjoint.ts";
import { type Json, resolve, type Type, type UnionType } from "../../types/type.ts";
import { alternativesOf, narrowToConstant } from "../bounds/narrow-type.ts";
import { type CheckContext, locationOf, type Scope } from "../context.ts";
import type { CheckExpression } from "./form.ts";
import { nearConstant } from "./near-constant.ts";

/** What a pattern takes of a subject. */
export interface PatternFound {
  /** The pattern as it is named in messages. */
  readonly name: string;
  readonly tests: readonly MatchTest[];
  /** The constant that the subject is held against; undefined for `is …`. */
  readonly constant?: { readonly value: Json } | undefined;
  /** Of what has not been taken before: the values that the pattern takes, and those that are left. */
  readonly split: (left: Type) => { readonly taken: Type; readonly rest: Type };
}

/**
 * Reads a pattern of a match; undefined where it is wrong, which has been reported.
 *
 * @param left what the arms in front of it have left
 */
export function checkPattern(
  context: CheckContext,
  scope: Scope,
  pattern: Exclude<Pattern, { kind: "ElsePattern" }>,
  subject: Type,
  left: Type,
  check: CheckExpression,
): PatternFound | undefined {
  if (pattern.kind === "IsPattern") return checkIs(context, pattern, subject, left);
  const value = check(context, scope, pattern.value, pattern.value.kind === "StringLiteral" ? subject : undefined);
  if (value.broken) return undefined;
  if (value.expr.kind !== "literal") {
    context.report(
      wrongOperands(
        {
          operator: "match",
          left: printType(subject),
          right: printType(value.type),
          reason: "a pattern is a constant, `null`, `is …` or `else`",
        },
        locationOf(context, pattern),
      ),
    );
    return undefined;
  }
  const literal: Json = value.expr.value;
  const type = literalType(literal);
  if (literal !== null && disjoint(subject, type)) {
    context.report(
      notAssignable(
        { found: printType(type), expected: printType(subject), path: "", reason: "the subject never has this value" },
        locationOf(context, pattern),
        nearConstant(subject, literal, locationOf(context, pattern)),
      ),
    );
    return undefined;
  }
  return {
    name: printType(type),
    tests: [literal === null ? { kind: "nothing" } : { kind: "equals", value: literal }],
    constant: { value: literal },
    split: (remaining) => ({
      taken: narrowToConstant(remaining, literal, true),
      rest: narrowToConstant(remaining, literal, false),
    }),
  };
}

const kinds = ["string", "number", "boolean", "array", "object"] as const;

/** `is card`: a member of a union by its discriminator, its name, the constant that tells it apart, or its kind. */
function checkIs(
  context: CheckContext,
  pattern: Extract<Pattern, { kind: "IsPattern" }>,
  subject: Type,
  left: Type,
): PatternFound | undefined {
  const name = pattern.type.kind === "TypeName" ? (pattern.type.path.at(-1)?.name ?? "") : "";
  const members = alternativesOf(subject);
  const objects = members.filter((member) => resolve(member).kind === "object");
  const optional = admitsNull(left) || admitsAbsence(left);
  const mixed = members.some((member) => isScalar(member));
  const found = taggedMember(context, subject, objects, name);
  if (found !== undefined) {
    const { member, property, values } = found;
    const last = pattern.type.kind === "TypeName" ? pattern.type.path.at(-1) : undefined;
    if (last !== undefined) context.model.symbol(last, { kind: "type", name, type: member });
    return {
      name: `is ${name}`,
      tests: values.map((value) => ({ kind: "tag", property, value, ...(optional && { optional }), ...(mixed && { mixed }) })),
      split: (remaining) => splitBy(remaining, (each) => sameMember(each, member)),
    };
  }
  const kind = kinds.find((each) => each === name);
  if (kind !== undefined && members.some((member) => kindOf(member) === kind || kindOf(member) === "unknown")) {
    return {
      name: `is ${name}`,
      tests: [{ kind: "type", type: kind }],
      split: (remaining) => splitBy(remaining, (each) => kindOf(each) === kind),
    };
  }
  context.report(
    notAssignable(
      { found: name, expected: printType(subject), path: "", reason: "the subject has no such member that can be told apart" },
      locationOf(context, pattern),
    ),
  );
  return undefined;
}

function splitBy(type: Type, isTaken: (member: Type) => boolean): { readonly taken: Type; readonly rest: Type } {
  const members = alternativesOf(type);
  const taken = members.filter(isTaken);
  // What may be anything is not taken apart: it may be of the kind, and of another.
  if (members.some((member) => kindOf(member) === "unknown")) return { taken: type, rest: type };
  if (taken.length === members.length) return { taken: type, rest: join() };
  return { taken: join(...taken), rest: join(...members.filter((member) => !taken.includes(member))) };
}

/** The member of a union that a name means, and the values of a property that tell it from all others. */
function taggedMember(
  context: CheckContext,
  subject: Type,
  objects: readonly Type[],
  name: string,
): { readonly member: Type; readonly property: string; readonly values: readonly Json[] } | undefined {
  const named = objects.find((member) => member.kind === "ref" && member.name === name);
  const properties = new Set(objects.flatMap((member) => [...constantsOf(member).keys()]));
  for (const property of properties) {
    const member = named ?? objects.find((each) => constantsOf(each).get(property) === name);
    const value = member === undefined ? undefined : constantsOf(member).get(property);
    if (member === undefined || value === undefined) continue;
    if (objects.every((other) => other === member || differs(other, property, value))) {
      for (const each of objects) useProperty(context, each, property);
      return { member, property, values: [value] };
    }
  }
  return mappedMember(context, subject, objects, name);
}

/** The constants that an object must have. */
function constantsOf(type: Type): ReadonlyMap<string, Exclude<Json, null>> {
  const form = resolve(type);
  const constants = new Map<string, Exclude<Json, null>>();
  if (form.kind !== "object") return constants;
  for (const property of form.properties.values()) {
    const value = property.required ? resolve(property.type) : undefined;
    if (value?.kind === "literal" && typeof value.value !== "object") constants.set(property.name, value.value);
  }
  return constants;
}

function differs(other: Type, name: string, value: Exclude<Json, null>): boolean {
  const form = resolve(other);
  if (form.kind !== "object") return true;
  const property = form.properties.get(name);
  if (property === undefined) return form.additional.kind === "never" && form.patternProperties === undefined;
  return disjoint(property.type, { kind: "literal", value });
}

/** OpenAPI's discriminator: that the value is as it says is verified where the union is read. */
function mappedMember(
  context: CheckContext,
  subject: Type,
  objects: readonly Type[],
  name: string,
): { readonly member: Type; readonly property: string; readonly values: readonly Json[] } | undefined {
  const union = discriminatedUnion(subject);
  if (union?.discriminator === undefined) return undefined;
  const { property, mapping } = union.discriminator;
  const member = mapping.get(name);
  const tagged = objects.every((each) => [...mapping.values()].some((target) => sameMember(each, target)));
  if (member === undefined || !tagged) return undefined;
  for (const each of objects) useProperty(context, each, property);
  context.usage.discriminator(union);
  const values = [...mapping].filter(([, target]) => sameMember(target, member)).map(([value]) => value);
  return { member, property, values };
}

/** The union with a discriminator that a value is one of, beside null and the like. */
function discriminatedUnion(type: Type, depth = 0): UnionType | undefined {
  const form = resolve(type);
  if (form.kind !== "union" || depth > 8) return undefined;
  if (form.discriminator !== undefined) return form;
  const found = form.members.map((member) => discriminatedUnion(member, depth + 1)).filter((union) => union !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

function sameMember(a: Type, b: Type): boolean {
  return a === b || (a.kind === "ref" && b.kind === "ref" && a.id === b.id);
}

function useProperty(context: CheckContext, object: Type, name: string): void {
  const form = resolve(object);
  const property = form.kind === "object" ? form.properties.get(name) : undefined;
  if (property !== undefined) context.usage.property(object, property);
}

function isScalar(type: Type): boolean {
  const kind = kindOf(type);
  return kind === "string" || kind === "number" || kind === "boolean";
}

/** The kind of a member: what `typeof` and `Array.isArray` tell. */
export function kindOf(type: Type): string {
  const form = resolve(type);
  if (form.kind === "literal") return Array.isArray(form.value) ? "array" : typeof form.value;
  if (form.kind === "intersection") return form.members.map(kindOf).find((kind) => kind !== "unknown") ?? "unknown";
  return form.kind === "not" || form.kind === "conditional" ? "unknown" : form.kind;
}
