import type { SourceFile } from "../../syntax/nodes.ts";
import type { View } from "../view.ts";
import { placeAt } from "./classify/classify.ts";
import { type Cursor, cursorAt, endsValue } from "./cursor.ts";
import type { CompletionItem, CompletionList } from "./item.ts";
import type { Place } from "./place.ts";
import { offerArguments } from "./providers/arguments.ts";
import { offerDeclarations } from "./providers/declarations.ts";
import { offerFailures, offerOutcomes } from "./providers/failures.ts";
import { offerFields } from "./providers/fields.ts";
import { offerMembers } from "./providers/members.ts";
import { offerEventNames, offerMethods, offerOperationNames } from "./providers/operations.ts";
import { offerIsPatterns, offerPatterns } from "./providers/patterns.ts";
import { offerAssumePaths, offerImports, offerPaths, offerTestClauses, offerTestTargets, offerWords } from "./providers/references.ts";
import { offerAnySettingValues, offerInvokedArguments, offerSettingValues } from "./providers/setting-values.ts";
import { offerSettingNames, offerSystemMembers } from "./providers/settings.ts";
import { offerSteps } from "./providers/steps.ts";
import { offerStrings } from "./providers/strings.ts";
import { offerTypeMembers, offerTypes } from "./providers/types.ts";
import { offerValues } from "./providers/values.ts";
import { ranked } from "./rank.ts";
import type { Request } from "./request.ts";

/** How many items are listed; more come with another letter. */
const most = 200;

/**
 * What may be written at an offset of a program, best first. Answers in any program, however broken; where nothing can be said,
 * with nothing.
 *
 * @param trigger the character that was typed, where the editor asks because of it
 */
export function complete(view: View, offset: number, trigger?: string): CompletionList {
  const cursor = cursorAt(view, offset);
  const nothing = { start: offset, end: offset };
  if (cursor === undefined || view.model === undefined || (trigger === " " && !awaitsMore(cursor, view.parsed.file)))
    return { items: [], isIncomplete: false, insert: nothing, replace: nothing };
  const request: Request = { view, model: view.model, cursor, root: view.parsed.file };
  const place = placeAt(request);
  const items = place === undefined ? [] : offer(request, place);
  const { start, end } = cursor.word;
  // In back-quotes a name is compared as it is written.
  const isQuoted = cursor.typed.startsWith("`");
  const comparable = isQuoted ? items.map((item) => ({ ...item, filter: item.text ?? item.label })) : items;
  return { ...ranked(comparable, cursor.typed, most), insert: { start, end: offset }, replace: { start, end } };
}

/** Whether a blank is followed by something: not where it only parts one thing from the next. */
function awaitsMore(cursor: Cursor, root: SourceFile): boolean {
  return cursor.string === undefined && cursor.index > 0 && !endsValue(cursor, root);
}

function offer(request: Request, place: Place): readonly CompletionItem[] {
  switch (place.kind) {
    case "declaration":
      return offerDeclarations(request, place);
    case "newName":
      return [];
    case "settingName":
      return offerSettingNames(request, place);
    case "settingValue":
      return offerSettingValues(request, place);
    case "anySettingValue":
      return offerAnySettingValues(request, place);
    case "invokedArgument":
      return offerInvokedArguments(request, place);
    case "typeName":
      return offerTypes(request, place);
    case "typeMember":
      return offerTypeMembers(request, place);
    case "member":
      return offerMembers(request, place);
    case "path":
      return offerPaths(request, place);
    case "assumePath":
      return offerAssumePaths(request, place);
    case "argument":
      return offerArguments(request, place);
    case "field":
      return offerFields(request, place);
    case "value":
      return offerValues(request, place);
    case "string":
      return offerStrings(request, place);
    case "pattern":
      return offerPatterns(request, place);
    case "isPattern":
      return offerIsPatterns(request, place);
    case "failure":
      return offerFailures(request, place);
    case "outcome":
      return offerOutcomes(request, place);
    case "step":
      return offerSteps(request, place);
    case "systemMember":
      return offerSystemMembers(request, place);
    case "operationName":
      return offerOperationNames(request, place);
    case "method":
      return offerMethods(request, place);
    case "eventName":
      return offerEventNames(request, place);
    case "importName":
      return offerImports(request, place);
    case "testTarget":
      return offerTestTargets(request, place);
    case "testClause":
      return offerTestClauses(request, place);
    case "word":
      return offerWords(request, place);
  }
}
