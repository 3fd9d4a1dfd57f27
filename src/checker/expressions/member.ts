import { deprecatedField, maybeNothing, unknownMember } from "../../diagnostics/codes/types.ts";
import { append, rename } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { MemberExpression } from "../../syntax/nodes.ts";
import { orAbsent, present } from "../../types/join.ts";
import { lookUpMember } from "../../types/members.ts";
import { printType } from "../../types/print.ts";
import { resolve, unknownType } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { memberPath } from "../scope.ts";
import { checkEnvironment } from "./environment.ts";
import { broken, type CheckExpression, describedAt, isMet, nameOf, nothingIn, typed, wrong } from "./form.ts";
import { functionsFor } from "./function-call.ts";
import { narrowedRead } from "./narrowed-read.ts";

/** `a.b`, `a?.b`, `env.NAME`, `secret.NAME`. */
export function checkMember(context: CheckContext, scope: Scope, node: MemberExpression, check: CheckExpression): TypedExpression {
  if (node.member.kind === "Missing") {
    check(context, scope, node.object);
    return broken(node);
  }
  const environment = checkEnvironment(context, scope, node, false);
  if (environment !== undefined) return environment;
  const object = check(context, scope, node.object);
  // What has no answer has no members either, which `?.` says.
  if (object.broken || (!node.optional && !isMet(context, object))) return broken(node);
  const name = node.member.name;
  const path = memberPath(object.path, name);
  const nothing = nothingIn(object.type);
  if (nothing !== undefined && !node.optional) {
    const dot = { file: context.file, start: node.object.end, end: node.member.start };
    const fix = { title: "Write `?.`", edits: [{ location: dot, newText: "?." }] };
    context.report(
      maybeNothing({ what: nothing, source: nameOf(object), member: name }, locationOf(context, node.member), {
        fixes: [fix],
        related: describedAt(object.type, "it is described here"),
      }),
    );
  }
  const type = present(object.type);
  const found = lookUpMember(type, name);
  const missing = nothing !== undefined || object.faults.length > 0;
  switch (found.kind) {
    case "untyped":
      return typed(
        node,
        orAbsent(unknownType),
        { kind: "member", object: object.expr, name, optional: node.optional, own: false, untyped: true },
        { faults: object.faults, path },
      );
    case "found": {
      if (found.uses.length > 0) context.model.symbol(node.member, { kind: "property", name, uses: found.uses });
      for (const use of found.uses) {
        context.usage.property(use.object, use.property);
        if (use.property.deprecated)
          context.report(
            deprecatedField({ field: name }, locationOf(context, node.member), {
              related: describedAt(use.property.type, "deprecated here"),
            }),
          );
      }
      // Without `?.` it has been reported, and is taken to be there.
      const read = missing && node.optional ? orAbsent(found.type) : found.type;
      const { type: known, expr } = narrowedRead(scope, path, read, {
        kind: "member",
        object: object.expr,
        name,
        optional: missing && node.optional,
        own: found.own,
        untyped: false,
      });
      return typed(node, known, expr, { faults: object.faults, path });
    }
    default: {
      const names = found.kind === "unknown-member" ? found.names : [];
      const suggestion = suggest(name, names);
      const isFunction = functionsFor(name).length > 0;
      return wrong(
        context,
        node,
        unknownMember({ member: name, type: printType(type), known: names.length, suggestion }, locationOf(context, node.member), {
          related: describedAt(type, "the type is described here"),
          ...(isFunction
            ? {
                help: `\`${name}\` is a function: \`${name}()\`.`,
                fixes: append(`Write \`${name}()\``, locationOf(context, node.member), "()"),
              }
            : resolve(type).kind === "array"
              ? { help: `It is a list: an item is \`[0]\`, and \`.map(item => item.${name})\` reads it of each.` }
              : { fixes: rename(locationOf(context, node.member), suggestion) }),
        }),
      );
    }
  }
}
