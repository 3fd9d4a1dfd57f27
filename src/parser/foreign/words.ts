import * as t from "../tokens.ts";
import {
  anywhere,
  endAt,
  endsValue,
  type ForeignForm,
  imageOf,
  isFirst,
  isType,
  isWord,
  noticed,
  onOneLine,
  type Place,
  type Recognizer,
  startAt,
  type TextEdit,
} from "./form.ts";

/** A word with what stands instead; what is written in its place, where that is all. */
function word(place: Place, index: number, instead: string, edit?: { readonly title: string } & TextEdit): ForeignForm {
  const span = { start: startAt(place, index), end: endAt(place, index) };
  const { title, ...change } = edit ?? { title: undefined };
  const edits = "newText" in change ? [change] : undefined;
  return { ...span, form: `\`${imageOf(place, index)}\``, instead, title, edits, safe: edits !== undefined };
}

/** The same, with another word in its place. */
function writtenAs(place: Place, index: number, instead: string, newText: string): ForeignForm {
  const span = { start: startAt(place, index), end: endAt(place, index) };
  return word(place, index, instead, { ...span, newText, title: `Write \`${newText}\`` });
}

/** The same, with nothing in its place. */
function removed(place: Place, index: number, instead: string): ForeignForm {
  const title = `Remove \`${imageOf(place, index)}\``;
  return word(place, index, instead, { start: startAt(place, index), end: startAt(place, index + 1), newText: "", title });
}

const declarers = ["const", "var", "val", "final", "auto", "def", "set"];

/** `const x = …` */
const binding = anywhere((place, index) => {
  if (!isWord(place, index, ...declarers) || !isType(place, index + 1, t.Identifier) || !isType(place, index + 2, t.Equal))
    return undefined;
  return place.context === "in the flow"
    ? writtenAs(place, index, "a step's result has a name by `let`", "let")
    : word(place, index, "a part of a map has a name when it is a map of its own, and constants stand in a `table`");
});

/** `x = crm.getContact(…)` as a step. */
const assignment = noticed((place, index) => {
  if (place.context !== "in the flow" || !isType(place, index, t.Equal) || !isFirst(place, startAt(place, index - 1))) return undefined;
  const start = startAt(place, index - 1);
  const edits = [{ start, end: start, newText: "let " }];
  const span = { start, end: endAt(place, index) };
  return { ...span, form: "assignment", instead: "a step's result has a name by `let name = …`", title: "Write `let`", edits, safe: true };
});

/** `function f(…)`, `interface X`, `export …` where a declaration stands. */
const declaration = noticed((place, index) => {
  if (!isFirst(place, startAt(place, index))) return undefined;
  if (isWord(place, index, "export", "public", "private", "static", "async", "default"))
    return removed(place, index, "what a file declares can be imported as it is");
  if (isWord(place, index, "function", "def", "fn", "func", "fun"))
    return writtenAs(place, index, "a pure function is a `map name(x: T) -> U { … }`, and what happens is a `flow`", "map");
  if (isWord(place, index, "interface", "class", "struct", "record"))
    return word(place, index, "a type is `type Name = { field: T }`, and a system or a flow says what happens");
  if (isWord(place, index, "enum")) return word(place, index, 'a type of constants is `type Name = "a" | "b"`');
  if (isWord(place, index, "const", "let", "var")) return word(place, index, "constants stand in a `table name { key: value }`");
  if (isType(place, index, ...t.declarationKeywords, t.Identifier) && isType(place, index + 1, t.Colon))
    return isWord(place, index, "integration", "system", "policy", "flow", "table", "map")
      ? { ...spanOf(place, index, index + 1), form: `\`${imageOf(place, index)}:\``, instead: declared(imageOf(place, index)) }
      : undefined;
  return undefined;
});

function declared(keyword: string): string {
  if (keyword === "integration") return 'a program begins with `integration name "1.0.0"`';
  return keyword === "map" ? "a map is `map name(x: T) -> U { … }`" : `a declaration is \`${keyword} name { … }\``;
}

function spanOf(place: Place, from: number, to: number): { readonly start: number; readonly end: number } {
  return { start: startAt(place, from), end: endAt(place, to) };
}

