import { admitsAbsence, admitsNull, join, orAbsent } from "../../types/join.ts";
import { type ArrayType, neverType, type ObjectType, resolve, type Type } from "../../types/type.ts";
import { alternativesOf } from "../bounds/narrow-type.ts";
import { scalarsOf } from "../bounds/scalars.ts";
import { type Bounds, countFields, itemBounds, lengthFields, mayBeginWithHalf, textBounds } from "../bounds/text-bounds.ts";
import { areUnique, arrayItems } from "./items.ts";
import { countOf, dropBounds, onlyTexts, sliceBounds, takeBounds, textRefiners } from "./refine-text.ts";
import type { Refined, RefinedCall, Refiner } from "./refined-call.ts";

const ofText = new Map(textRefiners);

/** Functions of lists and records. */
export const arrayRefiners: readonly (readonly [string, Refiner])[] = [
  ["take", orText("take", (call, items) => part(call, takeBounds(items, countOf(call.arguments[0]))))],
  ["drop", orText("drop", (call, items) => part(call, dropBounds(items, countOf(call.arguments[0]))))],
  ["slice", orText("slice", (call, items) => part(call, sliceBounds(items, call.arguments)))],
  ["filter", onList((call, items) => part(call, { least: 0, most: items.most }))],
  ["difference", onList((call, items) => part(call, { least: 0, most: items.most }))],
  ["intersection", onList((call, items) => part(call, { least: 0, most: items.most }))],
  ["chunk", chunks],
  ["reverse", onList((call, items) => part(call, items))],
  ["sortBy", onList((call, items) => part(call, items))],
  ["compact", onList((call, items) => part(call, { least: mayHoldNothing(call.receiver) ? 0 : items.least, most: items.most }))],
  [
    "distinct",
    onList((call, items) =>
      listOf(call, { least: Math.min(1, items.least), most: items.most }, call.arguments.length === 0 || areUnique(call.receiver)),
    ),
  ],
  ["map", onList((call, items) => listOf(call, items, false))],
  ["flatMap", onList(flatMap)],
  ["groupBy", onList(groupBy)],
  ["first", onList(oneOf)],
  ["last", onList(oneOf)],
  ["join", onList(joined)],
  ["keys", (call) => listOf(call, propertyCounts(call.receiver), true)],
  ["values", (call) => listOf(call, propertyCounts(call.receiver), false)],
  ["entries", (call) => listOf(call, propertyCounts(call.receiver), true)],
  ["fromEntries", onList(fromEntries)],
];

function onList(refine: (call: RefinedCall, items: Bounds) => Refined | undefined): Refiner {
  return (call) => refine(call, itemBounds(call.receiver));
}

/** A function of texts and lists. */
function orText(name: string, refine: (call: RefinedCall, items: Bounds) => Refined | undefined): Refiner {
  return (call) =>
    onlyTexts(call.receiver) && call.receiver.kind !== "never" ? ofText.get(name)?.(call) : refine(call, itemBounds(call.receiver));
}

function listOf(call: RefinedCall, bounds: Bounds, unique: boolean): Refined {
  const form = resolve(call.result);
  if (form.kind !== "array") return { type: call.result };
  const type: ArrayType = { ...form, ...countFields(bounds), uniqueItems: unique ? true : undefined };
  return { type };
}

/** Some of the items: still without repetitions where there were none. */
function part(call: RefinedCall, bounds: Bounds): Refined {
  return listOf(call, bounds, areUnique(call.receiver));
}

function mayHoldNothing(type: Type): boolean {
  const item = arrayItems(type);
  return item === undefined || admitsNull(item) || admitsAbsence(item);
}

function flatMap(call: RefinedCall, items: Bounds): Refined {
  const each = call.arguments[0] === undefined ? { least: 0, most: Number.POSITIVE_INFINITY } : itemBounds(call.arguments[0]);
  return listOf(call, { least: times(items.least, each.least), most: times(items.most, each.most) }, false);
}

