import { secretInSource } from "../../diagnostics/codes/secrets.ts";
import { type CheckContext, locationOf } from "../context.ts";
import { secretShapeOf } from "./secret-shapes.ts";
import type { SourceText } from "./source-texts.ts";

/** Reports texts of a file that have the shape of a credential, tests and all. */
export function checkSecretsInSource(context: CheckContext, texts: readonly SourceText[]): void {
  for (const { node, text } of texts) {
    const what = secretShapeOf(text);
    if (what !== undefined) context.report(secretInSource({ what }, locationOf(context, node)));
  }
}
