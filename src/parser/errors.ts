import {
  EOF,
  type ILexingError,
  type IParserErrorMessageProvider,
  type IRecognitionException,
  type IToken,
  tokenLabel,
  tokenMatcher,
} from "chevrotain";
import {
  chainTooLong,
  foreignForm,
  invalidCharacter,
  missingPart,
  tooManyErrors,
  unclosedBracket,
  unexpectedToken,
  unterminatedString,
} from "../diagnostics/codes/syntax.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { safely } from "../diagnostics/fixes.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { firstFrom } from "../source/first-from.ts";
import { foreignCharacter, foreignQuotes } from "./foreign/characters.ts";
import type { ForeignForm } from "./foreign/form.ts";
import { recognizeForeign } from "./foreign/recognize.ts";
import type { Omission } from "./grammar/recovery.ts";
import { endOf, startOfToken } from "./lexer.ts";
import * as t from "./tokens.ts";

/**
 * What the parser's own messages hold: only what was expected. The sentence is made here, where the place is known.
 */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => (expected === EOF ? aDeclaration : tokenLabel(expected)),
  buildNotAllInputParsedMessage: () => aDeclaration,
  buildNoViableAltMessage: ({ expectedPathsPerAlt, customUserDescription }) =>
    customUserDescription ?? describeFirst(expectedPathsPerAlt.flat(2)),
  buildEarlyExitMessage: ({ expectedIterationPaths, customUserDescription }) =>
    customUserDescription ?? describeFirst(expectedIterationPaths.flat()),
};

const aDeclaration = "a declaration such as `system`, `map` or `flow`";

function describeFirst(types: readonly { readonly name: string; readonly LABEL?: string }[]): string {
  const labels = [...new Set(types.map((type) => tokenLabel(type as Parameters<typeof tokenLabel>[0])))];
  if (labels.length === 0) return "something else";
  if (labels.length > 6) return "something else";
  const last = labels.pop() ?? "";
  return labels.length === 0 ? last : `${labels.join(", ")} or ${last}`;
}

/** A mistake with the offset of the token at which it was noticed, by which follow-up messages are known. */
interface Finding {
  readonly diagnostic: Diagnostic;
  /** Where it begins. */
  readonly offset: number;
  /** How far recovery skipped. */
  readonly resumed: number;
  /** What the lexer found is always said. */
  readonly always: boolean;
  /** A form of another language where a declaration was expected. */
  readonly outside?: boolean;
}

/** Everything that went wrong in one text. */
export interface Mistakes {
  readonly file: string;
  readonly text: string;
  readonly tokens: readonly IToken[];
  readonly lexer: readonly ILexingError[];
  readonly parser: readonly IRecognitionException[];
  readonly omissions: readonly Omission[];
  readonly unclosed: readonly IToken[];
  /** Rows of operands that were too long. */
  readonly longChains: readonly { readonly start: number; readonly end: number }[];
  readonly maximumOperands: number;
  /** Set where parsing was given up. */
  readonly limit?: { readonly errors: number; readonly offset: number } | undefined;
}

/** How many tokens after a mistake must be read well before the next message is believed (as yacc does with three). */
const tokensOfTrust = 3;

/** What is said of the mistakes of a text. */
export interface Diagnosis {
  readonly diagnostics: readonly Diagnostic[];
  /** Where something was noticed, also what is explained by something else and not said. */
  readonly noticed: readonly number[];
}

