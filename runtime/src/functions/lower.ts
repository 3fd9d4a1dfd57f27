import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "lower",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text in lower case, by Unicode's rules and the same in every locale.",
  examples: [{ source: '"Ada@Example.COM".lower()', result: "ada@example.com" }],
};

/** The text in lower case, independent of the locale. */
export function lower(text: string): string {
  return text.toLowerCase();
}
