import { isJsonObject, type JsonObject, type JsonValue, referencesIn } from "./json.ts";

/**
 * Puts JSON Schemas that name each other by `$id` into one: `$ref: "common/user.schema.json"` becomes `#/definitions/user`, and
 * nothing else is changed. What the wanted ones do not reach is left out. GitHub's webhook schemas are written that way.
 *
 * @param schemas all schemas, by `$id`
 * @param wanted the `$id` of those that are asked for
 * @throws {RangeError} naming a reference to a schema that is not there
 */
export function bundle(schemas: ReadonlyMap<string, JsonObject>, wanted: readonly string[]): JsonObject {
  const reached = new Set<string>();
  const pending = [...wanted];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const from = id;
    const schema = schemas.get(from);
    if (schema === undefined) throw new RangeError(`there is no schema with the $id ${from}`);
    if (reached.has(from)) continue;
    reached.add(from);
    pending.push(...referencesIn(schema).map((reference) => target(from, reference)));
  }
  const definitions = [...reached].sort().map((id) => {
    const { $schema, $id, ...rest } = schemas.get(id) ?? {};
    return [nameOf(id), redirected(rest, id)] as const;
  });
  return { $schema: "http://json-schema.org/draft-07/schema", definitions: Object.fromEntries(definitions) };
}

/** The `$id` that a reference names: it is relative to the one that it stands in (RFC 3986 section 5.2). */
function target(from: string, reference: string): string {
  return new URL(reference, `https://schemas.invalid/${from}`).pathname.slice(1);
}

/** `common/pull-request.schema.json` → `pull-request`, `issues$opened` → `issues$opened`. */
function nameOf(id: string): string {
  return id.replace(/^.*\//u, "").replace(/\.schema\.json$/u, "");
}

function redirected(value: JsonValue, id: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => redirected(item, id));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === "$ref" && typeof each === "string" ? `#/definitions/${nameOf(target(id, each))}` : redirected(each, id),
    ]),
  );
}
