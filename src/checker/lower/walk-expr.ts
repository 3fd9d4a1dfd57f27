import type { Expr, MatchTest } from "../../program/program.ts";

/** Calls `visit` for an expression and everything within it, in order. Not a recursion: expressions may be deep. */
export function walkExpr(root: Expr, visit: (expr: Expr) => void): void {
  const pending: Expr[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visit(next);
    const parts = partsOf(next);
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (part !== undefined) pending.push(part);
    }
  }
}

const nothing: readonly Expr[] = [];

function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "literal":
    case "absent":
    case "variable":
    case "environment":
    case "secret":
    case "mapReference":
      return nothing;
    case "member":
      return [expr.object];
    case "index":
      return [expr.object, expr.index];
    case "lookup":
      return [expr.key];
    case "function":
    case "map":
      return expr.arguments;
    case "lambda":
      return [expr.body];
    case "template":
      return expr.parts.filter((part) => typeof part !== "string");
    case "object":
      return expr.entries.map((entry) => entry.value);
    case "array":
      return expr.elements.map((element) => element.value);
    case "unary":
      return [expr.operand];
    case "binary":
    case "coalesce":
      return [expr.left, expr.right];
    case "required":
    case "as":
    case "asParameter":
      return [expr.value];
    case "fail":
      return [expr.message];
    case "match":
      return [
        ...(expr.subject === undefined ? [] : [expr.subject]),
        ...expr.arms.flatMap((arm) => [...arm.tests.flatMap(partsOfTest), arm.value]),
        ...(expr.otherwise === undefined ? [] : [expr.otherwise]),
      ];
  }
}

function partsOfTest(test: MatchTest): readonly Expr[] {
  return test.kind === "condition" ? [test.value] : [];
}
