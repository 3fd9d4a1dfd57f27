import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/**
 * Type-checks folders of generated code, all in one run, as a strict project of a user would; their `.d.ts` files too.
 *
 * @param folder where the project is written, with the folders in it
 * @returns the first messages of each folder that does not pass
 */
export function typeCheck(folder: string, names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noEmit: true,
    target: "es2024",
    module: "nodenext",
    moduleResolution: "nodenext",
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    skipLibCheck: false,
    allowImportingTsExtensions: true,
    paths: {
      "@integ/runtime": [join(root, "runtime/src/index.ts")],
      "@integ/runtime/validation": [join(root, "runtime/src/validation.ts")],
    },
  };
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions, include: names.map((name) => `${name}/*.ts`) }));
  const tsc = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project, "--pretty", "false"], {
    encoding: "utf8",
    cwd: folder,
    maxBuffer: 1e9,
  });
  const found = new Map<string, string[]>();
  const said = `${tsc.stdout}${tsc.stderr}`.split("\n").filter((line) => line !== "" && !line.startsWith(" "));
  for (const line of said) {
    const name = names.find((each) => line.startsWith(`${each}/`)) ?? "";
    const messages = found.get(name) ?? [];
    if (messages.length < 20) messages.push(line.slice(0, 500));
    found.set(name, messages);
  }
  if (tsc.status !== 0 && said.length === 0) found.set("", [`tsc ended with ${tsc.status ?? tsc.signal}`]);
  return found;
}
