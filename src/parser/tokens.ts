import { createToken, Lexer, type TokenType } from "chevrotain";

/*
 * The words and signs of the language. Keywords are contextual: each is an Identifier by category, so that it may be the
 * name of a field, a parameter or a member; what starts a declaration is told apart in `classify.ts`.
 */

// What a pattern may begin with is said with it: to find it out, the lexer would have to parse each pattern at start.
const digits = [..."0123456789"];
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"];

/** Any name, keywords included. */
export const Identifier = createToken({
  name: "Identifier",
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  label: "a name",
  start_chars_hint: letters,
});

/** A name that is no identifier, in back-quotes. */
export const QuotedIdentifier = createToken({
  start_chars_hint: ["`"],
  name: "QuotedIdentifier",
  pattern: /`[^`\r\n]*`/,
  label: "a name in back-quotes",
  categories: Identifier,
});

function keyword(word: string): TokenType {
  return createToken({
    name: word.charAt(0).toUpperCase() + word.slice(1),
    pattern: word,
    label: `\`${word}\``,
    longer_alt: Identifier,
    categories: Identifier,
  });
}

/** Any operator between two operands; how tightly each binds is in {@link operatorRows}. */
export const BinaryOperator = createToken({ name: "BinaryOperator", pattern: Lexer.NA, label: "an operator" });

function sign(
  name: string,
  text: string,
  options: { readonly push_mode?: string; readonly pop_mode?: boolean; readonly categories?: TokenType } = {},
): TokenType {
  return createToken({ name, pattern: text, label: `\`${text}\``, ...options });
}

function operator(name: string, text: string): TokenType {
  return sign(name, text, { categories: BinaryOperator });
}

export const Integration = keyword("integration");
export const Import = keyword("import");
export const System = keyword("system");
export const Policy = keyword("policy");
export const Type = keyword("type");
export const Table = keyword("table");
export const Map = keyword("map");
export const Flow = keyword("flow");
export const Sync = keyword("sync");
export const Test = keyword("test");
export const Plan = keyword("plan");

/** What starts a declaration. */
export const declarationKeywords: readonly TokenType[] = [Integration, Import, System, Policy, Type, Table, Map, Flow, Sync, Test, Plan];

export const From = keyword("from");
export const Operation = keyword("operation");
export const Webhooks = keyword("webhooks");
export const Event = keyword("event");
export const Channel = keyword("channel");
export const Assume = keyword("assume");
export const When = keyword("when");
export const Let = keyword("let");
export const On = keyword("on");
export const Undo = keyword("undo");
export const With = keyword("with");
export const If = keyword("if");
export const Else = keyword("else");
export const Match = keyword("match");
export const For = keyword("for");
export const In = keyword("in");
export const Parallel = keyword("parallel");
export const Fail = keyword("fail");
export const Is = keyword("is");
export const As = keyword("as");
export const Schema = keyword("schema");
export const Per = keyword("per");
export const Of = keyword("of");
export const True = keyword("true");
export const False = keyword("false");
export const Null = keyword("null");

export const DurationLiteral = createToken({
  name: "Duration",
  pattern: /\d+(?:\.\d+)?(?:ms|s|m|h|d)(?![A-Za-z0-9_])/,
  start_chars_hint: digits,
  label: "a duration",
});
export const StatusLiteral = createToken({
  name: "Status",
  pattern: /[1-5]xx(?![A-Za-z0-9_])/,
  label: "a status class",
  start_chars_hint: digits,
});
export const PercentLiteral = createToken({ name: "Percent", pattern: /\d+(?:\.\d+)?%/, label: "a percentage", start_chars_hint: digits });
export const NumberLiteral = createToken({
  name: "Number",
  pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/,
  label: "a number",
  start_chars_hint: digits,
});

/** A string on one line without interpolation. */
export const StringLiteral = createToken({
  name: "String",
  pattern: /"(?:[^"\\$\r\n]|\\[^\r\n]|\$(?!\{))*"/,
  label: "a string",
  start_chars_hint: ['"'],
});

