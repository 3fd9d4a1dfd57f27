import type { Feature } from "../feature.ts";
import { type GeneratedFile, generatedFiles, type ProgramParameters } from "../requests.ts";

/** `integ/generated`: the connector's TypeScript as a build would write it; nothing where the program is wrong. */
export const generatedFilesFeature: Feature = {
  capabilities: {},
  register(connection, state) {
    connection.onRequest(generatedFiles, async ({ textDocument }: ProgramParameters): Promise<readonly GeneratedFile[]> => {
      const checked = state.view(textDocument.uri)?.checked;
      if (checked?.program === undefined) return [];
      const { generate } = await import("../../codegen/generate.ts");
      const [entry = ""] = checked.files;
      return generate(checked.program, entry.replace(/^.*[/\\]/, ""));
    });
  },
};
