import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostics/edits.ts";
import { allDefinitions } from "../../src/diagnostics/registry.ts";
import { codeActions } from "../../src/ide/code-actions/code-actions.ts";
import { errorsAfter } from "../../src/ide/code-actions/keeps-sound.ts";
import { codeLenses } from "../../src/ide/code-lens.ts";
import { inlayHints } from "../../src/ide/inlay-hints.ts";
import { semanticTokens } from "../../src/ide/semantic-tokens.ts";
import { type View, viewOf } from "../../src/ide/view.ts";
import { parse } from "../../src/parser/parse.ts";
import { walk } from "../../src/syntax/walk.ts";
import { createBufferHost } from "../../src/workspace/buffer-host.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { syntaxErrors } from "../support/actions.ts";
import { besideText, entry, viewOfText } from "../support/view.ts";

/*
 * Nothing that is asked anywhere may throw, and what an action writes is a program again: at every offset of the examples, at
 * every node of the wrong and right programs of all error pages, and with every expression selected. No refactoring makes a mistake.
 */
const examples = [
  "billing/billing",
  "github-slack/github-slack",
  "medusa-salesforce/medusa-salesforce",
  "salesforce-twilio/salesforce-twilio",
];

function exampleView(name: string): View {
  const file = resolve(import.meta.dirname, `../../examples/${name}.integ`);
  const host = createNodeHost(process.cwd(), process.env);
  const view = viewOf(host, createWorkspace(host).check(file), file);
  if (view === undefined) throw new Error(`${file} cannot be read`);
  return view;
}

/** The places that an editor may ask at: offsets, all of them or where something begins, and all nodes as selections. */
function* places(view: View, allOffsets: boolean): Generator<{ readonly start: number; readonly end: number }> {
  for (let offset = 0; allOffsets && offset <= view.text.length; offset++) yield { start: offset, end: offset };
  for (const { start, end } of walk(view.parsed.file)) {
    yield { start, end: start };
    yield { start, end };
  }
}

/** Asks everywhere, and applies what is offered; each action once, a fix once for each place that it mends. Gives what is not as it should be. */
function problemsOf(view: View, allOffsets: boolean): { readonly problems: readonly string[]; readonly titles: ReadonlySet<string> } {
  const before = syntaxErrors(view.text);
  const countBefore = view.checked.diagnostics.filter(({ severity }) => severity === "error").length;
  const problems: string[] = [];
  const titles = new Set<string>();
  const seen = new Set<string>();
  for (const place of places(view, allOffsets)) {
    for (const action of codeActions(view, place)) {
      const key = `${action.kind} ${action.title} ${action.diagnostics?.[0]?.location.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      titles.add(action.title);
      const edits = action.edits();
      const after = applyEdits(view.text, view.file, edits);
      // Whether anything in scope is likely is found out only when somebody wants to know.
      const mayDoNothing = countBefore > 0 || action.title.startsWith("Map the other fields");
      if (edits.length === 0 && !mayDoNothing) problems.push(`${action.title} at ${place.start}–${place.end} does nothing`);
      const errors = action.kind === "quickfix" ? [] : errorsAfter(view, edits);
      if (errors.length > countBefore)
        problems.push(`${action.title} at ${place.start}–${place.end}: ${errors.map(({ message }) => message).join("; ")}`);
      if (syntaxErrors(after) > before) problems.push(`${action.title} at ${place.start}–${place.end}:\n${wrongPart(after)}`);
    }
  }
  return { problems, titles };
}

/** The lines around the first syntax error of a text. */
function wrongPart(text: string): string {
  const at = parse(text, entry).diagnostics.find(({ severity }) => severity === "error")?.location.start ?? 0;
  return text.slice(Math.max(0, at - 120), at + 120);
}

describe("asked everywhere", () => {
  test.each(examples)("%s", (name) => {
    const view = exampleView(name);
    const { problems, titles } = problemsOf(view, true);
    expect(problems).toEqual([]);
    expect(titles.size).toBeGreaterThan(10);
    expect(semanticTokens(view).length).toBeGreaterThan(100);
    expect(inlayHints(view).length).toBeGreaterThan(1);
    expect(codeLenses(view).length).toBeGreaterThan(3);
  });

  test("the programs of all error pages", () => {
    const problems: string[] = [];
    for (const { code, page } of allDefinitions) {
      for (const program of [page.wrong, page.right]) {
        if (program === undefined) continue;
        const more = Object.fromEntries(Object.entries(page.files ?? {}).map(([path, text]) => [`/${path}`, text]));
        const view = viewOfText(program, more);
        semanticTokens(view);
        for (const hint of inlayHints(view)) hint.tooltip?.();
        for (const lens of codeLenses(view)) if (lens.kind === "uses") lens.uses(() => []);
        problems.push(...problemsOf(view, false).problems.map((problem) => `${code}: ${problem}`));
      }
    }
    expect(problems).toEqual([]);
  });

  test("every beginning of a program", () => {
    const text = readFileSync(join(import.meta.dirname, "../../examples/billing/billing.integ"), "utf8").replaceAll(
      "specs/stripe.json",
      "specs/shop.yaml",
    );
    const host = createBufferHost(createMemoryHost(besideText));
    const workspace = createWorkspace(host);
    for (let length = 0; length <= text.length; length += 3) {
      host.setBuffer(entry, text.slice(0, length));
      const view = viewOf(host, workspace.check(entry), entry);
      if (view === undefined) continue;
      semanticTokens(view);
      inlayHints(view);
      codeLenses(view);
      codeActions(view, { start: length, end: length });
    }
  });
});
