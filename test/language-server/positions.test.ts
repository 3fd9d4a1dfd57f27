import fc from "fast-check";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { offsetIn } from "../../src/language-server/convert.ts";
import { LineMap } from "../../src/source/line-map.ts";

const texts = fc
  .array(fc.constantFrom("a", "é", "🙂", "\n", "\r", "\r\n", "\u2028", "\t"), { maxLength: 30 })
  .map((parts) => parts.join(""));

test("positions and offsets are those of the protocol's own documents, whatever ends the lines", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: -1, max: 12 }), fc.integer({ min: -1, max: 12 }), (text, line, character) => {
      const document = TextDocument.create("a", "integ", 1, text);
      const lines = new LineMap(text);
      expect(offsetIn(text, lines, { line, character })).toBe(document.offsetAt({ line, character }));
      for (let offset = 0; offset <= text.length; offset++) {
        // Within the end of a line there is no position.
        if (text[offset - 1] === "\r" && text[offset] === "\n") continue;
        expect(lines.position(offset)).toEqual(document.positionAt(offset));
      }
    }),
    { numRuns: 1000 },
  );
});