/** Nothing of any length is nothing. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** Every group has an item, and no more than there are. */
function groupBy(call: RefinedCall, items: Bounds): Refined {
  const form = resolve(call.result);
  const group = form.kind === "array" ? resolve(form.items) : undefined;
  const property = group?.kind === "object" ? group.properties.get("items") : undefined;
  const held = property === undefined ? undefined : resolve(property.type);
  if (form.kind !== "array" || group?.kind !== "object" || property === undefined || held?.kind !== "array") return { type: call.result };
  const inner: ArrayType = { ...held, ...countFields({ least: 1, most: items.most }), uniqueItems: areUnique(call.receiver) || undefined };
  const properties = new Map(group.properties).set("items", { ...property, type: inner });
  const key = group.properties.get("key");
  if (key !== undefined) properties.set("key", { ...key, type: widened(key.type) });
  const bounds = countFields({ least: Math.min(1, items.least), most: items.most });
  return { type: { ...form, items: { ...group, properties }, ...bounds, uniqueItems: true } };
}

/** The type without the values that it lists: of a key that is computed TypeScript knows the kind alone. */
function widened(type: Type): Type {
  const members = alternativesOf(type).map((member): Type => {
    const form = resolve(member);
    if (form.kind !== "literal") return member;
    if (typeof form.value === "string") return { kind: "string", ...lengthFields(textBounds(form)) };
    if (typeof form.value === "number")
      return { kind: "number", integer: Number.isInteger(form.value), minimum: form.value, maximum: form.value };
    return typeof form.value === "boolean" ? { kind: "boolean" } : member;
  });
  return join(...members);
}

/** The first or the last item, which is there where the list is never empty. */
function oneOf({ receiver, result }: RefinedCall, items: Bounds): Refined {
  const item = arrayItems(receiver);
  if (item === undefined) return { type: result };
  // An item that may be null cannot be told from none.
  if (items.least === 0 || admitsNull(item) || admitsAbsence(item)) return { type: orAbsent(item) };
  return { type: item };
}

function joined({ receiver, arguments: [separator] }: RefinedCall, items: Bounds): Refined {
  const item = arrayItems(receiver);
  if (item === undefined || separator === undefined) return { type: { kind: "string" } };
  if (items.most === 0) return { type: { kind: "literal", value: "" } };
  const each = textBounds(item, "plain");
  const between = textBounds(separator);
  const separators = scalarsOf(separator);
  // Where halves of surrogate pairs may meet, each seam may make one character of two.
  const whole = separators?.every((value) => typeof value === "string" && value.isWellFormed()) === true;
  const apart = whole && (between.least > 0 || !mayBeginWithHalf(item));
  const seams = Math.max(0, items.least - 1);
  const least = items.least === 0 ? 0 : Math.max(0, items.least * each.least + seams * (between.least - (apart ? 0 : 2)));
  const most = times(items.most, each.most) + times(items.most - 1, between.most);
  return { type: { kind: "string", ...lengthFields({ least, most }) } };
}

/** How many fields a record has. */
function propertyCounts(type: Type): Bounds {
  const form = resolve(type);
  if (form.kind !== "object") return { least: 0, most: Number.POSITIVE_INFINITY };
  const certain = [...form.properties.values()].filter((property) => property.required && !admitsAbsence(property.type)).length;
  const closed = form.additional.kind === "never" && form.patternProperties === undefined;
  return {
    least: Math.max(certain, form.minProperties ?? 0),
    most: Math.min(closed ? form.properties.size : Number.POSITIVE_INFINITY, form.maxProperties ?? Number.POSITIVE_INFINITY),
  };
}

function fromEntries(call: RefinedCall, items: Bounds): Refined {
  const form = resolve(call.result);
  if (form.kind !== "object") return { type: call.result };
  const most = Number.isSafeInteger(items.most) ? items.most : undefined;
  const type: ObjectType = {
    ...form,
    minProperties: items.least > 0 ? 1 : undefined,
    maxProperties: most,
    propertyNames: namesOf(call.receiver),
  };
  return { type };
}

function namesOf(entries: Type): Type | undefined {
  const form = resolve(arrayItems(entries) ?? neverType);
  const key = form.kind === "object" ? form.properties.get("key")?.type : undefined;
  return key === undefined || resolve(key).kind === "never" ? undefined : key;
}

/** Lists of at least one item, and of no more than are asked for. */
function chunks({ arguments: [size], result }: RefinedCall): Refined | undefined {
  if (result.kind !== "array" || result.items.kind !== "array") return undefined;
  const { most } = countOf(size);
  const maxItems = Number.isFinite(most) ? { maxItems: Math.max(1, most) } : {};
  return { type: { ...result, items: { ...result.items, minItems: 1, ...maxItems } } };
}
