import { admitsAbsence } from "../../types/join.ts";
import { foldLiterals } from "./fold.ts";
import { arrayRefiners } from "./refine-array.ts";
import { dateRefiners } from "./refine-date.ts";
import { numberRefiners } from "./refine-number.ts";
import { textRefiners } from "./refine-text.ts";
import type { Refined, RefinedCall, Refiner } from "./refined-call.ts";

const refiners: ReadonlyMap<string, Refiner> = new Map([...textRefiners, ...numberRefiners, ...arrayRefiners, ...dateRefiners]);

/**
 * What is known of a function's result beyond its signature: values where all arguments are known, else bounds that follow
 * from those of the arguments. Every value that the function can give is a value of the type.
 */
export function refineResult(call: RefinedCall): Required<Refined> {
  const refined = refiners.get(call.name)?.(call) ?? { type: call.result };
  const type = foldLiterals(call) ?? refined.type;
  const present = admitsAbsence(call.result) && !admitsAbsence(refined.type);
  return { type, certain: present || refined.certain === true, overflows: refined.overflows === true };
}
