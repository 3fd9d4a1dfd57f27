import type { JsonSchema } from "../json-schema.ts";
import type { Json, Origin, Type } from "../type.ts";

/** One constraint of a target that a source does not always meet. */
export interface OpenConstraint {
  /** JSON pointer into the value; `-` for every item or every other key. */
  readonly path: string;
  /** `maxLength 255` */
  readonly constraint: string;
  /** The constraint alone. */
  readonly type: Type;
  /** The least schema that refuses what the target refuses at the path. Written when it is asked for. */
  readonly schema: JsonSchema;
  /** A value of the source at the path that the target refuses, where one was found. */
  readonly witness?: Json | undefined;
  readonly reason: string;
  readonly origin?: Origin | undefined;
}

/** Why no value of the source fits, or what is wrong in kind. */
export interface Contradiction {
  readonly path: string;
  readonly kind: "kind" | "missing" | "write-only" | "unknown-property" | "null" | "absent" | "value" | "bounds";
  readonly reason: string;
  /** The property that is missing or unknown. */
  readonly property?: string | undefined;
  readonly origin?: Origin | undefined;
}

/**
 * Whether every value of one type is a value of another. No contradictions and no open constraints: always. Contradictions:
 * never, or wrong in kind. Open constraints with a witness: sometimes. Without: not decided.
 */
export interface SubtypeResult {
  readonly contradictions: readonly Contradiction[];
  readonly open: readonly OpenConstraint[];
  /** How many constraints of the target were proved. */
  readonly proved: number;
}

/** Every value fits; so many constraints were proved. */
export function always(proved = 1): SubtypeResult {
  return { contradictions: [], open: [], proved };
}

/** The answer in one word. */
export function verdictOf(result: SubtypeResult): "always" | "never" | "sometimes" | "undecided" {
  if (result.contradictions.length > 0) return "never";
  if (result.open.length === 0) return "always";
  return result.open.some((constraint) => constraint.witness !== undefined) ? "sometimes" : "undecided";
}

/** Results that all have to hold. */
export function combine(results: readonly SubtypeResult[]): SubtypeResult {
  return {
    contradictions: results.flatMap((result) => result.contradictions),
    open: results.flatMap((result) => result.open),
    proved: results.reduce((sum, result) => sum + result.proved, 0),
  };
}
