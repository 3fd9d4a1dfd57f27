import type { Location, Span } from "../source/span.ts";
import type { Declaration } from "../syntax/nodes.ts";
import type { ProgramsOf } from "./references.ts";
import { usesOf } from "./uses.ts";
import type { View } from "./view.ts";

/**
 * A line above a declaration that an editor offers to click on. The protocol's side of a lens is one of four commands, which
 * the editor's extension carries out; their arguments are plain values, in this order:
 *
 * - `integ.runTest` (uri: string, name: string): run one test, as `integ test FILE --only NAME`; a name is `TARGET: TITLE`
 * - `integ.replay` (uri: string, flow: string): run the dead letters of a flow again, as `integ replay FILE --flow FLOW`
 * - `integ.dev` (uri: string, flow: string): run the program against mock servers, as `integ dev FILE`
 * - `integ.showReferences` (uri: string, position: Position, locations: Location[]): show where a name is used; `Position` and
 *   `Location` as LSP 3.18 writes them
 */
export type CodeLens =
  | { readonly kind: "runTest"; readonly span: Span; readonly name: string }
  | { readonly kind: "replay"; readonly span: Span; readonly flow: string }
  | { readonly kind: "dev"; readonly span: Span; readonly flow: string }
  /** How often a name is used, which is found out when it is asked for. */
  | { readonly kind: "uses"; readonly span: Span; readonly uses: (programsOf: ProgramsOf) => readonly Location[] };

/** The lenses of a view in the order of the text. */
export function codeLenses(view: View): readonly CodeLens[] {
  return view.parsed.file.declarations.flatMap((declaration) => lensesOf(view, declaration));
}

function lensesOf(view: View, declaration: Declaration): readonly CodeLens[] {
  switch (declaration.kind) {
    case "TestDeclaration": {
      const { target, title } = declaration;
      if (target.kind === "Missing" || title.kind === "Missing") return [];
      return [{ kind: "runTest", span: target, name: `${target.name}: ${title.value}` }];
    }
    case "FlowDeclaration": {
      const { name } = declaration;
      if (name.kind === "Missing") return [];
      return [
        { kind: "dev", span: name, flow: name.name },
        { kind: "replay", span: name, flow: name.name },
      ];
    }
    case "MapDeclaration":
    case "TableDeclaration":
    case "SystemDeclaration":
    case "PolicyDeclaration":
    case "TypeDeclaration": {
      const { name } = declaration;
      return name.kind === "Missing" ? [] : [{ kind: "uses", span: name, uses: (programsOf) => usesOf(view, name.start, programsOf) }];
    }
    default:
      return [];
  }
}
