import type { Type } from "../types/type.ts";

/** A field that something is looked for. */
export interface TargetField {
  readonly name: string;
  readonly type: Type;
  /** Absence is not taken. */
  readonly required: boolean;
  readonly description?: string | undefined;
  /** The names of the objects that it stands in, outermost first. */
  readonly parents?: readonly string[];
  /** What the whole target is called: `Account`. */
  readonly entity?: string | undefined;
  /** The names of the fields beside it, its own included: a prefix that many of them have says little. */
  readonly siblings?: readonly string[];
  /** The target is another system's than the values: the ids of the one mean nothing to the other. */
  readonly foreign?: boolean;
}
