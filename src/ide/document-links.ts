import type { Span } from "../source/span.ts";
import type { Origin } from "../types/type.ts";
import { occurrencesIn } from "./occurrences.ts";
import type { View } from "./view.ts";

/** A path in quotes that leads to a file, with a pointer into it where there is one. */
export interface DocumentLink {
  /** Without the quotes. */
  readonly span: Span;
  readonly target: Origin;
  readonly title: string;
}

const titles = {
  description: "Open the API description",
  overlay: "Open the overlay",
  schema: "Open the schema",
  import: "Open the file",
} as const;

/** The paths of a file: imports, descriptions, overlays and schemas. */
export function documentLinksOf(view: View): readonly DocumentLink[] {
  return occurrencesIn(view).flatMap(({ symbol, span }) =>
    symbol.kind !== "file"
      ? []
      : [
          {
            span: { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) },
            target: { file: symbol.file, pointer: symbol.pointer },
            title: titles[symbol.use],
          },
        ],
  );
}
