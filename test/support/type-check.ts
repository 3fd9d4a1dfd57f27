import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Type-checks a folder of generated code as a user's project would, the runtime being the one of this repository. */
export function typeCheck(folder: string, options: Readonly<Record<string, unknown>>): string {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const project = join(folder, "tsconfig.json");
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2024",
    module: "nodenext",
    moduleResolution: "nodenext",
    noUnusedLocals: true,
    noUnusedParameters: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    paths: {
      "@integ/runtime": [join(root, "runtime/src/index.ts")],
      "@integ/runtime/validation": [join(root, "runtime/src/validation.ts")],
    },
    ...options,
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const result = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project], { encoding: "utf8" });
  return result.stdout + result.stderr;
}
