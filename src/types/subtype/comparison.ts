import type { Json, Type } from "../type.ts";
import type { Contradiction, SubtypeResult } from "./result.ts";

/** What the comparisons of one family of constraints are given: where they stand, and how to ask on. */
export interface Comparison {
  compare(source: Type, target: Type, token?: string): SubtypeResult;
  /**
   * One constraint of the target that no rule proves. A value of the source that it refuses is looked for: where there is none,
   * the constraint is proved after all; where none is taken, it contradicts the source.
   *
   * @param constraint.type the constraint alone, as a type
   */
  open(constraint: { readonly constraint: string; readonly type: Type; readonly reason: string }): SubtypeResult;
  contradict(contradiction: Omit<Contradiction, "path">, token?: string): SubtypeResult;
  /** Whether a constant is a value of a type; undefined where it is not decided. */
  accepts(type: Type, value: Json): boolean | undefined;
  /** The target is read exactly: what is read-only is required as well. */
  readonly exactly: boolean;
  /** Whether no value is a value of both, for certain. */
  disjoint(a: Type, b: Type): boolean;
}
