import { authKinds } from "../../language/auth/kinds.ts";
import { pageStyles } from "../../language/pages/styles.ts";
import type { SettingForm, SettingSpecification, SettingTable } from "../../language/setting.ts";
import { specificationOf } from "../../language/setting.ts";
import { settingTables } from "../../language/settings/tables.ts";
import { webhookSchemes } from "../../language/webhooks/schemes.ts";
import type { Node, Setting } from "../../syntax/nodes.ts";

/** The tables of the blocks that a declaration, or a part of one, opens itself. */
const tableOfKind = new Map<Node["kind"], string>([
  ["IntegrationDeclaration", "integration"],
  ["SystemDeclaration", "system"],
  ["PolicyDeclaration", "policy"],
  ["FlowDeclaration", "flow"],
  ["SyncDeclaration", "sync"],
  ["OperationMember", "operation"],
  ["WebhooksMember", "webhooks"],
  ["SettingsClause", "with"],
]);

/**
 * The table that the settings of a block are written by; undefined where their names are free, or the block means nothing.
 *
 * @param nodes the nodes around the block, the block's own last
 */
export function tableOf(nodes: readonly Node[]): SettingTable | undefined {
  const block = nodes.at(-1);
  if (block === undefined) return undefined;
  const word = tableOfKind.get(block.kind);
  if (word !== undefined) return settingTables.get(word);
  if (block.kind !== "SettingObject") return undefined;
  const setting = nodes.findLastIndex(({ kind }) => kind === "Setting");
  const specification = specificationAt(nodes.slice(0, setting + 1));
  const tagged = nodes.slice(setting).findLast((node) => node.kind === "Tagged");
  if (tagged?.kind === "Tagged") {
    const invoked = invokedParameters(specification?.name ?? "", tagged.tag.map((part) => part.name).join("."));
    return invoked && { owner: `\`${tagged.tag.map((part) => part.name).join(".")}\``, settings: invoked };
  }
  return specification && blockOf(specification.form);
}

function blockOf(form: SettingForm): SettingTable | undefined {
  if (form.kind === "block") return form.table;
  if (form.kind === "rate") return form.block;
  return form.kind === "list" ? blockOf(form.of) : undefined;
}

/**
 * What the table says of a setting.
 *
 * @param nodes the nodes around it, its own last
 */
export function specificationAt(nodes: readonly Node[]): SettingSpecification | undefined {
  const setting = nodes.at(-1);
  if (setting?.kind !== "Setting") return undefined;
  const name = nameOfSetting(setting);
  const table = tableOf(nodes.slice(0, -1));
  return table && name !== undefined ? specificationOf(table, name) : undefined;
}

/** What an auth kind, a way to verify or to page is given: the settings of its block, or its arguments in order. */
export function invokedParameters(setting: string, name: string): readonly SettingSpecification[] | undefined {
  switch (setting) {
    case "auth":
      return authKinds.find((kind) => kind.name === name)?.parameters;
    case "verify":
      return webhookSchemes.find((scheme) => scheme.name === name)?.parameters;
    case "pages":
      return pageStyles.find((style) => style.name === name)?.settings;
    default:
      return undefined;
  }
}

/** The name of a setting; undefined where it is missing. */
export function nameOfSetting({ name }: Setting): string | undefined {
  return name.kind === "Identifier" ? name.name : name.kind === "StringLiteral" ? name.value : undefined;
}
