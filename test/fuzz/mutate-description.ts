import type { Random } from "./random.ts";

type Node = null | boolean | number | string | Node[] | { [key: string]: Node };

/** Values that stand where something else is meant. */
const scalars: readonly Node[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  "",
  "a",
  "__proto__",
  "constructor",
  "\ud800",
  "\u0000",
  "😀".repeat(50),
  "x".repeat(5_000),
  "`${process.exit()}`",
  "*/ alert(1) /*",
  "string",
  "object",
  "array",
  "integer",
  "null",
  "any",
  "file",
  "date-time",
  "(a+)+$",
  "[",
  "^(?!x)\\p{L}{2,}$",
  "(?:(?:(?:a|b)*c)*d)*",
  "\\",
  "https://example.com/a/{b}?c=d#e",
  "2.0",
  "3.1.0",
  "4XX",
  "default",
  "application/json",
];

/** Words of the formats; a value under a wrong one is the likeliest mistake. */
const words: readonly string[] = (
  "type properties required items additionalProperties allOf anyOf oneOf not if then else enum const $ref $defs definitions nullable format pattern " +
  "minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems contains minContains maxContains " +
  "prefixItems patternProperties propertyNames minProperties maxProperties dependentRequired dependentSchemas discriminator mapping propertyName readOnly " +
  "writeOnly deprecated default example examples title description $id $anchor $dynamicRef $schema unevaluatedProperties paths get post put parameters in " +
  "name schema content requestBody responses security securitySchemes components servers url variables style explode webhooks callbacks tags operationId " +
  "swagger openapi info consumes produces collectionFormat encoding headers links __proto__ constructor toString x-a"
).split(" ");

/** Numbers that a text can say and a program cannot hold. */
const hugeNumbers = ["1e400", "-1e400", "123456789012345678901234567890", "0.1e-400", "1E+2", "-0.0"];

