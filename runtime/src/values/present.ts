/** `x?.f()`: what `use` gives for the value, or undefined where the value is null or undefined. */
export function present<T, R>(value: T | null | undefined, use: (value: T) => R): R | undefined {
  return value === null || value === undefined ? undefined : use(value);
}
