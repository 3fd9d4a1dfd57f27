import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "parseJson",
  receiver: ["string"],
  signature: "(text: string) -> unknown",
  fault: "is not JSON",
  description: "The value that a JSON text (RFC 8259) says.",
  examples: [
    { source: '"{\\"a\\":[1,null]}".parseJson()', result: { a: [1, null] } },
    { source: '"{a:1}".parseJson()', fault: true },
    { source: '"".parseJson()', fault: true },
  ],
};

/** The value that a JSON text says, or undefined. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
