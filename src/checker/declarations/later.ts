import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import type { PlanDeclaration, SyncDeclaration } from "../../syntax/nodes.ts";
import type { CheckContext } from "../context.ts";

/** A declaration that the language has and this version does not compile. */
export function reportLater(context: CheckContext, declaration: SyncDeclaration | PlanDeclaration): void {
  const word = declaration.kind === "SyncDeclaration" ? "sync" : "plan";
  const instead = word === "sync" ? "A flow that begins with an event can write single records." : undefined;
  context.report(
    notSupportedYet(
      { what: `\`${word}\``, instead },
      { file: context.file, start: declaration.start, end: declaration.start + word.length },
    ),
  );
}
