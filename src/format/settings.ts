import type { Setting, SettingValue } from "../syntax/nodes.ts";
import type { Doc, List } from "./doc.ts";
import { constantKinds, elementStyle, endingAs, expressionOf, fieldStyle, isBlock, lastListOf } from "./expressions.ts";
import { type Cells, type ListStyle, listOf } from "./lists.ts";
import { NotUnderstood, type Source } from "./source.ts";
import { leaf, path, separated } from "./types.ts";

/** The settings between two braces. */
export function settingsOf(source: Source, settings: readonly Setting[], style: ListStyle = fieldStyle): List {
  return listOf(source, settings, style, (setting) => settingOf(source, setting));
}

/** `name: value` */
export function settingOf(source: Source, { name, value }: Setting): Cells {
  const label = [leaf(source, name), source.expect(":")];
  return { cells: [label, settingValueOf(source, value)], columns: "setting", block: isSettingBlock(value) };
}

function isSettingBlock(value: SettingValue): boolean {
  if (value.kind === "Tagged") return isSettingBlock(value.value) && value.modifiers.length === 0;
  return value.kind === "SettingObject" || value.kind === "SettingList" || isBlock(value);
}

/** The value of a setting. */
export function settingValueOf(source: Source, node: SettingValue): Doc {
  switch (node.kind) {
    case "SettingList": {
      const fills = node.elements.every((element) => simpleElements.has(element.kind));
      return listOf(source, node.elements, { ...elementStyle, fills }, (element) => ({ cells: [settingValueOf(source, element)] }));
    }
    case "SettingObject":
      return settingsOf(source, node.settings);
    case "Tagged": {
      const tag = path(source, node.tag);
      const value = settingValueOf(source, node.value);
      if (node.modifiers.length === 0) return endingAs([tag, " ", value], value);
      const modifiers = node.modifiers.map(
        (modifier): Doc => [" ", leaf(source, modifier.word), " ", expressionOf(source, modifier.value)],
      );
      return [tag, " ", value, modifiers];
    }
    case "Alias":
      return [settingValueOf(source, node.value), " ", source.expect("as"), " ", leaf(source, node.name)];
    case "Rate":
      return [leaf(source, node.count), " ", source.expect("per"), " ", leaf(source, node.per)];
    case "Ratio":
      if (node.of === undefined) throw new NotUnderstood();
      return [leaf(source, node.percent), " ", source.expect("of"), " ", leaf(source, node.of)];
    case "Conjunction":
      return separated(source, "&", node.members, (member) => settingValueOf(source, member));
    case "Outcome": {
      const condition = expressionOf(source, node.condition);
      const arrow = source.expect("=>");
      const value = expressionOf(source, node.value);
      const whole: Doc[] = [condition, " ", arrow, " ", value];
      return lastListOf(value) === undefined ? whole : endingAs(whole, value);
    }
    default:
      return expressionOf(source, node);
  }
}

const simpleElements: ReadonlySet<string> = new Set([...constantKinds, "Identifier", "MemberExpression"]);
