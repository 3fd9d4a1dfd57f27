import { foreignForm } from "../../diagnostics/codes/syntax.ts";
import { effectInExpression, maybeNothing, unknownFunction, unknownName, wrongArguments } from "../../diagnostics/codes/types.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { rename, safely } from "../../diagnostics/fixes.ts";
import { foreignFunctions, foreignNames } from "../../diagnostics/foreign-words.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Expr } from "../../program/program.ts";
import type { Span } from "../../source/span.ts";
import type { CallExpression, MemberExpression } from "../../syntax/nodes.ts";
import { orAbsent, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { foreignName } from "./foreign.ts";
import { broken, type CheckExpression, describedAt, nameOf, nothingIn, wrong } from "./form.ts";
import { callFunction, functionsFor } from "./function-call.ts";
import { checkMapCall } from "./map-call.ts";

/** `value.function(…)`, `map(…)`. A call of a system is an effect, and no expression. */
export function checkCall(context: CheckContext, scope: Scope, node: CallExpression, check: CheckExpression): TypedExpression {
  const { callee } = node;
  if (callee.kind === "MemberExpression") return checkMethod(context, scope, node, callee, check);
  if (callee.kind !== "Identifier") {
    check(context, scope, callee);
    return wrong(
      context,
      node,
      wrongArguments({ name: "the value", reason: "only functions and maps are called" }, locationOf(context, node)),
    );
  }
  const symbol = scope.lookup(callee.name) === undefined ? context.symbols.lookup(callee.name) : undefined;
  if (symbol?.kind === "map") {
    context.model.symbol(callee, { kind: "declaration", symbol });
    return checkMapCall(context, scope, node, symbol, check);
  }
  checkArgumentsAlone(context, scope, node, check);
  const location = locationOf(context, callee);
  const [argument] = node.arguments;
  const only = node.arguments.length === 1 && argument?.name === undefined ? argument : undefined;
  if (symbol?.kind === "table") {
    context.model.symbol(callee, { kind: "declaration", symbol });
    const read = `\`${callee.name}[key]\``;
    return wrong(
      context,
      node,
      foreignForm({ form: `calls of a table`, instead: `it is read with ${read}` }, locationOf(context, node), {
        fixes: only === undefined ? [] : safely(betweenBrackets(`Write \`[…]\``, context.file, node, only, "[", "]")),
      }),
    );
  }
  if (callee.name === "fail") {
    const fixes = only === undefined ? [] : safely(betweenBrackets("Remove the brackets", context.file, node, only, " ", ""));
    return wrong(context, node, foreignForm({ form: "`fail(…)`", instead: 'it is `fail "why"`' }, locationOf(context, node), { fixes }));
  }
  const foreign = foreignNames.get(callee.name);
  if (foreign !== undefined) return wrong(context, node, foreignName(callee.name, foreign, location));
  const suggestion = suggest(callee.name, context.symbols.names("map"));
  return wrong(context, node, unknownName({ name: callee.name, suggestion }, location, { fixes: rename(location, suggestion) }));
}

function checkMethod(
  context: CheckContext,
  scope: Scope,
  node: CallExpression,
  callee: MemberExpression,
  check: CheckExpression,
): TypedExpression {
  if (callee.member.kind === "Missing") {
    check(context, scope, callee.object);
    return broken(node);
  }
  const name = callee.member.name;
  const system =
    callee.object.kind === "Identifier" && scope.lookup(callee.object.name) === undefined
      ? context.symbols.lookup(callee.object.name)
      : undefined;
  if (callee.object.kind === "Identifier" && system?.kind === "system") {
    context.model.symbol(callee.object, { kind: "declaration", symbol: system });
    const operation = system.operation(name);
    if (operation !== undefined) context.model.symbol(callee.member, { kind: "operation", operation });
    return wrong(context, node, effectInExpression({ operation: `${callee.object.name}.${name}` }, locationOf(context, node)));
  }
  const specs = functionsFor(name);
  const [known] = specs;
  if (known !== undefined) context.model.symbol(callee.member, { kind: "function", spec: known });
  const receiver = check(context, scope, callee.object);
  if (receiver.broken) return broken(node);
  const nothing = nothingIn(receiver.type);
  if (nothing !== undefined && !callee.optional) {
    const dot = { file: context.file, start: callee.object.end, end: callee.member.start };
    context.report(
      maybeNothing({ what: nothing, source: nameOf(receiver), member: name }, locationOf(context, callee.member), {
        fixes: [{ title: "Write `?.`", edits: [{ location: dot, newText: "?." }] }],
        related: describedAt(receiver.type, "it is described here"),
      }),
    );
  }
  const type = present(receiver.type);
  if (specs.length === 0) {
    checkArgumentsAlone(context, scope, node, check);
    const foreign = foreignFunctions.get(name);
    if (foreign !== undefined) return wrong(context, node, foreignName(name, foreign, locationOf(context, callee.member)));
    const suggestion = suggest(
      name,
      functionsFor().map((spec) => spec.name),
    );
    return wrong(
      context,
      node,
      unknownFunction({ name, type: printType(type), suggestion }, locationOf(context, callee.member), {
        fixes: rename(locationOf(context, callee.member), suggestion),
      }),
    );
  }
  const called = callFunction(context, nothing === undefined ? scope : scope.inFunction(), node, specs, { ...receiver, type }, check);
  if (called.broken || nothing === undefined || !callee.optional) return called;
  // Where nothing is called, there is no answer either.
  return { ...called, type: orAbsent(called.type), expr: optionally(called.expr) };
}

/** Writes other brackets around the one argument of a call. */
function betweenBrackets(
  title: string,
  file: string,
  { callee, end }: CallExpression,
  argument: Span,
  open: string,
  close: string,
): readonly Fix[] {
  const edits = [
    { location: { file, start: callee.end, end: argument.start }, newText: open },
    { location: { file, start: argument.end, end }, newText: close },
  ];
  return [{ title, edits }];
}

/** The arguments of something that is not known: nothing is said about them, and an editor knows what they mean. */
function checkArgumentsAlone(context: CheckContext, scope: Scope, node: CallExpression, check: CheckExpression): void {
  const silent = { ...context, report: () => {} };
  for (const { value } of node.arguments) if (value.kind !== "Tagged" && value.kind !== "LambdaExpression") check(silent, scope, value);
}

/** A call on what may not be there, and what is made of its result. */
function optionally(call: Expr): Expr {
  if (call.kind === "required") return optionally(call.value);
  if (call.kind !== "function") return call;
  const [inner] = call.arguments;
  return call.name === "finite" && inner !== undefined ? { ...call, arguments: [optionally(inner)] } : { ...call, optional: true };
}
