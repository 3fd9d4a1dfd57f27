import { missingField, notAssignable, nullNotAllowed, unknownField, unmetFault } from "../../diagnostics/codes/types.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { GuardSite } from "../../program/program.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { withoutAbsence } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import type { Contradiction, OpenConstraint } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import type { Type } from "../../types/type.ts";
import { type CheckContext, locationOf, provenanceOf, type Scope, type TypedExpression } from "../context.ts";
import { guardSchema } from "../guard-schema.ts";
import { checkExpression } from "./check-expression.ts";
import { broken, describedAt, nameOf } from "./form.ts";
import { recordFlow } from "./record-flow.ts";

/** Where a value goes: what guards are put in front of. */
export interface CheckSite {
  readonly site: GuardSite;
  /** What the value is, in words (`the body of salesforce.upsertAccount`). */
  readonly describe: string;
  /** The value may be left out: it is an argument that is not required. */
  readonly optional?: boolean;
}

/**
 * Checks an expression and holds it against a target. What no value meets is an error at the smallest expression that
 * shows it; what holds for some values only becomes a guard at the site; all else is counted as proved.
 *
 * The result of a map is held against the map's target where the map is declared, and its guards belong to the map; a call
 * of the map is then of exactly that type.
 */
export function checkAgainst(context: CheckContext, scope: Scope, node: Expression, target: Type, site: CheckSite): TypedExpression {
  const value = checkExpression(context, scope, node, target);
  if (value.broken) return value;
  const [fault] = value.faults;
  if (fault !== undefined) {
    for (const each of value.faults)
      context.report(unmetFault({ source: sourceOf(each.node, context, value), reason: each.reason }, locationOf(context, each.node)));
    return broken(node);
  }
  const type = site.optional === true ? withoutAbsence(value.type) : value.type;
  const result = compareTypes(type, target);
  for (const contradiction of result.contradictions) context.report(diagnosticOf(context, node, value, target, contradiction));
  if (result.contradictions.length > 0) return broken(node);
  context.guards.proved(result.proved);
  for (const constraint of result.open) addGuard(context, node, target, site, constraint);
  recordFlow(context.usage, value.expr, type, target, "whole");
  return value;
}

/** Puts a guard in front of the site for one constraint. */
function addGuard(context: CheckContext, node: Expression, target: Type, site: CheckSite, constraint: OpenConstraint): void {
  const part = partAt(node, constraint.path) ?? node;
  const witness = constraint.witness === undefined ? "" : ` (${shorten(JSON.stringify(constraint.witness))} would be refused)`;
  context.guards.guard({
    site: site.site,
    path: constraint.path,
    constraint: constraint.constraint,
    schema: guardSchema(target, constraint),
    ...(constraint.witness !== undefined && { witness: constraint.witness }),
    reason: `${constraint.reason}${witness}`,
    accepted: part.kind === "UnwrapExpression" || node.kind === "UnwrapExpression",
    at: provenanceOf(context, part, constraint.origin),
  });
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 10)}… of ${text.length - 2} characters` : text;
}

function sourceOf(node: Node, context: CheckContext, value: TypedExpression): string {
  return node === value.node || context.file === "" ? nameOf(value) : "the value";
}

function diagnosticOf(
  context: CheckContext,
  node: Expression,
  value: TypedExpression,
  target: Type,
  contradiction: Contradiction,
): Diagnostic {
  const part = partAt(node, contradiction.path) ?? node;
  const location = locationOf(context, part);
  const related =
    contradiction.origin === undefined
      ? describedAt(target, "the target is described here")
      : [{ message: "described here", location: contradiction.origin }];
  const property = contradiction.property ?? "";
  switch (contradiction.kind) {
    case "missing":
      return missingField({ field: property, target: printType(target), type: "" }, location, { related, help: `Add \`${property}\`.` });
    case "unknown-property":
      return unknownField({ field: property, target: printType(target) }, location, { related });
    case "null":
    case "absent": {
      const text = part.kind === "ObjectExpression" || part === node ? nameOf(value) : "The value";
      const insertion = { file: context.file, start: part.end, end: part.end };
      const fixes = [
        { title: "Refuse the record with `!`", edits: [{ location: insertion, newText: "!" }] },
        { title: "Give a default with `??`", edits: [{ location: insertion, newText: ' ?? ""' }] },
      ];
      return nullNotAllowed({ what: contradiction.kind, expected: nameAt(contradiction.path, target), source: text }, location, {
        related,
        fixes,
      });
    }
    default:
      return notAssignable(
        { found: printType(value.type), expected: printType(target), path: contradiction.path, reason: contradiction.reason },
        location,
        { related },
      );
  }
}

function nameAt(path: string, target: Type): string {
  const last = path.split("/").at(-1);
  return last === undefined || last === "" ? printType(target) : last.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The expression that gives the part of an object or a list at a pointer, as far as it is written out. */
function partAt(node: Expression, path: string): Expression | undefined {
  let current: Expression = node;
  for (const token of path.split("/").slice(1)) {
    while (current.kind === "ParenthesizedExpression") current = current.expression;
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (current.kind === "ObjectExpression") {
      const field = current.entries.findLast((entry) => entry.kind === "ObjectField" && fieldName(entry.name) === name);
      if (field?.kind !== "ObjectField") return current;
      current = field.value;
    } else if (current.kind === "ArrayExpression" && /^\d+$/.test(name)) {
      const element = current.elements[Number(name)];
      if (element === undefined || element.kind === "SpreadEntry") return current;
      current = element;
    } else return current;
  }
  return current;
}

function fieldName(name: { readonly kind: string; readonly name?: string; readonly value?: string }): string | undefined {
  return name.kind === "Identifier" ? name.name : name.value;
}
