import { type FormattingEdit, formattingEdits } from "../../src/format/edits.ts";
import { format } from "../../src/format/format.ts";
import { type ParseResult, parse } from "../../src/parser/parse.ts";
import type { Random } from "../fuzz/random.ts";

/**
 * What formatting a text breaks of what it promises; empty where it keeps all of it.
 *
 * @param random chooses which of the edits are applied without the others
 */
export function brokenFormatLaws(text: string, random: Random): readonly string[] {
  const parsed = parse(text, "");
  const sound = parsed.diagnostics.every(({ severity }) => severity !== "error");
  const { text: formatted, left, failure } = format(text);
  if (failure === "refused") return formatted === text && !sound ? [] : ["what is refused stays as it is"];
  // What a text with mistakes was meant to be is guessed by its lines, too: where other lines would be another guess, it stays.
  if (failure !== undefined) return formatted === text && !sound ? [] : ["formatting is safe"];
  const again = parse(formatted, "");
  const broken: string[] = [];
  const law = (name: string, holds: boolean): unknown => holds || broken.push(name);
  law("nothing is left of a sound program", !sound || left.length === 0);
  law("a formatted text stays as it is", format(formatted).text === formatted);
  law("the tree is the same", treeOf(parsed) === treeOf(again));
  law("the comments are the same, in order", commentsOf(parsed) === commentsOf(again));
  law("the tokens are the same", tokensOf(text, parsed) === tokensOf(formatted, again));
  if (sound) {
    law("no line ends in a blank", !/[ \t\r](?:\n|$)/.test(formatted));
    law("empty lines come one at a time, and the last line ends", !/\n\n\n|^\n|\n\n$|[^\n]$/.test(formatted));
  }
  const edits = formattingEdits(text);
  law("edits make the formatted text", applyEdits(text, edits) === formatted);
  const some = applyEdits(
    text,
    edits.filter(() => random.percent(50)),
  );
  law("any of the edits keep the tree", treeOf(parse(some, "")) === treeOf(parsed));
  return broken;
}

/** A text with edits applied, which do not overlap. */
export function applyEdits(text: string, edits: readonly FormattingEdit[]): string {
  let at = 0;
  let applied = "";
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    applied += text.slice(at, start) + newText;
    at = end;
  }
  return applied + text.slice(at);
}

function treeOf({ file }: ParseResult): string {
  return JSON.stringify(file.declarations, (name, value: unknown) =>
    name === "start" || name === "end" || name === "operatorSpan" ? undefined : value,
  );
}

function commentsOf({ comments }: ParseResult): string {
  return comments.map((comment) => comment.text.trimEnd()).join("\n");
}

/** All tokens but those that the style adds and removes, which the tree does not need. */
function tokensOf(text: string, { tokens }: ParseResult): string {
  return tokens
    .map(({ start, end }) => text.slice(start, end).replaceAll("\r", ""))
    .filter((token) => token !== "," && token !== "|" && token !== ":")
    .join(" ");
}
