import type { Expr } from "../../program/program.ts";
import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";

/** What is known of a function's result beyond its signature: bounds that follow from the arguments. */
export function refineResult(name: string, receiver: Type, parameters: readonly Expr[], result: Type): Type {
  switch (name) {
    case "take": {
      const count = countOf(parameters[0]);
      if (count === undefined) return result;
      if (result.kind === "string")
        return {
          kind: "string",
          minLength: atMost(leastLength(receiver), count),
          maxLength: Math.min(count, mostLength(receiver) ?? count),
        };
      if (result.kind === "array") return { ...result, maxItems: Math.min(count, mostItems(receiver) ?? count) };
      return result;
    }
    case "trim":
    case "drop":
    case "slice":
      return result.kind === "string"
        ? { kind: "string", maxLength: mostLength(receiver) }
        : result.kind === "array"
          ? { ...result, maxItems: mostItems(receiver) }
          : result;
    case "map":
      return result.kind === "array" ? { ...result, minItems: leastItems(receiver), maxItems: mostItems(receiver) } : result;
    case "filter":
    case "compact":
    case "distinct":
      return result.kind === "array" ? { ...result, maxItems: mostItems(receiver) } : result;
    case "join":
      return result.kind === "string" ? { kind: "string", maxLength: joinedLength(receiver, parameters[0]) } : result;
    case "length":
      return result.kind === "number" ? { ...result, integer: true, minimum: 0 } : result;
    case "sha256":
      return { kind: "string", minLength: 64, maxLength: 64 };
    default:
      return result;
  }
}

function countOf(expr: Expr | undefined): number | undefined {
  return expr?.kind === "literal" && typeof expr.value === "number" && Number.isInteger(expr.value) && expr.value >= 0
    ? expr.value
    : undefined;
}

function atMost(value: number, limit: number): number | undefined {
  const least = Math.min(value, limit);
  return least === 0 ? undefined : least;
}

function leastLength(type: Type): number {
  const lengths = membersOf(type).map((member) => {
    const form = resolve(member);
    return form.kind === "string"
      ? (form.minLength ?? 0)
      : form.kind === "literal" && typeof form.value === "string"
        ? [...form.value].length
        : 0;
  });
  return lengths.length === 0 ? 0 : Math.min(...lengths);
}

/** The most characters of a text of the type; undefined where there is no bound. */
export function mostLength(type: Type): number | undefined {
  let most = 0;
  for (const member of membersOf(type)) {
    const form = resolve(member);
    const length =
      form.kind === "string"
        ? form.maxLength
        : form.kind === "literal"
          ? [...String(form.value)].length
          : form.kind === "number"
            ? 24
            : form.kind === "boolean"
              ? 5
              : form.kind === "never"
                ? 0
                : undefined;
    if (length === undefined) return undefined;
    most = Math.max(most, length);
  }
  return most;
}

function mostItems(type: Type): number | undefined {
  const form = resolve(type);
  return form.kind === "array" ? form.maxItems : undefined;
}

function leastItems(type: Type): number | undefined {
  const form = resolve(type);
  return form.kind === "array" ? form.minItems : undefined;
}

function joinedLength(receiver: Type, separator: Expr | undefined): number | undefined {
  const form = resolve(receiver);
  if (form.kind !== "array" || form.maxItems === undefined) return undefined;
  if (form.maxItems === 0) return 0;
  const item = mostLength(form.items);
  const between = separator?.kind === "literal" && typeof separator.value === "string" ? [...separator.value].length : undefined;
  return item === undefined || between === undefined ? undefined : form.maxItems * item + (form.maxItems - 1) * between;
}
