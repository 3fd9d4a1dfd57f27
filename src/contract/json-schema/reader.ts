import { accepts } from "../../types/accepts.ts";
import { isAssertedFormat } from "../../types/formats.ts";
import { intersect } from "../../types/intersect.ts";
import {
  booleanType,
  isAnything,
  type Json,
  type LiteralType,
  neverType,
  nullType,
  type Origin,
  opaqueType,
  type RefType,
  type Type,
  type Typeless,
  unknownType,
} from "../../types/type.ts";
import { appendPointer, parsePointer } from "../document/pointer.ts";
import { isObject, type Place, type References, referenceOf } from "../references.ts";
import type { Dialect } from "./dialect.ts";
import { hasApplicators, type KeywordContext, type RawSchema } from "./keyword-context.ts";
import { readArray } from "./keywords/array.ts";
import { readNumber } from "./keywords/number.ts";
import { readObject } from "./keywords/object.ts";
import { readString } from "./keywords/string.ts";
import { refersToItself } from "./own-resource.ts";
import { unevaluatedType } from "./unevaluated.ts";

/** Deeper than any description; a schema that goes on is cut off and reported. */
const maximumDepth = 200;

const kindsByKeyword: readonly (readonly [string, readonly string[]])[] = [
  [
    "object",
    [
      "properties",
      "required",
      "additionalProperties",
      "patternProperties",
      "minProperties",
      "maxProperties",
      "propertyNames",
      "dependentRequired",
      "dependentSchemas",
      "dependencies",
      "unevaluatedProperties",
    ],
  ],
  ["array", ["items", "unevaluatedItems", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"]],
  ["string", ["minLength", "maxLength", "pattern"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

/** Reads schemas as types: once each, when they are asked for. */
export class SchemaReader {
  readonly #references: References;
  readonly #dialect: Dialect;
  readonly #types = new Map<string, Type>();
  readonly #named = new Map<string, RefType>();
  readonly #resolving = new Set<string>();

  constructor(references: References, dialect: Dialect) {
    this.#references = references;
    this.#dialect = dialect;
  }

  /**
   * The type of the schema at a place.
   *
   * @param raw the schema itself, where it is at hand: finding it in a large document takes time
   */
  typeAt(place: Place, depth = 0, raw: Json | undefined = undefined): Type {
    const key = `${place.document.file}#${place.pointer}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    const type = this.#read(place, depth, raw ?? place.document.value(place.pointer));
    this.#types.set(key, type);
    return type;
  }

  /** A reference to the schema at a place, under the last name of its pointer. */
  reference(place: Place): RefType {
    const id = `${place.document.file}#${place.pointer}`;
    const known = this.#named.get(id);
    if (known !== undefined) return known;
    const origin: Origin = { file: place.document.file, pointer: place.pointer };
    let resolved: Type | undefined;
    const raw = place.document.value(place.pointer);
    const reference: RefType = {
      kind: "ref",
      id,
      name: parsePointer(place.pointer).at(-1) ?? place.document.file.split("/").at(-1)?.replace(/\..*$/, "") ?? "root",
      origin,
      description: isObject(raw) && typeof raw["description"] === "string" ? raw["description"] : undefined,
      resolve: () => {
        if (resolved !== undefined) return resolved;
        if (this.#resolving.has(id)) {
          this.#references.report({ kind: "reference-cycle", message: "the schema is defined by nothing but itself", origin });
          return unknownType;
        }
        this.#resolving.add(id);
        let type = this.typeAt(place);
        for (let steps = 0; type.kind === "ref" && steps < 64; steps++) type = type.id === id ? unknownType : type.resolve();
        this.#resolving.delete(id);
        resolved = type;
        return type;
      },
    };
    this.#named.set(id, reference);
    return reference;
  }

  #read(place: Place, depth: number, raw: Json | undefined): Type {
    const origin: Origin = { file: place.document.file, pointer: place.pointer };
    if (raw === true) return { kind: "unknown", origin };
    if (raw === false) return { kind: "never", origin };
    if (!isObject(raw)) {
      if (raw !== undefined)
        this.#references.report({ kind: "invalid-schema", message: "a schema must be an object or a boolean", origin });
      return { kind: "unknown", origin };
    }
    if (depth > maximumDepth) {
      this.#references.report({ kind: "unsupported-keyword", message: `schemas are nested deeper than ${maximumDepth} levels`, origin });
      return { kind: "unknown", origin };
    }
    if (place.pointer !== "" && !this.#dialect.exclusiveIsBoolean && refersToItself(raw)) {
      const at: Origin = { ...origin, pointer: appendPointer(place.pointer, "$id") };
      this.#references.report({
        kind: "unsupported-keyword",
        message: "references within a schema that has its own `$id` are not followed",
        origin: at,
      });
      return { ...opaqueType, origin: at };
    }
    const reference = referenceOf(raw);
    if (reference === undefined) return this.#readKeywords(raw, place, depth);
    const target = this.#references.target(reference, place);
    const referred: Type =
      target === undefined
        ? { ...opaqueType, origin: { ...origin, pointer: appendPointer(place.pointer, "$ref") } }
        : this.reference(target);
    if (!this.#dialect.refHasSiblings || !hasAssertions(raw)) return referred;
    return this.#readKeywords(raw, place, depth, referred);
  }

  /** @param referred the type behind a `$ref` whose siblings the keywords are */
  #readKeywords(raw: RawSchema, place: Place, depth: number, referred: Type = unknownType): Type {
    const context: KeywordContext = {
      place,
      dialect: this.#dialect,
      sub: (...tokens) =>
        this.typeAt({ document: place.document, pointer: appendPointer(place.pointer, ...tokens) }, depth + 1, partOf(raw, tokens)),
      unsupported: (keyword) =>
        this.#references.report({
          kind: "unsupported-keyword",
          message: `\`${keyword}\` is not understood here`,
          origin: { file: place.document.file, pointer: appendPointer(place.pointer, keyword) },
        }),
      notUnderstood: (keyword) => ({
        ...opaqueType,
        origin: { file: place.document.file, pointer: appendPointer(place.pointer, keyword) },
      }),
      unevaluated: (keyword) =>
        unevaluatedType(keyword, raw, place, context.sub(keyword), {
          references: this.#references,
          typeAt: (at) => this.typeAt(at, depth + 1),
        }),
      invalid: (message, keyword) =>
        this.#references.report({
          kind: "invalid-schema",
          message,
          origin: { file: place.document.file, pointer: appendPointer(place.pointer, keyword) },
        }),
    };
    const notes = {
      origin: { file: place.document.file, pointer: place.pointer },
      title: typeof raw["title"] === "string" ? raw["title"] : undefined,
      description: typeof raw["description"] === "string" ? raw["description"] : undefined,
    };
    const nullable = this.#dialect.nullable !== undefined && raw[this.#dialect.nullable] === true;
    const { kinds, typeless } = kindsOf(raw, context);
    const ofKinds = (): Type => unionOf(kinds.map((kind) => this.#readKind(kind, raw, typeless, context)));
    let type = intersect(referred, readEnumeration(raw, ofKinds, context) ?? ofKinds());
    type = withComposition(type, raw, context);
    if (nullable && !admitsNull(type)) type = unionOf([...(type.kind === "union" && !type.exclusive ? type.members : [type]), nullType]);
    return type.kind === "ref" ? type : annotate(type, notes);
  }

  #readKind(kind: string, raw: RawSchema, typeless: boolean, context: KeywordContext): Type {
    switch (kind) {
      case "null":
        return nullType;
      case "boolean":
        return booleanType;
      case "integer":
      case "number":
        return typelessIf(typeless, readNumber(raw, kind === "integer", context));
      case "string":
        return typelessIf(typeless, readString(raw, context));
      case "array":
        return typelessIf(typeless, readArray(raw, context));
      case "object":
        return typelessIf(typeless, readObject(raw, context));
      // Swagger's file, in responses and form parameters: bytes.
      case "file":
        return { kind: "string", format: "binary" };
      default:
        context.invalid(`\`type: ${kind}\` is not a type of JSON Schema`, "type");
        return unknownType;
    }
  }
}

