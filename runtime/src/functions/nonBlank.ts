import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "nonBlank",
  receiver: ["string"],
  signature: "(text: string) -> string | absent",
  description:
    "The text; absent where it is empty or nothing but white space, as it often is where a system means that there is none: `c.phone.nonBlank() ?? c.mobile`.",
  examples: [{ source: '"Ada".nonBlank()', result: "Ada" }, { source: '"  ".nonBlank()' }],
};

/** The text, or undefined where nothing can be seen of it. */
export function nonBlank(text: string): string | undefined {
  return text.trim() === "" ? undefined : text;
}
