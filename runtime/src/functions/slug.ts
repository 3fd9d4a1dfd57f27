import type { FunctionSpec } from "./spec.ts";
import { asciiOf } from "./support/ascii.ts";

export const spec: FunctionSpec = {
  name: "slug",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description:
    "The text as a part of a URL: in ASCII as `toAscii` writes it, in lower case, with single hyphens instead of everything but letters and digits, none in front or behind. A text in another script may leave nothing.",
  examples: [
    { source: '"Ünïque  Offer: 50% off!".slug()', result: "unique-offer-50-off" },
    { source: '"东京".slug()', result: "" },
  ],
};

/** The text as a part of a URL. */
export function slug(text: string): string {
  const parts = asciiOf(text, "-")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return parts.filter((part) => part !== "").join("-");
}
