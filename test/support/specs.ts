import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder with the corpus of real API descriptions, or undefined where it is not at hand: tests over it are then skipped. */
export function specsFolder(): string | undefined {
  const folder = process.env["INTEG_SPECS"] ?? resolve(import.meta.dirname, "../../../shared/specs");
  return existsSync(join(folder, "MANIFEST.md")) ? folder : undefined;
}