/** `import x from`, `import * as x from` */
const wholeImport = noticed((place, index) => {
  const isImport = isType(place, index - 1, t.Import) && isType(place, index, t.Star, t.Identifier, t.StringLiteral);
  if (!isImport) return undefined;
  const name = isType(place, index, t.Identifier) && isType(place, index + 1, t.From) ? imageOf(place, index) : undefined;
  const span = spanOf(place, index, index);
  const instead = 'what is taken has a name: `import { a, b } from "./shared.integ"`';
  const fix = name === undefined ? {} : { title: `Write \`{ ${name} }\``, edits: [{ ...span, newText: `{ ${name} }` }], safe: true };
  return { ...span, form: "imports of a whole file", instead, ...fix };
});

/** `return` in a map or in a lambda. */
const returned = anywhere((place, index) => {
  if (!isType(place, index, t.Identifier) || !isWord(place, index, "return")) return undefined;
  const isLambda = isType(place, index - 1, t.OpenBrace) && isType(place, index - 2, t.FatArrow);
  if (!isLambda) {
    const instead = "a map gives its fields, `name: value`, or one value: `map f(x: T) -> U = value`";
    return isType(place, index + 1, t.Identifier, t.StringLiteral, t.TemplateStart, t.NumberLiteral, t.OpenBrace)
      ? word(place, index, instead)
      : undefined;
  }
  let close = index;
  for (let depth = 1, next = index; next < place.tokens.length && depth > 0; next++) {
    if (isType(place, next, t.OpenBrace, t.InterpolationStart)) depth++;
    if (isType(place, next, t.CloseBrace)) depth--;
    close = next;
  }
  const edits = [
    { start: startAt(place, index - 1), end: startAt(place, index + 1), newText: "" },
    { start: endAt(place, close - 1), end: endAt(place, close), newText: "" },
  ];
  const instead = "a lambda is one expression: `x => value`";
  return { ...spanOf(place, index - 1, index), form: "`=> { return … }`", instead, title: "Write one expression", edits, safe: true };
});

/** `(x: string) => …` */
const typedLambda = noticed((place, index) => {
  if (!isType(place, index - 1, t.OpenParenthesis, t.Comma) || !isType(place, index + 1, t.Colon) || !isType(place, index, t.Identifier))
    return undefined;
  let end = index + 1;
  while (end <= place.last && !isType(place, end, t.Comma, t.CloseParenthesis)) end++;
  if (!isType(place, end, t.CloseParenthesis) || !isType(place, end + 1, t.FatArrow)) return undefined;
  const change = { start: endAt(place, index), end: startAt(place, end), newText: "" };
  const instead = "they follow from what the lambda is given to";
  const form = "types of a lambda's parameters";
  return { ...spanOf(place, index, end - 1), form, instead, title: "Remove the type", edits: [change], safe: true };
});

/** `for (const x of xs)`, `for x of xs` */
const loop = anywhere((place, index) => {
  if (!isType(place, index, t.Identifier) || !isWord(place, index, "for", "foreach")) return undefined;
  let next = index + 1;
  const inBrackets = isType(place, next, t.OpenParenthesis);
  if (inBrackets) next++;
  if (isWord(place, next, "const", "let", "var")) next++;
  const name = next;
  if (!isType(place, name, t.Identifier) || !isWord(place, name + 1, "of", "in")) return undefined;
  if (!inBrackets && isWord(place, name + 1, "in")) return undefined;
  const edits = [{ start: startAt(place, index), end: endAt(place, name + 1), newText: `for ${imageOf(place, name)} in` }];
  if (inBrackets) {
    const brace = [...range(name, place.last)].find((each) => isType(place, each, t.OpenBrace));
    const close = brace === undefined ? place.last : brace - 1;
    if (isType(place, close, t.CloseParenthesis)) edits.push({ ...spanOf(place, close, close), newText: "" });
  }
  const span = spanOf(place, index, name + 1);
  const form = `\`${place.text.slice(span.start, span.end)}\``;
  return { ...span, form, instead: "a loop is `for x in xs { … }`", title: "Write `for … in`", edits, safe: true };
});

function* range(from: number, to: number): Generator<number> {
  for (let each = from; each <= to; each++) yield each;
}

