import type { Feature } from "../feature.ts";
import { type ProgramParameters, type ProgramStatus, programStatus } from "../requests.ts";

/** `integ/status`: what is wrong, proved and guarded in the program of a document. */
export const programStatusFeature: Feature = {
  capabilities: {},
  register(connection, state) {
    connection.onRequest(programStatus, ({ textDocument }: ProgramParameters): ProgramStatus | null => {
      const checked = state.view(textDocument.uri)?.checked;
      if (checked === undefined) return null;
      const count = (severity: string): number => checked.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
      return {
        errors: count("error"),
        warnings: count("warning"),
        proved: checked.proved,
        guarded: checked.guards.filter(({ accepted }) => !accepted).length,
      };
    });
  },
};
