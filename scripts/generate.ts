import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { errorPages } from "./generate/errors.ts";
import { exampleFiles } from "./generate/examples.ts";
import { grammarFiles } from "./generate/grammar.ts";
import { vimFiles } from "./generate/vim.ts";

/*
 * Writes what is generated and checked in: the grammar's pages, the pages of the diagnostics, the examples' connectors.
 * usage: node scripts/generate.ts [--check]    with --check nothing is written, and what is stale is named
 */
const root = resolve(import.meta.dirname, "..");
const check = process.argv.includes("--check");

/** All generated files by path. A new generator is a new file and a line here. */
const files = new Map([...grammarFiles(root), ...vimFiles(), ...errorPages(), ...(await exampleFiles(root))]);
const stale = [...files]
  .filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text)
  .map(([path]) => path);
// Pages of codes that are no more.
const left = existsSync(join(root, "docs/errors"))
  ? readdirSync(join(root, "docs/errors"))
      .filter((name) => /^INTEG\d+\.md$/u.test(name))
      .map((name) => `docs/errors/${name}`)
      .filter((path) => !files.has(path))
  : [];

if (check) {
  for (const path of [...stale, ...left]) console.error(`stale: ${path} (npm run generate)`);
  process.exitCode = stale.length + left.length === 0 ? 0 : 1;
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path) ?? "");
  }
  for (const path of left) rmSync(join(root, path));
  console.log(stale.length + left.length === 0 ? "nothing was stale" : `${stale.length} written, ${left.length} removed`);
}
