import type { IToken } from "chevrotain";
import { fileTooLarge, nestedTooDeep, notText } from "../diagnostics/codes/syntax.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Comment, Doc, FunctionSignature, SourceFile } from "../syntax/nodes.ts";
import { balanced, matchBrackets } from "./brackets.ts";
import { classifyKeywords } from "./classify.ts";
import { diagnose, expectations } from "./errors.ts";
import { IntegParser, TooManyErrors } from "./grammar/file.ts";
import { TableLookahead } from "./grammar/lookahead.ts";
import { endOf, lex } from "./lexer.ts";

/** Bounds that keep any input from exhausting the compiler. */
export interface ParseLimits {
  /** Characters of a file. */
  readonly size: number;
  /** Brackets within brackets. */
  readonly depth: number;
  /** Mistakes before parsing is given up. */
  readonly errors: number;
  /** Operands in a row. */
  readonly operands: number;
}

/** What is parsed unless a caller says otherwise. */
export const defaultLimits: ParseLimits = { size: 16_000_000, depth: 128, errors: 100, operands: 1_000 };

/** A token as a formatter needs it: no text of a file lies outside of tokens, comments and white space. */
export interface Token {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** What is known of a text after parsing. */
export interface ParseResult {
  readonly file: SourceFile;
  readonly comments: readonly Comment[];
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
  /** The offsets at which something was wrong, also where a diagnostic of another place explains it. */
  readonly noticed: readonly number[];
}

let parser: IntegParser | undefined;

/**
 * Parses a program. Never throws, whatever the text: what is wrong is in the diagnostics, and the tree holds everything
 * that could be understood, with `Missing` nodes where something was left out.
 *
 * @param file the path under which diagnostics name the text
 */
export function parse(text: string, file: string, limits: ParseLimits = defaultLimits): ParseResult {
  const nothing: SourceFile = { kind: "SourceFile", declarations: [], start: 0, end: text.length };
  const refuse = (diagnostic: Diagnostic): ParseResult => ({
    file: nothing,
    comments: [],
    tokens: [],
    diagnostics: [diagnostic],
    noticed: [diagnostic.location.start],
  });
  if (text.length > limits.size) return refuse(fileTooLarge({ size: text.length, limit: limits.size }, { file, start: 0, end: 0 }));
  const nul = text.indexOf("\0");
  if (nul !== -1) return refuse(notText({}, { file, start: nul, end: nul + 1 }));

  const lexed = lex(text);
  const { tooDeep, isBalanced } = classifyKeywords(lexed.tokens, limits.depth);
  if (tooDeep !== undefined)
    return refuse(nestedTooDeep({ limit: limits.depth }, { file, start: tooDeep.startOffset, end: endOf(tooDeep) }));

  const brackets = isBalanced ? balanced : matchBrackets(lexed.tokens, text);
  parser ??= createParser();
  // A copy: where the parser recovers at the end, it puts tokens of its own behind the others.
  parser.input = lexed.tokens.slice();
  parser.begin(text, brackets, docsByToken(lexed.tokens, lexed.comments), limits.errors, limits.operands);
  let gaveUp: { errors: number; offset: number } | undefined;
  try {
    parser.file();
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
    gaveUp = { errors: limits.errors, offset: error.offset };
  }
  const declarations = parser.finishedDeclarations;
  const { diagnostics, noticed } = diagnose({
    file,
    text,
    tokens: lexed.tokens,
    // A `}` too many is a matter of the grammar: the lexer only could not leave a mode.
    lexer: lexed.errors.filter((error) => text.charAt(error.offset) !== "}").slice(0, limits.errors),
    parser: parser.errors,
    omissions: parser.omissions,
    unclosed: brackets.unclosed.slice(0, limits.errors),
    longChains: parser.longChains,
    maximumOperands: limits.operands,
    limit: gaveUp,
  });
  return {
    file: {
      kind: "SourceFile",
      declarations,
      start: 0,
      end: text.length,
    },
    comments: lexed.comments,
    tokens: lexed.tokens.map((token) => ({ kind: token.tokenType.name, start: token.startOffset, end: endOf(token) })),
    diagnostics,
    noticed,
  };
}

const signatures = new Map<string, FunctionSignature>();

/**
 * Parses the signature of a standard function, such as `<T>(items: T[]) -> T[]`; each once, for there are only so many.
 *
 * @throws where it is malformed: signatures are the compiler's own.
 */
export function parseFunctionSignature(text: string): FunctionSignature {
  const known = signatures.get(text) ?? parsedSignature(text);
  signatures.set(text, known);
  return known;
}

function parsedSignature(text: string): FunctionSignature {
  const lexed = lex(text);
  parser ??= createParser();
  parser.input = lexed.tokens;
  parser.begin(text, balanced, new Map(), 1, defaultLimits.operands);
  const signature = parser.functionSignature();
  if (lexed.errors.length > 0 || parser.errors.length > 0 || parser.omissions.length > 0)
    throw new Error(`malformed function signature: ${text}`);
  return signature;
}

/** Makes a parser; with `validate` the grammar is checked for ambiguities, which costs time and is done in a test. */
export function createParser(validate = false): IntegParser {
  return new IntegParser({
    recoveryEnabled: true,
    // Where one token does not decide, a gate looks further: paths of two would cost most of the start.
    maxLookahead: 1,
    nodeLocationTracking: "none",
    skipValidations: !validate,
    errorMessageProvider: expectations,
    lookaheadStrategy: new TableLookahead({ maxLookahead: 1 }),
  });
}

/** Doc comments by the token that they stand in front of; a blank line or another comment between does not part them. */
function docsByToken(tokens: readonly IToken[], comments: readonly Comment[]): Map<number, Doc> {
  const docs = new Map<number, Doc>();
  let next = 0;
  let pending: Comment[] = [];
  for (const comment of comments) {
    while (next < tokens.length && (tokens[next]?.startOffset ?? 0) < comment.start) {
      next++;
      pending = [];
    }
    if (!comment.doc) continue;
    pending.push(comment);
    const owner = tokens[next];
    const first = pending[0];
    if (owner === undefined || first === undefined) continue;
    const text = pending.map((line) => line.text.replace(/^\/\/\/ ?/, "").trimEnd()).join("\n");
    docs.set(owner.startOffset, { kind: "Doc", text, start: first.start, end: comment.end });
  }
  return docs;
}
