import type { JsonSchema } from "../json-schema.ts";
import type { ObjectType, Type } from "../type.ts";
import type { Contradiction, OpenConstraint, SubtypeResult } from "./result.ts";

/** What the comparisons of one family of constraints are given: where they stand, and how to ask on. */
export interface Comparison {
  compare(source: Type, target: Type, token?: string): SubtypeResult;
  open(constraint: Omit<OpenConstraint, "path" | "origin">): SubtypeResult;
  contradict(contradiction: Omit<Contradiction, "path">, token?: string): SubtypeResult;
  disjoint(a: Type, b: Type): boolean;
  /** The schema of a part of the target, whole. */
  schemaOf(type: Type): JsonSchema;
  /** The schema that says which properties an object may have, and nothing of their values. */
  closedSchemaOf(type: ObjectType): JsonSchema;
}
