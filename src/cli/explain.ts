import { definitions, pageOf } from "../diagnostics/registry.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";

/** `integ explain CODE`: the page of a diagnostic. */
export function explainCommand(code: string, output: Output): ExitCode {
  const wanted = /^\d+$/.test(code) ? `INTEG${code}` : code.toUpperCase();
  const byName = [...definitions.values()].find((definition) => definition.name === code.toLowerCase());
  const definition = definitions.get(wanted) ?? byName;
  if (definition === undefined) {
    const suggestion = suggest(wanted, definitions.keys());
    throw new UsageError(`There is no diagnostic \`${code}\`.${suggestion === undefined ? "" : ` Did you mean ${suggestion}?`}`);
  }
  output.print(pageOf(definition).trimEnd());
  return 0;
}
