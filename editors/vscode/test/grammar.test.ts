import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type * as Oniguruma from "vscode-oniguruma";
import type * as TextMate from "vscode-textmate";
import { parse } from "../../../src/parser/parse.ts";
import { codeTokens } from "../../../src/parser/tokens.ts";
import type { Node } from "../../../src/syntax/nodes.ts";
import { childrenOf } from "../../../src/syntax/walk.ts";

/*
 * The TextMate grammar by the engine that editors run it with: what each word of a line is to it, and whether it sees the
 * strings, numbers, comments and keywords that the lexer sees.
 */

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, "../../..");
let grammar: TextMate.IGrammar;

beforeAll(async () => {
  const oniguruma: typeof Oniguruma = require("vscode-oniguruma");
  const textMate: typeof TextMate = require("vscode-textmate");
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textMate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () =>
      textMate.parseRawGrammar(readFileSync(join(root, "grammar/integ.tmLanguage.json"), "utf8"), "integ.tmLanguage.json"),
  });
  const loaded = await registry.loadGrammar("source.integ");
  if (loaded === null) throw new Error("the grammar cannot be loaded");
  grammar = loaded;
});

/** The innermost scopes of a text at each of its offsets, without `.integ`. */
function scopesOf(text: string): readonly (readonly string[])[] {
  const scopes: (readonly string[])[] = [];
  let state: TextMate.StateStack | null = null;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (let at = 0; at <= line.length; at++) {
      const token = tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex) ?? tokens.at(-1);
      scopes.push((token?.scopes ?? []).slice(1).map((scope) => scope.replace(/\.integ$/, "")));
    }
    state = ruleStack;
  }
  return scopes;
}

/** What the grammar sees in a line: each piece with its innermost scope, but for operators and what it says nothing of. */
function seen(line: string): readonly string[] {
  const pieces: { scope: string; text: string }[] = [];
  for (const { startIndex, endIndex, scopes } of grammar.tokenizeLine(line, null).tokens) {
    const scope =
      scopes
        .slice(1)
        .at(-1)
        ?.replace(/\.integ$/, "") ?? "";
    const text = line.slice(startIndex, endIndex);
    const previous = pieces.at(-1);
    if (previous?.scope === scope) previous.text += text;
    else pieces.push({ scope, text });
  }
  return pieces.flatMap(({ scope, text }) => (/^$|^keyword\.operator$|^meta\./.test(scope) ? [] : [`${scope} ${text}`]));
}

const constructs: readonly (readonly [string, readonly string[]])[] = [
  ["/// Doc of `this`", ["comment.line.documentation /// Doc of `this`"]],
  ["// note", ["comment.line.double-slash // note"]],
  ['integration billing "1.0.0" {', ["keyword.declaration integration", "entity.name.type billing", 'string.quoted.double "1.0.0"']],
  [
    'import { toAccount } from "shared.integ"',
    ["keyword.declaration import", "keyword.control from", 'string.quoted.double "shared.integ"'],
  ],
  ["system stripe {", ["keyword.declaration system", "entity.name.type stripe"]],
  [
    '  spec: openapi "a.json" overlay "b.yaml"',
    ["variable.other.property spec", 'string.quoted.double "a.json"', 'string.quoted.double "b.yaml"'],
  ],
  [
    '  operation getOrder = GET "/orders/{id}"',
    ["keyword.declaration operation", "entity.name.function getOrder", 'string.quoted.double "/orders/{id}"'],
  ],
  ["  rate: 100 per second", ["variable.other.property rate", "constant.numeric 100", "keyword.control per"]],
  [
    '  event orderPlaced: Order = body.data when body.name == "placed"',
    ["keyword.declaration event", "entity.name.function orderPlaced", "keyword.control when", 'string.quoted.double "placed"'],
  ],
  [
    "  retry: { on: [429, 5xx, timeout], backoff: exponential(500ms, 1.5s) }",
    [
      "variable.other.property retry",
      "variable.other.property on",
      "constant.numeric 429",
      "constant.numeric.status 5xx",
      "variable.other.property backoff",
      "constant.numeric.duration 500ms",
      "constant.numeric.duration 1.5s",
    ],
  ],
  [
    "  breaker: { open: 50% of 20 }",
    [
      "variable.other.property breaker",
      "variable.other.property open",
      "constant.numeric.percent 50%",
      "keyword.control of",
      "constant.numeric 20",
    ],
  ],
  [
    'type Order = schema "order.json" & { id: string, total?: number | null }',
    [
      "keyword.declaration type",
      "entity.name.type Order",
      "keyword.control schema",
      'string.quoted.double "order.json"',
      "variable.other.property id",
      "support.type string",
      "variable.other.property total",
      "support.type number",
      "constant.language null",
    ],
  ],
  [
    'table countries { "us": "United States" }',
    ["keyword.declaration table", "entity.name.type countries", 'string.quoted.double "us"', 'string.quoted.double "United States"'],
  ],
  [
    "map toAccount(c: stripe.customer) -> salesforce.Account {",
    ["keyword.declaration map", "entity.name.function toAccount", "variable.other.property c"],
  ],
  [
    '  Name: c.name?.trim() ?? "Order #${c.id ?? 0}\\n"',
    [
      "variable.other.property Name",
      "support.function trim",
      'string.quoted.double "Order #',
      "constant.numeric 0",
      "constant.character.escape \\n",
      'string.quoted.double "',
    ],
  ],
  [
    '  let x = match c.type { "a" | "b" => 1, else => -2.5e3 }',
    [
      "keyword.control let",
      "keyword.control match",
      'string.quoted.double "a"',
      'string.quoted.double "b"',
      "constant.numeric 1",
      "keyword.control else",
      "constant.numeric 2.5e3",
    ],
  ],
  [
    "  for item in order.items parallel 5 {",
    ["keyword.control for", "keyword.control in", "keyword.control parallel", "constant.numeric 5"],
  ],
  [
    '    on 404 => fail "no ${item}"',
    ["keyword.control on", "constant.numeric 404", "keyword.control fail", 'string.quoted.double "no ', 'string.quoted.double "'],
  ],
  ["  key: event.map(i => i.`odd name`)", ["variable.other.property key", "support.function map", "variable.other.quoted `odd name`"]],
  ["  url: env.URL ?? secret.KEY", ["variable.other.property url", "variable.language env", "variable.language secret"]],
  ['test toAccount "falls back" {', ["keyword.declaration test", "entity.name.function toAccount", 'string.quoted.double "falls back"']],
  [
    "  given { on: true, if: null }",
    [
      "keyword.control given",
      "variable.other.property on",
      "constant.language true",
      "variable.other.property if",
      "constant.language null",
    ],
  ],
];

