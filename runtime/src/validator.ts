import type { Guard } from "./call.ts";
import { GuardRefusal } from "./failure.ts";

/** What a validator found wrong. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
}

/** Whether a value is a T. Generated from a schema by ajv; what is wrong is in `errors` until the next call. */
export interface Validator<T = unknown> {
  (value: unknown): value is T;
  errors?: readonly ValidationError[] | null | undefined;
  /** The names of properties that the schema itself writes: they may be told. Any other name is part of the value. */
  names?: ReadonlySet<string> | undefined;
}

/** Every value is right. */
export const anything: Validator = (_value): _value is unknown => true;

/**
 * What a validator found, in words that quote nothing of the value: the place (`-` where its name is the value's own), the
 * constraint, and the shape of what is there.
 */
export function describeErrors(
  validator: Validator<never> | Validator,
  value: unknown,
): { readonly path: string; readonly reason: string } {
  // Behind what is wrong with each alternative stands what is wrong with the whole.
  const error = validator.errors?.at(-1);
  if (error === undefined) return { path: "", reason: "does not fit its type" };
  const { path, found } = placeOf(value, error.instancePath, validator.names);
  return { path, reason: `${error.message ?? error.keyword} (it is ${shapeOf(found)})` };
}

/** Checks an argument before it is sent. */
export function guard(name: string, value: unknown, validator: Validator): Guard {
  return () => {
    if (value === undefined) return;
    const sent = withoutAbsent(value);
    if (validator(sent)) return;
    const { path, reason } = describeErrors(validator, sent);
    throw new GuardRefusal(reason, `${name}${path}`);
  };
}

/**
 * The value, which must fit: what a map gives, held against what its target allows.
 *
 * @throws {GuardRefusal} naming the field, the constraint and the value's shape
 */
export function guarded<T>(value: T, validator: Validator): T {
  const sent = withoutAbsent(value);
  if (validator(sent)) return value;
  const { path, reason } = describeErrors(validator, sent);
  throw new GuardRefusal(reason, path.slice(1).replaceAll("/", "."));
}

/** What a value is, without what it says: `a text of 300 characters`, `null`, `a list of 3`. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (typeof value === "string") return `a text of ${count([...value].length, "character")}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return `an object with ${count(Object.keys(value).length, "property", "properties")}`;
  return `a ${typeof value}`;
}

function count(number: number, word: string, words = `${word}s`): string {
  return `${number} ${number === 1 ? word : words}`;
}

/** What stands at a pointer, and the pointer with no name that is not the schema's. */
function placeOf(
  value: unknown,
  pointer: string,
  names: ReadonlySet<string> | undefined,
): { readonly path: string; readonly found: unknown } {
  let found = value;
  let path = "";
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    path += `/${Array.isArray(found) || names?.has(name) === true ? token : "-"}`;
    found = typeof found === "object" && found !== null && Object.hasOwn(found, name) ? Reflect.get(found, name) : undefined;
  }
  return { path, found };
}

/** The value as it is sent: what is undefined is not there, so that nothing counts it. The value itself where all of it is there. */
function withoutAbsent(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    // In a list it cannot be left out: JSON writes null.
    const items = value.map((item: unknown) => (item === undefined ? null : withoutAbsent(item)));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  // Bytes and the like are sent as they are.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const entries = Object.entries(value);
  const present = entries.flatMap(([name, item]): [string, unknown][] => (item === undefined ? [] : [[name, withoutAbsent(item)]]));
  if (present.length === entries.length && present.every(([, item], index) => item === entries[index]?.[1])) return value;
  return Object.fromEntries(present);
}
