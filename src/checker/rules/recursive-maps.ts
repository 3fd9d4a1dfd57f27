import { recursionWithoutEnd } from "../../diagnostics/codes/types.ts";
import type { Expr } from "../../program/program.ts";
import { type CheckContext, locationOf, type MapSymbol } from "../context.ts";
import { mapCalls } from "../lower/map-calls.ts";

/** A map whose body is sound, in the context of its file. */
interface Body {
  readonly symbol: MapSymbol;
  readonly body: Expr;
  readonly file: { readonly context: CheckContext };
}

/** A value as a part of a parameter: the whole of it, or less. */
interface Part {
  readonly parameter: number;
  readonly strict: boolean;
}

/** One call of a map, with what each argument is a part of. */
interface Call {
  readonly map: string;
  readonly arguments: readonly (Part | undefined)[];
}

/**
 * Reports maps that call themselves, directly or through others, without going down: expressions end. In one and the same
 * place each call must pass a part of what the caller was given there, and on every way around less than the whole. What
 * JSON holds is finite, so that ends.
 */
export function checkRecursiveMaps(maps: readonly Body[]): void {
  const { isRecursive, reaches } = mapCalls(maps);
  for (const { symbol, file } of maps) {
    if (!isRecursive(symbol.map)) continue;
    const circle = maps.filter((each) => reaches(symbol.map, each.symbol.map) && reaches(each.symbol.map, symbol.map));
    // One circle, one message: at the first of its maps.
    if (circle[0]?.symbol !== symbol || descends(circle)) continue;
    const related = circle.slice(1).map((each) => ({
      message: `\`${each.symbol.name}\` is part of the circle`,
      location: locationOf(each.file.context, each.symbol.declaration.name),
    }));
    const names = circle.map((each) => each.symbol.name);
    file.context.report(recursionWithoutEnd({ maps: names }, locationOf(file.context, symbol.declaration.name), { related }));
  }
}

/** Whether there is a parameter that gets smaller on every way around. */
function descends(circle: readonly Body[]): boolean {
  const names = new Set(circle.map((each) => each.symbol.map));
  const calls = circle.flatMap((each) =>
    callsOf(each).flatMap((call) => (names.has(call.map) ? [{ from: each.symbol.map, ...call }] : [])),
  );
  const places = Math.min(...circle.map((each) => each.symbol.parameters.length));
  for (let place = 0; place < places; place++) {
    const parts = calls.map((call) => call.arguments[place]);
    if (parts.some((part) => part?.parameter !== place)) continue;
    const level = calls.filter((_, index) => parts[index]?.strict === false);
    if (!hasCircle(level)) return true;
  }
  return false;
}

/** Whether calls lead back to where they began. */
function hasCircle(calls: readonly { readonly from: string; readonly map: string }[]): boolean {
  let left = calls;
  for (;;) {
    const callers = new Set(left.map((call) => call.from));
    const next = left.filter((call) => callers.has(call.map));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

type Variables = ReadonlyMap<string, Part | undefined>;

/** The calls of maps in the body of a map. */
function callsOf({ symbol, body }: Body): readonly Call[] {
  const calls: Call[] = [];
  const parameters: Variables = new Map(symbol.parameters.map(({ name }, index) => [name, { parameter: index, strict: false }]));
  visit(body, parameters, calls);
  return calls;
}

function visit(expr: Expr, variables: Variables, calls: Call[]): void {
  const each = (inner: Expr): void => visit(inner, variables, calls);
  switch (expr.kind) {
    case "literal":
    case "absent":
    case "variable":
    case "environment":
    case "secret":
    case "mapReference":
      return;
    case "map":
      calls.push({ map: expr.map, arguments: expr.arguments.map((argument) => partOf(argument, variables)) });
      for (const argument of expr.arguments) each(argument);
      return;
    case "function": {
      const receiver = expr.arguments[0];
      const item = receiver === undefined ? undefined : itemOf(receiver, variables);
      for (const argument of expr.arguments) {
        if (argument.kind === "mapReference") calls.push({ map: argument.map, arguments: [item] });
        if (argument.kind !== "lambda") each(argument);
        else
          visit(
            argument.body,
            new Map([...variables, ...argument.parameters.map((name, index) => [name, index === 0 ? item : undefined] as const)]),
            calls,
          );
      }
      return;
    }
    case "lambda":
      visit(expr.body, new Map([...variables, ...expr.parameters.map((name) => [name, undefined] as const)]), calls);
      return;
    case "member":
      each(expr.object);
      return;
    case "index":
      each(expr.object);
      each(expr.index);
      return;
    case "lookup":
      each(expr.key);
      return;
    case "template":
      for (const part of expr.parts) if (typeof part !== "string") each(part);
      return;
    case "object":
      for (const entry of expr.entries) each(entry.value);
      return;
    case "array":
      for (const element of expr.elements) each(element.value);
      return;
    case "unary":
      each(expr.operand);
      return;
    case "binary":
    case "coalesce":
      each(expr.left);
      each(expr.right);
      return;
    case "required":
    case "as":
    case "asParameter":
      each(expr.value);
      return;
    case "fail":
      each(expr.message);
      return;
    case "match":
      if (expr.subject !== undefined) each(expr.subject);
      for (const arm of expr.arms) {
        for (const test of arm.tests) if (test.kind === "condition") each(test.value);
        each(arm.value);
      }
      if (expr.otherwise !== undefined) each(expr.otherwise);
      return;
  }
}

/** Functions that give a list of what the receiver holds, or one of it. */
const choosing = new Set(
  "filter find first last single take drop slice reverse sortBy distinct compact values minBy maxBy difference intersection chunk flat".split(
    " ",
  ),
);

/** The parameter that a value is a part of; undefined where it may be anything else. */
function partOf(expr: Expr, variables: Variables): Part | undefined {
  switch (expr.kind) {
    case "variable":
      return variables.get(expr.name);
    case "member":
    case "index": {
      const whole = partOf(expr.object, variables);
      return whole && { ...whole, strict: true };
    }
    case "required":
    case "as":
    case "asParameter":
      return partOf(expr.value, variables);
    case "coalesce":
      return common([expr.left, expr.right], variables);
    case "match":
      return common([...expr.arms.map((arm) => arm.value), ...(expr.otherwise ? [expr.otherwise] : [])], variables);
    case "function": {
      const receiver = expr.arguments[0];
      return receiver !== undefined && choosing.has(expr.name) ? partOf(receiver, variables) : undefined;
    }
    default:
      return undefined;
  }
}

/** The parameter that each item of a list is a part of. */
function itemOf(list: Expr, variables: Variables): Part | undefined {
  if (list.kind === "array") {
    const items = list.elements.map((element) =>
      element.kind === "spread" ? itemOf(element.value, variables) : partOf(element.value, variables),
    );
    return commonPart(items);
  }
  const whole = partOf(list, variables);
  return whole && { ...whole, strict: true };
}

/** What all of several values are part of; one that is never there, or holds nothing, does not count. */
function common(values: readonly Expr[], variables: Variables): Part | undefined {
  const counting = values.filter((value) => value.kind !== "fail" && !(value.kind === "array" && value.elements.length === 0));
  return commonPart(counting.map((value) => partOf(value, variables)));
}

function commonPart(parts: readonly (Part | undefined)[]): Part | undefined {
  const [first] = parts;
  if (first === undefined || parts.some((part) => part?.parameter !== first.parameter)) return undefined;
  return { parameter: first.parameter, strict: parts.every((part) => part?.strict === true) };
}
