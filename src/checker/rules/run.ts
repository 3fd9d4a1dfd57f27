import type { Pieces } from "../../source/pieces.ts";
import type { Setting } from "../../syntax/nodes.ts";
import type { CheckedStep } from "../declarations/checked-step.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { CheckedSync } from "../declarations/sync.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import { asExpression } from "../declarations/webhooks.ts";
import type { CheckedMap } from "../lower/risky-maps.ts";
import type { SemanticModel } from "../model.ts";
import type { ProgramFile } from "../symbols/files.ts";
import type { UsedOperation } from "../used-operations.ts";
import { checkEventIds } from "./event-id-constant.ts";
import { checkIdempotencyKey } from "./idempotency-key-overridden.ts";
import { checkKeyVaries } from "./key-constant.ts";
import { checkKeyStable } from "./key-not-stable.ts";
import { pagedCallsOf } from "./page-parts.ts";
import { checkPaging } from "./paging.ts";
import { checkParallel } from "./parallel-above-bulkhead.ts";
import { checkPrivacyOfFlow, checkPrivacyOfMap, checkPrivacyOfSync } from "./privacy.ts";
import { checkRate } from "./rate-exceeded.ts";
import { checkSecretsInSource } from "./secret-in-source.ts";
import { checkSecretLikeText } from "./secret-like-text.ts";
import { textsOf } from "./source-texts.ts";
import { checkStepsOnce } from "./step-repeated.ts";
import { checkDeadline } from "./steps-outlast-deadline.ts";
import { checkSyncRules } from "./sync.ts";
import { checkUndoMissing } from "./undo-missing.ts";
import { checkUndoRuns } from "./undo-never-runs.ts";

/** What the rules on whole programs look at. */
export interface RuleInput {
  readonly files: readonly ProgramFile[];
  readonly model: SemanticModel;
  readonly systems: readonly { readonly system: CheckedSystem; readonly operations: readonly UsedOperation[] }[];
  readonly flows: readonly CheckedFlow[];
  readonly syncs: readonly CheckedSync[];
  readonly maps: readonly (CheckedMap & { readonly file: ProgramFile })[];
}

/** Runs the rules that look at more than one declaration, or at what only the whole program says of it; a declaration is a piece. */
export function* checkRules(input: RuleInput): Pieces<void> {
  const { files, model, systems, flows, syncs, maps } = input;
  const operations = systems.flatMap((each) => each.operations);
  for (const flow of flows) {
    checkFlowRules(model, flow, operations);
    yield;
  }
  for (const sync of syncs) {
    checkSyncRules(sync, operations);
    checkPrivacyOfSync(model, sync);
  }
  for (const { context, steps } of flows) for (const paged of pagedCallsOf(context, steps)) checkPaging(paged);
  for (const { context, read } of syncs) if (read !== undefined) checkPaging({ context, step: read });
  yield;
  for (const { symbol, file } of maps) {
    checkPrivacyOfMap(model, file.context, symbol.declaration);
    yield;
  }
  const owners = [...flows.map((flow) => ({ ...flow, isSync: false })), ...syncs.map((sync) => ({ ...sync, isSync: true }))];
  for (const { system, operations: own } of systems) {
    checkRate(system, owners);
    checkIdempotencyKey(system, own);
    checkEventIds(system);
  }
  for (const file of files) {
    yield;
    const texts = textsOf(file.source);
    checkSecretsInSource(file.context, texts);
    checkSecretLikeText(file.context, texts);
  }
}

function checkFlowRules(model: SemanticModel, flow: CheckedFlow, operations: readonly UsedOperation[]): void {
  const steps: readonly CheckedStep[] = flow.steps;
  checkPrivacyOfFlow(model, flow);
  checkUndoRuns(flow);
  checkUndoMissing(flow, operations);
  checkStepsOnce(flow.context, steps, operations);
  checkParallel(flow.context, steps, operations);
  checkDeadline(flow, operations);
  const setting = flow.declaration.settings.find((each: Setting) => each.name.kind === "Identifier" && each.name.name === "key");
  const key = setting && asExpression(setting.value);
  if (key === undefined) return;
  checkKeyVaries(flow, key);
  checkKeyStable(flow, model, key);
}
