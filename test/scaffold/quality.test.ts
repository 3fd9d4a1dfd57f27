import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { objectForm } from "../../src/checker/expressions/object.ts";
import { createFieldMatcher } from "../../src/scaffold/match-fields.ts";
import { sourceValuesIn } from "../../src/scaffold/sources.ts";
import { writableProperty } from "../../src/types/members.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { handWrittenFields } from "../support/hand-written-maps.ts";
import { specsFolder } from "../support/specs.ts";

/*
 * The measure of the matching: the maps that people wrote. A field counts where its expression reads the map's parameters; it is found
 * where the engine proposes one of the values that the person took. Constants, and what reads metadata of the author's own choice, no
 * engine can know; the latter count as missed all the same.
 */
const root = resolve(import.meta.dirname, "../..");
const specs = specsFolder();
const folder = mkdtempSync(join(tmpdir(), "integ-matching-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was found of a program's hand-written fields. */
interface Found {
  fields: number;
  first: number;
  amongThree: number;
  readonly missed: string[];
}

function measure(path: string, found: Found): void {
  const checked = createWorkspace(createNodeHost(root, { INTEG_CACHE: join(folder, "cache") })).check(path);
  const { model } = checked;
  for (const declaration of checked.sources.get(path)?.parsed.file.declarations ?? []) {
    if (declaration.kind !== "MapDeclaration") continue;
    const [scope, target] = [model?.scopeOf(declaration.body), model?.expectedTypeOf(declaration.body)];
    const form = target && objectForm(target);
    if (scope === undefined || form === undefined) continue;
    const matcher = createFieldMatcher(sourceValuesIn(scope));
    for (const { map, field, paths } of handWrittenFields(declaration)) {
      const place = writableProperty(form, field);
      if (place === undefined) continue;
      const { type, property } = place;
      const entity = target?.kind === "ref" ? target.name : undefined;
      const required = property?.required === true;
      const matches = matcher.match({ name: field, type, required, description: property?.description, entity }, 3);
      const rank = matches.findIndex(({ source }) => paths.includes([source.entity[0], ...source.path].join(".")));
      found.fields++;
      if (rank === 0) found.first++;
      if (rank >= 0) found.amongThree++;
      if (rank !== 0) found.missed.push(`${map}.${field} (${paths.join(", ")}): ${matches.map(({ expression }) => expression).join(", ")}`);
    }
  }
}

function shares(name: string, { fields, first, amongThree, missed }: Found): { readonly first: number; readonly amongThree: number } {
  process.stdout.write(`${name}: ${first} of ${fields} fields right on top, ${amongThree} among the first three\n`);
  if (process.env["INTEG_DEBUG"] === "1") process.stdout.write(`${missed.join("\n")}\n`);
  return { first: first / fields, amongThree: amongThree / fields };
}

test("of the examples' maps, most fields are proposed right", () => {
  const found: Found = { fields: 0, first: 0, amongThree: 0, missed: [] };
  for (const name of ["billing", "github-slack", "medusa-salesforce", "salesforce-twilio"])
    measure(join(root, "examples", name, `${name}.integ`), found);
  const { first, amongThree } = shares("examples", found);
  expect(found.fields).toBeGreaterThan(30);
  expect(first).toBeGreaterThanOrEqual(0.55);
  expect(amongThree).toBeGreaterThanOrEqual(0.58);
});

test.skipIf(specs === undefined)("of the integrations over descriptions that are not shipped, too", () => {
  symlinkSync(specs ?? "", join(folder, "specs"));
  const found: Found = { fields: 0, first: 0, amongThree: 0, missed: [] };
  const integrations = join(root, "test/integrations");
  for (const file of readdirSync(integrations))
    if (/\.(integ|json)$/u.test(file)) copyFileSync(join(integrations, file), join(folder, file));
  for (const file of readdirSync(integrations)) if (file.endsWith(".integ")) measure(join(folder, file), found);
  const { first, amongThree } = shares("integrations", found);
  expect(found.fields).toBeGreaterThan(30);
  expect(first).toBeGreaterThanOrEqual(0.7);
  expect(amongThree).toBeGreaterThanOrEqual(0.72);
});
