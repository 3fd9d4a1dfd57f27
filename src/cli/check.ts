import { renderJson } from "../diagnostics/render/json.ts";
import type { ExitCode, Output } from "./output.ts";
import { countWords, openProgram, renderDiagnostics } from "./program.ts";

/** `integ check FILE`: what is wrong, what is proved, what is guarded. */
export function checkCommand(file: string, options: { readonly format: string; readonly all?: boolean; readonly explain?: boolean }, output: Output): ExitCode {
  const checked = openProgram(file, output);
  const { diagnostics, guards, proved } = checked.result;
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (options.format === "json") {
    output.print(renderJson({ diagnostics, guards, proved }, checked.places));
    return failed ? 1 : 0;
  }
  const { colours } = output;
  if (diagnostics.length > 0) output.print(`${renderDiagnostics(checked, output, options.all === true ? Number.POSITIVE_INFINITY : 8)}\n`);
  const words = countWords(checked);
  if (failed) {
    output.print(`${colours.red("✗")} ${checked.places.display(checked.files[0] ?? file)}: ${words}`);
    return 1;
  }
  output.print(`${colours.green("✓")} ${checked.places.display(checked.files[0] ?? file)}: ${proved} proved, ${guards.length} guarded${words === "" ? "" : `, ${words}`}`);
  for (const guard of guards) {
    const position = checked.places.lines(guard.at.file)?.position(guard.at.start);
    const target = guard.site.kind === "map" ? guard.site.map : `${guard.site.system}.${guard.site.operation} ${guard.site.argument}`;
    const place = position === undefined ? "" : colours.dim(` (${checked.places.display(guard.at.file)}:${position.line + 1})`);
    output.print(`  ${colours.cyan("guarded")} ${target} ${guard.path || "/"}: ${guard.constraint}${guard.accepted ? " (accepted)" : ""}${place}`);
    if (options.explain === true) output.print(`          ${guard.reason}`);
  }
  return 0;
}
