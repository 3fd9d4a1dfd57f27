import type { Parameter } from "../contract/contract.ts";
import { type Json, resolve, type Type } from "../types/type.ts";

/** Text values as they come from a URL or a form, nested by the brackets of their names. */
export type Raw = string | readonly Raw[] | ReadonlyMap<string, Raw>;

type MutableRaw = string | MutableRaw[] | Map<string, MutableRaw>;

/** Deep nesting is of no use to an API and a danger to whoever reads it. */
const maximumDepth = 32;

/**
 * Nests name and value pairs by their brackets, as `deepObject` (OpenAPI, Style Values) and the forms of PHP, Rails and
 * Stripe write them: `a[b]=1`, `a[0][c]=2`, `a[]=3`; a name that comes again makes a list.
 */
export function nest(pairs: Iterable<readonly [string, string]>): Map<string, Raw> {
  const root = new Map<string, MutableRaw>();
  for (const [name, value] of pairs) insert(root, splitName(name), value);
  return new Map([...root].map(([name, value]) => [name, listsOf(value)]));
}

function splitName(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0 || !name.endsWith("]")) return [name];
  const parts = name.slice(open + 1, -1).split("][");
  return parts.length < maximumDepth ? [name.slice(0, open), ...parts] : [name];
}

function insert(root: Map<string, MutableRaw>, path: readonly string[], value: string): void {
  let place = root;
  for (const [index, part] of path.entries()) {
    const key = part === "" ? String(place.size) : part;
    const there = place.get(key);
    if (index === path.length - 1) {
      if (there === undefined) place.set(key, value);
      else if (Array.isArray(there)) there.push(value);
      else place.set(key, [there, value]);
      return;
    }
    if (there instanceof Map) {
      place = there;
    } else {
      const next = new Map<string, MutableRaw>();
      place.set(key, next);
      place = next;
    }
  }
}

/** Turns maps whose keys are 0, 1, 2, … into lists. */
function listsOf(value: MutableRaw): Raw {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(listsOf);
  const keys = [...value.keys()];
  if (keys.length > 0 && keys.every((key, index) => key === String(index))) return [...value.values()].map(listsOf);
  return new Map([...value].map(([key, item]) => [key, listsOf(item)]));
}

/** Reads text values as a type would have them: numbers, booleans, nested objects; what does not fit is left as it is, for validation to refuse. */
export function coerce(raw: Raw, type: Type): Json {
  const form = resolve(type);
  switch (form.kind) {
    case "number":
      return typeof raw === "string" && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(raw) ? Number(raw) : plain(raw);
    case "boolean":
      return raw === "true" ? true : raw === "false" ? false : plain(raw);
    case "null":
      return raw === "" || raw === "null" ? null : plain(raw);
    case "literal":
      return raw === String(form.value) ? form.value : plain(raw);
    case "array": {
      const items = typeof raw === "string" ? [raw] : Array.isArray(raw) ? raw : undefined;
      return items === undefined ? plain(raw) : items.map((item: Raw, index) => coerce(item, form.prefixItems?.[index] ?? form.items));
    }
    case "object":
      // A list of nothing but 0, 1, 2, … may have been meant as a record with such keys.
      if (Array.isArray(raw)) return objectFrom(raw.map((item: Raw, index) => [String(index), coerce(item, form.additional)]));
      if (!(raw instanceof Map)) return plain(raw);
      return objectFrom([...raw].map(([name, item]) => [name, coerce(item, form.properties.get(name)?.type ?? form.additional)]));
    case "union": {
      const candidates = form.members.map((member) => ({ member, value: coerce(raw, member) }));
      return (candidates.find(({ member, value }) => fitsKind(value, member)) ?? candidates[0])?.value ?? plain(raw);
    }
    case "intersection":
      return form.members.map((member) => coerce(raw, member)).find((value) => typeof value !== "string") ?? plain(raw);
    default:
      return plain(raw);
  }
}

function plain(raw: Raw): Json {
  if (typeof raw === "string") return raw;
  if (raw instanceof Map) return objectFrom([...raw].map(([name, item]) => [name, plain(item)]));
  return (raw as readonly Raw[]).map(plain);
}

/** An object without a prototype, so that a field named `__proto__` is only a field. */
function objectFrom(entries: readonly (readonly [string, Json])[]): Json {
  const object: Record<string, Json> = Object.create(null);
  for (const [name, value] of entries) object[name] = value;
  return object;
}

function fitsKind(value: Json, type: Type): boolean {
  const form = resolve(type);
  switch (form.kind) {
    case "literal":
      return value === form.value;
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "union":
      return form.members.some((member) => fitsKind(value, member));
    case "number":
    case "boolean":
    case "string":
      return typeof value === form.kind;
    default:
      return true;
  }
}

/** The value of a parameter in a request, or undefined where it is not there. */
export function decodeParameter(
  parameter: Parameter,
  source: { readonly path: ReadonlyMap<string, string>; readonly query: URLSearchParams; readonly headers: Headers },
): Json | undefined {
  const raw = rawParameter(parameter, source);
  if (raw === undefined) return undefined;
  if (parameter.mediaType?.includes("json") === true && typeof raw === "string") return parseJson(raw);
  return coerce(raw, parameter.type);
}

function rawParameter(
  parameter: Parameter,
  source: { readonly path: ReadonlyMap<string, string>; readonly query: URLSearchParams; readonly headers: Headers },
): Raw | undefined {
  const list = isList(parameter.type);
  switch (parameter.in) {
    case "path": {
      const text = source.path.get(parameter.name);
      return text === undefined ? undefined : list ? text.split(",") : text;
    }
    case "header": {
      const text = source.headers.get(parameter.name);
      return text === null ? undefined : list ? text.split(/ *, */) : text;
    }
    case "query": {
      if (parameter.style === "deepObject") return nest(source.query).get(parameter.name);
      const values = source.query.getAll(parameter.name);
      if (values.length === 0) return nest(source.query).get(parameter.name);
      if (!list) return values[0];
      if (parameter.explode) return values;
      return (values[0] ?? "").split(parameter.style === "pipeDelimited" ? "|" : parameter.style === "spaceDelimited" ? " " : ",");
    }
    default:
      return undefined;
  }
}

function isList(type: Type): boolean {
  const form = resolve(type);
  return form.kind === "array" || (form.kind === "union" && form.members.some((member) => resolve(member).kind === "array"));
}

function parseJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
