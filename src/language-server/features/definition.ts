import type * as lsp from "vscode-languageserver";
import { type Definition, declarationAt, definitionAt, typeDefinitionAt } from "../../ide/definition.ts";
import type { View } from "../../ide/view.ts";
import { offsetAt, toLinks, toLocation } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/** Where names lead: into the program, and into API descriptions at their lines. */
export const definitionFeature: Feature = {
  capabilities: { definitionProvider: true, declarationProvider: true, typeDefinitionProvider: true },
  register(connection, state) {
    connection.onDefinition((parameters) =>
      answer(state, parameters, definitionAt, state.client().textDocument?.definition?.linkSupport === true),
    );
    connection.onDeclaration((parameters) =>
      answer(state, parameters, declarationAt, state.client().textDocument?.declaration?.linkSupport === true),
    );
    connection.onTypeDefinition((parameters) =>
      answer(state, parameters, typeDefinitionAt, state.client().textDocument?.typeDefinition?.linkSupport === true),
    );
  },
};

function answer(
  state: ServerState,
  { textDocument, position }: lsp.TextDocumentPositionParams,
  lead: (view: View, offset: number) => Definition | undefined,
  links: boolean,
): lsp.Location[] | lsp.LocationLink[] | null {
  const view = state.viewAround(textDocument.uri, position);
  const found = view && lead(view, offsetAt(view, position));
  if (view === undefined || found === undefined) return null;
  return links ? toLinks(view, state.paths, found) : found.targets.map((place) => toLocation(view.checked.places, state.paths, place));
}
