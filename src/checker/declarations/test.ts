import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { unknownDeclaration, wrongKindOfName } from "../../diagnostics/codes/names.ts";
import { testDataNotConstant, unknownField, wrongTestClause } from "../../diagnostics/codes/types.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { ProgramTest } from "../../program/program.ts";
import type { Expression, FlowDeclaration, TestDeclaration } from "../../syntax/nodes.ts";
import { literalType, present } from "../../types/join.ts";
import { lookUpMember, propertyNames, writableProperty } from "../../types/members.ts";
import { printType } from "../../types/print.ts";
import { type Json, resolve, type Type, unknownType } from "../../types/type.ts";
import { type CheckContext, locationOf, provenanceOf } from "../context.ts";
import { objectForm } from "../expressions/object.ts";
import { scalarOf } from "../expressions/scalar.ts";
import { emptyScope } from "../scope.ts";
import { pathOf } from "../settings/paths.ts";

/** Reads a test of a map: its data are constants, and the fields that it names are the map's. */
export function checkTest(context: CheckContext, node: TestDeclaration): ProgramTest | undefined {
  if (node.target.kind === "Missing" || node.title.kind === "Missing") return undefined;
  const symbol = context.symbols.lookup(node.target.name);
  if (symbol?.kind === "flow") {
    context.model.symbol(node.target, { kind: "declaration", symbol });
    checkFlowTest(context, node, symbol.declaration);
    return undefined;
  }
  if (symbol?.kind !== "map") {
    const location = locationOf(context, node.target);
    if (symbol !== undefined) {
      context.report(wrongKindOfName({ name: node.target.name, expected: "map", found: symbol.kind }, location));
      return undefined;
    }
    const suggestion = suggest(node.target.name, context.symbols.names("map"));
    context.report(
      unknownDeclaration({ kind: "map", name: node.target.name, suggestion }, location, { fixes: rename(location, suggestion) }),
    );
    return undefined;
  }
  context.model.symbol(node.target, { kind: "declaration", symbol });
  if (!symbol.understood) return undefined;
  const given: Json[] = [];
  const environment: Record<string, string> = Object.create(null);
  let expected: ProgramTest["expect"] | undefined;
  let sound = true;
  const fail = (reason: string, at: { readonly start: number; readonly end: number }): void => {
    context.report(wrongTestClause({ reason }, locationOf(context, at)));
    sound = false;
  };
  for (const clause of node.clauses) {
    const word = clause.word.name;
    if (word === "expect" && clause.value.kind === "FailExpression") {
      const message = constantOf(clause.value.message);
      expected = { kind: "failure", message: typeof message === "string" ? message : undefined };
      continue;
    }
    const value = constantOf(clause.value);
    if (word !== "given" && word !== "expect" && word !== "env") {
      fail(`\`${word}\` is not a clause of a test: it has \`given\`, \`env\` and \`expect\``, clause.word);
    } else if (value === undefined) {
      if (clause.value.kind !== "Missing") context.report(testDataNotConstant({ clause: word }, locationOf(context, clause.value)));
      const type = word === "given" ? symbol.parameters[given.length]?.type : symbol.result;
      if (type !== undefined && word !== "env") checkFields({ ...context, report: () => {} }, clause.value, type);
      sound = false;
    } else if (word === "env") {
      recordEnvironment(context, clause.value);
      const entries = typeof value === "object" && value !== null ? Object.entries(value) : [["", null]];
      for (const [name, text] of entries) {
        if (typeof text === "string" && typeof name === "string") environment[name] = text;
        else fail('`env` is an object of texts: `env { NAME: "value" }`', clause.value);
      }
    } else if (word === "given") {
      const parameter = symbol.parameters[given.length];
      if (parameter !== undefined) sound = checkFields(context, clause.value, parameter.type) && sound;
      given.push(value);
    } else if (expected !== undefined) {
      fail("it has more than one `expect`", clause.word);
    } else {
      sound = checkFields(context, clause.value, symbol.result) && sound;
      expected = { kind: "value", value };
    }
  }
  const least = symbol.parameters.filter((parameter) => !parameter.optional).length;
  if (given.length < least || given.length > symbol.parameters.length)
    fail(
      `the map takes ${least === symbol.parameters.length ? least : `${least} to ${symbol.parameters.length}`}, and ${given.length} \`given\` stand there`,
      node.title,
    );
  if (expected === undefined) {
    if (sound) fail("`expect` is missing", node.title);
    return undefined;
  }
  return sound
    ? {
        target: { kind: "map", name: symbol.map },
        title: node.title.value,
        given,
        environment,
        expect: expected,
        at: provenanceOf(context, node),
      }
    : undefined;
}

