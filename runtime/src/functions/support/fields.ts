/** What the fields of an object hold, where they are there. */
export type ValueOf<R> = Exclude<R[keyof R], undefined>;

/** The own fields of an object that are there, with their names; of a free record as well as of one whose fields are known. */
export function fieldsOf<R extends object>(record: R): [string, ValueOf<R>][] {
  const fields: [string, ValueOf<R>][] = [];
  // The names of own fields are keys of the type: what came in was validated, and all else was made by maps.
  for (const name of Object.keys(record) as (keyof R & string)[]) {
    const value = record[name];
    if (isThere(value)) fields.push([name, value]);
  }
  return fields;
}

function isThere<V>(value: V): value is Exclude<V, undefined> {
  return value !== undefined;
}
