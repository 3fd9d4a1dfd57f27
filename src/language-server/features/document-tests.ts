import { programTests } from "../../ide/program-tests.ts";
import { toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";
import { type DocumentTest, documentTests, type ProgramParameters } from "../requests.ts";

/** `integ/tests`: the tests of a document, for an editor's list of tests. */
export const documentTestsFeature: Feature = {
  capabilities: {},
  register(connection, state) {
    connection.onRequest(documentTests, ({ textDocument }: ProgramParameters): readonly DocumentTest[] => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return [];
      return programTests(view).map(({ target, title, span }) => ({ target, title, range: toRange(view, span) }));
    });
  },
};
