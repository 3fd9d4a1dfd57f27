import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/*
 * Holds both packages to what a user of npm expects: entry points that exist and resolve, and nothing in the tarball but
 * what is meant to be there.
 */
const root = resolve(import.meta.dirname, "..");
const problems: string[] = [];

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

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? "both packages are sound" : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

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
