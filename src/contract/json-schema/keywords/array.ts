import { type ArrayType, neverType, unknownType } from "../../../types/type.ts";
import { hasApplicators, type KeywordContext, type RawSchema } from "../keyword-context.ts";
import { countOf } from "./number.ts";

/** `items` (a schema, or a list of them in older dialects), `prefixItems`, `additionalItems`, counts, `uniqueItems`, `contains`. */
export function readArray(raw: RawSchema, context: KeywordContext): ArrayType {
  const { items, prefixItems } = raw;
  const prefixKeyword = Array.isArray(items) ? "items" : "prefixItems";
  const prefix = Array.isArray(items) ? items : Array.isArray(prefixItems) ? prefixItems : undefined;
  const restKeyword = Array.isArray(items)
    ? "additionalItems"
    : items === undefined && raw["unevaluatedItems"] !== undefined && !hasApplicators(raw)
      ? "unevaluatedItems"
      : "items";
  const rest = raw[restKeyword];
  return {
    kind: "array",
    // Read when it is looked at: items of an array are where most schemas recurse.
    get items() {
      return rest === undefined || rest === true ? unknownType : rest === false ? neverType : context.sub(restKeyword);
    },
    prefixItems: prefix?.map((_, index) => context.sub(prefixKeyword, index)),
    minItems: countOf(raw, "minItems", context),
    maxItems: countOf(raw, "maxItems", context),
    uniqueItems: raw["uniqueItems"] === true || undefined,
    contains:
      raw["contains"] === undefined
        ? undefined
        : { type: context.sub("contains"), min: countOf(raw, "minContains", context) ?? 1, max: countOf(raw, "maxContains", context) },
  };
}
