import { definitions, pageOf } from "../diagnostics/registry.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";

/**
 * `integ explain CODE`: the page of a diagnostic, by its code, its number or its name.
 *
 * @throws {UsageError} where there is none.
 */
export function explainCommand(code: string, output: Output): ExitCode {
  const wanted = /^\d+$/.test(code) ? `INTEG${code}` : code.toUpperCase();
  const definition = definitions.get(wanted) ?? [...definitions.values()].find(({ name }) => name === code.toLowerCase());
  if (definition === undefined) {
    const near =
      suggest(wanted, definitions.keys()) ??
      suggest(
        code,
        [...definitions.values()].map(({ name }) => name),
      );
    throw new UsageError(`There is no diagnostic \`${code}\`.${near === undefined ? "" : ` Did you mean \`${near}\`?`}`);
  }
  output.print(pageOf(definition).trimEnd());
  return 0;
}
