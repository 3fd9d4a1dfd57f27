import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { didYouMean, suggest } from "./suggest.ts";

describe("suggest", () => {
  test("the name that is nearest", () => {
    expect(suggest("timout", ["timeout", "deadline", "retry"])).toBe("timeout");
    expect(suggest("custoemr", ["customer", "costumer"])).toBe("customer");
    expect(suggest("STANDARD", ["standard"])).toBe("standard");
  });

  test("nothing where nothing is near", () => {
    expect(suggest("retry", ["breaker", "bulkhead"])).toBeUndefined();
    expect(suggest("", ["a"])).toBeUndefined();
    expect(suggest("x".repeat(1_000), ["x".repeat(999)])).toBeUndefined();
  });

  test("a name itself is always nearest", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.array(fc.string({ maxLength: 40 })), (name, others) => {
        expect(suggest(name, [...others, name])?.toLowerCase()).toBe(name.toLowerCase());
      }),
    );
  });

  test("many long names take no time", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `PostSomethingVeryLong${index}Resource`);
    const start = performance.now();
    suggest("GetSomethingVeryLong777Resource", names);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test("didYouMean", () => {
  expect(didYouMean("a")).toBe("Did you mean `a`?");
  expect(didYouMean(undefined)).toBeUndefined();
});
