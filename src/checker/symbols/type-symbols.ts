import type { Contract } from "../../contract/contract.ts";
import { present } from "../../types/join.ts";
import { lookUpMember } from "../../types/members.ts";
import { resolve, type Type } from "../../types/type.ts";
import type { ModelSymbol } from "../context.ts";
import type { DescribedOperation } from "./described-operation.ts";

/** What of a system is asked for the names of a path to one of its types. */
interface TypeSource {
  readonly contract: Contract | undefined;
  describedOperation(name: string): DescribedOperation | undefined;
  itemType(operation: DescribedOperation): Type | undefined;
  rewrite(type: Type): Type;
}

/** What each name of a path to a type stands for (`customer`, `search.item`, `search.body.query`), as far as it leads somewhere. */
export function typeSymbols(system: TypeSource, path: readonly string[]): readonly ModelSymbol[] {
  const [first, second, ...rest] = path;
  if (first === undefined) return [];
  const named = system.contract?.type(first);
  if (named !== undefined) {
    const type = system.rewrite(named);
    return [{ kind: "type", name: first, type }, ...fieldSymbols(type, path.slice(1))];
  }
  const operation = system.describedOperation(first);
  if (operation === undefined) return [];
  const body = second === "body" ? operation.arguments.get("body") : undefined;
  if (body !== undefined)
    return [{ kind: "operation", operation }, { kind: "argument", operation, argument: body }, ...fieldSymbols(body.type, rest)];
  const item = second === "item" ? system.itemType(operation) : undefined;
  if (item !== undefined)
    return [{ kind: "operation", operation }, { kind: "type", name: "item", type: item }, ...fieldSymbols(item, rest)];
  return [{ kind: "operation", operation }, ...fieldSymbols(operation.result, path.slice(1))];
}

function fieldSymbols(type: Type, path: readonly string[]): readonly ModelSymbol[] {
  const symbols: ModelSymbol[] = [];
  let current = present(type);
  for (const name of path) {
    const form = resolve(current);
    // The fields of a list's items, as assumptions name them.
    const found = lookUpMember(form.kind === "array" ? form.items : current, name);
    if (found.kind !== "found") break;
    symbols.push({ kind: "property", name, uses: found.uses });
    current = present(found.type);
  }
  return symbols;
}
