import { secretInSource } from "../../diagnostics/codes/secrets.ts";
import { locationOf } from "../context.ts";
import type { ProgramFile } from "../symbols/files.ts";
import { secretShapeOf } from "./secret-shapes.ts";
import { textsOf } from "./source-texts.ts";

/** Reports texts of a file that have the shape of a credential, tests and all. */
export function checkSecretsInSource({ context, source }: ProgramFile): void {
  for (const { node, text } of textsOf(source)) {
    const what = secretShapeOf(text);
    if (what !== undefined) context.report(secretInSource({ what }, locationOf(context, node)));
  }
}
