import { foreignForm } from "../../diagnostics/codes/syntax.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { replace, safely } from "../../diagnostics/fixes.ts";
import { foreignCompanions, type Instead } from "../../diagnostics/foreign-words.ts";
import { nameCause } from "../../diagnostics/suggest.ts";
import type { Location } from "../../source/span.ts";

/** A word of another language, where nothing is called so. */
export function foreignName(name: string, { instead, write }: Instead, location: Location): Diagnostic {
  const title = write === "" ? `Remove \`${name}\`` : `Write \`${write}\``;
  const fixes = write === undefined ? [] : safely(replace(title, location, write));
  return foreignForm({ form: `\`${name}\``, instead }, location, { fixes, explains: foreignCompanions.map(nameCause) });
}

/** A text in back-quotes, which are for names. */
export function backQuotedText(text: string, location: Location): Diagnostic {
  const fixes = replace("Write double quotes", location, `"${text.replaceAll('"', '\\"')}"`);
  return foreignForm({ form: "texts in back-quotes", instead: 'a text stands in double quotes, and `"${value}"` interpolates' }, location, {
    fixes: text.includes("\\") ? [] : fixes,
  });
}
