import type { DeclaredSymbol } from "../checker/context.ts";
import type { Location, Span } from "../source/span.ts";
import type { Declaration, Identifier } from "../syntax/nodes.ts";
import { walk } from "../syntax/walk.ts";
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
  | { readonly kind: "uses"; readonly span: Span; readonly uses: () => readonly Location[] };

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
      return name.kind === "Missing" ? [] : [{ kind: "uses", span: name, uses: () => usesOf(view, name) }];
    }
    default:
      return [];
  }
}

/** Where a declaration's name is used in the files of the program, imports left out. */
function usesOf(view: View, name: Identifier): readonly Location[] {
  const { model } = view;
  if (model === undefined) return [];
  const uses: Location[] = [];
  for (const [file, { parsed }] of view.checked.sources) {
    for (const declaration of parsed.file.declarations) {
      if (declaration.kind === "ImportDeclaration") continue;
      for (const node of walk(declaration)) {
        const symbol = node.kind === "Identifier" ? model.symbolOf(node) : undefined;
        if (symbol?.kind !== "declaration" || !isDeclaredAt(symbol.symbol, view.file, name)) continue;
        if (file !== view.file || node.start !== name.start) uses.push({ file, start: node.start, end: node.end });
      }
    }
  }
  return uses;
}

function isDeclaredAt(symbol: DeclaredSymbol, file: string, { start }: Identifier): boolean {
  return symbol.file === file && symbol.declaration.name.start === start;
}
