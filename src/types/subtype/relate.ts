import type { Json, Type } from "../type.ts";
import { must, mustNot } from "../witness/requirement.ts";
import { createSearch } from "../witness/search.ts";
import { verdictOf } from "./result.ts";
import { compareTypes } from "./subtype.ts";

/** How the values of one type lie to those of another. */
export type Relation =
  /** Every value of the source is a value of the target: proved. */
  | { readonly verdict: "always" }
  /** No value of the source is a value of the target; the witness is one that is refused. */
  | { readonly verdict: "never"; readonly witness: Json }
  /** The witness is a value of the source that the target refuses, and others may be taken. */
  | { readonly verdict: "sometimes"; readonly witness: Json }
  | { readonly verdict: "undecided" };

/** How many steps each search for a witness may take. */
const searchBudget = 20_000;

/**
 * Whether every value of a type is a value of another, exactly as JSON Schema 2020-12 reads the schemas, formats asserted:
 * by rules where they prove it, else by looking for a value that the target refuses. *always* is a proof, and a witness has
 * been tried.
 */
export function relate(source: Type, target: Type): Relation {
  if (verdictOf(compareTypes(source, target, true)) === "always") return { verdict: "always" };
  const refused = createSearch(searchBudget).find([must(source), mustNot(target)], 1);
  const [witness] = refused.values;
  if (witness === undefined) return { verdict: refused.complete ? "always" : "undecided" };
  const taken = createSearch(searchBudget).find([must(source), must(target)], 1);
  return { verdict: taken.values.length === 0 && taken.complete ? "never" : "sometimes", witness };
}
