import type { GuardSite } from "../../program/program.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { OpenConstraint } from "../../types/subtype/result.ts";
import type { Type } from "../../types/type.ts";
import { type CheckContext, provenanceOf } from "../context.ts";
import { guardSchema } from "../guard-schema.ts";

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
    } else return current;
  }
  return current;
}

function fieldName(name: { readonly kind: string; readonly name?: string; readonly value?: string }): string | undefined {
  return name.kind === "Identifier" ? name.name : name.value;
}
