import { suggest } from "../../diagnostics/suggest.ts";
import type { CallExpression, Expression, Node } from "../../syntax/nodes.ts";

/** What a function or a map is declared to take. */
export interface ParameterSlot {
  readonly name: string;
  readonly optional: boolean;
}

/** Why a call does not fit what is called. */
export interface ArgumentProblem {
  /** To be read after the name: "it has no parameter `x`". */
  readonly reason: string;
  /** The argument that is wrong; undefined where the call as a whole is. */
  readonly at?: Node | undefined;
  readonly suggestion?: string | undefined;
}

/**
 * Finds the argument of each parameter: by its name, or by its place.
 *
 * @returns for each parameter the argument, or undefined where an optional one is left out
 */
export function matchArguments(
  parameters: readonly ParameterSlot[],
  given: CallExpression["arguments"],
): { readonly places: readonly (Expression | undefined)[] } | { readonly problem: ArgumentProblem } {
  const places: (Expression | undefined)[] = parameters.map(() => undefined);
  for (const [index, argument] of given.entries()) {
    const { name, value } = argument;
    const place = name === undefined ? index : parameters.findIndex((parameter) => parameter.name === name.name);
    const parameter = parameters[place];
    if (parameter === undefined) {
      if (name === undefined) return { problem: { reason: countOf(parameters, given.length) } };
      const known = parameters.map((each) => each.name);
      return { problem: { reason: `it has no parameter \`${name.name}\``, at: name, suggestion: suggest(name.name, known) } };
    }
    if (places[place] !== undefined) return { problem: { reason: `\`${parameter.name}\` is given twice`, at: argument } };
    if (value.kind === "Tagged") return { problem: { reason: `\`${parameter.name}\` is not given a value`, at: argument } };
    places[place] = value;
  }
  const missing = parameters.find((parameter, index) => !parameter.optional && places[index] === undefined);
  if (missing === undefined) return { places };
  const named = given.some((argument) => argument.name !== undefined);
  return { problem: { reason: named ? `\`${missing.name}\` is missing` : countOf(parameters, given.length) } };
}

/** How many arguments are taken, and how many are given. */
function countOf(parameters: readonly ParameterSlot[], given: number): string {
  const least = parameters.filter((parameter) => !parameter.optional).length;
  const most = parameters.length;
  const names = most === 0 ? "" : ` (${parameters.map(({ name, optional }) => `\`${name}${optional ? "?" : ""}\``).join(", ")})`;
  const taken = most === 0 ? "no arguments" : `${least === most ? most : `${least} to ${most}`} ${most === 1 ? "argument" : "arguments"}`;
  return `it takes ${taken}${names}, and is given ${given}`;
}
