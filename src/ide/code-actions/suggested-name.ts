import type { Expression } from "../../syntax/nodes.ts";
import { writtenName } from "../written-name.ts";

/** What somebody would call an expression: what it reads, or what the map is named that makes it; undefined where nothing says so. */
export function suggestedName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "Identifier":
      return asName(expression.name);
    case "MemberExpression":
      return expression.member.kind === "Identifier" ? asName(expression.member.name) : undefined;
    case "CallExpression": {
      const called = suggestedName(expression.callee);
      if (called === undefined) return undefined;
      const { callee } = expression;
      // `toAccount(c)` is an account, `getContact(…)` a contact, and `c.name.take(3)` a name.
      const noun = /^(?:to|get|create|find|search|upsert|update|put|post|make|retrieve|fetch|read|list|new)_?([A-Z].*|[a-z].*)$/u.exec(
        called,
      );
      if (noun?.[1] !== undefined && /^(?:[a-z]+_?[A-Z]|[a-z]+_)/u.test(called)) return asName(lowered(noun[1]));
      return callee.kind === "MemberExpression" && callee.object.kind !== "Identifier" ? suggestedName(callee.object) : asName(called);
    }
    case "IndexExpression":
    case "UnwrapExpression":
    case "ParenthesizedExpression":
      return suggestedName(
        expression.kind === "IndexExpression"
          ? expression.object
          : expression.kind === "UnwrapExpression"
            ? expression.operand
            : expression.expression,
      );
    case "BinaryExpression":
      return expression.operator === "??" ? suggestedName(expression.left) : undefined;
    case "TemplateExpression":
      return "text";
    default:
      return undefined;
  }
}

/** What a map or an operation is about: `contact` for `createContact`; the name itself where it begins with no verb. */
export function nounOf(name: string): string {
  const noun = /^(?:to|get|create|find|search|upsert|update|put|post|make|retrieve|fetch|read|list|new)(?:_(.+)|([A-Z].*))$/u.exec(name);
  return noun?.[1] ?? noun?.[2] ?? name;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A name of a description as one of a program: `first_name` stays, `$top` and `match` do not. */
function asName(name: string): string | undefined {
  const wanted = lowered(name);
  return isFreeWord(wanted) ? wanted : undefined;
}

/** Whether a declaration or a variable may be called so without back-quotes. */
export function isFreeWord(name: string): boolean {
  return writtenName(name) === name && name !== "env" && name !== "secret";
}
