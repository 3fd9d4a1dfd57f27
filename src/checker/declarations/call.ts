import {
  bodyNotSupported,
  deprecatedOperation,
  duplicateArgument,
  missingArgument,
  positionalArgument,
  reservedHeader,
  unknownArgument,
} from "../../diagnostics/codes/contract-use.ts";
import { deprecatedParameter } from "../../diagnostics/codes/deprecated.ts";
import { unknownDeclaration, unknownOperation, wrongKindOfName } from "../../diagnostics/codes/names.ts";
import { notAValue } from "../../diagnostics/codes/types.ts";
import type { Edit } from "../../diagnostics/diagnostic.ts";
import { removePart, rename, safely } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Expr } from "../../program/program.ts";
import type { Argument, CallExpression, Expression } from "../../syntax/nodes.ts";
import { type ArgumentSymbol, locationOf, type Scope } from "../context.ts";
import { checkAgainst } from "../expressions/check-against.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import type { FileContext } from "../session.ts";
import type { DescribedOperation } from "../symbols/described-operation.ts";
import { DescribedSystem } from "../symbols/described-system.ts";
import { headerNameProblem } from "./headers.ts";
import { reportMissingColon } from "./missing-colon.ts";

/** A call of an operation with its arguments, each held against the description. */
export interface CheckedCall {
  readonly operation: DescribedOperation;
  readonly system: DescribedSystem;
  readonly arguments: readonly { readonly name: string; readonly symbol: ArgumentSymbol; readonly value: Expr }[];
  readonly node: CallExpression;
}

/** An expression that calls an operation of a system, by its form: `system.operation(…)`. */
export function operationCallOf(
  context: FileContext,
  scope: Scope,
  node: Expression,
):
  | {
      readonly system: DescribedSystem;
      readonly name: { readonly name: string; readonly start: number; readonly end: number } | undefined;
      readonly call: CallExpression;
    }
  | undefined {
  if (node.kind !== "CallExpression" || node.callee.kind !== "MemberExpression" || node.callee.object.kind !== "Identifier")
    return undefined;
  const root = node.callee.object;
  if (scope.lookup(root.name) !== undefined) return undefined;
  const symbol = context.symbols.lookup(root.name);
  if (!(symbol instanceof DescribedSystem)) return undefined;
  context.model.symbol(root, { kind: "declaration", symbol });
  return { system: symbol, name: node.callee.member.kind === "Missing" ? undefined : node.callee.member, call: node };
}

/** Whether the root of `x.y(…)` is a name that nothing has; reports it as an unknown system. */
export function reportUnknownSystem(context: FileContext, scope: Scope, node: Expression): boolean {
  if (node.kind !== "CallExpression" || node.callee.kind !== "MemberExpression" || node.callee.object.kind !== "Identifier") return false;
  const root = node.callee.object;
  if (scope.lookup(root.name) !== undefined || root.name === "env" || root.name === "secret") return false;
  // Arguments by name are what only operations take.
  if (!node.arguments.some((argument) => argument.name !== undefined) && node.arguments.length > 0) return false;
  const symbol = context.symbols.lookup(root.name);
  if (symbol === undefined) {
    const suggestion = suggest(root.name, context.symbols.names("system"));
    const location = locationOf(context, root);
    context.report(unknownDeclaration({ kind: "system", name: root.name, suggestion }, location, { fixes: rename(location, suggestion) }));
    return true;
  }
  if (symbol.kind === "system" || symbol.kind === "table") return false;
  context.report(wrongKindOfName({ name: root.name, expected: "system", found: symbol.kind }, locationOf(context, root)));
  return true;
}

