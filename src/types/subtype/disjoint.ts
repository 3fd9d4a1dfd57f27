import { accepts } from "../accepts.ts";
import { jsonEquals } from "../json.ts";
import { isTypeless, resolve, type Type } from "../type.ts";

/** How many pairs of types one question may look at: it is asked often, and need not be answered. */
const mostPairs = 2000;

/** Whether no value is a value of both, as far as it shows at a glance: false where it is not certain. */
export function disjoint(a: Type, b: Type): boolean {
  return compare(a, b, 0, { pairs: mostPairs });
}

function compare(a: Type, b: Type, depth: number, left: { pairs: number }): boolean {
  if (depth > 8 || left.pairs-- <= 0) return false;
  const disjointly = (one: Type, other: Type): boolean => compare(one, other, depth + 1, left);
  const first = resolve(a);
  const second = resolve(b);
  if (first.kind === "never" || second.kind === "never") return true;
  if (first.kind === "union") return first.members.every((member) => disjointly(member, second));
  if (second.kind === "union") return second.members.every((member) => disjointly(first, member));
  if (first.kind === "intersection") return first.members.some((member) => disjointly(member, second));
  if (second.kind === "intersection") return second.members.some((member) => disjointly(first, member));
  if (first.kind === "literal" && second.kind === "literal") return !jsonEquals(first.value, second.value);
  if (first.kind === "literal" || second.kind === "literal") return literalOutside(first, second);
  const leftKind = kindOf(first);
  const rightKind = kindOf(second);
  if (leftKind === undefined || rightKind === undefined) return false;
  // Without a type, values of all other kinds fit.
  if (isTypeless(first) ? isTypeless(second) || leftKind !== rightKind : isTypeless(second) && leftKind !== rightKind) return false;
  if (leftKind !== rightKind) return true;
  if (first.kind === "object" && second.kind === "object") {
    // Objects that demand the same property with values that cannot be the same: what a discriminator is.
    for (const property of first.properties.values()) {
      const other = second.properties.get(property.name);
      if (other !== undefined && property.required && other.required && disjointly(property.type, other.type)) return true;
      if (property.required && other === undefined && second.additional.kind === "never" && second.patternProperties === undefined)
        return true;
    }
    for (const property of second.properties.values()) {
      if (
        property.required &&
        !first.properties.has(property.name) &&
        first.additional.kind === "never" &&
        first.patternProperties === undefined
      )
        return true;
    }
  }
  if (first.kind === "string" && second.kind === "string")
    return (
      (first.minLength ?? 0) > (second.maxLength ?? Number.POSITIVE_INFINITY) ||
      (second.minLength ?? 0) > (first.maxLength ?? Number.POSITIVE_INFINITY)
    );
  if (first.kind === "number" && second.kind === "number")
    return (
      (first.minimum ?? Number.NEGATIVE_INFINITY) > (second.maximum ?? Number.POSITIVE_INFINITY) ||
      (second.minimum ?? Number.NEGATIVE_INFINITY) > (first.maximum ?? Number.POSITIVE_INFINITY)
    );
  return false;
}

/** Whether a constant is certainly no value of a type, or a type of a constant. */
function literalOutside(left: Type, right: Type): boolean {
  const [literal, other] = left.kind === "literal" ? [left, right] : [right, left];
  if (literal.kind !== "literal") return false;
  if (other.kind === "not" || other.kind === "conditional" || other.kind === "union" || other.kind === "intersection") return false;
  return accepts(other, literal.value) === false;
}

function kindOf(type: Type): string | undefined {
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
