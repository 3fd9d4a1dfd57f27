import type { Json, Type } from "../../types/type.ts";
import type { Place } from "../references.ts";
import type { Dialect } from "./dialect.ts";

/** An object of a schema. */
export type RawSchema = { readonly [key: string]: Json };

/** What the keyword families are given: where they stand, and how to read the schemas within. */
export interface KeywordContext {
  readonly place: Place;
  readonly dialect: Dialect;
  /** The type of the schema under a keyword. */
  sub(...tokens: readonly (string | number)[]): Type;
  invalid(message: string, keyword: string): void;
  unsupported(keyword: string): void;
  /** What `unevaluated…` says beside keywords that evaluate too; undefined where that is not understood. */
  unevaluated(keyword: "unevaluatedProperties" | "unevaluatedItems"): Type | undefined;
  /** The type that stands for a keyword that is not understood. */
  notUnderstood(keyword: string): Type;
}

/** Keywords beside which it depends on the value what `unevaluated…` speaks of. */
const applicators = ["allOf", "anyOf", "oneOf", "if", "not", "$ref", "$dynamicRef", "dependentSchemas", "contains"];

/** Whether a schema has keywords that evaluate properties and items in other places. */
export function hasApplicators(raw: RawSchema): boolean {
  return applicators.some((keyword) => Object.hasOwn(raw, keyword));
}
