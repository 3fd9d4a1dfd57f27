import type { Type } from "../../types/type.ts";

/** A call of a standard function, as far as its types are known. */
export interface RefinedCall {
  readonly name: string;
  readonly receiver: Type;
  /** The types of the arguments behind the receiver; of a function, the type of what it gives. */
  readonly arguments: readonly Type[];
  /** What the signature says. */
  readonly result: Type;
}

/** What is known of a result beyond the signature. */
export interface Refined {
  readonly type: Type;
  /** The call always has an answer. */
  readonly certain?: boolean;
  /** The result may lie beyond the largest double. */
  readonly overflows?: boolean;
}

export type Refiner = (call: RefinedCall) => Refined | undefined;
