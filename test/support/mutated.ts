import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "../..");

/** One change that breaks one rule: a text of a file of `src`, and what it becomes. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Runs a script in a copy of the compiler in which one rule is broken.
 *
 * @param folder where the copy is made; it is removed afterwards
 * @param script what is run, given the copy's address with a slash behind it
 * @returns what the script prints
 */
export async function runMutated(folder: string, mutant: Mutant, script: (copy: string) => string): Promise<string> {
  for (const part of ["src", "test/support", "test/soundness", "runtime/src", "package.json"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "tmp"));
  const place = join(folder, "src", mutant.file);
  const text = readFileSync(place, "utf8");
  const times = text.split(mutant.from).length - 1;
  if (times !== 1) throw new Error(`the mutated text stands ${times} times in ${mutant.file}`);
  writeFileSync(
    place,
    text.replace(mutant.from, () => mutant.to),
  );
  const address = `${pathToFileURL(folder).href}/`;
  // Generated code imports the runtime by its name, and means the copy's.
  const hooks = `import { registerHooks } from "node:module";
const runtime = { "@integ/runtime": "index.ts", "@integ/runtime/validation": "validation.ts" };
const copy = ${JSON.stringify(address)};
registerHooks({
  resolve(name, context, next) {
    if (runtime[name] !== undefined) return next(copy + "runtime/src/" + runtime[name], context);
    // Generated files name each other as they are once they are compiled; only the validators are JavaScript already.
    const isGenerated = context.parentURL?.startsWith(copy + "tmp/") === true && name.startsWith("./") && name !== "./validators.js";
    return next(isGenerated ? name.replace(/\\.js$/, ".ts") : name, context);
  },
});
`;
  const output = await run(folder, hooks + script(address));
  rmSync(folder, { recursive: true });
  return output;
}

function run(folder: string, script: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: folder,
      env: { ...process.env, TMPDIR: join(folder, "tmp") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done(output) : fail(new Error(`the script ended with ${code}`))));
  });
}
