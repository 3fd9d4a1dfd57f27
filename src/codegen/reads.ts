import type { Expr } from "../program/program.ts";

/** Whether an expression reads a variable of that name. The name alone may also be that of a field. */
export function readsVariable(expr: Expr, name: string): boolean {
  const pending: unknown[] = [expr];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null) continue;
    const part = next as Partial<Extract<Expr, { kind: "variable" }>>;
    if (part.kind === "variable" && part.name === name) return true;
    pending.push(...Object.values(next));
  }
  return false;
}
