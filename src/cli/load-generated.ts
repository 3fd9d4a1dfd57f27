import { mkdtempSync, rmSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../codegen/generate.ts";
import type { Program } from "../program/program.ts";
import { writeGenerated } from "./generated-folder.ts";

/** A generated module, loaded. */
export interface LoadedModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** Removes the files that it was loaded from. */
  dispose(): void;
}

/**
 * Generates a program into a folder of its own and loads one of its modules. Node strips the types; `./x.js` is looked for
 * as `./x.ts`, and `@integ/runtime` is the one that the compiler came with.
 */
export async function loadGenerated(program: Program, source: string, module: string): Promise<LoadedModule> {
  const folder = mkdtempSync(join(tmpdir(), "integ-"));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  writeGenerated(folder, await generate(program, basename(source)));
  const base = pathToFileURL(`${folder}/`).href;
  const require = createRequire(import.meta.url);
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (context.parentURL?.startsWith(base) !== true) return next(specifier, context);
      if (specifier.startsWith("@integ/runtime")) return { url: pathToFileURL(require.resolve(specifier)).href, shortCircuit: true };
      if (specifier.startsWith("./") && specifier !== "./validators.js") return next(specifier.replace(/\.js$/, ".ts"), context);
      return next(specifier, context);
    },
  });
  try {
    const exports: Readonly<Record<string, unknown>> = await import(new URL(module, base).href);
    return { exports, dispose };
  } catch (error) {
    dispose();
    throw error;
  } finally {
    hooks.deregister();
  }
}
