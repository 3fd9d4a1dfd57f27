import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder with the corpus of real API descriptions, or undefined where it is not at hand: tests over it are then skipped, which is said. */
export function specsFolder(): string | undefined {
  const folder = process.env["INTEG_SPECS"] ?? resolve(import.meta.dirname, "../../../shared/specs");
  if (existsSync(join(folder, "MANIFEST.md"))) return folder;
  process.stderr.write("skipped: the corpus of real descriptions is not here: INTEG_SPECS names its folder\n");
  return undefined;
}
