import { describe, expect, test } from "vitest";
import { escaped, inlineCode, toMarkdown, toPlainText } from "../../src/ide/documentation.ts";

const shown = (text: string): string => toMarkdown([{ kind: "quoted", text }]);

describe("words of a description", () => {
  test.each([
    ["a link", "see [the guide](https://evil.example/x) and <https://evil.example>", "see the guide and https\\://evil.example"],
    ["a link to a command", "[run](command:workbench.action.terminal.sendSequence?%7B%7D)", "run"],
    ["a link that is not closed", "[a](b [c]: d", "\\[a\\](b \\[c\\]: d"],
    ["a reference", "[a][b]\n\n[b]: http://evil.example", "\\[a\\]\\[b\\]\n\n\\[b\\]: http\\://evil.example"],
    ["an address that editors make a link of", "www.evil.example, a@evil.example", "www\\.evil.example, a\\@evil.example"],
    ["an image", "![alt](https://evil.example/pixel.png)", "alt"],
    ["HTML", '<p>Text <b onclick="x">bold</b></p><script>alert(1)</script>', "Text bold\nalert(1)".replace("\n", "  \n")],
    ["HTML in entities", "&lt;img src=x&gt;", "\\<img src=x\\>"],
    ["an entity", "&#60;b&#62; &copy;", "\\&\\#60;b\\&\\#62; \\&copy;"],
    ["a heading", "# Big\n- one\n1. first\n+ two", "\\# Big  \n\\- one  \n1\\. first  \n\\+ two"],
    ["a rule and a table", "---\n| a | b |", "\\---  \n\\| a \\| b \\|"],
    ["code", "use `x_y` and `z`", "use `x_y` and `z`"],
    ["code that is not closed", "use `x_y` and `z", "use \\`x\\_y\\` and \\`z"],
    ["a fence", "```js\nalert(1)\n```", "\\`\\`\\`js  \nalert(1)  \n\\`\\`\\`"],
    ["signs that turn the text around", "abc\u202edef\u0000\u200b", "abcdef"],
  ])("%s is only text", (_, text, expected) => expect(shown(text)).toBe(expected));

  test("are cut where they are long", () => {
    const text = shown("word ".repeat(1_000));
    expect(text.length).toBeLessThan(1_300);
    expect(text.endsWith("word…")).toBe(true);
  });
});

test("code cannot end its own fence", () => {
  expect(inlineCode("a`b``c")).toBe("```a`b``c```");
  expect(inlineCode("`a")).toBe("`` `a ``");
  expect(inlineCode("a\n\n# b")).toBe("`a # b`");
  expect(toMarkdown([{ kind: "code", text: "a\n```\n# b" }])).toBe("````integ\na\n```\n# b\n````");
});

test("code of any length is cut", () => {
  expect(inlineCode("x".repeat(10_000)).length).toBe(302);
  expect(toMarkdown([{ kind: "code", text: `a\n${"x".repeat(10_000)}` }]).split("\n")[2]?.length).toBe(300);
});

test("a sentence takes one line of them", () => expect(escaped("One.\n\nTwo *three*.")).toBe("One. Two \\*three\\*."));

test("plain text has no marks", () => {
  expect(
    toPlainText([
      { kind: "code", text: "a: string" },
      { kind: "words", markdown: "**required** in `x`" },
      { kind: "quoted", text: "<p>A *b*</p>" },
    ]),
  ).toBe("a: string\n\nrequired in x\n\nA *b*");
});
