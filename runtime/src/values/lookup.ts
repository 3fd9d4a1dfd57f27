/** `table[key]`: what the table says of the key; undefined where it says nothing, or there is no key. */
export function lookup<V>(table: Readonly<Record<string, V>>, key: string | number | boolean | null | undefined): V | undefined {
  if (key === null || key === undefined) return undefined;
  const name = String(key);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
