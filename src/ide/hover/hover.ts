import type { Span } from "../../source/span.ts";
import type { DocumentationPart } from "../documentation.ts";
import { symbolAt } from "../symbol-at.ts";
import type { View } from "../view.ts";
import { fitOf } from "./fit.ts";
import { partsOf } from "./symbol.ts";

/** What is shown of a name. */
export interface Hover {
  readonly span: Span;
  readonly parts: readonly DocumentationPart[];
}

/** What there is to say of what stands at an offset; undefined where that means nothing. */
export function hoverAt(view: View, offset: number): Hover | undefined {
  const at = symbolAt(view, offset);
  if (at === undefined) return undefined;
  const parts = [...partsOf(view, at), ...fitOf(view, at)];
  return parts.length === 0 ? undefined : { span: at.span, parts };
}
