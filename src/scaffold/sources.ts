import type { Scope } from "../checker/context.ts";
import { admitsAbsence, admitsNull, orAbsent, present } from "../types/join.ts";
import { lookUpMember, propertyNames } from "../types/members.ts";
import { type Property, resolve, type Type } from "../types/type.ts";
import { writtenName } from "./written.ts";

/** A value that an expression can reach from a variable in scope. */
export interface SourceValue {
  /** As a program writes it: `customer.address?.city`. */
  readonly expression: string;
  /** The names behind the variable; empty for the variable itself. */
  readonly path: readonly string[];
  /** What the variable and its type are called: `customer`. */
  readonly entity: readonly string[];
  /** Null and absence are part of it. */
  readonly type: Type;
  readonly property?: Property | undefined;
  /** It is one of a list's items, the first: `order.items.first()?.title`. */
  readonly ofList: boolean;
  /** It is made of other values: how, in a few words, and how sure that is, 0 to 1. */
  readonly made?: { readonly reason: string; readonly factor: number } | undefined;
  /** The expression may have no answer. */
  readonly faulty?: boolean | undefined;
}

/** How far {@link sourceValues} looks. */
export interface Reach {
  /** How many names may stand behind the variable. */
  readonly depth?: number;
  /** How many values there may be; the nearest come first. */
  readonly most?: number;
  /** What else the variable's value is called: its system. */
  readonly also?: readonly string[];
}

/**
 * The variable and all that is in it, nearest first: objects are looked into, lists for their first item. A type that holds
 * itself ends at the depth.
 *
 * @param variable its name, as it is written
 * @param type of the variable, null and absence included
 */
export function sourceValues(variable: string, type: Type, { depth = 4, most = 600, also = [] }: Reach = {}): readonly SourceValue[] {
  const entity = [variable, ...(type.kind === "ref" ? [type.name] : []), ...also];
  const values: SourceValue[] = [{ expression: variable, path: [], entity, type, ofList: false }];
  for (let at = 0; at < values.length && values.length < most; at++) {
    const value = values[at];
    if (value === undefined || value.path.length >= depth) continue;
    for (const member of membersIn(value)) {
      values.push(member);
      if (values.length >= most) break;
    }
  }
  return values;
}

/** The values of all variables of a scope; see {@link sourceValues}. */
export function sourceValuesIn(scope: Scope, reach?: Reach): readonly SourceValue[] {
  return scope.names().flatMap((name) => {
    const variable = scope.lookup(name);
    const written = writtenName(name);
    return variable === undefined || written === undefined ? [] : sourceValues(written, variable.type, reach);
  });
}

function membersIn(value: SourceValue): readonly SourceValue[] {
  const inner = present(value.type);
  const form = resolve(inner);
  if (form.kind === "array") return value.ofList || value.path.length === 0 ? [] : firstItemOf(value, form.items);
  if (!isObjects(inner)) return [];
  const mayBeNothing = admitsNull(value.type) || admitsAbsence(value.type);
  return propertyNames(inner).flatMap((name): SourceValue[] => {
    const written = writtenName(name);
    const found = lookUpMember(inner, name);
    if (written === undefined || found.kind !== "found") return [];
    const type = mayBeNothing && !admitsAbsence(found.type) ? orAbsent(found.type) : found.type;
    const property = found.uses[0]?.property;
    if (property?.writeOnly === true) return [];
    const expression = `${value.expression}${mayBeNothing ? "?." : "."}${written}`;
    return [{ expression, path: [...value.path, name], entity: value.entity, type, property, ofList: value.ofList }];
  });
}

/** The first item's members stand for the list's, with less confidence. */
function firstItemOf(value: SourceValue, items: Type): readonly SourceValue[] {
  if (!isObjects(present(items))) return [];
  const mayBeNothing = admitsNull(value.type) || admitsAbsence(value.type);
  const first: SourceValue = {
    ...value,
    expression: `${value.expression}${mayBeNothing ? "?." : "."}first()`,
    type: orAbsent(items),
    ofList: true,
  };
  return membersIn(first);
}

/** Whether every value of the type is an object whose fields have names. */
function isObjects(type: Type): boolean {
  const form = resolve(type);
  if (form.kind === "object") return form.properties.size > 0;
  if (form.kind === "intersection") return form.members.some(isObjects);
  return form.kind === "union" && form.members.every(isObjects);
}
