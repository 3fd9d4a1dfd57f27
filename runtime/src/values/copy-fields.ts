/**
 * `...c`: a new object with the named fields of a value. Fields that the value does not have, or that are undefined, are
 * left out; inherited ones do not count.
 */
export function copyFields<T extends object, K extends keyof T & string>(value: T, names: readonly K[]): Pick<T, K> {
  const kept = names.filter((name) => Object.hasOwn(value, name) && value[name] !== undefined);
  // Own fields of all names, `__proto__` too; the type is what `T` says of the fields: what is left out was optional in it.
  return Object.fromEntries(kept.map((name) => [name, value[name]])) as Pick<T, K>;
}
