import type * as lsp from "vscode-languageserver";
import type { Diagnostic, Edit, RelatedLocation } from "../diagnostics/diagnostic.ts";
import { fileOf, type Places, rangeOf } from "../diagnostics/render/places.ts";
import type { Definition } from "../ide/definition.ts";
import type { Place } from "../ide/places-of.ts";
import type { View } from "../ide/view.ts";
import { LineMap } from "../source/line-map.ts";
import type { Range, Span } from "../source/span.ts";
import type { Paths } from "./paths.ts";

/*
 * Between the compiler's offsets and the protocol's positions. Both count UTF-16 code units, from zero.
 */

/** The lines of a view's text. */
export function linesOf(view: View): LineMap {
  return view.checked.places.lines(view.file) ?? new LineMap(view.text);
}

/** The offset of a position of a view's text; see {@link offsetIn}. */
export function offsetAt(view: View, position: lsp.Position): number {
  return offsetIn(view.text, linesOf(view), position);
}

/** The offset of a position; one behind the end of its line is the line's end, and one outside the text its nearest end. */
export function offsetIn(text: string, lines: LineMap, { line, character }: lsp.Position): number {
  if (line < 0) return 0;
  const start = lines.lineStart(line);
  const next = line + 1 < lines.lineCount ? lines.lineStart(line + 1) - 1 : text.length;
  const end = text[next] === "\n" && text[next - 1] === "\r" ? next - 1 : next;
  return Math.min(start + Math.max(0, character), end);
}

/** The range of a span of a view's text. */
export function toRange(view: View, span: Span): Range {
  return linesOf(view).range(span);
}

const severities = { error: 1, warning: 2, note: 3 } as const satisfies Record<Diagnostic["severity"], lsp.DiagnosticSeverity>;
const tags = { unnecessary: 1, deprecated: 2 } as const satisfies Record<Diagnostic["tags"][number], lsp.DiagnosticTag>;

/**
 * A diagnostic as the protocol writes it; the page of its code is not linked, for it is part of the product's documentation.
 *
 * @param client what the editor can: one that shows no related places reads of them in the message
 */
export function toDiagnostic(places: Places, paths: Paths, diagnostic: Diagnostic, client: lsp.ClientCapabilities): lsp.Diagnostic {
  const showsRelated = showsRelatedPlaces(client);
  const message = [diagnostic.message, diagnostic.help, ...(showsRelated ? [] : diagnostic.related.map((each) => inWords(places, each)))];
  return {
    range: rangeOf(diagnostic.location, places),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source: "integ",
    message: message.filter((part) => part !== undefined).join("\n"),
    ...(diagnostic.tags.length === 0 ? {} : { tags: diagnostic.tags.map((tag) => tags[tag]) }),
    ...(diagnostic.related.length === 0 || !showsRelated
      ? {}
      : {
          relatedInformation: diagnostic.related.map(({ message, location }) => ({
            message,
            location: toLocation(places, paths, location),
          })),
        }),
  };
}

function showsRelatedPlaces({ textDocument }: lsp.ClientCapabilities): boolean {
  return textDocument?.publishDiagnostics?.relatedInformation === true || textDocument?.diagnostic?.relatedInformation === true;
}

function inWords(places: Places, { message, location }: Diagnostic["related"][number]): string {
  return `${message}: ${places.display(fileOf(location, places))}:${rangeOf(location, places).start.line + 1}`;
}

/** A place in a file of the program, or in a description, under its URI. */
export function toLocation(places: Places, paths: Paths, location: RelatedLocation): lsp.Location {
  return { uri: paths.toUri(fileOf(location, places)), range: rangeOf(location, places) };
}

/** Changes of files, each file's under its URI. */
export function toWorkspaceEdit(view: View, paths: Paths, edits: readonly Edit[]): lsp.WorkspaceEdit {
  const changes: Record<string, lsp.TextEdit[]> = {};
  for (const { location, newText } of edits) {
    const uri = paths.toUri(location.file);
    changes[uri] ??= [];
    changes[uri].push({ range: rangeOf(location, view.checked.places), newText });
  }
  return { changes };
}

/** A place with the whole that is named there. */
export function toTarget({ places }: View["checked"], paths: Paths, place: Place): lsp.Location & { readonly whole: lsp.Range } {
  const location = toLocation(places, paths, place);
  const whole = "start" in place && place.whole !== undefined ? rangeOf({ file: place.file, ...place.whole }, places) : location.range;
  return { ...location, whole };
}

/** Where a name leads, with the name itself: what an editor with `linkSupport` takes. */
export function toLinks(view: View, paths: Paths, { origin, targets }: Definition): lsp.LocationLink[] {
  return targets.map((place) => {
    const { uri, range, whole } = toTarget(view.checked, paths, place);
    return { originSelectionRange: toRange(view, origin), targetUri: uri, targetRange: whole, targetSelectionRange: range };
  });
}
