import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggest } from "./suggest.ts";

describe("suggest", () => {
  test.each([
    ["cusotmer", "customer"],
    ["customr", "customer"],
    ["Customer", "customer"],
    ["costumers", "customer"],
    ["chek", "check"],
  ])("%s is meant to be %s", (written, meant) => {
    expect(suggest(written, ["account", meant, "invoice"])).toBe(meant);
  });

  test("what is far from everything has no suggestion", () => {
    expect(suggest("weather", ["account", "invoice"])).toBeUndefined();
    expect(suggest("ab", ["xy"])).toBeUndefined();
    expect(suggest("", ["a"])).toBeUndefined();
  });

  test("the nearest of several is taken", () => {
    expect(suggest("account_id", ["account_ids", "account", "accountid"])).toBe("account_ids");
  });

  test("a very long name is not compared", () => {
    expect(suggest("a".repeat(100_000), ["a".repeat(100_001)])).toBeUndefined();
  });

  test("a name itself, in any case, is always found", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Z_]{1,40}$/),
        fc.array(fc.stringMatching(/^[a-z]{1,10}$/), { maxLength: 5 }),
        (name, others) => {
          const found = suggest(name, [...others.filter((other) => other.toLowerCase() !== name.toLowerCase()), name]);
          expect(found).toBe(name);
        },
      ),
    );
  });

  test("one mistake in a name of three letters or more is found", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), (name, seed) => {
        const at = seed % name.length;
        expect(suggest(name.slice(0, at) + name.slice(at + 1), [name])).toBe(name);
      }),
    );
  });
});
