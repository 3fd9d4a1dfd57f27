import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable, showLine } from "./text-width.ts";

describe("showLine", () => {
  test("a short line stays as it is", () => {
    expect(showLine("Name: c.name", 6, 6, 80)).toEqual({ text: "Name: c.name", start: 6, length: 6 });
  });

  test("tabs become spaces, and the mark moves with them", () => {
    expect(showLine("\t\tName: c.name", 2, 4, 80)).toEqual({ text: "    Name: c.name", start: 4, length: 4 });
  });

  test("wide characters count two columns, combining marks none, an emoji of several characters two", () => {
    expect(showLine('"日本" x', 5, 1, 80)).toMatchObject({ start: 7, length: 1 });
    expect(showLine("e\u0301e\u0301 x", 5, 1, 80)).toMatchObject({ start: 3 });
    expect(showLine('"👩‍👩‍👧" x', 11, 1, 80)).toMatchObject({ start: 5 });
  });

  test("a line of a million characters is cut around its mark", () => {
    const line = `${"a".repeat(500_000)}MARK${"b".repeat(500_000)}`;
    const { text, start, length } = showLine(line, 500_000, 4, 80);
    expect(text.length).toBeLessThanOrEqual(80);
    expect(text.startsWith("…") && text.endsWith("…")).toBe(true);
    expect(text.slice(start, start + length)).toBe("MARK");
  });

  test("a mark at the end of a line is one column wide", () => {
    expect(showLine("abc", 3, 1, 80)).toEqual({ text: "abc", start: 3, length: 1 });
  });

  test("nothing of a file reaches a terminal as a command", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(200), fc.nat(50), (line, character, length) => {
        const shown = showLine(line, Math.min(character, line.length), length, 60);
        expect(shown.text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(printable(line)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test("of plain text, the marked part is what stands above the mark", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,300}$/), fc.nat(), fc.integer({ min: 1, max: 20 }), (line, seed, wanted) => {
        const character = seed % line.length;
        const { text, start, length } = showLine(line, character, wanted, 60);
        expect(text.length).toBeLessThanOrEqual(60);
        const marked = line.slice(character, character + wanted);
        expect(text.padEnd(start + length).slice(start, start + length)).toBe(marked.padEnd(1).slice(0, length));
        expect(length).toBeLessThanOrEqual(wanted);
      }),
    );
  });
});
