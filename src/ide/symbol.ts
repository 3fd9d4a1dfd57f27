import type { OperationSymbol } from "../checker/context.ts";

/** RFC 9110 section 9.2.1; QUERY is safe, too: these change nothing. */
const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** Whether a call of an operation changes something, as far as its method says. */
export function changesSomething(operation: OperationSymbol): boolean {
  return !safeMethods.has(operation.operation.method);
}
