import * as t from "../tokens.ts";
import {
  anywhere,
  endAt,
  type ForeignForm,
  imageOf,
  isAdjacent,
  isFirst,
  isType,
  isWord,
  noticed,
  onOneLine,
  type Place,
  type Recognizer,
  siblingsAfter,
  startAt,
  type TextEdit,
} from "./form.ts";

const blocks = /^in the (?:map|policy|system|operation|`webhooks` block|flow|table|test|sync)$/u;

/** The sign at a token becomes another one. */
function sign(place: Place, index: number, form: string, instead: string, newText: string): ForeignForm {
  const span = { start: startAt(place, index), end: endAt(place, index) };
  return { ...span, form, instead, title: `Write \`${newText.trim()}\``, edits: [{ ...span, newText }], safe: true };
}

/** `name = value`, `name => value` where `name: value` is meant: noticed at the sign, or at a name that begins nothing known. */
const fieldSign = noticed((place, at) => {
  const index = isType(place, at, t.Equal, t.FatArrow) ? at - 1 : at;
  const isEntry = isType(place, index, t.Identifier, t.StringLiteral) && blocks.test(place.context ?? "");
  if (!isEntry || !isFirst(place, startAt(place, index)) || !isType(place, index + 1, t.Equal, t.FatArrow)) return undefined;
  const written = `\`${imageOf(place, index + 1)}\``;
  const edit = { start: endAt(place, index), end: endAt(place, index + 1), newText: ":" };
  return {
    ...sign(place, index + 1, `${written} behind a field or a setting`, "it is `name: value`", ":"),
    title: "Write `:`",
    edits: [edit],
  };
});

/** `name value` without a colon: noticed at the value. */
const colonLeftOut = noticed((place, index) => {
  const name = index - 1;
  const isField = isType(place, name, t.Identifier) && !/flow|test/u.test(place.context ?? "") && blocks.test(place.context ?? "");
  if (!isField || !isFirst(place, startAt(place, name)) || isType(place, index, t.OpenBrace, t.CloseBrace, t.Equal)) return undefined;
  const end = endAt(place, name);
  if (!onOneLine(place, end, startAt(place, index))) return undefined;
  const instead = `it is \`${imageOf(place, name)}: value\``;
  const edits = [{ start: end, end, newText: ":" }];
  return { start: startAt(place, name), end, form: "fields without a colon", instead, title: "Insert `:`", edits };
});

/** `call(name = value)` */
const argumentSign = noticed((place, index) => {
  const isNamed = isType(place, index, t.Equal) && isType(place, index - 2, t.OpenParenthesis, t.Comma);
  if (!isNamed || place.context !== "in the arguments of the call") return undefined;
  const edit = { start: endAt(place, index - 1), end: endAt(place, index), newText: ":" };
  return { ...sign(place, index, "`=` in a call", "an argument is `name: value`", ":"), edits: [edit] };
});

/** `x = "a"` as a condition. */
const equalityOfOneSign = noticed((place, index) => {
  if (!isType(place, index, t.Equal) || isFirst(place, startAt(place, index - 1))) return undefined;
  const isCondition = place.context === "in the `match`" || [...lineWords(place, index)].some((each) => isType(place, each, t.When, t.If));
  return isCondition ? sign(place, index, "`=` between values", "equality is `==`", "==") : undefined;
});

function* lineWords(place: Place, before: number): Generator<number> {
  for (let each = place.first; each < before; each++) yield each;
}

/** `table x = {`, `system x = {` */
const declarationSign = noticed((place, index) => {
  const isDeclared = isType(place, index, t.Equal, t.Colon) && isType(place, index + 1, t.OpenBrace);
  const keyword = imageOf(place, index - 2);
  if (!isDeclared || !isType(place, index - 2, t.Table, t.System, t.Policy, t.Flow, t.Sync)) return undefined;
  const edit = { start: endAt(place, index - 1), end: startAt(place, index + 1), newText: " " };
  const form = `\`${imageOf(place, index)}\` in front of a block`;
  return {
    ...sign(place, index, form, `it is \`${keyword} name { … }\``, "{"),
    title: `Remove \`${imageOf(place, index)}\``,
    edits: [edit],
  };
});

