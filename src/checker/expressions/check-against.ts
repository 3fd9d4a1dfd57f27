import { writeOnlyPassedOn } from "../../diagnostics/codes/guards.ts";
import { missingField, notAssignable, nullNotAllowed, unknownField, unmetFault } from "../../diagnostics/codes/types.ts";
import type { Diagnostic, Fix } from "../../diagnostics/diagnostic.ts";
import { append } from "../../diagnostics/fixes.ts";
import type { Location } from "../../source/span.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { asRead } from "../../types/as-read.ts";
import { membersOf, withoutAbsence } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import type { Contradiction } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { resolve, type Type } from "../../types/type.ts";
import { isKind } from "../bounds/kinds.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { addGuard, type CheckSite, partAt } from "./add-guard.ts";
import { checkExpression } from "./check-expression.ts";
import { conform } from "./conform.ts";
import { broken, describedAt, nameOf } from "./form.ts";
import { nearConstant, typeAt } from "./near-constant.ts";
import { recordFlow } from "./record-flow.ts";

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
  const result = compareTypes(asRead(type), target);
  for (const contradiction of result.contradictions) context.report(diagnosticOf(context, node, value, target, contradiction));
  if (result.contradictions.length > 0) return broken(node);
  context.guards.proved(result.proved);
  for (const constraint of result.open) addGuard(context, node, target, site, constraint);
  recordFlow(context.usage, value.expr, type, target, "whole");
  return { ...value, expr: conform(value.expr, type, target) };
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
    case "write-only":
      return writeOnlyPassedOn({ field: property, target: printType(target), source: nameOf(value) }, location, { related });
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
      return nullNotAllowed({ what: contradiction.kind, expected: `\`${nameAt(contradiction.path, target)}\``, source: text }, location, {
        related,
        fixes,
      });
    }
    default:
      return notAssignable(
        { found: printType(value.type), expected: printType(target), path: contradiction.path, reason: contradiction.reason },
        location,
        {
          related,
          ...nearText(part, typeAt(target, contradiction.path), location),
          ...(part === node && isOperand(node) ? conversion(value.type, typeAt(target, contradiction.path) ?? target, location) : {}),
        },
      );
  }
}

/** What a text was probably meant to be, where the target takes only some. */
function nearText(part: Expression, type: Type | undefined, location: Location): ReturnType<typeof nearConstant> {
  const [text] = part.kind === "StringLiteral" ? [part.value] : [];
  return text === undefined || type === undefined ? {} : nearConstant(type, text, location);
}

/** The function that makes of a number a text, or of a text a number, where the target takes that. */
function conversion(type: Type, target: Type, location: Location): { readonly fixes?: readonly Fix[] } {
  const accepts = (kind: "string" | "number"): boolean =>
    membersOf(target).some((member) => member.kind !== "literal" && isKind(member, kind));
  if ((isKind(type, "number") || isKind(type, "boolean")) && accepts("string"))
    return { fixes: append("Write it as text with `toString()`", location, ".toString()") };
  if (!isKind(type, "string") || !accepts("number")) return {};
  const isInteger = membersOf(target).some((member) => isIntegerType(resolve(member)));
  const name = isInteger ? "toInt" : "toNumber";
  return { fixes: append(`Read it as a number with \`${name}()!\``, location, `.${name}()!`) };
}

function isIntegerType(type: Type): boolean {
  return type.kind === "number" && type.integer;
}

/** A function can be called on it as it is written. */
function isOperand({ kind }: Expression): boolean {
  return kind === "Identifier" || kind === "MemberExpression" || kind === "IndexExpression" || kind === "CallExpression";
}

function nameAt(path: string, target: Type): string {
  const last = path.split("/").at(-1);
  return last === undefined || last === "" ? printType(target) : last.replaceAll("~1", "/").replaceAll("~0", "~");
}