/** Checks a call of an operation. Undefined where the operation is not known, which has been reported, or the system is broken. */
export function checkCallOfOperation(
  context: FileContext,
  scope: Scope,
  found: NonNullable<ReturnType<typeof operationCallOf>>,
): CheckedCall | undefined {
  const { system, name, call } = found;
  const operation = name && system.operation(name.name);
  if (operation === undefined) {
    reportUnknownOperation(context, system, name);
    for (const argument of call.arguments) checkLoose(context, scope, argument.value);
    return undefined;
  }
  if (name !== undefined && call.callee.kind === "MemberExpression" && call.callee.member.kind === "Identifier")
    context.model.symbol(call.callee.member, { kind: "operation", operation });
  if (operation.operation.deprecated) {
    const related = [{ message: "deprecated here", location: operation.operation.origin }];
    context.report(deprecatedOperation({ system: system.name, operation: operation.name }, locationOf(context, name ?? call), { related }));
  }
  const given = new Map<string, { readonly argument: Argument; readonly value: Expr | undefined }>();
  // Arguments are computed when the call is made: in a function of the generated code.
  const inner = scope.inFunction();
  context.model.expression(call, { type: operation.result, expected: undefined, scope: inner });
  const withoutColon = argumentWithoutColon(context, scope, operation, call);
  if (withoutColon === undefined) reportPositional(context, operation, call);
  for (const [index, argument] of call.arguments.entries()) {
    if (withoutColon === undefined) checkOneArgument(context, inner, operation, call, argument, given);
    else if (index !== withoutColon && index !== withoutColon + 1) checkOneArgument(context, inner, operation, call, argument, given);
  }
  reportMissing(context, operation, call, given);
  const values: CheckedCall["arguments"][number][] = [];
  // In the order of the description: the same call gives the same code however it is written.
  for (const symbol of operation.arguments.values()) {
    const value = given.get(symbol.name)?.value;
    if (value !== undefined) values.push({ name: symbol.name, symbol, value });
  }
  return { operation, system, arguments: values, node: call };
}

function reportUnknownOperation(
  context: FileContext,
  system: DescribedSystem,
  name: { readonly name: string; readonly start: number; readonly end: number } | undefined,
): void {
  // A system whose description cannot be read, or an operation that its own declaration gets wrong, has been reported.
  if (name === undefined || system.contract === undefined || system.operationMembers.has(name.name)) return;
  const suggestion = suggest(name.name, system.operationNames());
  const location = locationOf(context, name);
  const fixes = rename(location, suggestion);
  context.report(unknownOperation({ system: system.name, name: name.name, suggestion }, location, { fixes }));
}

/**
 * Where a parameter's name stands alone in front of another value: `body { … }`. The colon between them is missing, which
 * is reported.
 */
function argumentWithoutColon(
  context: FileContext,
  scope: Scope,
  operation: DescribedOperation,
  { arguments: given }: CallExpression,
): number | undefined {
  const index = given.findIndex((argument, place) => {
    const next = given[place + 1];
    if (argument.name !== undefined || argument.value.kind !== "Identifier" || next === undefined || next.name !== undefined) return false;
    return operation.arguments.has(argument.value.name) && next.value.kind !== "Missing";
  });
  const argument = given[index];
  if (argument?.value.kind !== "Identifier") return undefined;
  const { name, end } = argument.value;
  reportMissingColon(context, name, end);
  const next = given[index + 1];
  if (next !== undefined) checkLoose(context, scope, next.value);
  return index;
}

/** The names of an operation's arguments, the required ones first. */
function argumentNames(operation: DescribedOperation): readonly string[] {
  const symbols = [...operation.arguments.values()];
  return symbols.sort((left, right) => Number(right.required) - Number(left.required)).map((symbol) => symbol.name);
}

