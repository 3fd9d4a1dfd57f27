import type { Location } from "../source/span.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import { type ProgramsOf, referencesAt } from "./references.ts";
import type { View } from "./view.ts";

/** Where what is declared at an offset is used, in all programs that see it: the declaration and imports of its name are no uses. */
export function usesOf(view: View, offset: number, programsOf: ProgramsOf): readonly Location[] {
  const programs: readonly CheckedProgram[] = [view.checked, ...programsOf(view.file)];
  return referencesAt(view, offset, programsOf, { declaration: false }).filter(
    ({ file, start }) =>
      !programs.some(({ sources }) =>
        sources
          .get(file)
          ?.parsed.file.declarations.some((each) => each.kind === "ImportDeclaration" && each.start <= start && start < each.end),
      ),
  );
}
