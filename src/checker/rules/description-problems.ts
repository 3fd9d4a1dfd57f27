import type { ContractProblem } from "../../contract/contract.ts";
import { descriptionDoubt, descriptionProblem } from "../../diagnostics/codes/contract-use.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ProgramType } from "../../program/program.ts";
import type { Origin } from "../../types/type.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import { portablePath } from "../lower/place.ts";
import type { UsedOperation } from "../used-operations.ts";

/** Kinds of problems that leave something unread; the others leave something to doubt. */
const serious: ReadonlySet<ContractProblem["kind"]> = new Set([
  "dangling-reference",
  "unreadable-reference",
  "remote-reference",
  "invalid-schema",
  "invalid-structure",
  "reference-cycle",
]);

/**
 * Reports what a system's description gets wrong in the parts that the program uses: its operations and its types, as far
 * as their fields are used.
 *
 * @param entry the program's file: the paths of `types` are relative to its folder
 */
export function checkDescriptionProblems(
  entry: string,
  system: CheckedSystem,
  operations: readonly UsedOperation[],
  types: readonly ProgramType[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const { contract } = system.symbol;
  if (contract === undefined) return;
  const used = operations.map((each) => each.operation.operation.origin);
  for (const problem of contract.problems()) {
    const inOperation = used.some((origin) => within(problem.origin, origin));
    if (
      !inOperation &&
      problem.kind !== "overlay" &&
      !types.some((type) => concerns({ ...problem.origin, file: portablePath(entry, problem.origin.file) }, type))
    )
      continue;
    const related = [{ message: "in the description", location: problem.origin }];
    const parameters = { problem: problem.message, system: system.symbol.name };
    report((serious.has(problem.kind) ? descriptionProblem : descriptionDoubt)(parameters, system.specLocation, { related }));
  }
}

function within(inner: Origin, outer: Origin): boolean {
  return inner.file === outer.file && (inner.pointer === outer.pointer || inner.pointer.startsWith(`${outer.pointer}/`));
}

/** Whether a problem lies in a part of a type that the program uses. */
function concerns(problem: Origin, type: ProgramType): boolean {
  if (type.origin === undefined || !within(problem, type.origin)) return false;
  const property = /^\/properties\/([^/]+)/u.exec(problem.pointer.slice(type.origin.pointer.length))?.[1];
  if (property === undefined) return true;
  const name = property.replaceAll("~1", "/").replaceAll("~0", "~");
  return Object.hasOwn(type.schema.properties ?? {}, name);
}
