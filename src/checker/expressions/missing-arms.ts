import type { Fix } from "../../diagnostics/diagnostic.ts";
import { append } from "../../diagnostics/fixes.ts";
import type { MatchExpression } from "../../syntax/nodes.ts";
import { resolve, type Type } from "../../types/type.ts";
import { alternativesOf } from "../bounds/narrow-type.ts";
import { type CheckContext, locationOf } from "../context.ts";

/** More arms than this are not written out: `else` is meant then. */
const mostArms = 20;

/** Arms for the values that a match leaves out, which refuse the record until somebody says what they give. */
export function addArms(context: CheckContext, node: MatchExpression, left: Type): readonly Fix[] {
  const last = node.arms.at(-1);
  if (last === undefined) return [];
  // The arms of a step are blocks.
  const isStep = last.value.start === last.start;
  const refusal = (words: string): string => (isStep ? `{ fail ${JSON.stringify(words)} }` : `fail ${JSON.stringify(words)}`);
  const at = locationOf(context, last);
  const otherwise = append("Add `else`", at, `, else => ${refusal("no arm for this value")}`);
  const constants = constantsOf(left);
  if (constants === undefined || constants.length > mostArms) return otherwise;
  const arms = constants.map((pattern) => `, ${pattern} => ${refusal(`no arm for ${pattern.replaceAll('"', "")}`)}`);
  return [...append("Add the missing arms", at, arms.join("")), ...otherwise];
}

/** The patterns of all values of a type, where it has only constants. */
function constantsOf(type: Type): readonly string[] | undefined {
  const patterns = new Set<string>();
  for (const member of alternativesOf(type)) {
    const form = resolve(member);
    if (form.kind === "null" || form.kind === "absent") patterns.add("null");
    else if (form.kind === "literal" && typeof form.value !== "object") patterns.add(JSON.stringify(form.value));
    else return undefined;
  }
  return [...patterns];
}
