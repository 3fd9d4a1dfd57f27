import { type ArrayType, unknownType } from "../type.ts";
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
  const onlyPrefix = source.maxItems !== undefined && source.maxItems <= Math.max(sourcePrefix.length, targetPrefix.length);
  if (!onlyPrefix && source.items.kind !== "never") results.push(at.compare(source.items, target.items, "-"));
  if (target.minItems !== undefined && target.minItems > 0) {
    const { minItems } = target;
    results.push(
      (source.minItems ?? 0) >= minItems
        ? always()
        : at.open({
            constraint: `minItems ${minItems}`,
            type: { kind: "array", items: unknownType, minItems },
            reason: `the list may have fewer than ${minItems} items`,
          }),
    );
  }
  if (target.maxItems !== undefined) {
    const { maxItems } = target;
    results.push(
      source.maxItems !== undefined && source.maxItems <= maxItems
        ? always()
        : at.open({
            constraint: `maxItems ${maxItems}`,
            type: { kind: "array", items: unknownType, maxItems },
            reason: `the list may have more than ${maxItems} items`,
          }),
    );
  }
  if (target.uniqueItems === true) {
    results.push(
      source.uniqueItems === true || (source.maxItems ?? 2) <= 1
        ? always()
        : at.open({
            constraint: "uniqueItems",
            type: { kind: "array", items: unknownType, uniqueItems: true },
            reason: "the list may hold the same item twice",
          }),
    );
  }
  if (target.contains !== undefined) {
    results.push(
      at.open({
        constraint: "contains",
        type: { kind: "array", items: unknownType, contains: target.contains },
        reason: "the list need not contain what the target asks for",
      }),
    );
  }
  return combine(results);
}
