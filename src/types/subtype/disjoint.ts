import { resolve, type Type } from "../type.ts";

/** Whether no value is a value of both. Cautious: false where it is not certain. */
export function disjoint(a: Type, b: Type, depth = 0): boolean {
  if (depth > 8) return false;
  const left = resolve(a);
  const right = resolve(b);
  if (left.kind === "never" || right.kind === "never") return true;
  if (left.kind === "union") return left.members.every((member) => disjoint(member, right, depth + 1));
  if (right.kind === "union") return right.members.every((member) => disjoint(left, member, depth + 1));
  if (left.kind === "intersection") return left.members.some((member) => disjoint(member, right, depth + 1));
  if (right.kind === "intersection") return right.members.some((member) => disjoint(left, member, depth + 1));
  if (left.kind === "literal" && right.kind === "literal")
    return typeof left.value !== typeof right.value || (typeof left.value !== "object" && left.value !== right.value);
  const leftKind = jsonKindOf(left);
  const rightKind = jsonKindOf(right);
  if (leftKind === undefined || rightKind === undefined) return false;
  if (leftKind !== rightKind) return true;
  if (left.kind === "object" && right.kind === "object") {
    // Objects that demand the same property with values that cannot be the same: what a discriminator is.
    for (const property of left.properties.values()) {
      const other = right.properties.get(property.name);
      if (other !== undefined && property.required && other.required && disjoint(property.type, other.type, depth + 1)) return true;
      if (property.required && other === undefined && right.additional.kind === "never" && right.patternProperties === undefined)
        return true;
    }
    for (const property of right.properties.values()) {
      if (
        property.required &&
        !left.properties.has(property.name) &&
        left.additional.kind === "never" &&
        left.patternProperties === undefined
      )
        return true;
    }
  }
  if (left.kind === "string" && right.kind === "string")
    return (
      (left.minLength ?? 0) > (right.maxLength ?? Number.POSITIVE_INFINITY) ||
      (right.minLength ?? 0) > (left.maxLength ?? Number.POSITIVE_INFINITY)
    );
  if (left.kind === "literal" && right.kind === "string" && typeof left.value === "string")
    return lengthOutside(left.value, right.minLength, right.maxLength);
  if (right.kind === "literal" && left.kind === "string" && typeof right.value === "string")
    return lengthOutside(right.value, left.minLength, left.maxLength);
  return false;
}

function lengthOutside(text: string, least: number | undefined, most: number | undefined): boolean {
  const length = [...text].length;
  return length < (least ?? 0) || length > (most ?? Number.POSITIVE_INFINITY);
}

function jsonKindOf(type: Type): string | undefined {
  switch (type.kind) {
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
    case "absent":
      return type.kind;
    case "literal":
      return Array.isArray(type.value) ? "array" : typeof type.value;
    default:
      return undefined;
  }
}
