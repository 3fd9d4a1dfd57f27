import type { OutputFile } from "./file.ts";
import { loadMorph } from "./load-morph.ts";

/** Generated files without their types, by the names under which they import each other: to be run where TypeScript is not known. */
export async function toJavaScript(files: readonly OutputFile[]): Promise<Readonly<Record<string, string>>> {
  const { ts } = await loadMorph();
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  const modules: Record<string, string> = {};
  for (const { path, text } of files) {
    if (path.endsWith(".d.ts")) continue;
    const isTypeScript = path.endsWith(".ts");
    modules[path.replace(/\.ts$/, ".js")] = isTypeScript ? ts.transpileModule(text, { compilerOptions }).outputText : text;
  }
  return modules;
}
