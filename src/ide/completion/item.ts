import type { Span } from "../../source/span.ts";
import { writtenName } from "../written-name.ts";

/** What an item is, for its icon. */
export type CompletionKind =
  | "keyword"
  | "setting"
  | "value"
  | "constant"
  | "variable"
  | "field"
  | "function"
  | "map"
  | "table"
  | "system"
  | "operation"
  | "event"
  | "type"
  | "file"
  | "folder"
  | "snippet";

/** How well an item fits its place; within a rank, what comes first stays first. */
export const rank = {
  /** Likely the one: a required field that is missing, a value whose name and type fit. */
  likely: 0,
  fits: 1,
  /** Nothing is known against it. */
  neutral: 2,
  /** It would be wrong as it stands, and may be the beginning of what is right. */
  unlikely: 3,
  deprecated: 4,
} as const;

export type Rank = (typeof rank)[keyof typeof rank];

/** By what the documentation of an item is found again: plain data, which outlives the program that it was made of. */
export type Identity =
  /** The compiler's own words. */
  | { readonly of: "text"; readonly markdown: string }
  /** Words of a description, or of the program's author. */
  | { readonly of: "quoted"; readonly text: string; readonly lead: string }
  | { readonly of: "function"; readonly name: string }
  | { readonly of: "operation"; readonly system: string; readonly name: string }
  | { readonly of: "argument"; readonly system: string; readonly operation: string; readonly name: string }
  | { readonly of: "type"; readonly system: string; readonly path: readonly string[] }
  /** A part of a description: a JSON pointer into its file. */
  | { readonly of: "described"; readonly file: string; readonly pointer: string; readonly lead: string }
  | { readonly of: "declaration"; readonly name: string };

/** One thing that may be written at a place. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Shown right behind the label: `(required)`, parameters. */
  readonly signature?: string | undefined;
  /** A type, a path, one line. */
  readonly detail?: string | undefined;
  /** What is written, where it is not the label. */
  readonly text?: string | undefined;
  /** The same with tab stops, in the syntax of LSP snippets. */
  readonly snippet?: string | undefined;
  readonly rank: Rank;
  /** What the typed text is compared with, where it is not the label. */
  readonly filter?: string | undefined;
  readonly isDeprecated?: boolean | undefined;
  readonly identity?: Identity | undefined;
  /** Characters that take the item and are written behind it. */
  readonly commit?: readonly string[] | undefined;
  /** What follows it can be offered at once. */
  readonly continues?: boolean | undefined;
  /** Another change in front of the word, such as `?.` for a point. */
  readonly also?: { readonly span: Span; readonly text: string } | undefined;
}

/** What may be written at a place, best first. */
export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** More fits than is listed: another letter finds more. */
  readonly isIncomplete: boolean;
  /** What an item takes the place of: the word up to the cursor, or all of it. */
  readonly insert: Span;
  readonly replace: Span;
}

/** A word of the language, with what it begins and what is said of it. */
export function keyword(
  label: string,
  snippet: string,
  markdown: string,
  more: { readonly rank?: Rank; readonly continues?: true } = {},
): CompletionItem {
  return { label, kind: "keyword", snippet, rank: rank.fits, identity: { of: "text", markdown }, ...more };
}

/** A text as it stands in a snippet, where `$`, `}` and `\` mean something. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/gu, "\\$&");
}

/** Names of descriptions are asked for with every letter that is typed. */
const writtenNames = new Map<string, string>();
const mostNames = 20_000;

/** A name as it is written in a program. */
export function written(name: string): string {
  const known = writtenNames.get(name);
  if (known !== undefined) return known;
  if (writtenNames.size >= mostNames) writtenNames.clear();
  const text = writtenName(name) ?? name;
  writtenNames.set(name, text);
  return text;
}