/** Arguments without their names, once for a call: the names that are left, in their order, may be those that are meant. */
function reportPositional(context: FileContext, operation: DescribedOperation, call: CallExpression): void {
  const positional = call.arguments.filter(({ name, value }) => name === undefined && value.kind !== "Missing");
  const [first] = positional;
  if (first === undefined) return;
  const known = argumentNames(operation);
  const free = known.filter((name) => call.arguments.every((argument) => argument.name?.name !== name));
  const edits = positional.flatMap((argument, index): Edit[] => {
    const name = free[index];
    const location = locationOf(context, { start: argument.start, end: argument.start });
    return name === undefined ? [] : [{ location, newText: `${name}: ` }];
  });
  const fix = { title: `Write ${edits.map(({ newText }) => `\`${newText.trim()}\``).join(", ")}`, edits };
  const fixes = edits.length < positional.length ? [] : known.length === 1 ? safely([fix]) : [fix];
  context.report(positionalArgument({ operation: operation.name, known }, locationOf(context, first), { fixes }));
}

function checkOneArgument(
  context: FileContext,
  scope: Scope,
  operation: DescribedOperation,
  call: CallExpression,
  argument: Argument,
  given: Map<string, { readonly argument: Argument; readonly value: Expr | undefined }>,
): void {
  if (argument.name === undefined) return;
  const known = argumentNames(operation);
  const { name } = argument.name;
  const location = locationOf(context, argument.name);
  const first = given.get(name);
  if (first !== undefined) {
    const related = [{ message: "given here first", location: locationOf(context, first.argument) }];
    const fixes = removePart("Remove this one", context.file, call.arguments, argument);
    context.report(duplicateArgument({ name }, location, { related, fixes }));
    return;
  }
  const symbol = operation.arguments.get(name);
  if (symbol === undefined) {
    if (name === "body" && operation.unsupportedBody !== undefined) {
      context.report(bodyNotSupported({ operation: operation.name, mediaTypes: operation.unsupportedBody }, location));
    } else {
      const suggestion = suggest(name, known);
      const fixes = rename(location, suggestion);
      const related = [{ message: "the operation is described here", location: operation.operation.origin }];
      context.report(unknownArgument({ operation: operation.name, name, suggestion, known }, location, { fixes, related }));
    }
    checkLoose(context, scope, argument.value);
    return;
  }
  context.model.symbol(argument.name, { kind: "argument", operation, argument: symbol });
  if (symbol.deprecated) {
    const related = symbol.origin === undefined ? [] : [{ message: "deprecated here", location: symbol.origin }];
    context.report(deprecatedParameter({ operation: operation.name, name }, location, { related }));
  }
  const problem = symbol.in === "header" ? headerNameProblem(symbol.name) : undefined;
  if (problem !== undefined) context.report(reservedHeader({ name, why: problem.why }, location));
  given.set(name, { argument, value: checkValue(context, scope, argument.value, symbol, operation) });
}

/** A value without a target is only looked at for its own mistakes. */
function checkLoose(context: FileContext, scope: Scope, value: Argument["value"]): void {
  if (value.kind !== "Tagged") checkExpression(context, scope, value);
}

function checkValue(
  context: FileContext,
  scope: Scope,
  value: Argument["value"],
  symbol: ArgumentSymbol,
  operation: DescribedOperation,
): Expr | undefined {
  if (value.kind === "Tagged") {
    context.report(notAValue({ what: "This" }, locationOf(context, value)));
    return undefined;
  }
  const full = `${operation.system.name}.${operation.name}`;
  const checked = checkAgainst(context, scope, value, symbol.type, {
    site: { kind: "argument", system: operation.system.name, operation: operation.name, argument: symbol.name },
    describe: symbol.in === "body" ? `the body of ${full}` : `the ${symbol.in} parameter ${symbol.name} of ${full}`,
    optional: !symbol.required,
  });
  return checked.broken ? undefined : checked.expr;
}

function reportMissing(
  context: FileContext,
  operation: DescribedOperation,
  call: CallExpression,
  given: ReadonlyMap<string, unknown>,
): void {
  const at = call.callee.kind === "MemberExpression" ? call.callee.member : call.callee;
  const missing = [...operation.arguments.values()].filter((symbol) => symbol.required && !given.has(symbol.name));
  // An argument without its name, or under a wrong one, is the one that is missing: one mistake, one message.
  const misnamed = call.arguments.filter((argument) => argument.name === undefined || !operation.arguments.has(argument.name.name)).length;
  for (const symbol of missing.length <= misnamed ? [] : missing) {
    const related = symbol.origin === undefined ? [] : [{ message: "described as required here", location: symbol.origin }];
    context.report(
      missingArgument({ operation: operation.name, name: symbol.name, place: symbol.in }, locationOf(context, at), { related }),
    );
  }
  if (operation.unsupportedBody !== undefined && operation.operation.body?.required === true && misnamed === 0) {
    context.report(bodyNotSupported({ operation: operation.name, mediaTypes: operation.unsupportedBody }, locationOf(context, at)));
  }
}