/** What stands within a value under some keys. */
function partOf(value: Json, tokens: readonly (string | number)[]): Json | undefined {
  let part: Json | undefined = value;
  for (const token of tokens) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, token)) return undefined;
    part = Array.isArray(part) ? (part as readonly Json[])[Number(token)] : (part as { readonly [key: string]: Json })[token];
  }
  return part;
}

/** Marks a type that was read of its keywords alone. Not a spread: that would build the lazy parts. */
function typelessIf<T extends { typeless?: Typeless }>(typeless: boolean, type: T): T {
  return typeless ? Object.assign(type, { typeless: true as const }) : type;
}

interface Notes {
  readonly origin: Origin;
  readonly title: string | undefined;
  readonly description: string | undefined;
}

/** A copy of a type with the schema's own notes. Not a spread: that would build the lazy parts. */
function annotate(type: Type, notes: Notes): Type {
  const copy: Type = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(type));
  return Object.assign(copy, {
    // What is not understood says which keyword that is.
    origin: type.kind === "unknown" && type.opaque === true ? (type.origin ?? notes.origin) : notes.origin,
    title: notes.title ?? type.title,
    description: notes.description ?? type.description,
  });
}

const allKinds: readonly string[] = ["null", "boolean", "number", "string", "array", "object"];

