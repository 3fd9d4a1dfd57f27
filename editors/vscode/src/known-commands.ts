import type { BaseLanguageClient } from "vscode-languageclient";

/** What every environment carries out: an item that leaves something open, such as a field's value, asks for that at once. */
const common = ["editor.action.triggerSuggest", "integ.showReferences"];

/** What else is carried out where programs can be run. */
export const runCommands = ["integ.runTest", "integ.dev", "integ.replay"];

/**
 * Tells the server which commands of the editor it may name in its answers, in the way that rust-analyzer's clients do.
 *
 * @param others those that not every environment has
 */
export function tellCommands(client: BaseLanguageClient, others: readonly string[] = []): void {
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      const experimental: unknown = capabilities.experimental;
      capabilities.experimental = {
        ...(typeof experimental === "object" ? experimental : undefined),
        commands: { commands: [...common, ...others] },
      };
    },
    initialize: () => {},
    getState: () => ({ kind: "static" }),
    clear: () => {},
  });
}