describe("the constructs of the language", () => {
  test.each(constructs)("%s", (line, expected) => {
    expect(seen(line)).toEqual(expected);
  });
});

const programs = ["examples", "test/integrations", "test/golden", "test/check"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".integ"))
    .map((path) => join(folder, path))
    // What is no program to the parser has no keywords to agree on.
    .filter((path) => parse(readFileSync(join(root, path), "utf8"), path).diagnostics.length === 0),
);

/** The scope that a token of the lexer has to be in; undefined where the grammar may say what it likes. */
function expectedScope(name: string): RegExp | undefined {
  if (/^(String|Template(Start|Text|End))$/.test(name)) return /^string\./;
  if (name === "Number") return /^constant\.numeric$/;
  if (/^(Duration|Status|Percent)$/.test(name)) return /^constant\.numeric\./;
  if (/^(True|False|Null)$/.test(name)) return /^constant\.language$/;
  return keywordNames.has(name) ? /^keyword\.(declaration|control)$/ : undefined;
}

const keywordNames = new Set(
  codeTokens.filter(({ LONGER_ALT, name }) => LONGER_ALT !== undefined && !/^(True|False|Null)$/.test(name)).map(({ name }) => name),
);

/** What the grammar takes for keywords of a test: names that it cannot tell from them are not worth a rule. */
const testWords = new Set(["given", "expect", "in"]);

/** Where names of a program stand, which may be spelled as a keyword is. */
function namesOf(root: Node): ReadonlySet<number> {
  const starts = new Set<number>();
  const visit = (node: Node): void => {
    // The type of null, and the words of a test, are names to the parser alone.
    if (node.kind === "Identifier" && node.name !== "null") starts.add(node.start);
    for (const child of childrenOf(node)) if (node.kind !== "TestClause" || child !== node.word) visit(child);
  };
  visit(root);
  return starts;
}

describe("the parser and the grammar agree on what is text, number, comment, keyword and name", () => {
  test.each(programs)("%s", (path) => {
    const text = readFileSync(join(root, path), "utf8");
    const scopes = scopesOf(text);
    const { file, tokens, comments } = parse(text, path);
    const names = namesOf(file);
    const wrong: string[] = [];
    const report = (start: number, end: number, said: string): void => {
      const line = text.slice(0, start).split("\n").length;
      wrong.push(`${line}: ${JSON.stringify(text.slice(start, end))} is ${scopes[start]?.join(" ") || "nothing"}, ${said}`);
    };
    const expectScope = (start: number, end: number, scope: RegExp): void => {
      for (let at = start; at < end; at++)
        if (scopes[at]?.some((each) => scope.test(each)) !== true) {
          report(start, end, `not ${scope.source}`);
          return;
        }
    };
    for (const { start, end, doc } of comments)
      expectScope(start, end, doc ? /^comment\.line\.documentation$/ : /^comment\.line\.double-slash$/);
    for (const token of tokens) {
      const { start, end, kind } = token;
      const scope = names.has(start) ? undefined : expectedScope(kind);
      if (scope !== undefined) expectScope(start, end, scope);
      else if (
        !testWords.has(text.slice(start, end)) &&
        scopes[start]?.some((each) => /^(comment|constant\.numeric|constant\.language|keyword\.(declaration|control))/.test(each))
      )
        report(start, end, "and a name or a sign");
    }
    expect(wrong).toEqual([]);
  });

  test("there are programs", () => expect(programs.length).toBeGreaterThan(20));
});
