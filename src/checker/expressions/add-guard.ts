import type { GuardSite } from "../../program/program.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { OpenConstraint } from "../../types/subtype/result.ts";
import type { Type } from "../../types/type.ts";
import { type CheckContext, provenanceOf } from "../context.ts";
import { guardSchema, originAt } from "../guard-schema.ts";

/** Where a value goes: what guards are put in front of. */
export interface CheckSite {
  readonly site: GuardSite;
  /** What the value is, in words (`the body of salesforce.upsertAccount`). */
  readonly describe: string;
  /** The value may be left out: it is an argument that is not required. */
  readonly optional?: boolean;
}

/** Puts a guard in front of the site for one constraint. */
export function addGuard(context: CheckContext, node: Expression, target: Type, site: CheckSite, constraint: OpenConstraint): void {
  const part = partAt(node, constraint.path) ?? node;
  context.guards.guard({
    site: site.site,
    path: constraint.path,
    constraint: constraint.constraint,
    schema: guardSchema(target, constraint),
    ...(constraint.witness !== undefined && { witness: constraint.witness }),
    reason: constraint.reason,
    accepted: part.kind === "UnwrapExpression" || node.kind === "UnwrapExpression",
    at: provenanceOf(context, part, constraint.origin ?? originAt(target, constraint.path)),
  });
}

/** The expression that gives the part of an object or a list at a pointer, as far as it is written out. */
export function partAt(node: Expression, path: string): Expression | undefined {
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
    } else if (current.kind === "CallExpression" && name === "-") {
      // What a lambda gives is every item of what `map` gives.
      const lambda = current.callee.kind === "MemberExpression" ? current.arguments[0]?.value : undefined;
      if (lambda?.kind !== "LambdaExpression" || !isMap(current.callee)) return current;
      current = lambda.body;
    } else return current;
  }
  return current;
}

function isMap(callee: Expression): boolean {
  return callee.kind === "MemberExpression" && callee.member.kind === "Identifier" && callee.member.name === "map";
}

function fieldName(name: { readonly kind: string; readonly name?: string; readonly value?: string }): string | undefined {
  return name.kind === "Identifier" ? name.name : name.value;
}
