import { isJsonObject, type JsonObject, type JsonValue, referencesIn, valueAt } from "./json.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Parts of a description that are not reached through references, and say nothing of an operation. */
const leftOut = new Set(["paths", "components", "definitions", "parameters", "responses", "tags", "webhooks", "x-webhooks"]);

/**
 * Cuts an OpenAPI or Swagger description down to some of its operations, with everything that they reach through `$ref`
 * and the security schemes that they name. Nothing is changed in what is kept, but that examples are left out.
 *
 * @param operations as `METHOD /path`
 * @throws {RangeError} naming an operation that the description does not have
 */
export function cut(description: JsonObject, operations: readonly string[]): JsonObject {
  const paths: Record<string, JsonValue> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    const item = valueAt(description, ["paths", path]);
    if (!isJsonObject(item) || item[method.toLowerCase()] === undefined) throw new RangeError(`there is no ${operation}`);
    const kept = Object.entries(item).filter(([key]) => !methods.has(key) || operations.includes(`${key.toUpperCase()} ${path}`));
    paths[path] = withoutExamples(Object.fromEntries(kept));
  }
  const result: Record<string, JsonValue> = Object.fromEntries(Object.entries(description).filter(([key]) => !leftOut.has(key)));
  result["paths"] = paths;

  const reached = new Set<string>();
  const pending = referencesIn(paths);
  for (let reference = pending.pop(); reference !== undefined; reference = pending.pop()) {
    if (reached.has(reference)) continue;
    reached.add(reference);
    const value = valueAt(description, pathOf(reference));
    if (value !== undefined) pending.push(...referencesIn(withoutExamples(value)));
  }
  copy(description, result, (pointer) => reached.has(`#/${pointer.map(escaped).join("/")}`));
  keepSecuritySchemes(description, result, paths);
  return result;
}

/** Copies the named parts for which `wanted` holds, in the description's own order. */
function copy(description: JsonObject, result: Record<string, JsonValue>, wanted: (pointer: readonly string[]) => boolean): void {
  const containers = [
    ["definitions"],
    ["parameters"],
    ["responses"],
    ...Object.keys(objectAt(description, ["components"])).map((key) => ["components", key]),
  ];
  for (const container of containers) {
    const kept = Object.entries(objectAt(description, container)).filter(([name]) => wanted([...container, name]));
    if (kept.length > 0) place(result, container, Object.fromEntries(kept.map(([name, value]) => [name, withoutExamples(value)])));
  }
}

function keepSecuritySchemes(description: JsonObject, result: Record<string, JsonValue>, paths: JsonObject): void {
  const requirements = [description, ...Object.values(paths).flatMap((item) => (isJsonObject(item) ? Object.values(item) : []))].flatMap(
    (each) => (isJsonObject(each) && Array.isArray(each["security"]) ? each["security"] : []),
  );
  const names = new Set(requirements.flatMap((requirement) => (isJsonObject(requirement) ? Object.keys(requirement) : [])));
  for (const container of [["securityDefinitions"], ["components", "securitySchemes"]]) {
    const kept = Object.entries(objectAt(description, container)).filter(([name]) => names.has(name));
    if (kept.length > 0) place(result, container, Object.fromEntries(kept));
  }
}

function place(result: Record<string, JsonValue>, [first = "", second]: readonly string[], value: JsonObject): void {
  result[first] = second === undefined ? value : { ...objectAt(result, [first]), [second]: value };
}

function objectAt(value: JsonValue, path: readonly string[]): JsonObject {
  const found = valueAt(value, path);
  return isJsonObject(found) ? found : {};
}

/** The names on the way to what a local reference names. */
function pathOf(reference: string): readonly string[] {
  return reference
    .replace(/^#\//u, "")
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Without `example` and `examples`: but a property may have such a name. */
function withoutExamples(value: JsonValue, namesAreFree = false): JsonValue {
  if (Array.isArray(value)) return value.map((item) => withoutExamples(item));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => namesAreFree || !(key === "example" || key === "examples"));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutExamples(each, !namesAreFree && key === "properties")]));
}
