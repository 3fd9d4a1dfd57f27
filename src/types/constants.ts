import { jsonText } from "./json.ts";
import type { Type, UnionType } from "./type.ts";

/** The members of a union, told apart. */
interface Told {
  /** The constants among them, as texts: a value is looked up, where there may be thousands to choose from. */
  readonly constants: ReadonlySet<string>;
  readonly others: readonly Type[];
}

const kept = new WeakMap<UnionType, Told>();

/** The constants among the members of a union, and the other members. */
export function constantsOf(union: UnionType): Told {
  const known = kept.get(union);
  if (known !== undefined) return known;
  const constants = new Set<string>();
  const others: Type[] = [];
  for (const member of union.members) {
    if (member.kind === "literal") constants.add(jsonText(member.value));
    else others.push(member);
  }
  const result = { constants, others };
  kept.set(union, result);
  return result;
}
