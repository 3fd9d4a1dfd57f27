import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Builds the extension into a folder of a test: always from the sources as they are. */
export function buildExtension(folder: string): void {
  const script = resolve(import.meta.dirname, "../../../../scripts/build-vscode.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
