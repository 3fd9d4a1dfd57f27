import { describe, expect, it } from "vitest";
import { refineResult } from "../../src/checker/functions/refine.ts";
import type { Type } from "../../src/types/type.ts";

const text: Type = { kind: "string" };
const resultOf = (name: string, receiver: Type, parameters: readonly Type[]): Type =>
  refineResult({ name, receiver, arguments: parameters, result: text }).type;
const count = (value: number): Type => ({ kind: "literal", value });

describe("what a function makes of texts that match a pattern", () => {
  it.each<readonly [string, string, readonly Type[], string | undefined]>([
    ["lower", "^[A-Z]{2}$", [], "^[a-z]{2}$"],
    ["lower", "^[A-Za-z]+-[0-9]{4}$", [], "^[a-z]+-[0-9]{4}$"],
    ["upper", "^[a-z]{3}[0-9]?$", [], "^[A-Z]{3}[0-9]?$"],
    ["take", "^[0-9]{5}-[0-9]{4}$", [count(5)], "^[0-9]{5}$"],
    ["drop", "^[0-9]{5}-[0-9]{4}$", [count(6)], "^[0-9]{4}$"],
    ["trim", "^ *[0-9]+ *$", [], "^[0-9]+$"],
    ["take", "^[0-9]{5}$", [{ kind: "number", integer: true }], undefined],
    ["lower", "^(a+)\\1$", [], undefined],
  ])("%s of %s", (name, pattern, parameters, expected) => {
    const result = resultOf(name, { kind: "string", patterns: [pattern] }, parameters);
    expect(result.kind === "string" ? result.patterns?.[0] : "no text").toBe(expected);
  });

  it("is known of texts of a format and of some texts, too", () => {
    expect(resultOf("take", { kind: "string", format: "date-time" }, [count(4)])).toMatchObject({ patterns: ["^[0-9]{4}$"] });
    const either: Type = {
      kind: "union",
      exclusive: false,
      members: [
        { kind: "string", patterns: ["^[A-Z]$"] },
        { kind: "literal", value: "-" },
      ],
    };
    expect(resultOf("lower", either, [])).toMatchObject({ patterns: ["^[\\-a-z]$"] });
  });
});