/** Changes a description in a few of its nodes and gives it as JSON text. Nodes of `others` are mixed in. */
export function mutateDescription(description: unknown, random: Random, others: readonly unknown[]): string {
  const root = structuredClone(description) as Node;
  for (let count = 1 + random.below(random.percent(20) ? 30 : 5); count > 0; count--) {
    try {
      mutateOnce(root, random, others);
    } catch (error) {
      // A node that became too deep to be copied.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  let text = print(root);
  // What cannot be a value in memory is put in as text.
  if (random.percent(5)) {
    const numbers = [...text.matchAll(/(?<=:)-?\d[\d.e+-]*/gu)];
    if (numbers.length > 0) {
      const number = random.pick(numbers);
      text = text.slice(0, number.index) + random.pick(hugeNumbers) + text.slice(number.index + number[0].length);
    }
  }
  if (random.percent(3)) text = text.replace(/"(\w+)":/u, '"$1":1,"$1":');
  return text;
}

/** As JSON; a tree that became too large or too deep to be printed is cut there. */
function print(root: Node): string {
  try {
    const text = JSON.stringify(root);
    return text.length > 3_000_000 ? text.slice(0, 3_000_000) : text;
  } catch {
    return "{}";
  }
}

interface Slot {
  readonly parent: Node[] | { [key: string]: Node };
  readonly key: string | number;
  readonly value: Node;
  readonly pointer: string;
}

/** A place of the tree: a way down of random length, so that what is deep is found as often as what is wide. */
function pickSlot(root: Node, random: Random): Slot | undefined {
  let slot: Slot | undefined;
  let node = root;
  let pointer = "";
  for (let depth = 1 + random.below(14); depth > 0; depth--) {
    if (typeof node !== "object" || node === null) break;
    const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node);
    if (keys.length === 0) break;
    const key = random.pick<string | number>(keys);
    pointer += `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const value: Node = Reflect.get(node, key) ?? null;
    slot = { parent: node, key, value, pointer };
    node = value;
  }
  return slot;
}

function set(slot: Slot, value: Node): void {
  if (Array.isArray(slot.parent)) slot.parent[Number(slot.key)] = value;
  else define(slot.parent, String(slot.key), value);
}

/** Sets a key whatever it is called. */
function define(object: { [key: string]: Node }, key: string, value: Node): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function mutateOnce(root: Node, random: Random, others: readonly unknown[]): void {
  const slot = pickSlot(root, random);
  if (slot === undefined) return;
  const other = pickSlot(root, random);
  switch (random.below(13)) {
    case 0:
      if (Array.isArray(slot.parent)) slot.parent.splice(Number(slot.key), 1);
      else delete slot.parent[String(slot.key)];
      return;
    case 1:
      if (Array.isArray(slot.parent)) slot.parent.push(structuredClone(slot.value));
      else define(slot.parent, random.percent(50) ? random.pick(words) : `${slot.key}2`, structuredClone(slot.value));
      return;
    case 2:
      if (other === undefined || within(other, slot) || within(slot, other)) return;
      set(slot, other.value);
      set(other, slot.value);
      return;
    case 3:
      if (other !== undefined) set(slot, bounded(other.value));
      return;
    case 4:
    case 5:
      set(slot, structuredClone(random.pick(scalars)));
      return;
    case 6:
      set(slot, { $ref: refText(root, slot, random) });
      return;
    case 7: {
      // Renamed.
      if (Array.isArray(slot.parent)) return;
      delete slot.parent[String(slot.key)];
      define(slot.parent, random.pick(words), slot.value);
      return;
    }
    case 8:
      if (typeof slot.value === "object" && slot.value !== null && !Array.isArray(slot.value)) {
        define(slot.value, random.pick(words), structuredClone(random.pick(scalars)));
      } else if (Array.isArray(slot.value)) slot.value.push(structuredClone(random.pick(scalars)));
      return;
    case 9:
      set(slot, nested(slot.value, random));
      return;
    case 10: {
      const foreign = pickSlot(random.pick(others) as Node, random);
      if (foreign !== undefined) set(slot, bounded(foreign.value));
      return;
    }
    case 11: {
      // A list of many of the same.
      const times = random.percent(10) ? 500 : random.below(12);
      const copy = bounded(slot.value, 2_000);
      set(
        slot,
        random.percent(50)
          ? Array.from({ length: times }, () => structuredClone(copy))
          : {
              [random.pick(["anyOf", "oneOf", "allOf", "enum", "prefixItems"])]: Array.from({ length: times }, () => structuredClone(copy)),
            },
      );
      return;
    }
    default:
      // Another word under the same key.
      if (typeof slot.value === "string") set(slot, random.pick(words));
      else if (typeof slot.value === "number") set(slot, slot.value * random.pick([-1, 0, 0.5, 10, 1e300]));
      else if (typeof slot.value === "boolean") set(slot, !slot.value);
  }
}

function within(inner: Slot, outer: Slot): boolean {
  return inner.pointer.startsWith(outer.pointer);
}

/** A copy of a node, or something small where it is large: trees must not grow without end. */
function bounded(node: Node, most = 20_000): Node {
  const text = JSON.stringify(node);
  return text === undefined || text.length > most ? "large" : JSON.parse(text);
}

function refText(root: Node, slot: Slot, random: Random): string {
  switch (random.below(8)) {
    case 0:
      return "#/nowhere/at~1all";
    case 1:
      return `#${slot.pointer}`;
    case 2:
      return "#";
    case 3:
      return `#${slot.pointer.slice(0, slot.pointer.lastIndexOf("/"))}`;
    case 4:
      return random.pick(["other.json#/a", "https://example.com/schema.json", "../../../etc/passwd", "#anchor", "", "#/%E0%A4%A", "#/~2"]);
    default:
      return `#${pickSlot(root, random)?.pointer ?? ""}`;
  }
}

/** A node deep within words of the formats. */
function nested(value: Node, random: Random): Node {
  const times = random.percent(4) ? 1_500 : random.below(60);
  const wrap = random.pick<(inner: Node) => Node>([
    (inner) => ({ allOf: [inner] }),
    (inner) => ({ anyOf: [inner, { type: "string" }] }),
    (inner) => ({ oneOf: [inner, { type: "null" }] }),
    (inner) => ({ not: inner }),
    (inner) => ({ type: "array", items: inner }),
    (inner) => ({ type: "object", properties: { a: inner } }),
    (inner) => ({ type: "object", additionalProperties: inner }),
    (inner) => ({ if: inner, then: inner === null ? null : { type: "string" } }),
    (inner) => [inner],
    (inner) => ({ a: inner }),
  ]);
  let current = value;
  for (let level = 0; level < times; level++) current = wrap(current);
  return current;
}