/** The names that `env { … }` of a test gives values. */
function recordEnvironment(context: CheckContext, node: Expression): void {
  if (node.kind !== "ObjectExpression") return;
  for (const entry of node.entries) {
    if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") continue;
    const name = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
    context.model.symbol(entry.name, { kind: "environment", of: "env", name, use: "a test" });
  }
}

/** A test of a flow: `given` is the trigger's value. What the systems answer and what is expected of them comes later. */
function checkFlowTest(context: CheckContext, node: TestDeclaration, flow: FlowDeclaration): void {
  const instead = "Test the maps that it uses.";
  context.unsupported(notSupportedYet({ what: "A test of a flow", instead }, locationOf(context, node.target)));
  const type = triggerTypeOf(context, flow);
  const given = node.clauses.filter((clause) => clause.word.name === "given");
  for (const clause of given) {
    if (constantOf(clause.value) !== undefined) checkFields(context, clause.value, type);
    else {
      if (clause.value.kind !== "Missing") context.report(testDataNotConstant({ clause: "given" }, locationOf(context, clause.value)));
      checkFields({ ...context, report: () => {} }, clause.value, type);
    }
  }
  if (given.length === 1) return;
  const reason = `a flow is given the value of its trigger, and ${given.length} \`given\` stand there`;
  context.report(wrongTestClause({ reason }, locationOf(context, node.title)));
}

/** The type of the event that a flow begins with; unknown for one that begins otherwise. */
function triggerTypeOf(context: CheckContext, flow: FlowDeclaration): Type {
  const on = flow.settings.find(({ name }) => name.kind === "Identifier" && name.name === "on")?.value;
  const path = on && pathOf(on.kind === "Alias" ? on.value : on);
  const [system, event] = path ?? [];
  const symbol = system && context.symbols.lookup(system.name);
  return (symbol?.kind === "system" && event !== undefined ? symbol.event(event.name)?.type : undefined) ?? unknownType;
}

/** Names of fields are held against the type; a sample may leave out whatever it likes. */
function checkFields(context: CheckContext, node: Expression, type: Type): boolean {
  const form = objectForm(type);
  const own = node.kind === "StringLiteral" ? literalType(node.value) : unknownType;
  context.model.expression(node, { type: own, expected: type, scope: emptyScope });
  if (node.kind === "ArrayExpression") {
    const list = resolve(present(type));
    if (list.kind !== "array") return true;
    return node.elements.filter((each) => each.kind !== "SpreadEntry" && !checkFields(context, each, list.items)).length === 0;
  }
  if (node.kind !== "ObjectExpression") return true;
  if (form === undefined) {
    // Which of several it is meant to be is not asked; what each field takes is known all the same.
    for (const entry of node.entries) {
      if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") continue;
      const found = lookUpMember(present(type), entry.name.kind === "Identifier" ? entry.name.name : entry.name.value);
      if (found.kind === "found") checkFields({ ...context, report: () => {} }, entry.value, found.type);
    }
    return true;
  }
  let sound = true;
  for (const entry of node.entries) {
    if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") continue;
    const name = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
    const place = writableProperty(form, name);
    if (place === undefined) {
      context.report(
        unknownField(
          { field: name, target: printType(type), suggestion: suggest(name, propertyNames(form)) },
          locationOf(context, entry.name),
        ),
      );
      sound = false;
      continue;
    }
    if (place.property !== undefined)
      context.model.symbol(entry.name, { kind: "property", name, uses: [{ object: type, property: place.property }] });
    sound = checkFields(context, entry.value, place.type) && sound;
  }
  return sound;
}

/** A value that is written out; undefined where anything of it is not. */
export function constantOf(node: Expression): Json | undefined {
  switch (node.kind) {
    case "ParenthesizedExpression":
      return constantOf(node.expression);
    case "ArrayExpression": {
      const items: Json[] = [];
      for (const element of node.elements) {
        const item = element.kind === "SpreadEntry" ? undefined : constantOf(element);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return items;
    }
    case "ObjectExpression": {
      const object: Record<string, Json> = Object.create(null);
      for (const entry of node.entries) {
        const value = entry.kind === "ObjectField" ? constantOf(entry.value) : undefined;
        if (entry.kind !== "ObjectField" || entry.name.kind === "Missing" || value === undefined) return undefined;
        object[entry.name.kind === "Identifier" ? entry.name.name : entry.name.value] = value;
      }
      return object;
    }
    default:
      return scalarOf(node);
  }
}
