import { expect, test } from "vitest";
import { createMemo } from "./memo.ts";

test("a memo finds each result once, undefined too, and forgets the oldest beyond its characters", () => {
  const memo = createMemo<number | undefined>(6);
  const found: string[] = [];
  const of = (text: string): number | undefined =>
    memo.of(text, () => {
      found.push(text);
      return text === "none" ? undefined : text.length;
    });
  expect([of("abc"), of("abc"), of("de"), of("abc")]).toEqual([3, 3, 2, 3]);
  expect(found).toEqual(["abc", "de"]);
  // Ten characters are too many: the oldest go, and the youngest stays.
  expect([of("none"), of("none"), of("de"), of("abc")]).toEqual([undefined, undefined, 2, 3]);
  expect(found).toEqual(["abc", "de", "none", "abc"]);
});