export const TemplateStart = createToken({ name: "TemplateStart", pattern: '"', label: "a string", push_mode: "string" });
export const TemplateText = createToken({ name: "TemplateText", pattern: /(?:[^"\\$\r\n]|\\[^\r\n]|\$(?!\{))+/, label: "text" });
export const InterpolationStart = createToken({ name: "InterpolationStart", pattern: "${", label: "`${`", push_mode: "code" });
export const TemplateEnd = createToken({ name: "TemplateEnd", pattern: '"', label: '`"`', pop_mode: true });
/** A line ends inside a string: the string ends with it, and the lexer says so. */
export const TemplateBreak = createToken({
  name: "TemplateBreak",
  pattern: /\\?(?:\r\n|\r|\n)/,
  label: "the end of the line",
  pop_mode: true,
  line_breaks: true,
});

export const OpenBrace = sign("OpenBrace", "{", { push_mode: "code" });
export const CloseBrace = sign("CloseBrace", "}", { pop_mode: true });
export const OpenBracket = sign("OpenBracket", "[");
export const CloseBracket = sign("CloseBracket", "]");
export const OpenParenthesis = sign("OpenParenthesis", "(");
export const CloseParenthesis = sign("CloseParenthesis", ")");
export const Spread = sign("Spread", "...");
export const OptionalDot = sign("OptionalDot", "?.");
export const Coalesce = operator("Coalesce", "??");
export const Question = sign("Question", "?");
export const Dot = sign("Dot", ".");
export const Comma = sign("Comma", ",");
export const Colon = sign("Colon", ":");
export const DoubleArrow = sign("DoubleArrow", "<->");
export const FatArrow = sign("FatArrow", "=>");
export const Arrow = sign("Arrow", "->");
export const EqualEqual = operator("EqualEqual", "==");
export const NotEqual = operator("NotEqual", "!=");
export const LessEqual = operator("LessEqual", "<=");
export const GreaterEqual = operator("GreaterEqual", ">=");
export const Less = operator("Less", "<");
export const Greater = operator("Greater", ">");
export const OrOr = operator("OrOr", "||");
export const AndAnd = operator("AndAnd", "&&");
export const Bar = sign("Bar", "|");
export const Ampersand = sign("Ampersand", "&");
export const Equal = sign("Equal", "=");
export const Exclamation = sign("Exclamation", "!");
export const Plus = operator("Plus", "+");
export const Minus = operator("Minus", "-");
export const Star = operator("Star", "*");
export const Slash = operator("Slash", "/");

export const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[ \t\r\n\f\uFEFF\u00A0]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
  start_chars_hint: [" ", "\t", "\r", "\n", "\f", "\uFEFF", "\u00A0"],
});
export const LineComment = createToken({ name: "Comment", pattern: /\/\/[^\r\n]*/, group: "comments", start_chars_hint: ["/"] });

/** The operators of expressions, weakest first; those of one row bind alike, from left to right. */
export const operatorRows: readonly (readonly TokenType[])[] = [
  [Coalesce],
  [OrOr],
  [AndAnd],
  [EqualEqual, NotEqual],
  [Less, LessEqual, Greater, GreaterEqual],
  [Plus, Minus],
  [Star, Slash],
];

/** All words with a meaning of their own. */
export const keywords: readonly TokenType[] = [
  ...declarationKeywords,
  ...[From, Operation, Webhooks, Event, Channel, Assume, When, Let, On, Undo, With, If, Else, Match, For, In, Parallel],
  ...[Fail, Is, As, Schema, Per, Of, True, False, Null],
];

/** The tokens of code, in the order in which they are tried. */
export const codeTokens: readonly TokenType[] = [
  WhiteSpace,
  LineComment,
  StatusLiteral,
  DurationLiteral,
  PercentLiteral,
  NumberLiteral,
  ...keywords,
  Identifier,
  QuotedIdentifier,
  StringLiteral,
  TemplateStart,
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  OpenParenthesis,
  CloseParenthesis,
  Spread,
  OptionalDot,
  Coalesce,
  Question,
  Dot,
  Comma,
  Colon,
  DoubleArrow,
  FatArrow,
  Arrow,
  EqualEqual,
  NotEqual,
  LessEqual,
  GreaterEqual,
  Less,
  Greater,
  OrOr,
  AndAnd,
  Bar,
  Ampersand,
  Equal,
  Exclamation,
  Plus,
  Minus,
  Star,
  Slash,
];

/** The tokens inside a string that has interpolations. */
export const stringTokens: readonly TokenType[] = [TemplateText, InterpolationStart, TemplateEnd, TemplateBreak];

/** Every token type once, for the parser. */
export const allTokens: readonly TokenType[] = [...new Set([...codeTokens, ...stringTokens, BinaryOperator])];