/** `"a" => "b"` in a table, `"a": "b"` in a `match`: all entries of the block. */
const entrySigns = noticed((place, index) => {
  const inTable = place.context === "in the table";
  if (!inTable && place.context !== "in the `match`") return undefined;
  const wrong = inTable ? [t.FatArrow, t.Arrow, t.Equal] : [t.Colon, t.Arrow];
  const arrow = isType(place, index, ...wrong) ? index : index + 1;
  if (!isType(place, arrow, ...wrong)) return undefined;
  const edits: TextEdit[] = [];
  for (const next of [arrow, ...siblingsAfter(place, arrow)]) {
    if (!isType(place, next, ...wrong)) continue;
    const start = inTable || imageOf(place, next) === ":" ? endAt(place, next - 1) : startAt(place, next);
    edits.push({ start, end: endAt(place, next), newText: inTable ? ":" : imageOf(place, next) === ":" ? " =>" : "=>" });
  }
  const form = `\`${imageOf(place, arrow)}\` ${place.context}`;
  const instead = inTable ? "an entry is `key: value`" : "an arm is `pattern => value`";
  return {
    start: startAt(place, arrow),
    end: endAt(place, arrow),
    form,
    instead,
    title: `Write \`${inTable ? ":" : "=>"}\``,
    edits,
    safe: true,
  };
});

/** An arm with `->`, which the parser takes for a part that is missing. */
const armArrow = anywhere((place, index) => {
  if (!isType(place, index, t.Arrow) || !isType(place, index - 1, t.StringLiteral, t.NumberLiteral, t.Else, t.Null)) return undefined;
  return isWord(place, place.first, "map") || isType(place, place.first, t.On)
    ? undefined
    : sign(place, index, "`->` here", "an arm is `pattern => value`", "=>");
});

/** `on 409: …`, `on 409 -> …`, `on [400, 409] => …`, `on 400 | 409 => …` */
const handler = anywhere((place, index) => {
  if (!isType(place, index, t.On) || !isType(place, index + 1, t.NumberLiteral, t.StatusLiteral, t.OpenBracket, t.Identifier))
    return undefined;
  for (let next = index + 1; next <= place.last; next++) {
    if (isType(place, next, t.FatArrow)) return undefined;
    if (isType(place, next, t.Colon) && next > index + 1)
      return { ...sign(place, next, "`:` behind `on`", "it is `on 409 => outcome`", "=>"), edits: [arrowAt(place, next)] };
    if (isType(place, next, t.Arrow)) return sign(place, next, "`->` behind `on`", "it is `on 409 => outcome`", "=>");
    if (isType(place, next, t.Bar) || isWord(place, next, "or")) {
      const edit = { start: endAt(place, next - 1), end: endAt(place, next), newText: "," };
      return { ...sign(place, next, `\`${imageOf(place, next)}\` between failures`, "they are `on 400, 409 => …`", ","), edits: [edit] };
    }
    if (isType(place, next, t.OpenBracket)) {
      const close = [...siblingsAfter(place, next)].length;
      const end = next + close + 1;
      const edits = [next, end].map((each) => ({ start: startAt(place, each), end: endAt(place, each), newText: "" }));
      const span = { start: startAt(place, next), end: endAt(place, end) };
      return {
        ...span,
        form: "list behind `on`",
        instead: "failures are `on 400, 409 => …`",
        title: "Remove the brackets",
        edits,
        safe: true,
      };
    }
  }
  return undefined;
});

function arrowAt(place: Place, index: number): TextEdit {
  return { start: endAt(place, index - 1), end: endAt(place, index), newText: " =>" };
}

/** `map f(x: T): U`, `map f(x: T) => U` */
const resultSign = anywhere((place, index) => {
  if (!isType(place, index, t.FatArrow, t.Colon) || !isType(place, index - 1, t.CloseParenthesis)) return undefined;
  if (!isWord(place, place.first, "map", "function") || !isType(place, index + 1, t.Identifier, t.OpenBrace)) return undefined;
  const edit = { start: endAt(place, index - 1), end: endAt(place, index), newText: " ->" };
  const form = `\`${imageOf(place, index)}\` in front of a map's result`;
  return { ...sign(place, index, form, "it is `map name(x: T) -> U`", "->"), edits: [edit] };
});

/** `map f(crm.Contact c)` */
const typeFirst = anywhere((place, index) => {
  if (!isWord(place, place.first, "map") || !isType(place, index, t.OpenParenthesis, t.Comma)) return undefined;
  let end = index + 1;
  while (isType(place, end, t.Identifier) && isType(place, end + 1, t.Dot)) end += 2;
  if (!isType(place, end, t.Identifier) || !isType(place, end + 1, t.Identifier) || isAdjacent(place, end + 1)) return undefined;
  if (!isType(place, end + 2, t.Comma, t.CloseParenthesis)) return undefined;
  const span = { start: startAt(place, index + 1), end: endAt(place, end + 1) };
  const newText = `${imageOf(place, end + 1)}: ${place.text.slice(span.start, endAt(place, end))}`;
  const instead = `a parameter is \`${newText}\``;
  return { ...span, form: "types in front of a name", instead, title: `Write \`${newText}\``, edits: [{ ...span, newText }], safe: true };
});

