import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { filesBelow, hashOfSources, nodeBundle, root, runtimeEntryPoints } from "./build/packages.ts";

/*
 * Builds both packages:
 *   dist/          the compiler, split so that a command loads only what it needs
 *   runtime/dist/  @integ/runtime
 * each with its type declarations.
 * usage: node scripts/build.ts [compiler | runtime]    both without a name
 */
const only = process.argv[2];

let failed = false;
if (only !== "compiler") {
  await bundle("runtime/dist", { entryPoints: runtimeEntryPoints(), packages: "external" });
  declare("runtime/tsconfig.build.json", "runtime/dist");
}
if (only !== "runtime") {
  await bundle("dist", {
    entryPoints: { cli: "src/cli/cli.ts", index: "src/index.ts" },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    define: { INTEG_BUILD: JSON.stringify(hashOfSources()) },
    // Chevrotain is needed by every command and loads faster in one piece; the others are loaded by the commands that need them.
    external: ["ts-morph", "json-schema-faker", "js-yaml", "@integ/runtime", "@integ/runtime/*"],
    // The language server's packages are CommonJS, and ask for Node's modules when they run.
    banner: { js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);' },
  });
  declare("tsconfig.build.json", "dist/types");
  linkCommand();
}
process.exit(failed ? 1 : 0);

/** Bundles one package, and removes what an earlier build left behind: afterwards, so that nothing running misses a file. */
async function bundle(folder: string, options: BuildOptions): Promise<void> {
  const result = await build({ ...nodeBundle, ...options, outdir: folder });
  const kept = new Set(Object.keys(result.metafile?.outputs ?? {}).map((path) => resolve(root, path)));
  for (const path of filesBelow(join(root, folder))) {
    if (path.endsWith(".js") && !kept.has(path)) rmSync(path);
  }
}

/** Writes the type declarations of one package. They are written even where a type is wrong, but the build then fails. */
function declare(project: string, folder: string): void {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const result = spawnSync(process.execPath, [tsc, "-p", project], { cwd: root, stdio: "inherit" });
  // `tsc` leaves `.ts` in the specifiers of declarations, but only `.d.ts` and `.js` files are published.
  for (const path of filesBelow(join(root, folder)).filter((file) => file.endsWith(".d.ts"))) {
    const text = readFileSync(path, "utf8");
    const mended = text.replaceAll(/((?:from|import)\s*\(?\s*"\.[^"\n]*)\.ts"/g, '$1.js"');
    if (mended !== text) writeFileSync(path, mended);
  }
  if (result.status !== 0) failed = true;
}

/** npm links the commands of dependencies, but not those of the package itself: `npx integ` works here too. */
function linkCommand(): void {
  const link = join(root, "node_modules/.bin/integ");
  if (process.platform !== "win32" && !existsSync(link)) symlinkSync("../../bin/integ.js", link);
}
