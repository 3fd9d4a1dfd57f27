import { environmentForSecret, literalSecret, secretInUrl, secretNotAllowed } from "../../diagnostics/codes/auth.ts";
import { replace, safely } from "../../diagnostics/fixes.ts";
import type { Expr } from "../../program/program.ts";
import type { SettingValue } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf } from "../context.ts";
import { environmentReference } from "./paths.ts";
import { type Expected, reportForm } from "./values.ts";

/** How a value may be made, and what it is for. */
export interface ConfigurationUse {
  readonly secret: "required" | "allowed" | "forbidden";
  /** What the value is for, in words that a person reads when it is missing (`the bearer token of stripe`). */
  readonly use: string;
  /** The value becomes part of a URL. */
  readonly url?: boolean;
}

/**
 * A value that is known when the connector starts: text, `env.X`, `secret.X`, `env.X ?? "…"`, and text with such values
 * in it. Reports a secret that stands in the source, one in a place that is not kept secret, and any other form.
 */
export function readConfiguration(context: CheckContext, expected: Expected, value: SettingValue, use: ConfigurationUse): Expr | undefined {
  const named = environmentReference(value);
  if (named !== undefined) context.model.symbol(named.name, { kind: "environment", of: named.kind, name: named.name.name, use: use.use });
  if (use.secret === "required") return readSecret(context, expected, value, use);
  switch (value.kind) {
    case "StringLiteral":
      return { kind: "literal", value: value.value };
    case "ParenthesizedExpression":
      return readConfiguration(context, expected, value.expression, use);
    case "BinaryExpression": {
      if (value.operator !== "??") return reportForm(context, expected, value);
      const reference = environmentReference(value.left);
      if (reference?.kind !== "env") return reportForm(context, expected, value);
      const right = readConfiguration(context, expected, value.right, use);
      const { name } = reference.name;
      context.model.symbol(reference.name, { kind: "environment", of: "env", name, use: use.use });
      context.environment.environment(name, use.use, true);
      return right && { kind: "coalesce", left: { kind: "environment", name }, right };
    }
    case "TemplateExpression": {
      const parts = value.parts.map((part) =>
        part.kind === "TemplateText" ? part.value : readConfiguration(context, expected, part, use),
      );
      const whole = parts.filter((part) => part !== undefined);
      return whole.length === parts.length ? { kind: "template", parts: whole } : undefined;
    }
    default: {
      const reference = environmentReference(value);
      if (reference === undefined) return reportForm(context, expected, value);
      const name = reference.name.name;
      if (reference.kind === "env") {
        context.environment.environment(name, use.use, false);
        return { kind: "environment", name };
      }
      if (use.secret === "forbidden") {
        const report =
          use.url === true
            ? secretInUrl({ setting: expected.name }, locationOf(context, value))
            : secretNotAllowed({ setting: expected.name, name }, locationOf(context, value));
        context.report(report);
        return undefined;
      }
      context.environment.secret(name, use.use);
      return { kind: "secret", name };
    }
  }
}

function readSecret(context: CheckContext, expected: Expected, value: SettingValue, use: ConfigurationUse): Expr | undefined {
  const reference = environmentReference(value);
  if (reference?.kind === "secret") {
    context.environment.secret(reference.name.name, use.use);
    return { kind: "secret", name: reference.name.name };
  }
  if (reference !== undefined) {
    const { name } = reference;
    const location = locationOf(context, value);
    const fixes = safely(replace(`Write \`secret.${name.name}\``, location, `secret.${name.name}`));
    context.report(environmentForSecret({ setting: expected.name, name: name.name }, location, { fixes }));
    return undefined;
  }
  if (hasLiteral(value)) {
    context.report(literalSecret({ setting: expected.name, suggestion: expected.example }, locationOf(context, value)));
    return undefined;
  }
  return reportForm(context, expected, value);
}

/** Whether text of the source could become the value. */
function hasLiteral(value: SettingValue): boolean {
  switch (value.kind) {
    case "StringLiteral":
    case "TemplateExpression":
    case "NumberLiteral":
      return true;
    case "ParenthesizedExpression":
      return hasLiteral(value.expression);
    case "BinaryExpression":
      return hasLiteral(value.left) || hasLiteral(value.right);
    default:
      return false;
  }
}
