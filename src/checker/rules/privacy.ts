import type { Expression, FlowDeclaration, MapDeclaration } from "../../syntax/nodes.ts";
import { nodesOf } from "../../syntax/walk.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { CheckedSync } from "../declarations/sync.ts";
import { asExpression } from "../declarations/webhooks.ts";
import type { SemanticModel } from "../model.ts";
import type { FileContext } from "../session.ts";
import { callsOf } from "../used-operations.ts";
import { PersonalData } from "./personal-data.ts";
import { checkPersonalInKey } from "./personal-in-key.ts";
import { checkPersonalInMessages } from "./personal-in-message.ts";
import { checkPersonalInUrl } from "./personal-in-url.ts";

/** The rules on personal data for one flow. */
export function checkPrivacyOfFlow(model: SemanticModel, flow: CheckedFlow): void {
  const { context, declaration } = flow;
  const personal = personalDataOf(context, model);
  const lets = letsOf(context, declaration);
  checkPersonalInMessages(context, personal, declaration, lets);
  for (const step of callsOf(flow.steps)) checkPersonalInUrl(context, personal, step, lets);
  for (const { name, value } of declaration.settings) {
    const key = name.kind === "Identifier" && name.name === "key" ? asExpression(value) : undefined;
    if (key !== undefined) checkPersonalInKey(context, model, personal, key);
  }
}

/** The rules on personal data for one sync. */
export function checkPrivacyOfSync(model: SemanticModel, { context, declaration, steps }: CheckedSync): void {
  const personal = personalDataOf(context, model);
  checkPersonalInMessages(context, personal, declaration, new Map());
  for (const step of steps) checkPersonalInUrl(context, personal, step, new Map());
}

/** The rules on personal data for one map. */
export function checkPrivacyOfMap(model: SemanticModel, context: FileContext, declaration: MapDeclaration): void {
  checkPersonalInMessages(context, personalDataOf(context, model), declaration, new Map());
}

function personalDataOf(context: FileContext, model: SemanticModel): PersonalData {
  return new PersonalData(model, (name) => context.symbols.peek(name));
}

/** What the `let`s of a flow bind to values of their own: results of calls are known by their types. */
function letsOf(context: FileContext, declaration: FlowDeclaration): ReadonlyMap<string, Expression> {
  const lets = new Map<string, Expression>();
  for (const { name, value } of nodesOf(declaration, "LetStep"))
    if (name.kind === "Identifier" && !isCallOfSystem(context, value)) lets.set(name.name, value);
  return lets;
}

function isCallOfSystem(context: FileContext, node: Expression): boolean {
  if (node.kind !== "CallExpression" || node.callee.kind !== "MemberExpression") return false;
  const { object } = node.callee;
  return object.kind === "Identifier" && context.symbols.peek(object.name)?.kind === "system";
}
