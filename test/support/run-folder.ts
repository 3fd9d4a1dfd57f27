import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives a run of the tests a folder of its own for all that is temporary, and removes it in the end, also where the run is
 * interrupted. All its processes share what Node makes of sources: many tests start the command line, and most of the time of
 * a short command goes into reading the compiler's modules. What is kept follows from the text of a source.
 */
export default function useRunFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), "integ-tests-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const compiled = join(folder, "compiled");
  mkdirSync(compiled);
  process.env["TMPDIR"] = folder;
  process.env["NODE_COMPILE_CACHE"] = compiled;
}
