import type { Span } from "../../source/span.ts";
import { placeIn, type View } from "../view.ts";
import type { ActionPlace, ActionProvider, CodeAction } from "./action.ts";
import { extractLet } from "./extract-let.ts";
import { extractMap } from "./extract-map.ts";
import { inlineMap } from "./inline-map.ts";
import { fixAll, quickFixes } from "./quick-fixes.ts";

/** All actions, one file each, in the order in which an editor lists them. */
const providers: readonly ActionProvider[] = [quickFixes, extractLet, extractMap, inlineMap, fixAll];

/**
 * The actions that are offered for a selection: only those that apply there.
 *
 * @param only kinds that are asked for, with everything below them (`refactor` is `refactor.extract`, too); all by default
 */
export function codeActions(view: View, span: Span, only?: readonly string[]): readonly CodeAction[] {
  const place: ActionPlace = { view, span, path: placeIn(view, span.start) };
  return providers
    .flatMap((provider) => provider(place))
    .filter(({ kind }) => only === undefined || only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`)));
}
