/**
 * `record["name"]` of a free record: its own field of that name and nothing that it inherits, so that `constructor` and
 * `__proto__` are names like any other.
 */
export function recordGet<V>(record: Readonly<Record<string, V>> | null | undefined, key: string | null | undefined): V | undefined {
  if (record === null || record === undefined || key === null || key === undefined) return undefined;
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
