import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lets all processes of a run of the tests share what Node makes of sources: many tests start the command line, and most of
 * the time of a short command goes into reading the compiler's modules. What is kept follows from the text of a source.
 *
 * @returns what ends it
 */
export default function shareCompiledSources(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "integ-compiled-"));
  process.env["NODE_COMPILE_CACHE"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
