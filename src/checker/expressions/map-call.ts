import { unmetFault, wrongArguments } from "../../diagnostics/codes/types.ts";
import type { Expr } from "../../program/program.ts";
import type { CallExpression, Expression } from "../../syntax/nodes.ts";
import { asMade, asRead } from "../../types/as-read.ts";
import { admitsAbsence, admitsNull, orAbsent, present, withoutAbsence } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { resolve, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type MapSymbol, type Scope, type TypedExpression, type Variable } from "../context.ts";
import { matchArguments } from "../functions/arguments.ts";
import { addGuard } from "./add-guard.ts";
import { conform } from "./conform.ts";
import { broken, type CheckExpression, describedAt, nameOf, typed, wrong } from "./form.ts";
import { recordFlow } from "./record-flow.ts";

/** The variable that a parameter of a map is in the map's body. */
export function parameterVariable({ name, type, optional, span }: MapSymbol["parameters"][number]): Variable {
  return { name, type: optional ? orAbsent(type) : type, span, kind: "parameter" };
}

/** `map(a, b)`, `map(a: x)`: each argument must be a value of its parameter's type, or is guarded where the map begins. */
export function checkMapCall(
  context: CheckContext,
  scope: Scope,
  node: CallExpression,
  map: MapSymbol,
  check: CheckExpression,
): TypedExpression {
  if (!map.understood) {
    for (const argument of node.arguments) if (argument.value.kind !== "Tagged") check(context, scope, argument.value);
    return broken(node);
  }
  for (const { name } of node.arguments) {
    const named = name && map.parameters.find((parameter) => parameter.name === name.name);
    if (name !== undefined && named !== undefined)
      context.model.symbol(name, { kind: "variable", variable: parameterVariable(named), file: map.file });
  }
  const matched = matchArguments(map.parameters, node.arguments);
  if ("problem" in matched) {
    for (const argument of node.arguments) if (argument.value.kind !== "Tagged") check(context, scope, argument.value);
    const { reason, at, suggestion } = matched.problem;
    return wrong(context, node, wrongArguments({ name: map.name, reason, suggestion }, locationOf(context, at ?? node)));
  }
  const args: Expr[] = [];
  let sound = true;
  for (const [index, parameter] of map.parameters.entries()) {
    const argument = matched.places[index];
    if (argument === undefined) {
      args.push({ kind: "absent" });
      continue;
    }
    const value = check(context, scope, argument, parameter.type);
    const [fault] = value.faults;
    if (fault !== undefined) {
      context.report(unmetFault({ source: nameOf(value), reason: fault.reason }, locationOf(context, fault.node)));
      sound = false;
    } else if (value.broken || !holdAgainstParameter(context, map, parameter, value.type, argument)) sound = false;
    else recordFlow(context.usage, value.expr, value.type, parameter.type, "nothing");
    args.push(value.broken ? value.expr : conformToParameter(value.expr, value.type, map, parameter));
  }
  if (!sound) return broken(node);
  // What is left out at the end need not be said.
  while (args.at(-1)?.kind === "absent") args.pop();
  return typed(node, asMade(map.result), { kind: "map", map: map.map, arguments: args });
}

/**
 * Holds a value against the parameter of a map that takes it. What no value meets is an error; what holds for some values
 * only is guarded where the map begins.
 */
export function holdAgainstParameter(
  context: CheckContext,
  map: MapSymbol,
  parameter: MapSymbol["parameters"][number],
  type: Type,
  node: Expression,
): boolean {
  // What may be left out may also be absent.
  // What is read of the parameter was verified where the value came in, and no more than that is believed of it.
  const result = compareTypes(asRead(parameter.optional ? withoutAbsence(type) : type), asRead(parameter.type));
  const [problem] = result.contradictions;
  if (problem !== undefined) {
    const found = problem.kind === "null" ? admitsNull(type) : problem.kind === "absent" && admitsAbsence(type);
    const reason = found
      ? `\`${parameter.name}\` may be ${problem.kind}, and \`${printType(parameter.type)}\` is needed`
      : `\`${parameter.name}\` is \`${printType(parameter.type)}\`, and \`${printType(type)}\` is given (${problem.path === "" ? "" : `at \`${problem.path}\`: `}${problem.reason})`;
    const related = describedAt(parameter.type, "the parameter's type is described here");
    context.report(wrongArguments({ name: map.name, reason }, locationOf(context, node), { related }));
    return false;
  }
  const site = { kind: "parameter", map: map.map, parameter: parameter.name } as const;
  for (const open of result.open) addGuard(context, node, parameter.type, { site, describe: `\`${parameter.name}\` of ${map.name}` }, open);
  return true;
}

/** Says to TypeScript that a value is what a parameter takes, where it cannot see that; the map's guard holds it to it. */
export function conformToParameter(expr: Expr, type: Type, map: MapSymbol, parameter: MapSymbol["parameters"][number]): Expr {
  if (resolve(present(type)).kind === "unknown" && resolve(parameter.type).kind !== "unknown")
    return { kind: "asParameter", value: expr, map: map.map, parameter: parameter.name };
  return conform(expr, type, parameter.type);
}
