import { present } from "../types/join.ts";
import { resolve, type Type } from "../types/type.ts";
import type { PreparedSource, PreparedTarget } from "./name-score.ts";
import type { TargetField } from "./target-field.ts";
import { isForOthers, isIdentity, isManaged, isVague, wordsOf } from "./words.ts";

/** What beside the names speaks for or against a value. */
export interface Plausibility {
  /** What is left of the confidence, 0 to 1. */
  readonly factor: number;
  readonly reasons: readonly string[];
}

/** Fields that each system sets by itself are seldom written by another. */
const managed = 0.3;
/** An id of one system means nothing to the other, unless the field is there for it. */
const foreignId = 0.42;
/** What is no id, for a field that takes one. */
const noId = 0.45;
/** `type`, `url` and the like: the same name in two systems, and another meaning. */
const vague = 0.45;

/** How likely a value belongs to a field, when they are called alike. */
export function plausibility(source: PreparedSource, target: PreparedTarget, field: TargetField): Plausibility {
  const { name } = target;
  const own = name.filter((word) => !target.entity.includes(word));
  if (!field.required && (isManaged(own) || saysReadOnly(field))) return { factor: managed, reasons: ["usually set by the system itself"] };
  const wantsId = isIdField(name, field);
  const givesId = isIdentity(source.name);
  if (wantsId && !isForOthers(name)) {
    if (givesId && field.foreign === true) return { factor: foreignId, reasons: ["an id of the other system"] };
    if (!givesId && !isNumeric(source.value.type)) return { factor: noId, reasons: ["it takes an id"] };
  }
  if (isVague(own) && field.foreign === true && !hasFormat(field.type)) return { factor: vague, reasons: [] };
  const { made } = source.value;
  if (made === undefined) return { factor: 1, reasons: [] };
  const isStreet = name.at(-1) === "street" && (field.siblings ?? []).some((sibling) => wordsOf(sibling).at(-1) === "street2");
  return { factor: isStreet ? 0.3 : made.factor, reasons: [made.reason] };
}

/** Whether only the description says that a field is not written. */
function saysReadOnly({ description = "" }: TargetField): boolean {
  return /\bread[- ]only\b/iu.test(description);
}

/** Whether a field takes the id of something, by its name or by what its description begins with. */
function isIdField(name: readonly string[], { description = "", type }: TargetField): boolean {
  if (isIdentity(name)) return true;
  return (
    resolve(present(type)).kind === "string" &&
    /^\W*(?:the |an? )?(?:unique )?(?:id|identifier|sid|uuid)s? (?:of|for)\b/iu.test(description)
  );
}

function isNumeric(type: Type): boolean {
  return resolve(present(type)).kind === "number";
}

function hasFormat(type: Type): boolean {
  const form = resolve(present(type));
  return form.kind === "string" && form.format !== undefined;
}
