import type { FunctionSpec } from "./spec.ts";
import { plainDecimal } from "./support/decimal.ts";
import { refuseHugeText } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "join",
  receiver: ["array"],
  signature: "(items: (string | number | boolean)[], separator: string) -> string",
  description: "The items as one text, with the separator between them.",
  examples: [
    { source: '["1 Main St", "Floor 2"].join(", ")', result: "1 Main St, Floor 2" },
    { source: '[1, 2.5, true].join("|")', result: "1|2.5|true" },
    { source: '[].join(", ")', result: "" },
  ],
};

/** The items as one text, with the separator between them. */
export function join(items: readonly (string | number | boolean)[], separator: string): string {
  const texts = items.map((item) => (typeof item === "number" ? plainDecimal(item) : String(item)));
  refuseHugeText(texts.reduce((length, text) => length + text.length + separator.length, 0));
  return texts.join(separator);
}
