import type { Span } from "../source/span.ts";
import type { View } from "./view.ts";

/** A test that a file holds. */
export interface ProgramTest {
  /** The map or flow that is tested. */
  readonly target: string;
  readonly title: string;
  readonly span: Span;
}

/** The tests of a file, in the order in which they stand in it. One whose name or title is still missing is none. */
export function programTests({ parsed }: View): readonly ProgramTest[] {
  return parsed.file.declarations.flatMap((declaration) => {
    if (declaration.kind !== "TestDeclaration") return [];
    const { target, title, start, end } = declaration;
    return target.kind === "Missing" || title.kind === "Missing" ? [] : [{ target: target.name, title: title.value, span: { start, end } }];
  });
}