/**
 * The kinds that `type` names. Without it, the one kind that the keywords speak of, marked as typeless: values of other kinds
 * fit as well; and where they speak of several, all kinds, those with their bounds.
 */
function kindsOf(raw: RawSchema, context: KeywordContext): { readonly kinds: readonly string[]; readonly typeless: boolean } {
  const { type } = raw;
  if (typeof type === "string") return { kinds: [type], typeless: false };
  if (Array.isArray(type)) {
    const kinds = type.filter((kind: Json): kind is string => typeof kind === "string");
    // A number may be written as both; an integer is one of them.
    return { kinds: kinds.includes("number") ? kinds.filter((kind) => kind !== "integer") : kinds, typeless: false };
  }
  if (type !== undefined) context.invalid("`type` must be a name or a list of names", "type");
  const kinds = kindsByKeyword.filter(([, keywords]) => keywords.some((keyword) => Object.hasOwn(raw, keyword))).map(([kind]) => kind);
  const { format } = raw;
  if (!kinds.includes("string") && typeof format === "string" && isAssertedFormat(format)) kinds.push("string");
  return kinds.length > 1 ? { kinds: allKinds, typeless: false } : { kinds, typeless: kinds.length === 1 };
}

/** The values of `const` or `enum` that the schema's own type and bounds admit too; none of them admits nothing. */
function readEnumeration(raw: RawSchema, allowed: () => Type, context: KeywordContext): Type | undefined {
  const values = Object.hasOwn(raw, "const") ? [raw["const"] as Json] : raw["enum"];
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) {
    context.invalid("`enum` must be a list", "enum");
    return undefined;
  }
  const type = allowed();
  const literals = values
    .map(literalOf)
    .map((literal) => ({ literal, fits: accepts(type, literal.kind === "null" ? null : literal.value) }));
  const fitting = unionOf(
    literals.filter(({ fits }) => fits !== false).map(({ literal }) => literal),
    neverType,
  );
  // What could not be tried stays beside the values.
  return literals.some(({ fits }) => fits === undefined) ? { kind: "intersection", members: [fitting, type] } : fitting;
}

function literalOf(value: Json): LiteralType | typeof nullType {
  return value === null ? nullType : { kind: "literal", value };
}

/** A union without what stands in it twice; one member alone is itself, none is `unknown` (nothing was said). */
function unionOf(members: readonly Type[], empty: Type = unknownType): Type {
  const distinct: Type[] = [];
  const seen = new Set<string>();
  for (const member of members) {
    const key =
      member.kind === "literal"
        ? `literal ${JSON.stringify(member.value)}`
        : member.kind === "null" || member.kind === "boolean"
          ? member.kind
          : "";
    if (key !== "" && seen.has(key)) continue;
    seen.add(key);
    distinct.push(member);
  }
  const [only] = distinct;
  if (only === undefined) return empty;
  return distinct.length === 1 ? only : { kind: "union", members: distinct, exclusive: false };
}

