import { inspect } from "../../src/contract/inspect.ts";
import { loadContract } from "../../src/contract/load.ts";
import type { Diagnostic, RelatedLocation } from "../../src/diagnostics/diagnostic.ts";
import { createColours } from "../../src/diagnostics/render/colours.ts";
import { toJsonReport } from "../../src/diagnostics/render/json.ts";
import { renderPretty } from "../../src/diagnostics/render/pretty.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { type CheckedProgram, createWorkspace } from "../../src/workspace/workspace.ts";
import type { FuzzCase } from "./cases.ts";

/** What came of a case that was run to its end. */
export interface CaseResult {
  /** What must never be; empty where all is well. */
  readonly violations: readonly string[];
  readonly diagnostics: number;
  /** The program was right, in spite of everything. */
  readonly sound: boolean;
  /** The description could be loaded. */
  readonly loaded?: boolean | undefined;
}

/**
 * Puts a case through the compiler: inspect, check, show, generate. Throws where the compiler does.
 *
 * @param phase is told what is being done, for whoever watches the time
 */
export async function runCase(input: FuzzCase, phase: (name: string) => void = () => undefined): Promise<CaseResult> {
  const host = createMemoryHost(input.files);
  const violations: string[] = [];
  let loaded: boolean | undefined;
  if (input.description !== undefined) {
    phase("inspect");
    const result = loadContract(host, input.description);
    loaded = "contract" in result;
    if ("contract" in result) {
      for (const { origin } of inspect(result.contract).problems) result.contract.locate(origin);
    }
  }
  phase("check");
  const checked = createWorkspace(host).check(input.entry);
  for (const diagnostic of checked.diagnostics) violations.push(...misplaced(diagnostic, checked, input));
  const wrong = checked.diagnostics.some(({ severity }) => severity === "error");
  if (checked.program === undefined && !wrong && checked.unsupported.length === 0) violations.push("neither a program nor an error");
  if (checked.program !== undefined && wrong) violations.push("a program in spite of an error");
  phase("show");
  renderPretty(checked.diagnostics, checked.places, { colours: createColours(true), width: 80, maximumLines: 200 });
  JSON.stringify(toJsonReport(checked, checked.places));
  if (checked.program !== undefined) JSON.stringify(checked.program);
  // Writing costs many times what checking does.
  if (checked.program !== undefined && input.seed % 4 === 0) {
    phase("generate");
    const { generate } = await import("../../src/codegen/generate.ts");
    const files = await generate(checked.program, "main.integ");
    phase("read what was generated");
    const { ts } = await import("ts-morph");
    for (const { path, text } of files) {
      const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.ES2024);
      const problems: unknown = Reflect.get(parsed, "parseDiagnostics");
      if (Array.isArray(problems) && problems.length > 0) violations.push(`${path} is no TypeScript: ${String(problems[0]?.messageText)}`);
    }
  }
  return { violations, diagnostics: checked.diagnostics.length, sound: checked.program !== undefined, loaded };
}

/** The places of a diagnostic that are not in their files. */
function misplaced(diagnostic: Diagnostic, checked: CheckedProgram, input: FuzzCase): readonly string[] {
  const places: readonly (readonly [string, RelatedLocation])[] = [
    ["the place", diagnostic.location],
    ...diagnostic.related.map(({ location }): [string, RelatedLocation] => ["a related place", location]),
    ...diagnostic.fixes.flatMap(({ edits }) => edits.map(({ location }): [string, RelatedLocation] => ["an edit", location])),
  ];
  return places.flatMap(([what, location]) => {
    const why = "start" in location ? outside(location, checked, input) : nowhere(location, checked, input);
    return why === undefined ? [] : [`${what} of ${diagnostic.code} (${diagnostic.message.slice(0, 80)}) ${why}`];
  });
}

function outside(
  { file, start, end }: { readonly file: string; readonly start: number; readonly end: number },
  checked: CheckedProgram,
  input: FuzzCase,
): string | undefined {
  const text = checked.places.text(file);
  if (text === undefined) return start === 0 && end === 0 ? undefined : `is in ${file}, which was not read`;
  if (!Object.hasOwn(input.files, file)) return `is in ${file}, which there is not`;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start > end || end > text.length)
    return `is ${start} to ${end} of ${text.length}`;
  return undefined;
}

function nowhere(
  { file, pointer }: { readonly file: string; readonly pointer: string },
  checked: CheckedProgram,
  input: FuzzCase,
): string | undefined {
  const place = checked.places.locate(file, pointer);
  if (place === undefined) return `is ${file}#${pointer}, which is not found`;
  const bytes = input.files[file];
  if (bytes === undefined) return `is in ${file}, which there is not`;
  const lines = (typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes)).split("\n");
  if (place.line < 0 || place.line >= lines.length) return `is line ${place.line} of ${lines.length}`;
  if (place.character < 0 || place.character > (lines[place.line]?.length ?? 0))
    return `is character ${place.character} of line ${place.line}`;
  return undefined;
}