const generics = new Map<string, (parts: string) => string>([
  ...["Array", "List", "Set", "ReadonlyArray", "Iterable"].map((name) => [name, (item: string) => `${item}[]`] as const),
  ...["Record", "Map", "Dict", "Dictionary", "HashMap"].map(
    (name) => [name, (parts: string) => `{ [key: string]: ${parts.replace(/^[^,]*,\s*/u, "")} }`] as const,
  ),
  ...["Optional", "Maybe", "Option"].map((name) => [name, (item: string) => `${item} | null`] as const),
]);

/** `Array<T>`, `Record<string, T>` */
const generic = anywhere((place, index) => {
  const write = generics.get(imageOf(place, index));
  if (write === undefined || !isType(place, index + 1, t.Less)) return undefined;
  let close = index + 2;
  while (close <= place.last && isType(place, close, t.Identifier, t.Dot, t.Comma, t.OpenBracket, t.CloseBracket, t.Bar)) close++;
  if (!isType(place, close, t.Greater)) return undefined;
  const span = { start: startAt(place, index), end: endAt(place, close) };
  const newText = write(place.text.slice(endAt(place, index + 1), startAt(place, close)));
  const form = `\`${place.text.slice(span.start, span.end)}\``;
  return { ...span, form, instead: `it is \`${newText}\``, title: `Write \`${newText}\``, edits: [{ ...span, newText }], safe: true };
});

/** `string?` */
const nullableSign = anywhere((place, index) => {
  if (!isType(place, index, t.Question) || !isWord(place, index - 1, "string", "number", "integer", "boolean")) return undefined;
  const span = { start: endAt(place, index - 1), end: endAt(place, index) };
  const name = imageOf(place, index - 1);
  const instead = `what may be null is \`${name} | null\`, and a field that may be left out \`name?: ${name}\``;
  return { ...span, form: `\`${name}?\``, instead, title: "Write `| null`", edits: [{ ...span, newText: " | null" }] };
});

/** `spec: openapi specs/crm.yaml` without quotes. */
const barePath = anywhere((place, index) => {
  if (!isWord(place, index, "openapi", "jsonSchema", "from", "overlay") || !isType(place, index + 1, t.Identifier, t.Dot, t.Slash))
    return undefined;
  const start = startAt(place, index + 1);
  const path = /^[^\s"'{},]+/u.exec(place.text.slice(start))?.[0] ?? "";
  if (!/[./]/u.test(path)) return undefined;
  const span = { start, end: start + path.length };
  return {
    ...span,
    form: "paths without quotes",
    instead: `it is \`"${path}"\``,
    title: `Write \`"${path}"\``,
    edits: [{ ...span, newText: `"${path}"` }],
    safe: true,
  };
});

/** Settings by indentation, as in YAML. */
const indented = anywhere((place, index) => {
  const { text } = place;
  const end = endAt(place, index);
  if (!isType(place, index, t.Colon) || index !== place.last || !isFirst(place, startAt(place, index - 1))) return undefined;
  const indent = startAt(place, index - 1) - (text.lastIndexOf("\n", startAt(place, index - 1) - 1) + 1);
  const last = endOfIndented(text, end, indent);
  if (last === end) return undefined;
  const edits = [
    { start: end, end, newText: " {" },
    { start: last, end: last, newText: `\n${" ".repeat(indent)}}` },
  ];
  const span = { start: startAt(place, index - 1), end };
  return {
    ...span,
    form: "blocks by indentation",
    instead: "what belongs to a setting stands in braces, `{ … }`",
    title: "Write braces",
    edits,
    safe: true,
  };
});

/** Where the settings end that stand on the lines below, further to the right. */
function endOfIndented(text: string, start: number, indent: number): number {
  let end = start;
  for (let next = text.indexOf("\n", end); next !== -1 && next - start < 10_000; next = text.indexOf("\n", end)) {
    const after = text.indexOf("\n", next + 1);
    const line = text.slice(next + 1, after === -1 ? text.length : after);
    if (line.search(/\S/u) <= indent || !/^\s+["\w]+:/u.test(line)) break;
    end = next + 1 + line.trimEnd().length;
  }
  return end;
}

/** Where signs stand and what they part, as other languages have it. */
export const layout: readonly Recognizer[] = [
  declarationSign,
  argumentSign,
  entrySigns,
  handler,
  resultSign,
  typeFirst,
  generic,
  nullableSign,
  barePath,
  indented,
  fieldSign,
  colonLeftOut,
  equalityOfOneSign,
  armArrow,
];
