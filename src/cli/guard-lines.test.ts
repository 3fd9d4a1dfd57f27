import { describe, expect, test } from "vitest";
import { createColours } from "../diagnostics/render/colours.ts";
import type { ShownGuard } from "../diagnostics/render/json.ts";
import { guardLines, guardWords } from "./guard-lines.ts";

const colours = createColours(false);
const range = { start: { line: 39, character: 2 }, end: { line: 39, character: 10 } };
const name: ShownGuard = {
  site: "toAccount",
  path: "/Name",
  constraint: "maxLength 40",
  reason: "the text may be of any length, and at most 40 are allowed",
  witness: "a".repeat(41),
  accepted: false,
  file: "/p/a.integ",
  range,
  described: { file: "/p/api.yaml", range },
};
const tier: ShownGuard = { ...name, path: "/Tier", constraint: "enum", witness: null, accepted: true };
const list = (guards: readonly ShownGuard[], explain = false, maximumLines = Number.POSITIVE_INFINITY) =>
  guardLines(guards, (file) => file.slice(3), { explain, maximumLines }, { colours });

describe("guards as a person reads them", () => {
  test("one line each", () => {
    expect(list([name, tier])).toEqual([
      "  guarded   toAccount/Name  maxLength 40  a.integ:40",
      "  accepted  toAccount/Tier  enum          a.integ:40",
    ]);
    expect(guardWords(41, [name, tier])).toBe("41 proved, 2 guarded (1 accepted)");
  });

  test("explained: why, a value that would be refused, the description's line, and how to prove it", () => {
    expect(list([name, tier], true)).toEqual([
      "  guarded   toAccount/Name  maxLength 40  a.integ:40",
      "            why: the text may be of any length, and at most 40 are allowed",
      '            refused would be "aaaaaaaaaa…" of 41 characters',
      "            described in api.yaml:40",
      "            to prove it: `.take(40)` cuts the text; `assume` says what the source really gives; `!` behind the value accepts the guard",
      "  accepted  toAccount/Tier  enum          a.integ:40",
      "            why: the text may be of any length, and at most 40 are allowed",
      "            refused would be null",
      "            described in api.yaml:40",
    ]);
  });

  test("on one page, those that nobody has accepted first", () => {
    const many = [...Array.from({ length: 30 }, () => ({ ...tier })), name];
    const lines = list(many, false, 10);
    expect(lines).toHaveLength(11);
    expect(lines.filter((line) => line.startsWith("  guarded"))).toHaveLength(1);
    expect(lines.at(-1)).toBe("  … and 21 more; --all shows them");
  });

  test("with nothing of a description that a terminal would obey", () => {
    const hostile = { ...name, path: "/\u001b[2J", reason: "\u001b]0;x\u0007", witness: "\u001b[31m" };
    expect(list([hostile], true).join("\n")).not.toMatch(/[\u001b\u0007]/);
  });
});
