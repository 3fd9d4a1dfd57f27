/**
 * The one type model of the compiler. It says what JSON Schema 2020-12 says, in a normal form, and knows neither the
 * format that a type was read from nor the syntax of `.integ`. Types are immutable; a reference is resolved on demand,
 * so a description of any size costs what a program uses of it.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where a type was written: a file and a JSON pointer (RFC 6901) into it. */
export interface Origin {
  readonly file: string;
  readonly pointer: string;
}

interface TypeBase {
  readonly origin?: Origin | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/** Every JSON value. */
export interface UnknownType extends TypeBase {
  readonly kind: "unknown";
  /** The schema says something that is not understood (and has been reported): some of the values may not fit. */
  readonly opaque?: true | undefined;
}

/** No value at all (`false` as a schema, or bounds that contradict each other). */
export interface NeverType extends TypeBase {
  readonly kind: "never";
}

export interface NullType extends TypeBase {
  readonly kind: "null";
}

/** Nothing there: an optional property that was left out, an index past the end. Never part of a description. */
export interface AbsentType extends TypeBase {
  readonly kind: "absent";
}

export interface BooleanType extends TypeBase {
  readonly kind: "boolean";
}

/**
 * Set where the schema names no `type`: values of other kinds fit as well (JSON Schema 2020-12, Validation, section 6). A
 * program that reads or writes such a value takes it to be of the kind that the keywords speak of, and what comes in is
 * held to that; but what an API refuses is decided by what is written.
 */
export type Typeless = true | undefined;

export interface NumberType extends TypeBase {
  readonly kind: "number";
  readonly typeless?: Typeless;
  readonly integer: boolean;
  readonly minimum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  readonly multipleOf?: number | undefined;
  readonly format?: string | undefined;
}

export interface StringType extends TypeBase {
  readonly kind: "string";
  readonly typeless?: Typeless;
  /** In Unicode code points, as JSON Schema counts. */
  readonly minLength?: number | undefined;
  /** In Unicode code points, as JSON Schema counts. */
  readonly maxLength?: number | undefined;
  /** ECMA-262 regular expressions, not anchored; all of them must match. */
  readonly patterns?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly contentEncoding?: string | undefined;
}

/** One value (`const`, or a member of `enum`, which is a union of these). `null` is {@link NullType}. */
export interface LiteralType extends TypeBase {
  readonly kind: "literal";
  readonly value: Exclude<Json, null>;
}

export interface ArrayType extends TypeBase {
  readonly kind: "array";
  readonly typeless?: Typeless;
  /** The type of the items after `prefixItems`. */
  readonly items: Type;
  readonly prefixItems?: readonly Type[] | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly uniqueItems?: boolean | undefined;
  readonly contains?: { readonly type: Type; readonly min: number; readonly max?: number | undefined } | undefined;
}

/** One property of an object. */
/**
 * Whether what is found out of a type is worth remembering with it: it is part of a description, and lives as long as that does,
 * or it is large. The checker makes thousands of small types for each check, and what hangs on an object weakly is what garbage
 * collection takes longest for.
 */
export function isLasting(type: Type): boolean {
  return type.origin !== undefined || (type.kind === "union" && type.members.length > manyMembers);
}

const manyMembers = 16;

export interface Property {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  /** False where the name is only required and described nowhere: what the rest of the object says of names applies to it. */
  readonly listed?: false | undefined;
  /** Said by `assume personal` or by an annotation of the description. */
  readonly personal?: boolean | undefined;
  readonly description?: string | undefined;
  readonly default?: Json | undefined;
  readonly origin?: Origin | undefined;
}

export interface ObjectType extends TypeBase {
  readonly kind: "object";
  readonly typeless?: Typeless;
  /** Written out as a type of the program: what has it may have come in, and have more. */
  readonly declared?: true | undefined;
  readonly properties: ReadonlyMap<string, Property>;
  readonly patternProperties?: readonly { readonly pattern: string; readonly type: Type }[] | undefined;
  /** The type of a property that is named nowhere: `never` when the object is closed, `unknown` when it is open. */
  readonly additional: Type;
  readonly propertyNames?: Type | undefined;
  readonly minProperties?: number | undefined;
  readonly maxProperties?: number | undefined;
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly dependentSchemas?: ReadonlyMap<string, Type> | undefined;
}

/** `anyOf`, `oneOf`, `enum` and `nullable`. */
export interface UnionType extends TypeBase {
  readonly kind: "union";
  readonly members: readonly Type[];
  /** `oneOf`: exactly one member may match. */
  readonly exclusive: boolean;
  readonly discriminator?: Discriminator | undefined;
}

/** OpenAPI's discriminator: the property whose value names the member. */
export interface Discriminator {
  readonly property: string;
  /** From the property's value to the member. */
  readonly mapping: ReadonlyMap<string, Type>;
}

/** What is left of `allOf` where members could not be merged into one type. */
export interface IntersectionType extends TypeBase {
  readonly kind: "intersection";
  readonly members: readonly Type[];
}

export interface NotType extends TypeBase {
  readonly kind: "not";
  readonly type: Type;
}

/** `if` / `then` / `else`. */
export interface ConditionalType extends TypeBase {
  readonly kind: "conditional";
  readonly if: Type;
  readonly then: Type;
  readonly else: Type;
}

/** A reference to a named or shared type. Two references with the same `id` are the same type; cycles go through these. */
export interface RefType extends TypeBase {
  readonly kind: "ref";
  /** `file#pointer`, or `program#NAME` for a type of the program. */
  readonly id: string;
  /** The name that a program uses (`customer` in `stripe.customer`), or the last part of the pointer. */
  readonly name: string;
  /** The type behind the name, never another reference to itself; `unknown` where the reference dangles (which is reported). */
  readonly resolve: () => Type;
}

export type Type =
  | UnknownType
  | NeverType
  | NullType
  | AbsentType
  | BooleanType
  | NumberType
  | StringType
  | LiteralType
  | ArrayType
  | ObjectType
  | UnionType
  | IntersectionType
  | NotType
  | ConditionalType
  | RefType;

export const unknownType: UnknownType = { kind: "unknown" };
/** What stands for a keyword or a reference that is not understood. */
export const opaqueType: UnknownType = { kind: "unknown", opaque: true };
/** Stands where a type was wrong and has been reported: nothing more is said about its values. Told apart by identity. */
export const brokenType: UnknownType = { kind: "unknown" };
export const neverType: NeverType = { kind: "never" };
export const nullType: NullType = { kind: "null" };
export const absentType: AbsentType = { kind: "absent" };
export const booleanType: BooleanType = { kind: "boolean" };
export const stringType: StringType = { kind: "string" };
export const numberType: NumberType = { kind: "number", integer: false };
export const integerType: NumberType = { kind: "number", integer: true };

/** Follows references until a type with a form of its own; a chain that never ends is `unknown`. */
export function resolve(type: Type): Exclude<Type, RefType> {
  let current = type;
  for (let steps = 0; steps < 64; steps++) {
    if (current.kind !== "ref") return current;
    current = current.resolve();
  }
  return unknownType;
}

/** Whether the schema names no `type`, so that values of other kinds fit as well. */
export function isTypeless(type: Type): boolean {
  return "typeless" in type && type.typeless === true;
}

/** Whether certainly every value is a value of the type. */
export function isAnything(type: Type): boolean {
  return type.kind === "unknown" && type.opaque !== true;
}

/** A property of which nothing is said but its type: it may be there. */
export function optionalProperty(name: string, type: Type): Property {
  return { name, type, required: false, readOnly: false, writeOnly: false, deprecated: false };
}
