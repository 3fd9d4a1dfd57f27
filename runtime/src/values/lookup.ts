/** `table[key]`: what the table says of the key; undefined where it says nothing, or there is no key. */
export function lookup<K, V>(table: ReadonlyMap<K, V>, key: K | null | undefined): V | undefined {
  return key === null || key === undefined ? undefined : table.get(key);
}
