import { personalInKey } from "../../diagnostics/codes/privacy.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { resolve } from "../../types/type.ts";
import { type CheckContext, locationOf } from "../context.ts";
import type { SemanticModel } from "../model.ts";
import type { PersonalData } from "./personal-data.ts";

/** Warns of personal data in the key of a flow; a hash of the text does the same. */
export function checkPersonalInKey(context: CheckContext, model: SemanticModel, personal: PersonalData, key: Expression): void {
  const source = personal.in(key);
  if (source === undefined) return;
  const related = source.origin === undefined ? [] : [{ message: "described here", location: source.origin }];
  const type = model.typeOf(key);
  const isText =
    type !== undefined && resolve(type).kind === "string" && (key.kind === "MemberExpression" || key.kind === "CallExpression");
  const after = { file: context.file, start: key.end, end: key.end };
  const fixes = isText ? [{ title: "Use its hash", edits: [{ location: after, newText: ".sha256()" }] }] : [];
  context.report(personalInKey({ what: source.what }, locationOf(context, key), { related, fixes }));
}
