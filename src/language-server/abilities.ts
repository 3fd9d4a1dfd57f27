import { type ClientCapabilities, MarkupKind } from "vscode-languageserver";

/*
 * What an editor says that it can, where more than one feature asks.
 */

/** The kind of text that an editor likes most of those that it shows, in its own order; `otherwise` where it says nothing. */
export function markupOf(formats: readonly MarkupKind[] | undefined, otherwise: MarkupKind): MarkupKind {
  return formats?.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText) ?? otherwise;
}

/**
 * Whether an editor carries out a command of its own that a server names: `experimental: { commands: { commands: […] } }`, as
 * rust-analyzer's clients say it.
 */
export function knowsCommand({ experimental }: ClientCapabilities, command: string): boolean {
  const outer: unknown = experimental;
  const inner = typeof outer === "object" && outer !== null && "commands" in outer ? outer.commands : undefined;
  const names = typeof inner === "object" && inner !== null && "commands" in inner ? inner.commands : undefined;
  return Array.isArray(names) && names.includes(command);
}
