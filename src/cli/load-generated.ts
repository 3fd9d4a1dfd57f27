import { mkdtempSync, rmSync } from "node:fs";
import { registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OutputFile } from "../codegen/file.ts";
import { writeGenerated } from "./generated-folder.ts";

/** Generated code, loaded into this process. */
export interface LoadedConnector {
  /** The exports of one of the files, such as `index.ts`. */
  load(file: string): Promise<Readonly<Record<string, unknown>>>;
  /** Removes the files. */
  dispose(): void;
}

/**
 * Writes generated code into a folder of its own, from where it can be loaded: Node strips the types, `./x.js` is found as
 * `./x.ts`, and `@integ/runtime` is the one that the compiler came with, so that nothing has to be installed.
 */
export function loadGenerated(files: readonly OutputFile[]): LoadedConnector {
  const folder = mkdtempSync(join(tmpdir(), "integ-"));
  writeGenerated(folder, files);
  const base = pathToFileURL(`${folder}/`).href;
  const typescript = new Set(
    files.filter(({ path }) => path.endsWith(".ts") && !path.endsWith(".d.ts")).map(({ path }) => new URL(path, base).href),
  );
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (context.parentURL?.startsWith(base) !== true) return next(specifier, context);
      if (!specifier.startsWith(".")) return next(specifier, { ...context, parentURL: import.meta.url });
      const url = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL).href;
      return typescript.has(url) ? { url, format: "module-typescript", shortCircuit: true } : next(specifier, context);
    },
  });
  return {
    load: (file) => import(new URL(file, base).href),
    dispose() {
      hooks.deregister();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
