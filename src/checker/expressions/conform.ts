import type { Expr } from "../../program/program.ts";
import type { JsonSchema } from "../../types/json-schema.ts";
import { writableProperty } from "../../types/members.ts";
import { resolve, type Type } from "../../types/type.ts";
import { alternativesOf } from "../bounds/narrow-type.ts";
import { arrayItems } from "../functions/items.ts";
import { objectForm } from "./object.ts";

/**
 * Says to TypeScript what the checker has proved, or guards, and TypeScript cannot see: that a text which is computed, or
 * may be any, is one of those that the target lists. Only where a value goes to such a place.
 */
export function conform(expr: Expr, type: Type, target: Type): Expr {
  switch (expr.kind) {
    case "literal":
    case "fail":
      return expr;
    case "object":
      return conformObject(expr, type, target);
    case "array": {
      const items = arrayItems(type);
      const wanted = listItems(target);
      if (items === undefined || wanted === undefined) return expr;
      const elements = expr.elements.map((element) =>
        element.kind === "item" ? { ...element, value: conform(element.value, items, wanted) } : element,
      );
      return { ...expr, elements };
    }
    case "function": {
      const inner = conformList(expr, type, target);
      return inner ?? stated(expr, type, target);
    }
    default:
      return stated(expr, type, target);
  }
}

function conformObject(expr: Extract<Expr, { kind: "object" }>, type: Type, target: Type): Expr {
  const source = resolve(type);
  const form = objectForm(target);
  if (source.kind !== "object" || form === undefined) return expr;
  const entries = expr.entries.map((entry) => {
    if (entry.kind === "spread") return entry;
    const given = source.properties.get(entry.name);
    const place = writableProperty(form, entry.name);
    return given === undefined || place === undefined ? entry : { ...entry, value: conform(entry.value, given.type, place.type) };
  });
  return { ...expr, entries };
}

/** Functions that give the items of their list, or some of them, as they are. */
const keepItems: ReadonlySet<string> = new Set(["filter", "take", "drop", "slice", "reverse", "sortBy", "distinct", "compact"]);
/** Functions that give an item, or the smallest of what TypeScript knows. */
const keepItem: ReadonlySet<string> = new Set(["first", "last", "find"]);

/** A list is conformed where its items are made. */
function conformList(expr: Extract<Expr, { kind: "function" }>, type: Type, target: Type): Expr | undefined {
  const [list, lambda, ...rest] = expr.arguments;
  const wanted = listItems(target);
  const items = arrayItems(type);
  if (list === undefined || wanted === undefined || items === undefined || expr.optional) return undefined;
  if (expr.name === "map" && lambda?.kind === "lambda") {
    return { ...expr, arguments: [list, { ...lambda, body: conform(lambda.body, items, wanted) }, ...rest] };
  }
  if (!keepItems.has(expr.name) || lambda?.kind === "lambda") return undefined;
  return { ...expr, arguments: [conform(list, type, target), ...expr.arguments.slice(1)] };
}

function listItems(type: Type): Type | undefined {
  const lists = alternativesOf(type).filter((member) => resolve(member).kind === "array");
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? arrayItems(only) : undefined;
}

function stated(expr: Expr, type: Type, target: Type): Expr {
  const isList = alternativesOf(type).some((member) => resolve(member).kind === "array");
  if (isVisible(type, target, computes(expr, isList))) return expr;
  const schema = scalarSchema(target);
  return schema === undefined ? expr : { kind: "as", value: expr, schema };
}

/**
 * Whether TypeScript knows of an expression only what kind of value it gives.
 *
 * @param isList the value is a list, whose items a function may keep; what is cut from a text is a new one
 */
function computes(expr: Expr, isList: boolean): boolean {
  switch (expr.kind) {
    case "template":
    case "binary":
    case "unary":
      return true;
    case "function": {
      const [list, change] = expr.arguments;
      if (expr.name === "map" && change?.kind === "lambda") return computes(change.body, false);
      const keeps = keepItem.has(expr.name) || (isList && keepItems.has(expr.name));
      return !keeps || (list !== undefined && computes(list, true));
    }
    case "required":
      return computes(expr.value, isList);
    case "coalesce":
      return computes(expr.left, isList) || computes(expr.right, isList);
    case "match":
      return [...expr.arms.map((arm) => arm.value), ...(expr.otherwise === undefined ? [] : [expr.otherwise])].some((value) =>
        computes(value, isList),
      );
    default:
      return false;
  }
}

/** Whether TypeScript sees that the scalars of a value are among those of a target; of objects it is taken to. */
function isVisible(type: Type, target: Type, computed: boolean, depth = 0): boolean {
  // Lists of lists without end: what is listed there is not looked for.
  if (depth > 4) return true;
  const wanted = alternativesOf(target).map((member) => resolve(member));
  const kinds = new Set(wanted.map((member) => member.kind));
  if (kinds.has("unknown")) return true;
  return alternativesOf(type).every((member) => {
    const form = resolve(member);
    switch (form.kind) {
      case "unknown":
        return false;
      case "literal": {
        const kind = typeof form.value;
        if (kind === "string" || kind === "number" || kind === "boolean")
          return kinds.has(kind) || (!computed && wanted.some((each) => each.kind === "literal" && each.value === form.value));
        return true;
      }
      case "string":
      case "number":
      case "boolean":
        return kinds.has(form.kind) || !wanted.some((each) => each.kind === "literal" && typeof each.value === form.kind);
      case "array": {
        const items = listItems(target);
        return items === undefined || isVisible(form.items, items, computed, depth + 1);
      }
      default:
        return true;
    }
  });
}

/** The schema of a type of texts, numbers, booleans, null and lists of them; undefined for any other. */
function scalarSchema(type: Type, depth = 0): JsonSchema | undefined {
  if (depth > 4) return undefined;
  const schemas: JsonSchema[] = [];
  for (const member of alternativesOf(type)) {
    const form = resolve(member);
    if (form.kind === "literal" && typeof form.value !== "object") schemas.push({ const: form.value });
    else if (form.kind === "string" || form.kind === "number" || form.kind === "boolean" || form.kind === "null")
      schemas.push({ type: form.kind });
    else if (form.kind === "array") {
      const items = arrayItems(form);
      const inner = items === undefined ? undefined : scalarSchema(items, depth + 1);
      if (inner === undefined) return undefined;
      schemas.push({ type: "array", items: inner });
    } else return undefined;
  }
  const [only] = schemas;
  return schemas.length === 1 ? only : { anyOf: schemas };
}
