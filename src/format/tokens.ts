import type { Source } from "./source.ts";

/** Words that mean something else with a value, a name or a bracket behind them. */
const openWords = new Set([
  ...["integration", "import", "system", "policy", "type", "table", "map", "flow", "sync", "test", "plan"],
  ...["match", "fail", "schema", "let", "if", "for", "parallel", "is", "else", "operation", "webhooks", "event", "channel", "assume"],
]);

/** Words that go on with what stands in front of them. */
const joiningWords = new Set(["per", "of", "as", "in", "on", "undo", "with", "when", "parallel", "overlay"]);

/** Signs that go on with what stands in front of them. */
const joiningSigns = new Set(["(", "[", "-", "!", "{"]);

/**
 * Whether a comma between two tokens is part of the program: without it, the second would be read with the first. Where in
 * doubt it is.
 *
 * @param before the distance of the token in front of the comma
 * @param after the distance of the token behind it
 */
export function partsTokens(source: Source, before: number, after: number): boolean {
  if (openWords.has(source.peek(before))) return true;
  const next = source.peek(after);
  if (joiningSigns.has(next) || joiningWords.has(next)) return true;
  // `word "text"` behind a tagged value is a part of it.
  const follower = source.kind(after + 1);
  return follower === "String" || follower === "TemplateStart" || (follower === "Number" && source.peek(after + 2) !== ":");
}