/** Turns mistakes into diagnostics: one mistake, one message. */
export function diagnose(mistakes: Mistakes): Diagnosis {
  const strings = unterminated(mistakes);
  const findings = [
    ...firstOfLines(mistakes.text, [...fromLexer(mistakes), ...strings]),
    ...mistakes.parser.map((error) => fromParser(mistakes, error)).map((finding) => inOurWords(mistakes, finding)),
    ...mistakes.omissions.map((omission) => fromOmission(mistakes, omission)).map((finding) => inOurWords(mistakes, finding)),
  ].sort((a, b) => a.offset - b.offset || Number(b.always) - Number(a.always));

  const starts = mistakes.tokens.filter((token) => t.declarationKeywords.includes(token.tokenType)).map((token) => token.startOffset);
  const regionOf = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  // A bracket that was never closed explains every message behind it in its declaration.
  const openFrom = new Map<number, number>();
  for (const { startOffset } of mistakes.unclosed)
    openFrom.set(regionOf(startOffset), Math.min(startOffset, openFrom.get(regionOf(startOffset)) ?? startOffset));
  const kept: Diagnostic[] = [];
  const broken = new Set<number>();
  let trustedFrom = -1;
  let lastOffset = -1;
  for (const finding of findings) {
    // A mistake that is noticed at the start of a declaration was made in the one before.
    const region = regionOf(finding.offset - 1);
    const sameLine = lastOffset >= 0 && !mistakes.text.slice(lastOffset, finding.offset).includes("\n");
    const explained = finding.offset > (openFrom.get(region) ?? Number.POSITIVE_INFINITY);
    // After a mistake the parser may have left a declaration early: what it then takes for the next one says nothing new.
    const leftEarly = broken.has(region) && (finding.outside === true || finding.diagnostic.data["expected"] === aDeclaration);
    // Where the parser had to skip text it no longer knows which block it is in.
    const isUnexpected = finding.diagnostic.code === unexpectedToken.definition.code;
    // The names of an import end with it, whatever they swallow.
    const inImport = isUnexpected && finding.diagnostic.data["context"] === importContext && regionOf(lastOffset) < region;
    const lost = isUnexpected && (broken.has(region) || (inImport && broken.has(regionOf(lastOffset))));
    if ((finding.always && !sameLine) || (finding.offset >= trustedFrom && !explained && !leftEarly && !sameLine && !lost)) {
      kept.push(finding.diagnostic);
      broken.add(region);
      lastOffset = finding.offset;
    }
    trustedFrom = Math.max(trustedFrom, offsetAfter(mistakes.tokens, finding.resumed, tokensOfTrust));
  }
  const unclosed = mistakes.unclosed
    .map((token) => fromUnclosed(mistakes.file, token))
    .filter((diagnostic) => !isSwallowed(diagnostic, strings, mistakes.text));
  const ended = kept.filter((diagnostic) => !unclosed.some((bracket) => isWithinString(bracket, diagnostic)));
  const chains = mistakes.longChains.map((span) => chainTooLong({ limit: mistakes.maximumOperands }, { file: mistakes.file, ...span }));
  const limit =
    mistakes.limit === undefined
      ? []
      : [
          tooManyErrors(
            { limit: mistakes.limit.errors },
            { file: mistakes.file, start: mistakes.limit.offset, end: mistakes.limit.offset },
          ),
        ];
  return {
    diagnostics: [...ended, ...unclosed, ...chains, ...limit].sort((a, b) => a.location.start - b.location.start),
    noticed: [...findings.map(({ offset }) => offset), ...mistakes.unclosed.map(({ startOffset }) => startOffset)],
  };
}

/** What is a form of another language is said to be one, and where it stands. */
function inOurWords({ file, text, tokens }: Mistakes, finding: Finding): Finding {
  const { context, expected } = finding.diagnostic.data;
  const foreign = recognizeForeign({ text, tokens }, finding.offset, typeof context === "string" ? context : undefined);
  if (foreign === undefined) return finding;
  const resumed = Math.max(finding.resumed, foreign.end);
  return { ...finding, diagnostic: fromForeign(file, foreign), resumed, outside: expected === aDeclaration };
}

function fromForeign(file: string, { form, instead, start, end, title = "", edits = [], safe }: ForeignForm): Diagnostic {
  const fix = { title, edits: edits.map(({ newText, ...span }) => ({ location: { file, ...span }, newText })) };
  const fixes = edits.length === 0 ? [] : safe === true ? safely([fix]) : [fix];
  return foreignForm({ form, instead }, { file, start, end }, { fixes });
}

/** The offset of the nth token at or after an offset. */
function offsetAfter(tokens: readonly IToken[], offset: number, count: number): number {
  const first = firstFrom(tokens, offset, startOfToken);
  return tokens[first + count]?.startOffset ?? (tokens[first] === undefined ? offset : Number.POSITIVE_INFINITY);
}

/** What the lexer found; two wrong quotes on a line are one string in wrong quotes. */
function fromLexer({ file, text, lexer }: Mistakes): Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < lexer.length; index++) {
    const error = lexer[index];
    if (error === undefined) continue;
    const closing = closingQuote(text, error, lexer[index + 1]);
    if (closing !== undefined) index++;
    const foreign = closing === undefined ? foreignCharacter(text, error.offset) : foreignQuotes(text, error.offset, closing);
    const end = error.offset + Math.max(1, error.length);
    const diagnostic =
      foreign === undefined
        ? invalidCharacter({ text: text.slice(error.offset, Math.min(end, error.offset + 12)) }, { file, start: error.offset, end })
        : fromForeign(file, foreign);
    findings.push({ diagnostic, offset: error.offset, resumed: foreign?.end ?? end, always: true });
  }
  return findings;
}

/** Quotes of other languages and of word processors. */
const wrongQuotes = /^['‘’“”„]$/u;

/** Where a string in wrong quotes ends, if the next mistake of the lexer is its other quote. */
function closingQuote(text: string, error: ILexingError, next: ILexingError | undefined): number | undefined {
  if (next === undefined || !wrongQuotes.test(text.charAt(error.offset)) || !wrongQuotes.test(text.charAt(next.offset))) return undefined;
  return text.slice(error.offset, next.offset).includes("\n") ? undefined : next.offset + 1;
}

/** The first mistake of the lexer on each line: a quote that is missing makes words of a text, and a string of what follows. */
function firstOfLines(text: string, findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted((left, right) => left.offset - right.offset);
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || text.slice(before.offset, finding.offset).includes("\n");
  });
}

