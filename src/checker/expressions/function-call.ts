import type { FunctionSpec } from "../../../runtime/src/functions/spec.ts";
import { functionSpecs } from "../../../runtime/src/functions/specs.ts";
import { unmetFault, wrongArguments } from "../../diagnostics/codes/types.ts";
import { parseFunctionSignature } from "../../parser/parse.ts";
import type { CallExpression, Expression, FunctionSignature, TypeNode } from "../../syntax/nodes.ts";
import { asMade } from "../../types/as-read.ts";
import { orAbsent } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { absentType, type Type, unknownType } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { type ArgumentProblem, matchArguments } from "../functions/arguments.ts";
import { refineResult } from "../functions/refine.ts";
import { type Bindings, fitsParameter, instantiate, readsRecord } from "../functions/signature.ts";
import { broken, type CheckExpression, functionCall, nameOf, typed, wrong } from "./form.ts";
import { checkLambda } from "./lambda.ts";
import { conformToParameter, holdAgainstParameter } from "./map-call.ts";

type Lambda = Extract<Expression, { kind: "LambdaExpression" }>;

/** The standard functions of a name; all of them without one. */
export function functionsFor(name?: string): readonly FunctionSpec[] {
  return name === undefined ? functionSpecs : functionSpecs.filter((spec) => spec.name === name);
}

/** One call, while signatures are tried. What has been checked is kept: each argument is looked at once. */
interface Call {
  readonly context: CheckContext;
  readonly scope: Scope;
  readonly node: CallExpression;
  readonly check: CheckExpression;
  readonly values: Map<Expression, TypedExpression>;
  readonly lambdas: Map<Expression, { readonly types: readonly Type[]; readonly result: ReturnType<typeof checkLambda> }[]>;
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
  const unmet = receiver.faults[0];
  if (unmet !== undefined) {
    context.report(unmetFault({ source: nameOf(receiver), reason: unmet.reason }, locationOf(context, unmet.node)));
    return broken(node);
  }
  const call: Call = { context, scope, node, check, values: new Map(), lambdas: new Map() };
  const certain = spec.certain ?? [];
  let nearest: ArgumentProblem | undefined;
  for (const text of [...certain, spec.signature, ...(spec.overloads ?? [])]) {
    const signature = parseFunctionSignature(text);
    const bindings: Bindings = new Map();
    const [first, ...rest] = signature.parameters;
    if (first === undefined || !fitsParameter(signature, first.type, receiver.type, bindings)) continue;
    const result = checkArguments(call, spec, signature, rest, bindings);
    if (result === "broken") return broken(node);
    if ("reason" in result) {
      nearest = result;
      continue;
    }
    if (readsRecord(first.type)) context.usage.whole(receiver.type);
    const args = result.args.map((argument) => argument ?? { expr: { kind: "absent" } as const, type: absentType });
    while (args.at(-1)?.expr.kind === "absent") args.pop();
    const said = instantiate(signature, signature.result, bindings);
    const refined = refineResult({
      name: spec.name,
      receiver: receiver.type,
      arguments: args.map((argument) => argument.type),
      result: spec.resultFormat !== undefined && said.kind === "string" ? { ...said, format: spec.resultFormat } : said,
    });
    const plain = functionCall(spec.name, receiver.expr, ...args.map((argument) => argument.expr));
    const expr = refined.overflows ? functionCall("finite", plain) : plain;
    const sure = certain.includes(text);
    if (spec.fault !== undefined && !sure && !refined.certain)
      return typed(node, refined.type, expr, { faults: [{ reason: spec.fault, node }] });
    // TypeScript sees that a number is one, and not what a text says.
    const unseen = sure ? spec.fault !== undefined && /\b(?:decimal|date|dateTime)\b.*->/.test(text) : refined.certain;
    if (!unseen) return typed(node, refined.type, expr);
    // The function's own type allows for no answer: that there is one is said to TypeScript, too.
    const reason = spec.fault ?? "is missing";
    return typed(node, refined.type, { kind: "required", value: expr, reason, path: receiver.path ?? spec.name });
  }
  const { reason, at, suggestion } = nearest ?? { reason: doesNotWork(spec, receiver.type) };
  return wrong(context, node, wrongArguments({ name: spec.name, reason, suggestion }, locationOf(context, at ?? node)));
}

function doesNotWork(spec: FunctionSpec, type: Type): string {
  const articles = { string: "a text", number: "a number", boolean: "a boolean", array: "a list", object: "an object", any: "any value" };
  const kinds = spec.receiver.map((kind) => articles[kind]).join(" or ");
  return `it is called on ${kinds}, and not on \`${printType(type)}\``;
}

/** An argument as it is printed, with its type; of a function, the type of what it gives. */
type Argument = Pick<TypedExpression, "expr" | "type">;

/** The arguments; undefined for one that is left out. */
type CheckedArguments = { readonly args: readonly (Argument | undefined)[] } | ArgumentProblem | "broken";

function checkArguments(
  call: Call,
  spec: FunctionSpec,
  signature: FunctionSignature,
  parameters: FunctionSignature["parameters"],
  bindings: Bindings,
): CheckedArguments {
  const matched = matchArguments(parameters, call.node.arguments);
  if ("problem" in matched) return matched.problem;
  const args: (Argument | undefined)[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const node = matched.places[index];
    if (node === undefined) {
      args.push(undefined);
      continue;
    }
    const result =
      parameter.type.kind === "FunctionType"
        ? checkFunctionArgument(call, node, parameter.name, signature, parameter.type, bindings)
        : checkValueArgument(call, node, spec, signature, parameter, bindings);
    if (result === "broken" || "reason" in result) return result;
    args.push(result);
  }
  return { args };
}