/** `try { … } catch …`, and `catch 409 =>` behind a call. */
const attempt = anywhere((place, index) => {
  const isStatus = isType(place, index + 1, t.NumberLiteral, t.StatusLiteral);
  if (isWord(place, index, "catch", "except", "rescue") && isStatus) return writtenAs(place, index, "it is `on`", "on");
  const isBlock = isType(place, index + 1, t.OpenBrace, t.OpenParenthesis, t.Colon);
  if (!isWord(place, index, "try", "catch", "except", "finally") || !isBlock || !isFirstOrCloses(place, index)) return undefined;
  return word(place, index, "what becomes of a failure stands behind the call: `on 409 => continue`");
});

function isFirstOrCloses(place: Place, index: number): boolean {
  return isFirst(place, startAt(place, index)) || isType(place, index - 1, t.CloseBrace);
}

/** `elif`, `else if` in one word. */
const otherwise = anywhere((place, index) =>
  isWord(place, index, "elif", "elsif", "elseif") && isType(place, index - 1, t.CloseBrace)
    ? writtenAs(place, index, "it is `else if`", "else if")
    : undefined,
);

/** `if condition` without braces. */
const bareIf = anywhere((place, index) => {
  const isIf = isType(place, index, t.If) && isFirst(place, startAt(place, index));
  if (!isIf || place.at >= 0 || place.context !== "in the flow") return undefined;
  for (const each of range(index, place.last)) if (isType(place, each, t.OpenBrace)) return undefined;
  return { ...spanOf(place, index, place.last), form: "`if` without braces", instead: "it is `if condition { … }`" };
});

/** `if` as a value. */
const choice = anywhere((place, index) => {
  const isValue = isType(place, index, t.If) && isType(place, index - 1, t.Colon, t.Equal, t.FatArrow, t.OpenParenthesis);
  return isValue && isType(place, index + 1, t.Identifier, t.OpenParenthesis, t.Exclamation)
    ? word(place, index, "a choice of values is `match { condition => a, else => b }`")
    : undefined;
});

/** `switch x {`, `case "a"` in a match. */
const switched = anywhere((place, index) => {
  if (isWord(place, index, "switch", "when", "case") && isType(place, index - 1, t.Colon, t.Equal, t.FatArrow))
    return isType(place, index + 1, t.Identifier, t.OpenParenthesis) ? writtenAs(place, index, "it is `match`", "match") : undefined;
  const isArm = isWord(place, index, "case") && isType(place, index - 1, t.OpenBrace, t.Comma);
  return isArm && isType(place, index + 1, t.StringLiteral, t.NumberLiteral, t.Identifier)
    ? removed(place, index, "an arm is `pattern => value`")
    : undefined;
});

/** Operators that are words, in front of a value. */
const prefixWord = anywhere((place, index) => {
  if (!isType(place, index + 1, t.Identifier) || !onOneLine(place, endAt(place, index), startAt(place, index + 1))) return undefined;
  if (isWord(place, index, "typeof"))
    return word(place, index, "what a value may be is told apart by `match x { is string => …, else => … }`");
  if (isWord(place, index, "new")) return word(place, index, 'values are made by functions: `"2026-01-31".toDate("yyyy-MM-dd")`');
  if (isWord(place, index, "async", "yield")) return removed(place, index, "each step ends before the next one begins");
  return undefined;
});

/** `x as string`, `x in xs`, `x instanceof Y` behind a value: noticed at the word, or behind it. */
const infixWord = noticed((place, at) => infixAt(place, at) ?? infixAt(place, at - 1));

function infixAt(place: Place, index: number): ForeignForm | undefined {
  if (!endsValue(place, index - 1) || !onOneLine(place, endAt(place, index - 1), startAt(place, index))) return undefined;
  if (isType(place, index, t.As))
    return word(place, index, "a type follows from the value, and `assume` says what a description leaves out");
  if (isType(place, index, t.In)) return word(place, index, 'it is `list.contains(x)`, or `value.has("key")`');
  if (isWord(place, index, "instanceof", "is")) return word(place, index, "kinds are told apart by `match x { is card => …, else => … }`");
  return undefined;
}

/** Words of other languages. */
export const words: readonly Recognizer[] = [
  binding,
  assignment,
  declaration,
  wholeImport,
  returned,
  typedLambda,
  loop,
  attempt,
  otherwise,
  bareIf,
  choice,
  switched,
  prefixWord,
  infixWord,
];
