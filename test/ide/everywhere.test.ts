import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { callItemAt, incomingCalls, outgoingCalls } from "../../src/ide/call-hierarchy.ts";
import { declarationAt, definitionAt, typeDefinitionAt } from "../../src/ide/definition.ts";
import { documentLinksOf } from "../../src/ide/document-links.ts";
import { toMarkdown, toPlainText } from "../../src/ide/documentation.ts";
import { foldsOf } from "../../src/ide/folding.ts";
import { hoverAt } from "../../src/ide/hover/hover.ts";
import { type OutlineItem, outlineOf } from "../../src/ide/outline.ts";
import { highlightsAt, referencesAt } from "../../src/ide/references.ts";
import { prepareRename, renameAt } from "../../src/ide/rename.ts";
import { selectionRangesAt } from "../../src/ide/selection-ranges.ts";
import { signatureHelpAt } from "../../src/ide/signature-help.ts";
import { type View, viewOf } from "../../src/ide/view.ts";
import type { Span } from "../../src/source/span.ts";
import { createBufferHost } from "../../src/workspace/buffer-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";

const root = resolve(import.meta.dirname, "../..");
const examples = ["billing", "github-slack", "medusa-salesforce", "salesforce-twilio"].map((name) => `examples/${name}/${name}.integ`);
const others = ["later", "rules-sync", "assume", "maps", "match"].map((name) => `test/check/${name}.integ`);

/** Asks everything at an offset; what is answered lies within the text. */
function askAt(view: View, offset: number): void {
  const within = ({ start, end }: Span): void => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(view.text.length);
  };
  const programs = (): readonly View["checked"][] => [view.checked];
  for (const lead of [definitionAt, declarationAt, typeDefinitionAt]) {
    const found = lead(view, offset);
    if (found !== undefined) within(found.origin);
  }
  const hover = hoverAt(view, offset);
  if (hover !== undefined) {
    within(hover.span);
    expect(toMarkdown(hover.parts).length + toPlainText(hover.parts).length).toBeLessThan(40_000);
  }
  for (const { parameters, label } of signatureHelpAt(view, offset)?.signatures ?? [])
    for (const { end } of parameters) expect(end).toBeLessThan(label.length);
  for (const each of referencesAt(view, offset, programs, { declaration: true })) if (each.file === view.file) within(each);
  for (const { span } of highlightsAt(view, offset)) within(span);
  const prepared = prepareRename(view, offset);
  const renamed = renameAt(view, offset, "another name", programs);
  if (!("refused" in prepared) && !("refused" in renamed)) expect(renamed.length).toBeGreaterThan(0);
  const ranges = selectionRangesAt(view, offset);
  for (const [index, range] of ranges.entries()) {
    within(range);
    const inner = ranges[index - 1];
    if (inner !== undefined) expect(range.start <= inner.start && range.end >= inner.end).toBe(true);
  }
  callItemAt(view, offset);
  incomingCalls(view, offset, programs);
  outgoingCalls(view, offset);
}

/** Asks everything about a file as a whole. */
function askOf(view: View): void {
  const look = ({ name, span, selection, children }: OutlineItem): void => {
    expect(name).not.toBe("");
    expect(selection.start).toBeGreaterThanOrEqual(span.start);
    expect(selection.end).toBeLessThanOrEqual(span.end);
    for (const child of children) look(child);
  };
  for (const item of outlineOf(view.parsed.file, view.text)) look(item);
  for (const { start, end } of foldsOf(view)) expect(end).toBeGreaterThan(start);
  for (const { span } of documentLinksOf(view)) expect(span.end).toBeGreaterThanOrEqual(span.start);
}

describe.each([...examples, ...others])("%s", (path) => {
  const entry = join(root, path);
  const text = readFileSync(entry, "utf8");
  const host = createBufferHost(createNodeHost(root, { INTEG_CACHE: join(tmpdir(), "integ-everywhere-test") }));
  const workspace = createWorkspace(host);
  const viewWith = (changed: string): View | undefined => {
    host.setBuffer(entry, changed);
    return viewOf(host, workspace.check(entry), entry);
  };

  test("answers everything at places all over it", () => {
    const view = viewWith(text);
    if (view === undefined) throw new Error("not read");
    askOf(view);
    for (let offset = 0; offset <= text.length; offset += 11) askAt(view, offset);
  });

  test("answers everything where it is half written, and where a token is left out", () => {
    const tokens = viewWith(text)?.parsed.tokens ?? [];
    const step = Math.max(1, Math.floor(tokens.length / 8));
    for (let index = step; index < tokens.length; index += step) {
      const { start, end } = tokens[index] ?? { start: 0, end: 0 };
      for (const changed of [text.slice(0, end), text.slice(0, start) + text.slice(end)]) {
        const view = viewWith(changed);
        if (view === undefined) continue;
        askOf(view);
        for (const offset of [start - 7, start, changed.length]) if (offset >= 0 && offset <= changed.length) askAt(view, offset);
      }
    }
  });
});
