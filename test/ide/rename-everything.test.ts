import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { occurrencesIn } from "../../src/ide/occurrences.ts";
import { prepareRename, renameAt } from "../../src/ide/rename.ts";
import { viewOf } from "../../src/ide/view.ts";
import type { Host } from "../../src/source/host.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { type CheckedProgram, createWorkspace } from "../../src/workspace/workspace.ts";
import { withEdits } from "../support/edits.ts";
import { specsFolder } from "../support/specs.ts";

const root = resolve(import.meta.dirname, "../..");
const fresh = "freshName";

const examples = ["billing", "github-slack", "medusa-salesforce", "salesforce-twilio"].map((name) => `examples/${name}/${name}.integ`);
const others = ["hubspot-salesforce", "shipengine-pagerduty", "stripe-org"].map((name) => `test/integrations/${name}.integ`);
const checked = ["maps", "flows", "expression-types", "match", "narrowing", "imports", "tables", "later", "rules-sync"].map(
  (name) => `test/check/${name}.integ`,
);

test.each([...examples, ...checked, ...(specsFolder() === undefined ? [] : others)])(
  "a fresh name for anything of %s changes nothing but the name",
  (path) => {
    const entry = join(root, path);
    const disk = createNodeHost(root, { INTEG_CACHE: join(tmpdir(), "integ-rename-test") });
    const workspace = createWorkspace(disk);
    const before = workspace.check(entry);
    // A second declaration of a name that gets another one is a mistake less.
    const twice = before.diagnostics.flatMap(({ message }) => /`([^`]+)` is declared twice/u.exec(message)?.[1] ?? []);
    let renames = 0;
    for (const file of before.files) {
      const view = viewOf(disk, before, file);
      if (view === undefined) continue;
      for (const { role, span, node } of occurrencesIn(view)) {
        if (role !== "declaration" || node.kind !== "Identifier" || twice.includes(node.name)) continue;
        if ("refused" in prepareRename(view, span.start)) continue;
        const edits = renameAt(view, span.start, fresh, () => [before]);
        if ("refused" in edits) throw new Error(`${node.name}: ${edits.refused}`);
        expect(edits.length).toBeGreaterThan(0);
        const texts = new Map(
          before.files.map((each) => [
            each,
            withEdits(
              before.sources.get(each)?.text ?? "",
              edits.filter(({ location }) => location.file === each),
            ),
          ]),
        );
        const after = createWorkspace(over(disk, texts)).check(entry);
        expect(shown(after, node.name), `${node.name} in ${file}`).toEqual(shown(before, node.name));
        renames++;
      }
    }
    expect(renames).toBeGreaterThan(2);
  },
  60_000,
);

/** A host with other texts for some files. */
function over(disk: Host, texts: ReadonlyMap<string, string>): Host {
  const memory = createMemoryHost(Object.fromEntries(texts));
  return { ...disk, open: (path) => (texts.has(path) ? memory.open(path) : disk.open(path)) };
}

/** What a check says, without the places, and with one word for both names, wherever they are part of another. */
function shown({ program, diagnostics, unsupported, guards, proved }: CheckedProgram, name: string): unknown {
  const names = new RegExp(`${fresh}|${name}`, "giu");
  const neutral = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(names, "NAME");
    if (Array.isArray(value)) return value.map(neutral);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => key !== "at");
    // Pairs, for two names may have become one; in an order that does not depend on the name.
    return entries.map(([key, each]) => JSON.stringify([neutral(key), neutral(each)])).sort();
  };
  const said = [...diagnostics, ...unsupported].map(({ code, message }) => neutral(`${code} ${message}`));
  return { program: neutral(program), said: said.sort(), guards: neutral(guards), proved };
}
