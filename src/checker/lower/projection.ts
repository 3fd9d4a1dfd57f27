import type { ProgramType, TypeId } from "../../program/program.ts";
import { intersect } from "../../types/intersect.ts";
import type { JsonSchema } from "../../types/json-schema.ts";
import { writableProperty } from "../../types/members.ts";
import { isReadOnly } from "../../types/read-only.ts";
import { type ObjectType, optionalProperty, type Property, type RefType, resolve, type Type } from "../../types/type.ts";
import { writeSchema } from "../../types/write-schema.ts";
import type { UsageRecord } from "../usage.ts";

/** Whether a type is of what is read (and verified), or of what is written. */
export type Direction = "read" | "write";

/** Types as a program uses them: with no more properties than it reads or writes. */
export interface Projection {
  /** The schema of a type; named types become `$ref`s to `#/types/ID`. */
  schema(type: Type, direction: Direction): JsonSchema;
  /** The named types that schemas refer to, so far. */
  types(): Readonly<Record<TypeId, ProgramType>>;
}

/**
 * Makes a projection. It is asked when everything has been checked: before, it is not known what is used.
 *
 * @param usage which properties the program uses of an object type
 * @param ownerOf the name of the system that a description belongs to, for names such as `StripeCustomer`
 */
export function createProjection(
  usage: Pick<UsageRecord, "uses" | "names" | "unlisted" | "discriminates">,
  ownerOf: (file: string) => string | undefined,
): Projection {
  const ids = new Map<string, TypeId>();
  const taken = new Set<string>();
  const types: Record<TypeId, ProgramType> = {};
  const pending: (() => void)[] = [];
  const open = new Set<string>();

  const idOf = (type: RefType, direction: Direction): TypeId => {
    const key = `${direction} ${type.id}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const owner = type.origin === undefined ? "" : (ownerOf(type.origin.file) ?? "");
    const both = ids.has(`${direction === "read" ? "write" : "read"} ${type.id}`);
    const base = pascalCase(`${owner} ${type.name}`) + (both ? (direction === "write" ? "Input" : "Output") : "");
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}${number}`;
    taken.add(id);
    ids.set(key, id);
    pending.push(() => {
      const name = owner === "" ? type.name : `${owner}.${type.name}`;
      types[id] = { id, name, doc: type.description, schema: write(resolve(type), direction), origin: type.origin };
    });
    return id;
  };

  const write = (type: Type, direction: Direction): JsonSchema =>
    writeSchema(type, {
      reference: (ref) => {
        const form = resolve(ref);
        // Texts, numbers and the like are written out: a name for them says less than their bounds.
        if (form.kind !== "object" && form.kind !== "union" && form.kind !== "intersection" && !open.has(ref.id)) {
          // A list may be a list of itself: it is then named after all.
          open.add(ref.id);
          const schema = write(form, direction);
          open.delete(ref.id);
          return schema;
        }
        return { $ref: `#/types/${idOf(ref, direction)}` };
      },
      discriminates: (union) => direction === "read" && usage.discriminates(union),
      includes: (object, property) =>
        usage.uses(object, property) || (direction === "write" && property.required && !isReadOnly(object, property)),
      // What only the system writes is required of its answers alone, and what it never tells, of requests.
      requires: (object, property) => property.required && !(direction === "write" ? isReadOnly(object, property) : property.writeOnly),
      more: (object) => unlisted(object, usage),
      strict: false,
    });

  return {
    schema(type, direction) {
      const schema = write(type, direction);
      for (let next = pending.shift(); next !== undefined; next = pending.shift()) next();
      return schema;
    },
    types: () => types,
  };
}

/** The properties that a program uses by the patterns of their names, or because the object is open. */
function unlisted(object: ObjectType, usage: Pick<UsageRecord, "names" | "unlisted">): readonly Property[] {
  return [...usage.names(object)].flatMap((name) => {
    const place = object.properties.has(name) ? undefined : writableProperty(object, name);
    if (place === undefined) return [];
    const type = intersect(place.type, usage.unlisted(object, name));
    return [optionalProperty(name, type)];
  });
}

/** `stripe balance_transaction` → `StripeBalanceTransaction`; always an identifier. */
export function pascalCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(name) ? name : `Type${name}`;
}
