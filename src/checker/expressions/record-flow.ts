import type { Expr } from "../../program/program.ts";
import { isRecord, writableProperty } from "../../types/members.ts";
import { type RefType, resolve, type Type } from "../../types/type.ts";
import type { Usage } from "../context.ts";

/**
 * Notes what is used of a value that goes on as it is: everything of it that the target knows. That the target takes it
 * was concluded from the value's own type, so all of that must be verified when the value comes in.
 *
 * @param same what to do where the value has the target's own type: what a map makes is only what it writes, but what was
 *   read is sent on as a whole
 */
export function recordFlow(usage: Usage, expr: Expr, type: Type, target: Type, same: "whole" | "nothing"): void {
  switch (expr.kind) {
    case "literal":
    case "absent":
    case "template":
    case "environment":
    case "secret":
    case "lookup":
    case "fail":
    case "unary":
    case "binary":
      return;
    case "object": {
      const form = resolve(type);
      const objects = form.kind === "object" ? objectsOf(target) : [];
      for (const entry of expr.entries) {
        const names = entry.kind === "field" ? [entry.name] : entry.fields;
        for (const name of names) {
          const property = form.kind === "object" ? form.properties.get(name) : undefined;
          if (property === undefined) continue;
          for (const object of objects) {
            const place = writableProperty(object, name);
            if (place === undefined) continue;
            if (entry.kind === "field") recordFlow(usage, entry.value, property.type, place.type, same);
            else recordTypes(usage, property.type, place.type, same);
          }
        }
      }
      return;
    }
    case "array": {
      const form = resolve(type);
      if (form.kind !== "array") return;
      for (const items of arraysOf(target)) {
        for (const element of expr.elements) {
          if (element.kind === "item") recordFlow(usage, element.value, form.items, items, same);
          else recordTypes(usage, form.items, items, same);
        }
      }
      return;
    }
    case "coalesce":
      recordFlow(usage, expr.left, type, target, same);
      recordFlow(usage, expr.right, type, target, same);
      return;
    case "required":
      recordFlow(usage, expr.value, type, target, same);
      return;
    case "match":
      for (const arm of expr.arms) recordFlow(usage, arm.value, type, target, same);
      if (expr.otherwise !== undefined) recordFlow(usage, expr.otherwise, type, target, same);
      return;
    case "map":
      recordTypes(usage, type, target, "nothing");
      return;
    default:
      recordTypes(usage, type, target, same);
  }
}

/** The pairs of named types that have been noted of a program: they need not be gone through again. */
const noted = new WeakMap<Usage, Set<string>>();

function recordTypes(usage: Usage, source: Type, target: Type, same: "whole" | "nothing"): void {
  if (source.kind === "ref" || target.kind === "ref") {
    const pairs = noted.get(usage) ?? new Set();
    noted.set(usage, pairs);
    const pair = `${same} ${identity(source)} → ${identity(target)}`;
    if (pairs.has(pair)) return;
    pairs.add(pair);
  }
  if (isSame(source, target)) {
    if (same === "whole") usage.whole(source);
    return;
  }
  if (same === "whole" && isPartOf(source, target)) {
    usage.whole(source);
    return;
  }
  const from = resolve(source);
  if (looksAtAll(target)) {
    usage.whole(source);
    return;
  }
  if (from.kind === "union" || from.kind === "intersection") {
    for (const member of from.members) recordTypes(usage, member, target, same);
    return;
  }
  if (from.kind === "array") {
    for (const items of arraysOf(target)) recordTypes(usage, from.items, items, same);
    return;
  }
  if (from.kind !== "object") return;
  for (const object of objectsOf(target)) {
    for (const property of from.properties.values()) {
      const place = writableProperty(object, property.name);
      if (place === undefined || (place.type.kind === "unknown" && place.property?.required !== true)) continue;
      usage.property(source, property);
      if (!isRecord(object)) usage.property(object, place.property ?? property);
      recordTypes(usage, property.type, place.type, same);
    }
    recordTypes(usage, from.additional, object.additional, same);
  }
}

/** Whether a target may take a value, or refuse it, for what it has under names that the target does not list. */
function looksAtAll(target: Type): boolean {
  return partsOf(target).some((form) => {
    switch (form.kind) {
      case "not":
      case "conditional":
        return true;
      case "union":
        return form.exclusive;
      case "object":
        return (
          form.minProperties !== undefined ||
          form.maxProperties !== undefined ||
          form.propertyNames !== undefined ||
          form.patternProperties !== undefined ||
          form.dependentRequired !== undefined ||
          form.dependentSchemas !== undefined
        );
      case "array":
        return form.contains !== undefined || form.prefixItems !== undefined;
      default:
        return false;
    }
  });
}

/** Whether a type is another one, or one of its alternatives, as it stands. */
function isPartOf(source: Type, target: Type): boolean {
  const pending: Type[] = [target];
  const gone = new Set<Type>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isSame(source, next)) return true;
    const form = resolve(next);
    // A union may be one of its own alternatives.
    if (form.kind !== "union" || gone.has(form)) continue;
    gone.add(form);
    pending.push(...form.members);
  }
  return false;
}

/** Whether two types are one, by their name or by the place in a description where an object stands without a name. */
function isSame(source: Type, target: Type): boolean {
  if (source.kind === "ref" && target.kind === "ref") return source.id === target.id;
  return source === target || (source.kind === "object" && source.origin !== undefined && identity(source) === identity(target));
}

function identity(type: Type): string {
  return type.kind === "ref" ? type.id : `${type.kind} ${type.origin?.file ?? ""}#${type.origin?.pointer ?? ""}`;
}

/** The objects that a value of a type may be. */
function objectsOf(type: Type): readonly Extract<Type, { kind: "object" }>[] {
  return partsOf(type).filter((form) => form.kind === "object");
}

/** The types of the items of the lists that a value of a type may be. */
function arraysOf(type: Type): readonly Type[] {
  return partsOf(type).flatMap((form) => (form.kind === "array" ? [form.items] : []));
}

/** What a type is put together of, unions and intersections themselves included. */
function partsOf(type: Type): readonly Exclude<Type, RefType>[] {
  const parts = new Set<Exclude<Type, RefType>>();
  const pending: Type[] = [type];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const form = resolve(next);
    if (parts.has(form)) continue;
    parts.add(form);
    if (form.kind === "union" || form.kind === "intersection") pending.push(...form.members.toReversed());
  }
  return [...parts];
}
