import type { Span } from "../../source/span.ts";
import { placeIn, type View } from "../view.ts";
import type { ActionPlace, ActionProvider, CodeAction } from "./action.ts";
import { addHandlers } from "./add-handlers.ts";
import { addSystem } from "./add-system.ts";
import { addTest } from "./add-test.ts";
import { convertValue } from "./convert-value.ts";
import { extractLet } from "./extract-let.ts";
import { extractMap } from "./extract-map.ts";
import { fillArguments } from "./fill-arguments.ts";
import { fillFields } from "./fill-fields.ts";
import { inStyle } from "./in-style.ts";
import { inlineMap } from "./inline-map.ts";
import { makeIdempotent } from "./make-idempotent.ts";
import { namePolicy } from "./name-policy.ts";
import { organizeImports } from "./organize-imports.ts";
import { fixAll, quickFixes } from "./quick-fixes.ts";

/** Fixes of diagnostics, which write exactly what they say. */
const fixes: readonly ActionProvider[] = [quickFixes, fixAll];

/** All other actions, one file each, in the order in which an editor lists them; what they write is formatted. */
const refactorings: readonly ActionProvider[] = [
  fillFields,
  fillArguments,
  convertValue,
  addHandlers,
  makeIdempotent,
  extractLet,
  extractMap,
  namePolicy,
  inlineMap,
  addTest,
  addSystem,
  organizeImports,
];

/**
 * The actions that are offered for a selection: only those that apply there.
 *
 * @param only kinds that are asked for, with everything below them (`refactor` is `refactor.extract`, too); all by default
 */
export function codeActions(view: View, span: Span, only?: readonly string[]): readonly CodeAction[] {
  const place: ActionPlace = { view, span, path: placeIn(view, span.start) };
  const offered = [
    ...fixes.flatMap((provider) => provider(place)),
    ...refactorings
      .flatMap((provider) => provider(place))
      .map((action): CodeAction => ({ ...action, edits: () => inStyle(view, action.edits()) })),
  ];
  return offered.filter(
    ({ kind }) => only === undefined || only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`)),
  );
}
