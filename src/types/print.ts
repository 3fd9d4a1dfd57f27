import type { Json, Type } from "./type.ts";

/** How much of a type is shown. */
const maximumLength = 120;
const maximumDepth = 3;

/** The largest bound that says something: those beyond are what arithmetic makes of the largest numbers that there are. */
const largestBound = 1e300;

function isTelling(bound: number | undefined): bound is number {
  return bound !== undefined && Math.abs(bound) < largestBound;
}

/** A type in a few words, as a user would write it: `string (at most 255)`, `"A" | "B"`, `customer`, `{ id: string, … }`. */
export function printType(type: Type): string {
  const text = print(type, 0);
  return text.length > maximumLength ? `${text.slice(0, maximumLength - 1)}…` : text;
}

function print(type: Type, depth: number): string {
  switch (type.kind) {
    case "unknown":
      return "unknown";
    case "never":
      return "never";
    case "null":
      return "null";
    case "absent":
      return "absent";
    case "boolean":
      return "boolean";
    case "literal":
      return printJson(type.value);
    case "ref":
      return type.name;
    case "number": {
      const bounds = [
        isTelling(type.minimum) ? `at least ${type.minimum}` : "",
        isTelling(type.exclusiveMinimum) ? `more than ${type.exclusiveMinimum}` : "",
        isTelling(type.maximum) ? `at most ${type.maximum}` : "",
        isTelling(type.exclusiveMaximum) ? `less than ${type.exclusiveMaximum}` : "",
        type.multipleOf === undefined ? "" : `a multiple of ${type.multipleOf}`,
      ];
      return withBounds(type.integer ? "integer" : "number", bounds);
    }
    case "string": {
      const bounds = [
        type.minLength === undefined || type.minLength === 0 ? "" : `at least ${type.minLength}`,
        type.maxLength === undefined ? "" : `at most ${type.maxLength}`,
        type.format ?? "",
        type.patterns === undefined ? "" : `like ${type.patterns.join(" and ")}`,
      ];
      return withBounds("string", bounds);
    }
    case "array":
      return depth >= maximumDepth ? "…[]" : `${grouped(type.items, depth)}[]`;
    case "object": {
      if (type.properties.size === 0)
        return type.additional.kind === "unknown" || type.additional.kind === "never"
          ? "{}"
          : `{ [key: string]: ${print(type.additional, depth + 1)} }`;
      if (depth >= maximumDepth) return "{ … }";
      const shown = [...type.properties.values()]
        .slice(0, 3)
        .map((property) => `${property.name}${property.required ? "" : "?"}: ${print(property.type, depth + 1)}`);
      return `{ ${shown.join(", ")}${type.properties.size > 3 ? ", …" : ""} }`;
    }
    case "union": {
      // What may be anything may as well not be there.
      if (type.members.some((member) => member.kind === "unknown")) return "unknown";
      const members = type.members.slice(0, 6).map((member) => print(member, depth + 1));
      return `${members.join(" | ")}${type.members.length > 6 ? " | …" : ""}`;
    }
    case "intersection":
      return type.members.map((member) => grouped(member, depth)).join(" & ");
    case "not":
      return `not ${grouped(type.type, depth)}`;
    case "conditional":
      return "a type that depends on the value";
  }
}

function grouped(type: Type, depth: number): string {
  const text = print(type, depth + 1);
  return type.kind === "union" || type.kind === "intersection" ? `(${text})` : text;
}

function withBounds(name: string, bounds: readonly string[]): string {
  const said = bounds.filter((bound) => bound !== "");
  return said.length === 0 ? name : `${name} (${said.join(", ")})`;
}

function printJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
