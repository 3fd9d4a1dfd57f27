import { describe, expect, test } from "vitest";
import { loadContract } from "../../src/contract/load.ts";
import { compareTypes } from "../../src/types/subtype/subtype.ts";
import type { Type } from "../../src/types/type.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { type HostileCase, hostileCases } from "./hostile-cases.ts";

/*
 * Schemas that are small to write and large to think through. Whatever is said of them, it is said soon: the steps are
 * counted, as reads of what the types say, so that the test says the same on a slow machine as on a fast one. What cannot be
 * decided within the steps is left to a check at run time, and is never an error or a proof by mistake.
 */
/** Reads of types that a comparison may take. */
const mostReads = 3_000_000;

/** The schemas as the types of one description. */
function typesOf({ source, target, definitions = {} }: HostileCase): { readonly source: Type; readonly target: Type } {
  const text = JSON.stringify({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: { ...definitions, Source: source, Target: target },
  });
  const loaded = loadContract(createMemoryHost({ "/p/types.json": text }), "/p/types.json");
  if ("failure" in loaded) throw new Error(loaded.failure.kind);
  const types = { source: loaded.contract.type("Source"), target: loaded.contract.type("Target") };
  if (types.source === undefined || types.target === undefined) throw new Error("a type is missing");
  return { source: types.source, target: types.target };
}

class TooMany extends Error {}

/** Types that count how often anything of them is read. */
function counting(most: number): { readonly reads: () => number; readonly of: (type: Type) => Type } {
  let reads = 0;
  const known = new WeakMap<object, object>();
  const wrap = <Value>(value: Value): Value => {
    if (typeof value !== "object" || value === null) return value;
    const before = known.get(value);
    if (before !== undefined) return before as Value;
    const wrapped: object =
      value instanceof Map
        ? new Map([...value].map(([key, item]) => [key, wrap(item)]))
        : new Proxy(value, {
            get(target, key) {
              if (++reads > most) throw new TooMany(`more than ${most} reads`);
              const found: unknown = Reflect.get(target, key, target);
              if (key === "resolve" && typeof found === "function") return () => wrap(found());
              return wrap(found);
            },
          });
    known.set(value, wrapped);
    return wrapped as Value;
  };
  return { reads: () => reads, of: wrap };
}

describe("hostile schemas", () => {
  for (const each of hostileCases) {
    test(`${each.name}: compared in few steps, and not wrongly`, () => {
      const types = typesOf(each);
      const count = counting(mostReads);
      const result = compareTypes(count.of(types.source), count.of(types.target));
      const always = result.contradictions.length === 0 && result.open.length === 0;
      if (each.truth === true) expect(result.contradictions).toEqual([]);
      if (each.truth === false) expect(always).toBe(false);
    });
  }
});
