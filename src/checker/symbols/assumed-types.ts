import { intersect } from "../../types/intersect.ts";
import { type ObjectType, type Property, type RefType, resolve, type Type } from "../../types/type.ts";

/** What an assumption changes: the type of what its path leads to, or a mark on the property. */
export type Change = { readonly type: Type } | { readonly mark: "personal" | "required" | "readOnly" };

/**
 * A type with a change at a path of fields. Lists and unions need no step of their own: the change is made in their
 * items and in every member that has the field. Undefined where the path leads nowhere; `never` where nothing is left.
 */
export function changedAt(type: Type, path: readonly string[], change: Change, key: string): Type | undefined {
  if (type.kind === "ref") {
    const changed = changedAt(type.resolve(), path, change, key);
    if (changed === undefined) return undefined;
    return { ...type, id: `${type.id}~${key}`, resolve: () => changed };
  }
  const [name, ...rest] = path;
  if (name === undefined) return "type" in change ? intersect(type, change.type) : type;
  switch (type.kind) {
    case "object":
      return changedProperty(type, name, rest, change, key);
    case "array": {
      const items = changedAt(type.items, path, change, key);
      return items && { ...type, items };
    }
    case "union":
    case "intersection": {
      const members = type.members.map((member) => changedAt(member, path, change, key));
      if (members.every((member) => member === undefined)) return undefined;
      return { ...type, members: type.members.map((member, index) => members[index] ?? member) };
    }
    default:
      return undefined;
  }
}

function changedProperty(type: ObjectType, name: string, rest: readonly string[], change: Change, key: string): Type | undefined {
  const known = type.properties.get(name);
  // What a description leaves out may be assumed: a free object gets the property.
  const additional = resolve(type.additional);
  if (known === undefined && (rest.length > 0 || "mark" in change || additional.kind === "never")) return undefined;
  const property: Property = known ?? {
    name,
    type: type.additional,
    required: false,
    readOnly: false,
    writeOnly: false,
    deprecated: false,
  };
  const propertyType = changedAt(property.type, rest, change, key);
  if (propertyType === undefined) return undefined;
  const mark = rest.length === 0 && "mark" in change ? { [change.mark]: true } : {};
  const required = known === undefined && "type" in change ? { required: true } : {};
  const properties = new Map(type.properties);
  properties.set(name, { ...property, ...required, ...mark, type: propertyType });
  return { ...type, properties };
}

/**
 * Types of a description under what a program assumes of them. A named type that something is assumed of is replaced
 * wherever it is referred to; everything is still read only when it is looked into.
 */
export class AssumedTypes {
  readonly #assumed: ReadonlyMap<string, Type>;
  readonly #suffix: string;
  readonly #references = new Map<string, RefType>();
  readonly #forms = new WeakMap<Type, Type>();

  /**
   * @param assumed what stands behind the reference of an id, the assumption included
   * @param suffix what tells the types from those of another system with the same description; nothing where they are the same
   */
  constructor(assumed: ReadonlyMap<string, Type>, suffix = "") {
    this.#assumed = assumed;
    this.#suffix = suffix;
  }

  /** The type as the program sees it. */
  rewrite(type: Type): Type {
    if (this.#assumed.size === 0 && this.#suffix === "") return type;
    if (type.kind === "ref") return this.#reference(type);
    const known = this.#forms.get(type);
    if (known !== undefined) return known;
    const rewritten = this.#form(type);
    this.#forms.set(type, rewritten);
    return rewritten;
  }

  #reference(type: RefType): RefType {
    const known = this.#references.get(type.id);
    if (known !== undefined) return known;
    let resolved: Type | undefined;
    const reference: RefType = {
      ...type,
      id: type.id + this.#suffix,
      resolve: () => {
        resolved ??= this.rewrite(this.#assumed.get(type.id) ?? type.resolve());
        return resolved;
      },
    };
    this.#references.set(type.id, reference);
    return reference;
  }

  #form(type: Exclude<Type, RefType>): Type {
    switch (type.kind) {
      case "array":
        return {
          ...type,
          items: this.rewrite(type.items),
          prefixItems: type.prefixItems?.map((item) => this.rewrite(item)),
          contains: type.contains && { ...type.contains, type: this.rewrite(type.contains.type) },
        };
      case "object":
        return {
          ...type,
          properties: new Map([...type.properties].map(([name, property]) => [name, this.#property(property)])),
          additional: this.rewrite(type.additional),
          patternProperties: type.patternProperties?.map(({ pattern, type: value }) => ({ pattern, type: this.rewrite(value) })),
        };
      case "union":
        return {
          ...type,
          members: type.members.map((member) => this.rewrite(member)),
          discriminator: type.discriminator && {
            property: type.discriminator.property,
            mapping: new Map([...type.discriminator.mapping].map(([value, member]) => [value, this.rewrite(member)])),
          },
        };
      case "intersection":
        return { ...type, members: type.members.map((member) => this.rewrite(member)) };
      case "not":
        return { ...type, type: this.rewrite(type.type) };
      case "conditional":
        return { ...type, if: this.rewrite(type.if), then: this.rewrite(type.then), else: this.rewrite(type.else) };
      default:
        return type;
    }
  }

  /** A property whose type is rewritten only when it is asked for: descriptions read theirs on demand too. */
  #property(property: Property): Property {
    const rewrite = (): Type => this.rewrite(property.type);
    return {
      name: property.name,
      get type() {
        return rewrite();
      },
      required: property.required,
      readOnly: property.readOnly,
      writeOnly: property.writeOnly,
      deprecated: property.deprecated,
      personal: property.personal,
      description: property.description,
      default: property.default,
      origin: property.origin,
    };
  }
}
