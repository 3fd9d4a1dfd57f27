import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/**
 * Type-checks folders of generated code, all in one run, as a strict project of a user would; their `.d.ts` files too.
 *
 * @param folder where the project is written, with the folders in it
 * @returns the first messages of each folder that does not pass
 */
export async function typeCheck(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
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
  const tsc = await run([join(root, "node_modules/typescript/bin/tsc"), "-p", project, "--pretty", "false"], folder);
  const found = new Map<string, string[]>();
  const said = tsc.text.split("\n").filter((line) => line !== "" && !line.startsWith(" "));
  for (const line of said) {
    const name = names.find((each) => line.startsWith(`${each}/`)) ?? "";
    const messages = found.get(name) ?? [];
    if (messages.length < 20) messages.push(line.slice(0, 500));
    found.set(name, messages);
  }
  if (tsc.status !== 0 && said.length === 0) found.set("", [`tsc ended with ${tsc.status}`]);
  return found;
}

function run(command: readonly string[], folder: string): Promise<{ readonly status: number | string; readonly text: string }> {
  return new Promise((resolveRun) => {
    const child = spawn(process.execPath, command, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
    child.on("close", (code, signal) => resolveRun({ status: code ?? signal ?? "", text }));
  });
}
