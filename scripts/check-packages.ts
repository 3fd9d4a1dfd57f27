import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/*
 * Holds both packages to what a user of npm expects: entry points that exist and resolve, and nothing in the tarball but
 * what is meant to be there. The same for what is in the extension for VS Code.
 */
const root = resolve(import.meta.dirname, "..");
const problems: string[] = [];
/** What an extension's archive holds, with the package `integ` and what that finds in `node_modules`. */
const extensionFiles = new RegExp(
  [
    "^\\[Content_Types\\]\\.xml$|^extension\\.vsixmanifest$|^extension/(",
    "package\\.json|readme\\.md|changelog\\.md|LICENSE\\.txt|language-configuration\\.json|images/icon\\.png",
    "|integ\\.tmLanguage\\.json|(main|browser|server)\\.js",
    "|integ/(package\\.json|bin/integ\\.js|dist/cli\\.js|dist/chunks/[\\w-]+\\.js)",
    "|integ/node_modules/(js-yaml/index\\.js|@integ/runtime/(package\\.json|dist/[\\w/-]+\\.js))",
    ")$",
  ].join(""),
);

for (const folder of [".", "runtime"]) {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const { messages } = await publint({ pkgDir: join(root, folder), strict: true, pack: "npm" });
  for (const message of messages)
    problems.push(`${String(manifest["name"])}: ${formatMessage(message, manifest, { color: false }) ?? message.code}`);
  for (const file of packedFiles(folder)) {
    if (!/^(bin\/|dist\/|package\.json$|LICENSE$|README\.md$|CHANGELOG\.md$)/.test(file))
      problems.push(`${String(manifest["name"])}: ${file} would be published`);
    if (/\.test\.|\.tsbuildinfo$/.test(file)) problems.push(`${String(manifest["name"])}: ${file} is a test, and would be published`);
  }
}

for (const file of await packedExtensionFiles()) {
  if (!extensionFiles.test(file)) problems.push(`the extension for VS Code: ${file} would be published`);
}

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? "the packages and the extension are sound" : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** What is in the extension as it is packed; it is built first where it was not. */
async function packedExtensionFiles(): Promise<readonly string[]> {
  const packed = join(root, "editors/vscode/dist/integ.vsix");
  if (!existsSync(packed)) await import("./build-vscode.ts");
  return namesInZip(readFileSync(packed));
}

/** The names in a ZIP archive, from its central directory (APPNOTE.TXT 4.3.12). */
function namesInZip(archive: Buffer): string[] {
  const names: string[] = [];
  // The end of the central directory has a signature and, at 16, where the directory begins.
  for (let at = archive.readUInt32LE(archive.lastIndexOf("PK\x05\x06") + 16); archive.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = archive.readUInt16LE(at + 28);
    names.push(archive.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names;
}

/** What `npm pack` would put into the package. */
function packedFiles(folder: string): string[] {
  const { stdout, status, stderr } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: join(root, folder),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const result: unknown = JSON.parse(stdout);
  const packages = Array.isArray(result) ? result : Object.values(result as object);
  return packages.flatMap((each: { readonly files: readonly { readonly path: string }[] }) => each.files.map(({ path }) => path));
}
