import type { BaseLanguageClient } from "vscode-languageclient";

/** Tells the server which commands of the editor it may name in its answers, in the way that rust-analyzer's clients do. */
export function tellCommands(client: BaseLanguageClient): void {
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      const others: unknown = capabilities.experimental;
      capabilities.experimental = {
        ...(typeof others === "object" ? others : undefined),
        // What an item leaves open, such as a field's value, is offered at once.
        commands: { commands: ["editor.action.triggerSuggest"] },
      };
    },
    initialize: () => {},
    getState: () => ({ kind: "static" }),
    clear: () => {},
  });
}
