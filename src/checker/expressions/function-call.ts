import type { FunctionSpec } from "../../../runtime/src/functions/spec.ts";
import { functionSpecs } from "../../../runtime/src/functions/specs.ts";
import { unmetFault, wrongArguments } from "../../diagnostics/codes/types.ts";
import { parseFunctionSignature } from "../../parser/parse.ts";
import type { CallExpression, FunctionSignature, TypeNode } from "../../syntax/nodes.ts";
import { printType } from "../../types/print.ts";
import { type Type, unknownType } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { refineResult } from "../functions/refine.ts";
import { type Bindings, fitsParameter, instantiate } from "../functions/signature.ts";
import { broken, type CheckExpression, nameOf, typed, wrong } from "./form.ts";
import { checkLambda } from "./lambda.ts";

/** The standard functions of a name; all of them without one. */
export function functionsFor(name?: string): readonly FunctionSpec[] {
  return name === undefined ? functionSpecs : functionSpecs.filter((spec) => spec.name === name);
}

/** Calls a standard function on a receiver that is neither null nor absent: the first signature that fits. */
export function callFunction(
  context: CheckContext,
  scope: Scope,
  node: CallExpression,
  specs: readonly FunctionSpec[],
  receiver: TypedExpression,
  check: CheckExpression,
): TypedExpression {
  const [spec] = specs;
  if (spec === undefined) return broken(node);
  const location = locationOf(context, node);
  let nearest: string | undefined;
  for (const text of [spec.signature, ...(spec.overloads ?? [])]) {
    const signature = parseFunctionSignature(text);
    const bindings: Bindings = new Map();
    const first = signature.parameters[0];
    if (first === undefined || !fitsParameter(signature, first.type, receiver.type, bindings)) continue;
    const rest = signature.parameters.slice(1);
    const required = rest.filter((parameter) => !parameter.optional).length;
    if (node.arguments.length < required || node.arguments.length > rest.length) {
      nearest = `it takes ${required === rest.length ? required : `${required} to ${rest.length}`} ${rest.length === 1 ? "argument" : "arguments"}, and is given ${node.arguments.length}`;
      continue;
    }
    const result = checkArguments(context, scope, node, signature, rest, bindings, check);
    if (result === "broken") return broken(node);
    if (typeof result === "string") {
      nearest = result;
      continue;
    }
    const type = refineResult(spec.name, receiver.type, result, instantiate(signature, signature.result, bindings));
    const fault = spec.fault === undefined ? [] : [{ reason: spec.fault, node }];
    const unmet = receiver.faults[0];
    if (unmet !== undefined) context.report(unmetFault({ source: nameOf(receiver), reason: unmet.reason }, location));
    const formatted: Type = spec.resultFormat !== undefined && type.kind === "string" ? { ...type, format: spec.resultFormat } : type;
    return typed(
      node,
      formatted,
      { kind: "function", name: spec.name, arguments: [receiver.expr, ...result], optional: false },
      { faults: fault },
    );
  }
  return wrong(
    context,
    node,
    wrongArguments({ name: spec.name, reason: nearest ?? `it does not work on \`${printType(receiver.type)}\`` }, location),
  );
}

/** The arguments as they are printed; a text says why they do not fit, `broken` that it has been reported. */
function checkArguments(
  context: CheckContext,
  scope: Scope,
  node: CallExpression,
  signature: FunctionSignature,
  parameters: FunctionSignature["parameters"],
  bindings: Bindings,
  check: CheckExpression,
): readonly TypedExpression["expr"][] | string {
  const args: TypedExpression["expr"][] = [];
  for (const [index, argument] of node.arguments.entries()) {
    const parameter = argument.name === undefined ? parameters[index] : parameters.find((each) => each.name === argument.name?.name);
    if (parameter === undefined) return `it has no parameter \`${argument.name?.name ?? ""}\``;
    if (argument.value.kind === "Tagged") return `\`${parameter.name}\` is not given a value`;
    if (parameter.type.kind === "FunctionType") {
      const result = checkFunctionArgument(context, scope, argument.value, signature, parameter.type, bindings, check);
      if (typeof result === "string") return result;
      args.push(result);
      continue;
    }
    const value = check(context, scope, argument.value);
    if (value.broken) return "broken";
    const [fault] = value.faults;
    if (fault !== undefined) {
      context.report(unmetFault({ source: nameOf(value), reason: fault.reason }, locationOf(context, argument)));
      return "broken";
    }
    if (!fitsParameter(signature, parameter.type, value.type, bindings))
      return `\`${parameter.name}\` cannot be \`${printType(value.type)}\``;
    args.push(value.expr);
  }
  return args;
}

/** A lambda, or a map's name where a lambda may stand. */
function checkFunctionArgument(
  context: CheckContext,
  scope: Scope,
  argument: Exclude<CallExpression["arguments"][number]["value"], { kind: "Tagged" }>,
  signature: FunctionSignature,
  parameter: Extract<TypeNode, { kind: "FunctionType" }>,
  bindings: Bindings,
  check: CheckExpression,
): TypedExpression["expr"] | string {
  const parameterTypes = parameter.parameters.map((each) =>
    each.type === undefined ? unknownType : instantiate(signature, each.type, bindings),
  );
  if (argument.kind === "LambdaExpression") {
    const { body, parameters } = checkLambda(context, scope, argument, parameterTypes, undefined, check);
    if (body.broken) return "broken";
    const [fault] = body.faults;
    if (fault !== undefined) {
      context.report(unmetFault({ source: nameOf(body), reason: fault.reason }, locationOf(context, argument.body)));
      return "broken";
    }
    if (!fitsParameter(signature, parameter.result, body.type, bindings)) return `the function gives \`${printType(body.type)}\``;
    return { kind: "lambda", parameters, body: body.expr };
  }
  const symbol =
    argument.kind === "Identifier" && scope.lookup(argument.name) === undefined ? context.symbols.lookup(argument.name) : undefined;
  if (symbol?.kind !== "map" || symbol.parameters.length !== 1) return "a function (`x => …`) or the name of a map is needed";
  if (!fitsParameter(signature, parameter.result, symbol.result, bindings)) return `the map gives \`${printType(symbol.result)}\``;
  return { kind: "mapReference", map: symbol.name };
}
