import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/*
 * Builds both packages: the compiler as a few bundles that load when a command needs them, the runtime module by module.
 * ts-morph, ajv and the like stay outside: they are loaded from where npm put them, by the commands that need them.
 */
const root = resolve(import.meta.dirname, "..");
const external = ["ts-morph", "ajv", "ajv/*", "ajv-formats", "json-schema-faker", "js-yaml", "undici", "oauth4webapi", "@integ/runtime", "@integ/runtime/*"];

rmSync(join(root, "dist"), { recursive: true, force: true });
rmSync(join(root, "runtime/dist"), { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: { cli: "src/cli/cli.ts", index: "src/index.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  external,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
  // commander is CommonJS inside.
  banner: { js: 'import { createRequire as integRequire } from "node:module"; const require = integRequire(import.meta.url);' },
});

const tsc = join(root, "node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "runtime/tsconfig.build.json"], { cwd: root, stdio: "inherit" });
execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
