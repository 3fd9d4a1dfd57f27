import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { type Mutant, mutants } from "./mutants.ts";

const root = resolve(import.meta.dirname, "../..");

/*
 * The property of soundness.test.ts is only worth something if it finds a rule that is broken. Each mutant is one change of
 * one rule, made while a process loads the compiler, and there the same property has to find a violation. It takes a minute:
 * with CI=true, or with MUTANTS=1.
 */
describe.skipIf(process.env["CI"] === undefined && process.env["MUTANTS"] === undefined)("a broken rule of assignability is found", () => {
  it.each(mutants)("$name", async (mutant) => {
    const text = readFileSync(placeOf(mutant), "utf8");
    expect(text.split(mutant.from).length - 1, "the mutated text stands there once").toBe(1);
    expect(await violationIn(mutant)).not.toBe("");
  });
});

function placeOf({ file }: Mutant): string {
  return join(root, "src/types", file);
}

/** What the property finds where the compiler is loaded with a mutant; the empty text where it finds nothing. */
function violationIn(mutant: Mutant): Promise<string> {
  const script = `import { registerHooks } from "node:module";
const [place, from, to] = ${JSON.stringify([pathToFileURL(placeOf(mutant)).href, mutant.from, mutant.to])};
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    return url === place ? { ...loaded, source: loaded.source.toString().replace(from, () => to) } : loaded;
  },
});
const { checkSoundness } = await import(${JSON.stringify(join(root, "test/support/soundness.ts"))});
for (let seed = 1; seed <= 30; seed++) {
  const { violation } = checkSoundness(400, seed, 40);
  if (violation !== undefined) { console.log(violation); break; }
}`;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done(output) : fail(new Error(`the property ended with ${code}`))));
  });
}
