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
}

/** Every value is right. */
export const anything: Validator = (_value): _value is unknown => true;

/** What a validator found, in words that quote nothing of the value: the place, the constraint and the value's shape. */
export function describeErrors(
  validator: Validator<never> | Validator,
  value: unknown,
): { readonly path: string; readonly reason: string } {
  const [error] = validator.errors ?? [];
  if (error === undefined) return { path: "", reason: "does not fit its type" };
  return { path: error.instancePath, reason: `${error.message ?? error.keyword} (it is ${shapeOf(valueAt(value, error.instancePath))})` };
}

/** Checks an argument before it is sent. */
export function guard(name: string, value: unknown, validator: Validator): Guard {
  return () => {
    if (value === undefined || validator(value)) return;
    const { path, reason } = describeErrors(validator, value);
    throw new GuardRefusal(reason, `${name}${path}`);
  };
}

/**
 * The value, which must fit: what a map gives, held against what its target allows.
 *
 * @throws {GuardRefusal} naming the field, the constraint and the value's shape
 */
export function guarded<T>(value: T, validator: Validator): T {
  if (validator(value)) return value;
  const { path, reason } = describeErrors(validator, value);
  throw new GuardRefusal(reason, path.slice(1).replaceAll("/", "."));
}

/** What a value is, without what it says: `text of 300 characters`, `null`, `list of 3`. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (typeof value === "string") return `a text of ${[...value].length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function valueAt(value: unknown, pointer: string): unknown {
  let current = value;
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, name)) return undefined;
    current = Reflect.get(current, name);
  }
  return current;
}
