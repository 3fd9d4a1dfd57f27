import { secretLikeText } from "../../diagnostics/codes/secrets.ts";
import { type CheckContext, locationOf } from "../context.ts";
import { couldBeCredential, isCredentialName, looksRandom, secretShapeOf } from "./secret-shapes.ts";
import type { SourceText } from "./source-texts.ts";

/** Warns of texts that are sent under the name of a credential, and of texts that look as if chance had made them. */
export function checkSecretLikeText(context: CheckContext, texts: readonly SourceText[]): void {
  for (const { node, text, name, inTest } of texts) {
    if (inTest || secretShapeOf(text) !== undefined) continue;
    if (name !== undefined && isCredentialName(name) && couldBeCredential(text)) {
      // In a system's own headers a secret can stand just there.
      const location = locationOf(context, node);
      const title = `Write \`secret.${constantCase(name)}\``;
      const fixes = node.inHeaders ? [{ title, edits: [{ location, newText: `secret.${constantCase(name)}` }] }] : [];
      context.report(secretLikeText({ why: `it goes by the name \`${name}\`` }, location, { fixes }));
    } else if (looksRandom(text)) {
      context.report(secretLikeText({ why: "it is long, and looks as if chance had made it" }, locationOf(context, node)));
    }
  }
}

function constantCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replace(/[^A-Za-z0-9]+/gu, "_")
    .replace(/^(?=\d)/u, "_")
    .toUpperCase();
}
