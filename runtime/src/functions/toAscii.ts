import type { FunctionSpec } from "./spec.ts";
import { asciiOf } from "./support/ascii.ts";

export const spec: FunctionSpec = {
  name: "toAscii",
  receiver: ["string"],
  signature: "(text: string, unknown?: string) -> string",
  description:
    "The text in ASCII, for systems that know no more: letters lose their accents, `ß` becomes `ss`, `æ` `ae`, `ø` `o`, quotes and dashes their plain forms. What has no such form (another script, an emoji) becomes `unknown`, which is left out unless given.",
  examples: [
    { source: '"Ægir Müller-Łuk – “Straße”".toAscii()', result: 'AEgir Muller-Luk - "Strasse"' },
    { source: '"东京 Tower".toAscii("?")', result: "?? Tower" },
  ],
};

/** The text in ASCII. */
export function toAscii(text: string, unknown = ""): string {
  return asciiOf(text, unknown);
}