type CheckedArgument = Argument | ArgumentProblem | "broken";

function checkValueArgument(
  call: Call,
  node: Expression,
  spec: FunctionSpec,
  signature: FunctionSignature,
  parameter: FunctionSignature["parameters"][number],
  bindings: Bindings,
): CheckedArgument {
  const { context, scope, check } = call;
  const value = call.values.get(node) ?? check(context, scope, node);
  call.values.set(node, value);
  if (value.broken) return "broken";
  const [fault] = value.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: nameOf(value), reason: fault.reason }, locationOf(context, fault.node)));
    return "broken";
  }
  // An argument that may be left out may also be absent.
  const nodeType = parameter.optional ? orAbsent(value.type) : value.type;
  const wanted: TypeNode = parameter.optional
    ? { kind: "UnionType", members: [parameter.type, absentNode(parameter.type)], start: parameter.type.start, end: parameter.type.end }
    : parameter.type;
  if (!fitsParameter(signature, wanted, nodeType, bindings)) {
    const expected = printType(instantiate(signature, parameter.type, bindings));
    return { reason: `\`${parameter.name}\` is \`${expected}\`, and \`${printType(value.type)}\` is given`, at: node };
  }
  const rule = spec.written?.[parameter.name];
  const literal = value.expr.kind === "literal" && typeof value.expr.value === "string" ? value.expr.value : undefined;
  if (literal === undefined && rule?.always === true)
    return { reason: `\`${parameter.name}\` must be written out: it is looked at before anything runs`, at: node };
  const problem = literal === undefined ? undefined : rule?.problem(literal);
  if (problem !== undefined) return { reason: `\`${parameter.name}\` ${problem}`, at: node };
  if (readsRecord(parameter.type)) context.usage.whole(value.type);
  return value;
}

function absentNode(at: TypeNode): TypeNode {
  const name = { kind: "Identifier", name: "absent", quoted: false, start: at.start, end: at.end } as const;
  return { kind: "TypeName", path: [name], start: at.start, end: at.end };
}

/** A lambda, or a map's name where a lambda may stand. */
function checkFunctionArgument(
  call: Call,
  node: Expression,
  name: string,
  signature: FunctionSignature,
  parameter: Extract<TypeNode, { kind: "FunctionType" }>,
  bindings: Bindings,
): CheckedArgument {
  const { context, scope } = call;
  const types = parameter.parameters.map((each) => (each.type === undefined ? unknownType : instantiate(signature, each.type, bindings)));
  const gives = (type: Type): ArgumentProblem => ({
    reason: `\`${name}\` must give \`${printType(instantiate(signature, parameter.result, bindings))}\`, and gives \`${printType(type)}\``,
    at: node,
  });
  if (node.kind === "LambdaExpression") {
    if (node.parameters.length > types.length)
      return { reason: `\`${name}\` is given ${types.length}, and takes ${node.parameters.length}`, at: node };
    const { body, parameters } = lambdaOf(call, node, types);
    if (body.broken) return "broken";
    const [fault] = body.faults;
    if (fault !== undefined) {
      context.report(unmetFault({ source: nameOf(body), reason: fault.reason }, locationOf(context, fault.node)));
      return "broken";
    }
    if (!fitsParameter(signature, parameter.result, body.type, bindings)) return gives(body.type);
    return { expr: { kind: "lambda", parameters, body: body.expr }, type: body.type };
  }
  const symbol = node.kind === "Identifier" && scope.lookup(node.name) === undefined ? context.symbols.lookup(node.name) : undefined;
  if (symbol?.kind !== "map" || node.kind !== "Identifier")
    return { reason: `\`${name}\` is a function (\`x => …\`) or the name of a map`, at: node };
  context.model.symbol(node, { kind: "declaration", symbol });
  const required = symbol.parameters.filter((each) => !each.optional);
  if (required.length > types.length || symbol.parameters.length === 0)
    return { reason: `\`${name}\` is given ${types.length}, and the map \`${symbol.name}\` takes ${required.length}`, at: node };
  const taken = symbol.parameters.slice(0, Math.max(1, required.length));
  for (const [index, each] of taken.entries())
    if (!holdAgainstParameter(context, symbol, each, types[index] ?? unknownType, node)) return "broken";
  const result = asMade(symbol.result);
  if (!fitsParameter(signature, parameter.result, result, bindings)) return gives(result);
  const args = taken.map((each, index) =>
    conformToParameter({ kind: "variable", name: each.name }, types[index] ?? unknownType, symbol, each),
  );
  if (symbol.parameters.length === 1 && args[0]?.kind === "variable")
    return { expr: { kind: "mapReference", map: symbol.map }, type: result };
  // What else the function gives its argument is not for the map's other parameters.
  const parameters = taken.map((each) => each.name);
  return { expr: { kind: "lambda", parameters, body: { kind: "map", map: symbol.map, arguments: args } }, type: result };
}

/** Checks a lambda once for parameters of the same types, however many signatures are tried. */
function lambdaOf(call: Call, node: Lambda, types: readonly Type[]): ReturnType<typeof checkLambda> {
  const earlier = call.lambdas.get(node) ?? [];
  const known = earlier.find((each) => each.types.every((type, index) => type === types[index]));
  if (known !== undefined) return known.result;
  const result = checkLambda(call.context, call.scope, node, types, undefined, call.check);
  call.lambdas.set(node, [...earlier, { types, result }]);
  return result;
}
