import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { duplicateSetting, missingSetting, unknownSetting } from "../../diagnostics/codes/names.ts";
import { rename } from "../../diagnostics/rename.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { type SettingSpecification, type SettingTable, specificationOf } from "../../language/setting.ts";
import type { Span } from "../../source/span.ts";
import type { Setting, SettingValue } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf } from "../context.ts";

/** A setting that its table knows, with what the table says of it. */
export interface KnownSetting {
  readonly specification: SettingSpecification;
  readonly setting: Setting;
  readonly value: SettingValue;
}

/** The settings of one block, by name: each known, none twice. */
export type Block = ReadonlyMap<string, KnownSetting>;

/**
 * Holds the settings of a block against its table. Reports unknown and repeated settings, those that this version does
 * not support, and required ones that are missing (at `owner`). A setting whose value was left out is in the block, with
 * its `Missing` value: the parser has reported it.
 */
export function readBlock(context: CheckContext, table: SettingTable, settings: readonly Setting[], owner: Span): Block {
  const block = new Map<string, KnownSetting>();
  for (const setting of settings) {
    const { name } = setting;
    if (name.kind === "Missing") continue;
    const written = name.kind === "Identifier" ? name.name : name.value;
    const specification = specificationOf(table, written);
    if (specification === undefined) {
      const known = table.settings.map((each) => each.name);
      const suggestion = suggest(written, known);
      const location = locationOf(context, name);
      const fixes = rename(location, suggestion);
      context.report(unknownSetting({ setting: written, owner: table.owner, suggestion, known }, location, { fixes }));
      continue;
    }
    const first = block.get(written);
    if (first !== undefined) {
      const related = [{ message: "set here first", location: locationOf(context, first.setting.name) }];
      context.report(duplicateSetting({ setting: written }, locationOf(context, name), { related }));
      continue;
    }
    if (specification.unsupported === true) {
      context.report(notSupportedYet({ what: `\`${written}\` in ${table.owner}` }, locationOf(context, setting)));
      continue;
    }
    block.set(written, { specification, setting, value: setting.value });
  }
  for (const specification of table.settings) {
    if (specification.required !== true || specification.unsupported === true || block.has(specification.name)) continue;
    context.report(
      missingSetting({ setting: specification.name, owner: table.owner, example: specification.example }, locationOf(context, owner)),
    );
  }
  return block;
}
