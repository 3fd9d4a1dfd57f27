import type { OperationSymbol } from "../checker/context.ts";
import type { Span } from "../source/span.ts";
import { type Place, placesOf, typePlacesOf } from "./places-of.ts";
import { type IdeSymbol, symbolAt } from "./symbol-at.ts";
import type { View } from "./view.ts";

/** Where a name leads. */
export interface Definition {
  /** The name itself. */
  readonly origin: Span;
  readonly targets: readonly Place[];
}

/**
 * Where what stands at an offset is defined: in a file of the program, or in an API description, whose word counts. For an
 * operation that is its description, also where the program has a name of its own for it; see {@link declarationAt}.
 */
export function definitionAt(view: View, offset: number): Definition | undefined {
  return leading(view, offset, (symbol) => (view.model === undefined ? [] : placesOf(view.model, symbol)));
}

/** As {@link definitionAt}, but where the program says something of an operation itself, the place that says it. */
export function declarationAt(view: View, offset: number): Definition | undefined {
  return leading(view, offset, (symbol) => {
    const member = symbol.kind === "operation" ? memberOf(symbol.operation) : undefined;
    if (member !== undefined) return [member];
    return view.model === undefined ? [] : placesOf(view.model, symbol);
  });
}

/** Where the type of what stands at an offset is described. */
export function typeDefinitionAt(view: View, offset: number): Definition | undefined {
  return leading(view, offset, typePlacesOf);
}

function leading(view: View, offset: number, to: (symbol: IdeSymbol) => readonly Place[]): Definition | undefined {
  const at = symbolAt(view, offset);
  const targets = at === undefined ? [] : to(at.symbol);
  return at === undefined || targets.length === 0 ? undefined : { origin: at.span, targets };
}

/** What a program says of an operation: `operation NAME …`. */
export function memberOf(operation: OperationSymbol): Place | undefined {
  const { declaration, file } = operation.system;
  for (const member of declaration.members) {
    if (member.kind !== "OperationMember" || member.name.kind === "Missing" || member.name.name !== operation.name) continue;
    return { file, start: member.name.start, end: member.name.end, whole: { start: member.start, end: member.end } };
  }
  return undefined;
}