/** Whether the bracket that is missing stands in a string that was never ended. */
function isSwallowed({ location, data }: Diagnostic, strings: readonly Finding[], text: string): boolean {
  const { closer } = data;
  return strings.some(
    ({ diagnostic }) =>
      diagnostic.location.start >= location.start &&
      typeof closer === "string" &&
      text.slice(diagnostic.location.start, diagnostic.location.end).includes(closer),
  );
}

/** Whether a string was not ended because a bracket within it was not closed. */
function isWithinString(bracket: Diagnostic, string: Diagnostic): boolean {
  const { start } = bracket.location;
  return string.code === unterminatedString.definition.code && string.location.start < start && start < string.location.end;
}

function unterminated({ file, tokens }: Mistakes): Finding[] {
  const findings: Finding[] = [];
  let open: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === t.TemplateStart) open.push(token);
    else if (token.tokenType === t.TemplateEnd) open.pop();
    else if (token.tokenType === t.TemplateBreak) {
      const start = open.pop() ?? token;
      findings.push({
        diagnostic: unterminatedString({}, { file, start: start.startOffset, end: token.startOffset }),
        offset: start.startOffset,
        resumed: endOf(token),
        always: true,
      });
    }
  }
  const last = tokens.at(-1);
  open = open.slice(0, 1);
  for (const start of open) {
    const end = last === undefined ? start.startOffset + 1 : endOf(last);
    findings.push({
      diagnostic: unterminatedString({}, { file, start: start.startOffset, end }),
      offset: start.startOffset,
      resumed: end,
      always: true,
    });
  }
  return findings;
}

function fromParser({ file, tokens }: Mistakes, error: IRecognitionException): Finding {
  const { token } = error;
  const atEnd = token.tokenType === EOF || token.image === undefined || token.image === "";
  const last = tokens.at(-1);
  const start = atEnd ? (last === undefined ? 0 : endOf(last)) : token.startOffset;
  const end = atEnd ? start : endOf(token);
  const skipped = error.resyncedTokens.at(-1);
  const context = contextOf(error.context.ruleStack);
  const suggestion = error.message === aDeclaration && !atEnd ? suggest(token.image, declarationWords) : undefined;
  return {
    diagnostic: unexpectedToken(
      { expected: error.message, found: atEnd ? "the end of the file" : foundText(token), context, suggestion },
      { file, start, end },
    ),
    offset: start,
    resumed: skipped === undefined || skipped.tokenType === EOF ? start : Math.max(start, endOf(skipped)),
    always: false,
  };
}

const declarationWords = t.declarationKeywords.map(({ PATTERN }) => String(PATTERN));

function foundText(token: IToken): string {
  if (tokenMatcher(token, t.TemplateStart) || tokenMatcher(token, t.StringLiteral)) return "a string";
  const image = token.image.length > 30 ? `${token.image.slice(0, 29)}…` : token.image;
  return `\`${image}\``;
}

/** The block that a mistake lies in, in words. */
function contextOf(ruleStack: readonly string[]): string | undefined {
  for (const rule of [...ruleStack].reverse()) {
    const words = contextWords.get(rule);
    if (words !== undefined) return words;
  }
  return undefined;
}

const importContext = "in the import";

const contextWords = new Map([
  ["callArguments", "in the arguments of the call"],
  ["matchExpression", "in the `match`"],
  ["matchStep", "in the `match`"],
  ["webhooksMember", "in the `webhooks` block"],
  ["operationMember", "in the operation"],
  ["systemDeclaration", "in the system"],
  ["policyDeclaration", "in the policy"],
  ["tableDeclaration", "in the table"],
  ["mapDeclaration", "in the map"],
  ["flowDeclaration", "in the flow"],
  ["syncDeclaration", "in the sync"],
  ["testDeclaration", "in the test"],
  ["importDeclaration", importContext],
]);

const wordsOfOmission = { value: "a value", name: "a name", type: "a type", string: "a string", unit: "a unit such as `second`" } as const;

function fromOmission({ file }: Mistakes, { kind, offset, after, next }: Omission): Finding {
  const text = after.at(-1) === ":" || after.at(-1) === "." ? after.join("") : (after.at(-1) ?? "");
  const diagnostic = missingPart(
    { what: wordsOfOmission[kind], after: text.length > 40 ? `…${text.slice(-39)}` : text },
    { file, start: offset, end: offset },
  );
  return { diagnostic, offset, resumed: next.image === undefined || next.tokenType === EOF ? offset : next.startOffset, always: false };
}

const closers = new Map([
  ["{", "}"],
  ["[", "]"],
  ["(", ")"],
  ["${", "}"],
]);

function fromUnclosed(file: string, token: IToken): Diagnostic {
  return unclosedBracket(
    { bracket: token.image, closer: closers.get(token.image) ?? "}" },
    { file, start: token.startOffset, end: endOf(token) },
  );
}
