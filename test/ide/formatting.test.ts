import { describe, expect, test } from "vitest";
import { type FormattingEdit, formatting, onTypeFormatting, rangeFormatting } from "../../src/ide/formatting.ts";
import { parse } from "../../src/parser/parse.ts";
import { createRandom } from "../fuzz/random.ts";
import { marked } from "../support/marked.ts";
import { randomProgram } from "../support/random-programs.ts";

const treeOf = (text: string): string =>
  JSON.stringify(parse(text, "x.integ").file.declarations, (name, value: unknown) =>
    name === "start" || name === "end" || name === "operatorSpan" ? undefined : value,
  );
const fileOf = (text: string) => ({ text, parsed: parse(text, "x.integ") });

function applied(text: string, edits: readonly FormattingEdit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, { start, end, newText }) => changed.slice(0, start) + newText + changed.slice(end), text);
}

/** What becomes of a text whose marks hold a range, or several. */
function ranged(marks: string): string {
  const { text, ranges } = marked(marks);
  return applied(text, rangeFormatting(fileOf(text), ranges));
}

/** What becomes of a text when its last typed character stands in front of the mark. */
function typed(marks: string): string {
  const { text, offset } = marked(marks);
  const character = text[offset - 1] === "}" ? "}" : "\n";
  const edits = onTypeFormatting(fileOf(text), offset, character);
  for (const { start, end, newText } of edits) expect(text.slice(start, end) + newText).toMatch(/^[ \t]*$/);
  return applied(text, edits);
}

describe("formatting a document", () => {
  test("changes only what stands between tokens", () => {
    const text = "policy p { // why\n timeout : 5s,\n   deadline: 2m }\n";
    const edits = formatting(fileOf(text));
    expect(applied(text, edits)).toBe("policy p { // why\n  timeout:  5s\n  deadline: 2m\n}\n");
    for (const { start, end } of edits) expect(text.slice(start, end)).toMatch(/^(?:\s*|,?\s*)$/);
  });

  test("keeps the ends of lines that the editor has", () => {
    const text = "policy p {\r\n timeout: 5s\r\n}\r\n";
    expect(formatting(fileOf(text))).toEqual([{ start: 13, end: 13, newText: " " }]);
  });

  test("leaves what has a mistake", () => {
    const text = "policy p {  timeout: }\npolicy  q {}\n";
    expect(applied(text, formatting(fileOf(text)))).toBe("policy p {  timeout: }\npolicy q {}\n");
  });
});

describe("formatting a range", () => {
  test("is about the declarations that it touches", () => {
    expect(ranged("policy  a {}\npolicy ┆ b {}\npolicy┆  c {}\npolicy  d {}\n")).toBe(
      "policy  a {}\npolicy b {}\npolicy c {}\npolicy  d {}\n",
    );
  });

  test("is about the members that it touches, where it lies within a declaration", () => {
    expect(ranged("policy  p {\n timeout :5s\n deadline: ┆ 2┆m\n bulkhead :8\n}\n")).toBe(
      "policy  p {\n timeout :5s\n  deadline: 2m\n bulkhead :8\n}\n",
    );
  });

  test("is about steps within steps", () => {
    expect(ranged("flow f {\n on: a.b as c\n  if c.x {\n  a.b( ┆┆ )\n   a.c( )\n  }\n}\n")).toBe(
      "flow f {\n on: a.b as c\n  if c.x {\n    a.b()\n   a.c( )\n  }\n}\n",
    );
  });

  test("takes several ranges", () => {
    expect(ranged("policy ┆┆ a {}\npolicy  b {}\npolicy ┆┆ c {}\n")).toBe("policy a {}\npolicy  b {}\npolicy c {}\n");
  });
});

describe("any range, and anything typed, in programs made at random", () => {
  test("keeps the program, and typing changes nothing but blanks within lines", () => {
    for (let seed = 0; seed < 150; seed++) {
      const random = createRandom(seed);
      const text = randomProgram(random, 1);
      const file = fileOf(text);
      const start = random.below(text.length);
      const range = { start, end: Math.min(text.length, start + random.below(80)) };
      expect(treeOf(applied(text, rangeFormatting(file, [range]))), `seed ${seed}`).toBe(treeOf(text));
      const typed = [...text.matchAll(/[}\n]/g)];
      const match = typed.length === 0 ? undefined : random.pick(typed);
      if (match === undefined) continue;
      const edits = onTypeFormatting(file, match.index + 1, match[0]);
      for (const { start: from, end, newText } of edits) expect(text.slice(from, end) + newText, `seed ${seed}`).toMatch(/^[ \t]*$/);
      expect(treeOf(applied(text, edits)), `seed ${seed}`).toBe(treeOf(text));
    }
  });
});

describe("formatting while typing", () => {
  test("} puts its line under the one that it closes, and the block in order", () => {
    expect(typed("policy p {\n timeout : 5s\n   deadline: 2m\n   }┆\n")).toBe("policy p {\n  timeout:  5s\n  deadline: 2m\n}\n");
  });

  test("} says nothing of what stands around its block", () => {
    expect(typed("flow f {\n on: a.b as c\n   if x {\n      a.b( )\n      }┆\n}\n")).toBe(
      "flow f {\n on: a.b as c\n   if x {\n    a.b()\n   }\n}\n",
    );
  });

  test("} stands right where the rest is not whole", () => {
    expect(typed("flow f {\n  on:\n  if x {\n    a.b()\n    }┆\n")).toBe("flow f {\n  on:\n  if x {\n    a.b()\n  }\n");
  });

  test("a new line is indented within its block", () => {
    expect(typed("policy p {\n┆\n}\n")).toBe("policy p {\n  \n}\n");
    expect(typed("policy p {\n  retry: {\n  ┆\n")).toBe("policy p {\n  retry: {\n    \n");
  });

  test("a new line puts the columns above it in order, and keeps the cursor's line", () => {
    expect(typed("policy p {\n  timeout: 5s\n  deadline: 2m\n  ┆\n}\n")).toBe("policy p {\n  timeout:  5s\n  deadline: 2m\n  \n}\n");
  });

  test("a line that is deeper than its block stays: a value or a clause goes on there", () => {
    const text = "flow f {\n  on: a.b as c\n  a.b()\n    on 404 => continue\n    ┆\n}\n";
    expect(typed(text)).toBe(text.replace("┆", ""));
  });

  test("no line begins or ends anew", () => {
    const text = "table t { a: 1,\n┆ b: 2 }\n";
    expect(typed(text)).toBe("table t { a: 1,\n  b: 2 }\n");
  });

  test("nothing happens outside of blocks, nor in an empty text", () => {
    expect(typed("policy p {}\n┆")).toBe("policy p {}\n");
    expect(onTypeFormatting(fileOf(""), 0, "\n")).toEqual([]);
  });
});
