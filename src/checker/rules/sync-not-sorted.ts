import { syncNotSorted } from "../../diagnostics/codes/sync.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

const sortName = /^(?:sort|sorts|sort[-_]?by|order[-_]?by|ordering|\$orderby)$/iu;

/** Warns of a read from a checkpoint whose operation can sort and is not told to. */
export function checkSyncSorted({ context, read, since }: CheckedSync): void {
  if (read === undefined || since === undefined) return;
  const { operation, node } = read.call;
  const parameter = [...operation.arguments.values()].find((each) => each.in === "query" && sortName.test(each.name));
  if (parameter === undefined || read.call.arguments.some(({ name }) => sortName.test(name))) return;
  const related = parameter.origin === undefined ? [] : [{ message: "it can sort", location: parameter.origin }];
  context.report(syncNotSorted({ operation: operation.name, parameter: parameter.name }, locationOf(context, node), { related }));
}
