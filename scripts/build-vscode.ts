import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { browserBundle } from "./browser/bundle.ts";
import { hashOfSources, nodeBundle, root, runtimeEntryPoints } from "./build/packages.ts";

/*
 * Builds the extension for VS Code, and packs it, into a folder (editors/vscode/dist):
 *   extension/      the extension as it is installed:
 *     main.js       where there is a disk
 *     browser.js    in a browser, with server.js as its web worker
 *     integ/        the package `integ` with everything that it needs: the server, and the commands
 *   integ.vsix      the same, packed; the same sources give the same bytes
 * usage: node scripts/build-vscode.ts [FOLDER]
 */
const source = join(root, "editors/vscode");
const folder = resolve(process.argv[2] ?? join(source, "dist"));
const extension = join(folder, "extension");
const command = join(extension, "integ");

rmSync(folder, { recursive: true, force: true });
await Promise.all([clients(), worker(), carriedCommand()]);
for (const file of ["package.json", "README.md", "CHANGELOG.md", "language-configuration.json", "images/icon.png"])
  copy(join(source, file), join(extension, file));
copy(join(root, "LICENSE"), join(extension, "LICENSE"));
copy(join(root, "grammar/integ.tmLanguage.json"), join(extension, "integ.tmLanguage.json"));
pack();

/** Both entries of the extension. The editor loads them as CommonJS. */
async function clients(): Promise<void> {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    minify: true,
    legalComments: "none",
    external: ["vscode"],
    logLevel: "warning",
  };
  await Promise.all([
    build({ ...common, platform: "node", target: "node20", entryPoints: [`${source}/src/main.ts`], outfile: `${extension}/main.js` }),
    build({
      ...common,
      platform: "browser",
      target: "es2022",
      entryPoints: [`${source}/src/browser.ts`],
      outfile: `${extension}/browser.js`,
    }),
  ]);
}

/** The server in a worker is one classic script: the editor's workers load no modules. */
async function worker(): Promise<void> {
  await build({
    ...browserBundle,
    splitting: false,
    format: "iife",
    legalComments: "none",
    // What stands in for Node's `createRequire` needs no address.
    define: { "import.meta.url": '""' },
    entryPoints: [`${source}/src/server.ts`],
    outfile: `${extension}/server.js`,
  });
}

/** The package as npm would install it, with its dependencies bundled. Generated code finds the runtime in its `node_modules`. */
async function carriedCommand(): Promise<void> {
  const common: BuildOptions = {
    ...nodeBundle,
    minify: true,
    legalComments: "none",
    // What is bundled and still CommonJS asks for Node's own modules, and for where it is.
    banner: {
      js: [
        'import { createRequire as $createRequire } from "node:module";',
        "const require = $createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;",
      ].join("\n"),
    },
  };
  const runtime = `${command}/node_modules/@integ/runtime`;
  const yaml = `${command}/node_modules/js-yaml`;
  await Promise.all([
    build({ ...common, outdir: `${runtime}/dist`, entryPoints: runtimeEntryPoints() }),
    // Loaded by its name, when the first YAML file is read.
    build({ ...common, splitting: false, format: "cjs", banner: {}, outfile: `${yaml}/index.js`, entryPoints: ["js-yaml"] }),
    build({
      ...common,
      outdir: `${command}/dist`,
      entryPoints: { cli: "src/cli/cli.ts" },
      define: { INTEG_BUILD: JSON.stringify(hashOfSources()) },
      external: ["@integ/runtime", "@integ/runtime/*"],
    }),
  ]);
  copy(join(root, "bin/integ.js"), `${command}/bin/integ.js`);
  manifest("package.json", `${command}/package.json`, ["bin"]);
  manifest("runtime/package.json", `${runtime}/package.json`, ["exports"]);
}

/** Writes the part of a package's manifest that still says something when nothing is installed for it. */
function manifest(from: string, to: string, fields: readonly string[]): void {
  const whole: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(join(root, from), "utf8"));
  const kept = Object.fromEntries(["name", "version", "license", "type", "engines", ...fields].map((field) => [field, whole[field]]));
  writeFileSync(to, `${JSON.stringify(kept, undefined, 2)}\n`);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function pack(): void {
  const result = spawnSync(
    process.execPath,
    [join(root, "node_modules/@vscode/vsce/vsce"), "package", "--no-dependencies", "--out", "../integ.vsix"],
    // Times in the archive are those of this moment and place otherwise. ZIP knows none before 1980.
    { cwd: extension, encoding: "utf8", env: { ...process.env, SOURCE_DATE_EPOCH: "315619200", TZ: "UTC" } },
  );
  if (result.status !== 0) throw new Error(`${result.stdout}${result.stderr}`);
  const packed = join(folder, "integ.vsix");
  console.log(`${relative(process.cwd(), packed)}: ${Math.round(statSync(packed).size / 1000)} kB`);
}
