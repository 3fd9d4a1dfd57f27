import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { duplicateSetting, missingSetting, unknownSetting } from "../../diagnostics/codes/names.ts";
import { removePart, rename } from "../../diagnostics/fixes.ts";
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
  const written = new Set(settings.flatMap(({ name }) => (name.kind === "Missing" ? [] : nameOf(name))));
  const missing = table.settings.filter((each) => each.required === true && each.unsupported !== true && !written.has(each.name));
  let misnamed = 0;
  for (const setting of settings) {
    const { name } = setting;
    if (name.kind === "Missing") continue;
    const text = nameOf(name);
    const specification = specificationOf(table, text);
    if (specification === undefined) {
      const known = table.settings.map((each) => each.name);
      misnamed++;
      // One that must be there is meant rather than another.
      const suggestion = suggest(text, known) ?? (missing.length === 1 ? missing[0]?.name : undefined);
      const location = locationOf(context, name);
      const fixes = rename(location, suggestion);
      context.report(unknownSetting({ setting: text, owner: table.owner, suggestion, known }, location, { fixes }));
      continue;
    }
    context.model.symbol(name, { kind: "setting", owner: table.owner, setting: specification });
    const first = block.get(text);
    if (first !== undefined) {
      const related = [{ message: "set here first", location: locationOf(context, first.setting.name) }];
      context.report(
        duplicateSetting({ setting: text }, locationOf(context, name), {
          related,
          fixes: removePart("Remove this one", context.file, settings, setting),
        }),
      );
      continue;
    }
    if (specification.unsupported === true) {
      context.report(notSupportedYet({ what: `\`${text}\` in ${table.owner}` }, locationOf(context, setting)));
      continue;
    }
    block.set(text, { specification, setting, value: setting.value });
  }
  // Under a wrong name it is there, and that has been said.
  for (const specification of missing.length <= misnamed ? [] : missing) {
    context.report(
      missingSetting({ setting: specification.name, owner: table.owner, example: specification.example }, locationOf(context, owner)),
    );
  }
  return block;
}

function nameOf(name: Exclude<Setting["name"], { readonly kind: "Missing" }>): string {
  return name.kind === "Identifier" ? name.name : name.value;
}
