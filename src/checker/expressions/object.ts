import { spreadLeavesOut } from "../../diagnostics/codes/guards.ts";
import {
  deprecatedField,
  duplicateField,
  missingField,
  readOnlyField,
  unknownField,
  wrongOperands,
} from "../../diagnostics/codes/types.ts";
import type { Fix, Related } from "../../diagnostics/diagnostic.ts";
import { removePart, rename, replace } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { ObjectExpression, ObjectField, SpreadEntry } from "../../syntax/nodes.ts";
import { admitsAbsence, present } from "../../types/join.ts";
import { isRecord, propertyNames, writableProperty } from "../../types/members.ts";
import { printType } from "../../types/print.ts";
import { isReadOnly } from "../../types/read-only.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { neverType, type ObjectType, type Property, resolve, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, describedAt, isMet, typed } from "./form.ts";

type Entry = Extract<TypedExpression["expr"], { kind: "object" }>["entries"][number];

interface LeftOut {
  readonly entry: SpreadEntry;
  /** What is spread, as it is written where it is a plain path. */
  readonly source: string;
  readonly name: string;
  readonly reason: string;
  readonly place: Property;
}

/** What is gathered of an object's fields. */
interface Fields {
  readonly properties: Map<string, Property>;
  readonly entries: Entry[];
  readonly written: Set<string>;
  /** Fields that a spread has under a name of the target, and that cannot fit there. */
  readonly leftOut: LeftOut[];
  /** How many names the target does not have. */
  misnamed: number;
  sound: boolean;
}

/**
 * `{ a: x, ...y }`: an object of exactly these fields. Where a target is known, names are held against it here, where the
 * mistake stands; values are compared by whoever compares the whole.
 */
export function checkObject(
  context: CheckContext,
  scope: Scope,
  node: ObjectExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  const target = expected === undefined ? undefined : objectForm(expected);
  const fields: Fields = { properties: new Map(), entries: [], written: new Set(), leftOut: [], misnamed: 0, sound: true };
  for (const entry of node.entries) {
    if (entry.kind === "SpreadEntry") checkSpread(context, scope, entry, target, expected, fields, check);
    else checkField(context, scope, node, entry, target, expected, fields, check);
  }
  if (target !== undefined) {
    const missing = missingOf(target, fields);
    // Under a wrong name it is there, and that has been said.
    if (missing.length > 0) fields.sound = false;
    for (const property of missing.length <= fields.misnamed ? [] : missing) {
      context.report(
        missingField(
          { field: property.name, target: printType(expected ?? target), type: printType(property.type) },
          { file: context.file, start: node.start, end: Math.min(node.end, node.start + 1) },
          {
            related: [
              ...leftOutAs(context, fields, property.name),
              ...describedAt({ ...target, origin: property.origin }, "required here"),
            ],
            fixes: addField(context, node, property.name),
          },
        ),
      );
    }
  }
  if (target !== undefined) reportLeftOut(context, target, fields);
  if (!fields.sound) return broken(node);
  const type: ObjectType = { kind: "object", properties: fields.properties, additional: neverType };
  return typed(node, type, { kind: "object", entries: fields.entries });
}

function checkField(
  context: CheckContext,
  scope: Scope,
  node: ObjectExpression,
  entry: ObjectField,
  target: ObjectType | undefined,
  expected: Type | undefined,
  fields: Fields,
  check: CheckExpression,
): void {
  if (entry.name.kind === "Missing") {
    fields.sound = false;
    return;
  }
  const name = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
  const location = locationOf(context, entry.name);
  const place = target === undefined ? undefined : writableProperty(target, name);
  if (target !== undefined && place?.property !== undefined)
    context.model.symbol(entry.name, { kind: "property", name, uses: [{ object: expected ?? target, property: place.property }] });
  if (target !== undefined && place === undefined) {
    fields.misnamed++;
    const suggestion = suggest(name, propertyNames(target));
    const fixes = rename(location, suggestion);
    context.report(
      unknownField({ field: name, target: printType(expected ?? target), suggestion }, location, {
        fixes,
        related: describedAt(expected, "the target is described here"),
      }),
    );
    fields.sound = false;
  }
  if (target !== undefined && place?.property !== undefined && isReadOnly(target, place.property)) {
    context.report(
      readOnlyField({ field: name, target: printType(expected ?? neverType) }, location, {
        fixes: removePart("Remove the field", context.file, node.entries, entry),
        related: describedAt({ kind: "unknown", origin: place.property.origin }, "read-only here"),
      }),
    );
    fields.sound = false;
  }
  if (place?.property?.deprecated === true)
    context.report(
      deprecatedField({ field: name }, location, {
        related: describedAt({ kind: "unknown", origin: place.property.origin }, "deprecated here"),
      }),
    );
  if (fields.written.has(name)) {
    context.report(duplicateField({ field: name }, location, { fixes: removePart("Remove this one", context.file, node.entries, entry) }));
    fields.sound = false;
  }
  fields.written.add(name);
  const value = check(context, scope, entry.value, place?.type);
  if (value.broken || !isMet(context, value)) {
    fields.sound = false;
    return;
  }
  if (target !== undefined && place !== undefined && !isRecord(target))
    context.usage.property(target, place.property ?? propertyOf(name, place.type));
  const written = propertyOf(name, value.type);
  if (target === undefined) context.model.symbol(entry.name, { kind: "property", name, uses: [{ object: value.type, property: written }] });
  context.model.field(written, location);
  fields.properties.set(name, written);
  // What is written wins over what was spread before it.
  const copied = fields.entries.findIndex((each) => each.kind === "field" && each.name === name);
  if (copied !== -1) fields.entries.splice(copied, 1);
  fields.entries.push({ kind: "field", name, value: value.expr, doc: entry.doc?.text });
}

