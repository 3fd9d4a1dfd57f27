import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuildOptions } from "esbuild";

/** The root of the repository. */
export const root = resolve(import.meta.dirname, "../..");

/** How sources are bundled for Node.js. */
export const nodeBundle: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22.19",
  chunkNames: "chunks/[name]-[hash]",
  metafile: true,
  logLevel: "warning",
};

/** The same sources give the same hash; the compiler keeps results of its own build only. */
export function hashOfSources(): string {
  const hash = createHash("sha256");
  const files = ["src", "runtime/src/functions"].flatMap((folder) => filesBelow(join(root, folder))).filter((path) => path.endsWith(".ts"));
  for (const path of [...files.sort(), join(root, "package-lock.json")]) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}

/** What the runtime's package exports, each made from the source of the same name. */
export function runtimeEntryPoints(): Record<string, string> {
  const { exports }: { readonly exports: Readonly<Record<string, { readonly default?: string }>> } = JSON.parse(
    readFileSync(join(root, "runtime/package.json"), "utf8"),
  );
  const names = Object.values(exports).flatMap(({ default: path }) => /^\.\/dist\/(.+)\.js$/.exec(path ?? "")?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, `runtime/src/${name}.ts`]));
}

/** All files in a folder and below, none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
