import { unusedDeclaration, unusedOperation } from "../../diagnostics/codes/names.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { remove, removePart, safely } from "../../diagnostics/fixes.ts";
import type { Span } from "../../source/span.ts";
import type { Declaration } from "../../syntax/nodes.ts";
import { locationOf, type TableSymbol } from "../context.ts";
import { DescribedSystem } from "../symbols/described-system.ts";
import type { ProgramFile } from "../symbols/files.ts";

/**
 * Warns of what nothing uses: declarations and imports of the program's own file, and imports of the others, whose
 * declarations may be there for other programs. What has an effect by itself is used: flows, and systems with webhooks.
 */
export function checkUnused(file: ProgramFile): void {
  const { context, isEntry } = file;
  for (const { symbol, span, imported } of context.symbols.unused) {
    if (!imported && !isEntry) continue;
    if (symbol.kind === "flow" || symbol.kind === "sync") continue;
    if (symbol instanceof DescribedSystem && !imported && symbol.eventNames().length > 0) continue;
    // Both names of a table that reads both ways are used when one is.
    if (symbol.kind === "table" && isOtherSideUsed(file, symbol)) continue;
    context.report(
      unusedDeclaration({ name: symbol.name, kind: imported ? `imported ${symbol.kind}` : symbol.kind }, locationOf(context, span), {
        fixes: imported ? safely(removeImport(file, span)) : removeDeclaration(file, symbol.declaration),
      }),
    );
  }
  for (const symbol of isEntry ? context.symbols.declarations : []) {
    if (!(symbol instanceof DescribedSystem) || symbol.contract === undefined) continue;
    for (const [name, member] of symbol.operationMembers) {
      if (symbol.uses(name) || symbol.describedOperation(name) === undefined) continue;
      const fixes = removePart("Remove it", context.file, symbol.declaration.members, member);
      context.report(unusedOperation({ system: symbol.name, name }, locationOf(context, member.name), { fixes }));
    }
  }
}

function removeDeclaration({ file }: ProgramFile, { doc, start, end }: Declaration): readonly Fix[] {
  return remove("Remove it", { file, start: doc?.start ?? start, end });
}

/** Takes a name out of its import, and the import away with its last name. */
function removeImport({ file, source }: ProgramFile, { start }: Span): readonly Fix[] {
  for (const declaration of source.declarations) {
    if (declaration.kind !== "ImportDeclaration") continue;
    const name = declaration.names.find((each) => each.start === start);
    if (name === undefined) continue;
    const { names } = declaration;
    return names.length === 1
      ? remove("Remove the import", { file, start: declaration.start, end: declaration.end })
      : removePart("Remove it", file, names, name);
  }
  return [];
}

function isOtherSideUsed(file: ProgramFile, { declaration, reverse }: TableSymbol): boolean {
  const other = reverse ? declaration.name : declaration.inverse;
  return other?.kind === "Identifier" && file.context.symbols.isUsed(other.name);
}