/** Writes the field with a value that refuses each record, until somebody says what it is. */
function addField(context: CheckContext, node: ObjectExpression, name: string): readonly Fix[] {
  const written = /^[A-Za-z_]\w*$/u.test(name) ? name : JSON.stringify(name);
  const start = node.start + 1;
  const newText = ` ${written}: fail ${JSON.stringify(`${name} is not mapped yet`)}${node.entries.length === 0 ? " " : ","}`;
  return replace(`Add \`${written}\``, { file: context.file, start, end: start }, newText);
}

/** What the target requires and the object does not write. */
function missingOf(target: ObjectType, { properties, written }: Fields): readonly Property[] {
  return [...target.properties.values()].filter(
    (property) => property.required && !isReadOnly(target, property) && !properties.has(property.name) && !written.has(property.name),
  );
}

/** `...c` copies the fields that fit by name and type, but for those that are written. */
function checkSpread(
  context: CheckContext,
  scope: Scope,
  entry: SpreadEntry,
  target: ObjectType | undefined,
  expected: Type | undefined,
  fields: Fields,
  check: CheckExpression,
): void {
  const value = check(context, scope, entry.value, expected);
  if (value.broken || !isMet(context, value)) {
    fields.sound = false;
    return;
  }
  const source = resolve(value.type);
  if (source.kind !== "object") {
    context.report(
      wrongOperands(
        { operator: "...", left: "object", right: printType(value.type), reason: "only an object can be spread into an object" },
        locationOf(context, entry),
      ),
    );
    fields.sound = false;
    return;
  }
  const copied: string[] = [];
  for (const property of source.properties.values()) {
    const place = target === undefined ? { type: property.type, property: undefined } : writableProperty(target, property.name);
    if (place === undefined) continue;
    if (target !== undefined && (place.property === undefined || isReadOnly(target, place.property))) continue;
    const unfit = target === undefined ? undefined : unfitFor(property.type, place.type);
    if (unfit !== undefined) {
      if (place.property !== undefined)
        fields.leftOut.push({ entry, source: value.path ?? "", name: property.name, reason: unfit, place: place.property });
      continue;
    }
    copied.push(property.name);
    context.usage.property(value.type, property);
    if (target !== undefined && place.property !== undefined) context.usage.property(target, place.property);
    if (!fields.written.has(property.name))
      fields.properties.set(property.name, {
        ...propertyOf(property.name, property.type),
        required: property.required && !admitsAbsence(property.type),
      });
  }
  fields.entries.push({ kind: "spread", value: value.expr, fields: copied.filter((name) => !fields.written.has(name)) });
}

/** Where a spread has a field that is missing, as something that does not fit. */
function leftOutAs(context: CheckContext, { leftOut }: Fields, missing: string): readonly Related[] {
  return leftOut
    .filter(({ name }) => name === missing)
    .map(({ entry, reason }) => ({ message: `left out here: ${reason}`, location: locationOf(context, entry) }));
}

/** Why no value of a type can stand in a place; undefined where some can. */
function unfitFor(type: Type, place: Type): string | undefined {
  const [contradiction] = compareTypes(present(type), place).contradictions;
  return contradiction?.reason;
}

/** Says what the spreads of an object leave out although the target has a field of that name, unless something else is written there. */
function reportLeftOut(context: CheckContext, target: ObjectType, fields: Fields): void {
  const missing = new Set(missingOf(target, fields).map(({ name }) => name));
  const { leftOut, written, properties } = fields;
  const forgotten = leftOut.filter(({ name }) => !written.has(name) && !properties.has(name) && !missing.has(name));
  for (const [entry, each] of Map.groupBy(forgotten, (field) => field.entry)) {
    const source = each[0]?.source ?? "";
    const related = each.flatMap(({ name, place }) => describedAt({ kind: "unknown", origin: place.origin }, `\`${name}\` of the target`));
    const unfit = each.map(({ name, reason }) => ({ name, reason }));
    context.report(spreadLeavesOut({ source, fields: unfit }, locationOf(context, entry), { related }));
  }
}

function propertyOf(name: string, type: Type): Property {
  return { name, type, required: !admitsAbsence(type), readOnly: false, writeOnly: false, deprecated: false };
}

/** The one object that a value of the type can be; undefined where there is none, or more than one. */
export function objectForm(type: Type, within: readonly Type[] = []): ObjectType | undefined {
  const form = resolve(type);
  if (form.kind === "object") return form;
  // A union may be one of its own alternatives.
  if (form.kind !== "union" || within.includes(form)) return undefined;
  const objects = form.members.map((member) => objectForm(member, [...within, form])).filter((member) => member !== undefined);
  return objects.length === 1 ? objects[0] : undefined;
}
