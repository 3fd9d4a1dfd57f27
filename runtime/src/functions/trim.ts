import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "trim",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text without the white space and line ends at its beginning and its end.",
  examples: [
    { source: '"  Ada  Lovelace\\n".trim()', result: "Ada  Lovelace" },
    { source: '"   ".trim()', result: "" },
  ],
};

/** The text without the white space (Unicode's) at both ends. */
export function trim(text: string): string {
  return text.trim();
}
