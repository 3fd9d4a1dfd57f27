import type { ArrayType } from "../type.ts";
import type { Comparison } from "./comparison.ts";
import { always, combine, type SubtypeResult } from "./result.ts";

/** An array against an array: items, counts, uniqueness, what must be contained. */
export function compareArrays(source: ArrayType, target: ArrayType, at: Comparison): SubtypeResult {
  const results: SubtypeResult[] = [always()];
  const sourcePrefix = source.prefixItems ?? [];
  const targetPrefix = target.prefixItems ?? [];
  for (let index = 0; index < Math.max(sourcePrefix.length, targetPrefix.length); index++) {
    if (source.maxItems !== undefined && index >= source.maxItems) break;
    results.push(at.compare(sourcePrefix[index] ?? source.items, targetPrefix[index] ?? target.items, String(index)));
  }
  const onlyPrefix = source.maxItems !== undefined && source.maxItems <= sourcePrefix.length;
  if (!onlyPrefix && source.items.kind !== "never") results.push(at.compare(source.items, target.items, "-"));
  if (target.minItems !== undefined && target.minItems > 0) {
    const { minItems } = target;
    if ((source.minItems ?? 0) >= minItems) results.push(always());
    else if (source.maxItems !== undefined && source.maxItems < minItems)
      results.push(at.contradict({ kind: "bounds", reason: `at most ${source.maxItems} items are fewer than ${minItems}` }));
    else
      results.push(
        at.open({
          constraint: `minItems ${minItems}`,
          schema: { type: "array", minItems },
          witness: (source.minItems ?? 0) === 0 ? [] : undefined,
          reason: `the list may have fewer than ${minItems} items`,
        }),
      );
  }
  if (target.maxItems !== undefined) {
    const { maxItems } = target;
    if (source.maxItems !== undefined && source.maxItems <= maxItems) results.push(always());
    else if ((source.minItems ?? 0) > maxItems)
      results.push(at.contradict({ kind: "bounds", reason: `at least ${source.minItems} items are more than ${maxItems}` }));
    else
      results.push(
        at.open({
          constraint: `maxItems ${maxItems}`,
          schema: { type: "array", maxItems },
          reason: `the list may have more than ${maxItems} items`,
        }),
      );
  }
  if (target.uniqueItems === true && source.uniqueItems !== true && (source.maxItems ?? 2) > 1) {
    results.push(
      at.open({ constraint: "uniqueItems", schema: { type: "array", uniqueItems: true }, reason: "the list may hold the same item twice" }),
    );
  }
  if (target.contains !== undefined) {
    const { type, min, max } = target.contains;
    results.push(
      at.open({
        constraint: "contains",
        schema: { type: "array", contains: at.schemaOf(type), minContains: min, ...(max === undefined ? {} : { maxContains: max }) },
        reason: "what the list must contain is checked when it is sent",
      }),
    );
  }
  return combine(results);
}
