import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "upper",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text in upper case, by Unicode's rules and the same in every locale.",
  examples: [
    { source: '"Straße".upper()', result: "STRASSE" },
    { source: '"".upper()', result: "" },
  ],
};

/** The text in upper case, independent of the locale. */
export function upper(text: string): string {
  return text.toUpperCase();
}
