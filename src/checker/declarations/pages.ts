import { unknownOption } from "../../diagnostics/codes/names.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { pageStyles } from "../../language/pages/styles.ts";
import type { SettingValue } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf } from "../context.ts";
import { type KnownSetting, readBlock } from "../settings/block.ts";
import { invocationOf, pathOf } from "../settings/paths.ts";
import { readInteger, reportForm } from "../settings/values.ts";

/**
 * Checks the form of `pages:`. What it says of the items makes the type of `OPERATION.item`; reading page after page
 * comes with `for`, which is not supported yet.
 */
export function checkPages(context: CheckContext, known: KnownSetting): void {
  const invocation = invocationOf(known.value);
  if (invocation === undefined) {
    reportForm(context, known.specification, known.value);
    return;
  }
  const style = pageStyles.find((each) => each.name === invocation.name);
  if (style === undefined) {
    const names = pageStyles.map((each) => each.name);
    const parameters = { what: "paging style", name: invocation.name, suggestion: suggest(invocation.name, names), known: names };
    context.report(unknownOption(parameters, locationOf(context, invocation.nameSpan)));
    return;
  }
  for (const name of invocation.names) context.model.symbol(name, { kind: "pageStyle", style });
  if (invocation.given.kind === "nothing" && style.settings.every((setting) => setting.required !== true)) return;
  if (invocation.given.kind !== "block") {
    reportForm(context, { ...known.specification, example: style.example }, known.value);
    return;
  }
  const block = readBlock(context, { owner: `\`${style.name}\``, settings: style.settings }, invocation.given.settings, known.value);
  for (const { specification, value } of block.values()) {
    if (specification.form.kind === "integer") readInteger(context, specification, value);
    else if (!isPath(value)) reportForm(context, specification, value);
  }
}

/** `a.b.c`, a name alone, a name in quotes, or `last(a.b).c`. */
function isPath(value: SettingValue): boolean {
  if (value.kind === "MemberExpression") return isPath(value.object);
  if (value.kind === "CallExpression") {
    const [argument, ...more] = value.arguments;
    return (
      value.callee.kind === "Identifier" &&
      value.callee.name === "last" &&
      more.length === 0 &&
      argument !== undefined &&
      pathOf(argument.value) !== undefined
    );
  }
  return value.kind === "Identifier" || value.kind === "StringLiteral";
}
