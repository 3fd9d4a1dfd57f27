import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { definitionAt } from "../../src/ide/definition.ts";
import { signatureHelpAt } from "../../src/ide/signature-help.ts";
import { viewOf } from "../../src/ide/view.ts";
import type { Node } from "../../src/syntax/nodes.ts";
import { walk } from "../../src/syntax/walk.ts";
import { printType } from "../../src/types/print.ts";
import { type BufferHost, createBufferHost } from "../../src/workspace/buffer-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { type CheckedProgram, createWorkspace } from "../../src/workspace/workspace.ts";

const cache = mkdtempSync(join(tmpdir(), "integ-editing-"));
afterAll(() => rmSync(cache, { recursive: true }));

const root = resolve(import.meta.dirname, "../..");
const programs = [
  "billing/billing",
  "github-slack/github-slack",
  "medusa-salesforce/medusa-salesforce",
  "salesforce-twilio/salesforce-twilio",
]
  .map((name) => join(root, "examples", `${name}.integ`))
  .map((file) => ({ file, text: readFileSync(file, "utf8") }));

/** The disk, but for the files that are being edited. */
function editedHost(): BufferHost {
  return createBufferHost(createNodeHost(root, { INTEG_CACHE: cache }));
}

/** What a check says, as plain data. */
function said({ program, diagnostics, unsupported, guards, proved }: CheckedProgram): unknown {
  return { program, diagnostics, unsupported, guards, proved };
}

describe("a program that is being edited", () => {
  test.each(programs)("is checked as if it were opened anew: $file", ({ file, text }) => {
    const host = editedHost();
    const workspace = createWorkspace(host);
    const words = text.match(/\w+|\S/gu) ?? [];
    const edit = fc.record({
      at: fc.nat({ max: text.length }),
      removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 200 })),
      added: fc.oneof(fc.constant(""), fc.constantFrom(...words), fc.constantFrom("\n", " ", "}", "{", '"', ".", ": ", "x")),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let current = text;
        for (const { at, removed, added } of edits) {
          current = current.slice(0, at) + added + current.slice(at + removed);
          host.setBuffer(file, current);
          const checked = workspace.check(file);
          expect(said(checked)).toEqual(said(createWorkspace(host).check(file)));
        }
      }),
      { seed: 20_261_121, numRuns: 12 },
    );
  });

  test.each(programs)("means around a place what it means as a whole: $file", ({ file, text }) => {
    const host = editedHost();
    const workspace = createWorkspace(host);
    const typed = text.length > 0 ? [text, text.replaceAll(/\n {2}\w+:/gu, "\n  x:"), text.slice(0, text.length >> 1)] : [];
    for (const current of typed) {
      host.setBuffer(file, current);
      const whole = workspace.check(file);
      const declarations = whole.sources.get(file)?.parsed.file.declarations ?? [];
      expect(declarations.length).toBeGreaterThan(0);
      for (const declaration of declarations) {
        const around = workspace.checkAround(file, file, declaration.end);
        expect(around.sources.get(file)).toBe(whole.sources.get(file));
        for (const node of walk(declaration)) {
          expect(meaning(around, node)).toEqual(meaning(whole, node));
          if (node.kind !== "Identifier") continue;
          const [one, other] = [around, whole].map((checked) => viewOf(host, checked, file));
          expect(one && definitionAt(one, node.start)).toEqual(other && definitionAt(other, node.start));
          expect(one && signatureHelpAt(one, node.end)).toEqual(other && signatureHelpAt(other, node.end));
        }
      }
    }
  });
});

/** What a model says of a node, as far as it can be compared. */
function meaning({ model }: CheckedProgram, node: Node): unknown {
  const [type, expected] = [model?.typeOf(node), model?.expectedTypeOf(node)];
  const symbol = model?.symbolOf(node);
  return {
    kind: node.kind,
    at: node.start,
    type: type && printType(type),
    expected: expected && printType(expected),
    scope: model?.scopeOf(node)?.names(),
    symbol: symbol?.kind,
  };
}