/** `allOf`, `anyOf`, `oneOf`, `not`, `if` beside a schema's own keywords. */
function withComposition(base: Type, raw: RawSchema, context: KeywordContext): Type {
  let type = base;
  for (const [index] of listOf(raw, "allOf", context).entries()) type = intersect(type, context.sub("allOf", index));
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const list = listOf(raw, keyword, context);
    if (list.length === 0) continue;
    const members = list.map((_, index) => context.sub(keyword, index));
    const only = members[0];
    const exclusive = keyword === "oneOf" && members.length > 1;
    const discriminator = readDiscriminator(raw, members, context);
    const union: Type = members.length === 1 && only !== undefined ? only : { kind: "union", members, exclusive, discriminator };
    type = isAnything(type) ? union : intersect(type, union);
  }
  for (const keyword of notUnderstood) {
    if (!Object.hasOwn(raw, keyword)) continue;
    context.unsupported(keyword);
    type = conjoin(type, context.notUnderstood(keyword));
  }
  type = withUnevaluated(type, raw, context);
  if (Object.hasOwn(raw, "not")) type = conjoin(type, { kind: "not", type: context.sub("not") });
  if (Object.hasOwn(raw, "if")) {
    const part = (keyword: string): Type => (Object.hasOwn(raw, keyword) ? context.sub(keyword) : unknownType);
    type = conjoin(type, { kind: "conditional", if: context.sub("if"), then: part("then"), else: part("else") });
  }
  return type;
}

/** Keywords that change what a schema means and are not read. */
const notUnderstood = ["$dynamicRef", "$recursiveRef"];

/** `unevaluated…` beside keywords that evaluate as well. */
function withUnevaluated(type: Type, raw: RawSchema, context: KeywordContext): Type {
  let result = type;
  for (const keyword of ["unevaluatedProperties", "unevaluatedItems"] as const) {
    if (raw[keyword] === undefined || raw[keyword] === true || !hasApplicators(raw)) continue;
    const said = context.unevaluated(keyword);
    if (said === undefined) context.unsupported(keyword);
    result = closedObject(result, said) ?? conjoin(result, said ?? context.notUnderstood(keyword));
  }
  return result;
}

/** An object type that lists all names that have been evaluated, and no other, says itself what the others are. */
function closedObject(type: Type, said: Type | undefined): Type | undefined {
  if (said?.kind !== "object" || said.patternProperties !== undefined) return undefined;
  if (type.kind !== "object" || type.patternProperties !== undefined || !isAnything(type.additional)) return undefined;
  const listed = [...type.properties.values()].filter((property) => property.listed !== false);
  if (listed.length !== said.properties.size || !listed.every(({ name }) => said.properties.has(name))) return undefined;
  const copy: Type = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(type));
  return Object.defineProperty(copy, "additional", { value: said.additional, enumerable: true });
}

function conjoin(type: Type, other: Type): Type {
  return isAnything(type) ? other : { kind: "intersection", members: [...(type.kind === "intersection" ? type.members : [type]), other] };
}

function listOf(raw: RawSchema, keyword: string, context: KeywordContext): readonly Json[] {
  const value = raw[keyword];
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  context.invalid(`\`${keyword}\` must be a list of schemas`, keyword);
  return [];
}

/** OpenAPI's Discriminator Object: values by mapping, else by the names of the schemas. */
function readDiscriminator(
  raw: RawSchema,
  members: readonly Type[],
  context: KeywordContext,
): { property: string; mapping: Map<string, Type> } | undefined {
  const discriminator = raw["discriminator"];
  if (!isObject(discriminator) || typeof discriminator["propertyName"] !== "string") return undefined;
  const mapping = new Map<string, Type>();
  for (const member of members) if (member.kind === "ref") mapping.set(member.name, member);
  const written = discriminator["mapping"];
  if (isObject(written)) {
    for (const [value, target] of Object.entries(written)) {
      if (typeof target !== "string") continue;
      const name = /^[A-Za-z0-9._-]+$/.test(target) && !target.includes("/") ? target : target.split("/").at(-1);
      const member = members.find((candidate) => candidate.kind === "ref" && candidate.name === name);
      if (member !== undefined) mapping.set(value, member);
      else context.invalid("the discriminator maps to a schema that is no member", "discriminator");
    }
  }
  return { property: discriminator["propertyName"], mapping };
}

function admitsNull(type: Type): boolean {
  return (
    type.kind === "null" || type.kind === "unknown" || (type.kind === "union" && type.members.some((member) => member.kind === "null"))
  );
}

const annotations = new Set([
  "$ref",
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "$comment",
  "externalDocs",
  "xml",
]);

function hasAssertions(raw: RawSchema): boolean {
  return Object.keys(raw).some((keyword) => !annotations.has(keyword) && !keyword.startsWith("x-"));
}
