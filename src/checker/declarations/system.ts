import type { EventSummary } from "../../contract/contract.ts";
import { eventWithoutType, wrongHeader } from "../../diagnostics/codes/contract-use.ts";
import { duplicateName, notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { eventCause, suggest } from "../../diagnostics/suggest.ts";
import { rateSettings, systemSettings } from "../../language/settings/system.ts";
import type { Expr, ProgramSystem } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import type { EventMember, OperationMember, Setting, SystemDeclaration } from "../../syntax/nodes.ts";
import { brokenType, type Type } from "../../types/type.ts";
import { createEnvironmentUses, type EnvironmentUses } from "../collectors.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import { type KnownSetting, readBlock } from "../settings/block.ts";
import { invocationOf } from "../settings/paths.ts";
import { readInteger, readPolicyName, readRate, recordWord, reportForm } from "../settings/values.ts";
import { DescribedSystem } from "../symbols/described-system.ts";
import { readAssumptions } from "./assume.ts";
import { readAnswerAssumptions } from "./assume-answers.ts";
import { type CheckedAuth, readAuth } from "./auth.ts";
import { readFails } from "./fails.ts";
import { headerNameProblem, readHeaders } from "./headers.ts";
import { checkOperationMember, type OperationOverrides } from "./operation.ts";
import { checkPages } from "./pages.ts";
import type { Policies } from "./policies.ts";
import type { PolicyKeys } from "./policy-keys.ts";
import { readServer } from "./server.ts";
import { loadSpec } from "./spec.ts";
import { typeInSystem } from "./system-type.ts";
import { type CheckedWebhooks, checkWebhooks } from "./webhooks.ts";

/** A system, with everything that its declaration decides. */
export interface CheckedSystem {
  readonly context: FileContext;
  readonly symbol: DescribedSystem;
  /** Where `spec` stands: what the description gets wrong is reported there. */
  readonly specLocation: Location;
  /** Where the program says that the system is; undefined where it is left to the description, or wrong. */
  readonly server: Expr | undefined;
  readonly hasServer: boolean;
  /** What the declaration reads of the environment; it counts when the system is used. */
  readonly environment: EnvironmentUses;
  readonly headers: ProgramSystem["headers"];
  /** Undefined where there is none, or it is wrong (`authBroken`). */
  readonly auth: CheckedAuth | undefined;
  readonly authBroken: boolean;
  readonly rate: ProgramSystem["rate"];
  readonly idempotencyHeader: string | undefined;
  readonly fails: ProgramSystem["fails"];
  /** What the system's policy says, without the integration's. */
  readonly keys: PolicyKeys | undefined;
  readonly overrides: ReadonlyMap<string, OperationOverrides>;
  readonly webhooks: readonly CheckedWebhooks[];
}

/** The symbol of a system: reads its description and its assumptions when they are asked for. */
export function systemSymbol(context: FileContext, name: string, declaration: SystemDeclaration): DescribedSystem {
  const symbol: DescribedSystem = new DescribedSystem(context, name, declaration, {
    contract: () => {
      const spec = settingOf(declaration, "spec");
      return spec && spec.value.kind !== "Missing" ? loadSpec(context, spec.value) : undefined;
    },
    assumptions: () => readAssumptions(context, symbol),
    answers: () => readAnswerAssumptions(context, symbol),
    eventType: (member, described) => eventType(context, symbol, member, described),
  });
  return symbol;
}

function settingOf(declaration: SystemDeclaration, name: string): Setting | undefined {
  return declaration.members.find(
    (member): member is Setting => member.kind === "Setting" && member.name.kind === "Identifier" && member.name.name === name,
  );
}

function eventType(context: FileContext, system: DescribedSystem, member: EventMember, described: EventSummary | undefined): Type {
  if (member.type !== undefined) return member.type.kind === "Missing" ? brokenType : typeInSystem(context, member.type, system);
  const payload = described && system.contract?.event(described).payload?.type;
  if (payload !== undefined) return system.rewrite(payload);
  if (system.contract !== undefined && member.name.kind === "Identifier") {
    const known = system.contract.events.map((event) => event.name);
    const suggestion = suggest(member.name.name, known);
    const location = locationOf(context, member.name);
    const explains = suggestion === undefined ? [] : [eventCause(system.name, suggestion)];
    const fixes = rename(location, suggestion);
    context.report(eventWithoutType({ name: member.name.name, suggestion, known }, location, { fixes, explains }));
  }
  return brokenType;
}

/** Checks a system: its settings, its operations, its webhooks and its assumptions. */
export function checkSystem(fileContext: FileContext, policies: Policies, symbol: DescribedSystem): CheckedSystem {
  const environment = createEnvironmentUses();
  const context: FileContext = { ...fileContext, environment };
  const { declaration } = symbol;
  const settings = declaration.members.filter((member): member is Setting => member.kind === "Setting");
  const block = readBlock(context, systemSettings, settings, declaration.name);
  const at = locationOf(context, declaration.name);
  // Asking for them reads and reports them.
  void symbol.contract;
  void symbol.assumptions;
  for (const { node, operation: name } of symbol.answerAssumptions) {
    const operation = symbol.describedOperation(name);
    if (operation !== undefined) context.model.symbol(node, { kind: "operation", operation });
  }
  const auth = block.get("auth");
  const checkedAuth = auth && readAuth(context, symbol, auth.value);
  const policy = block.get("policy");
  const named = policy && readPolicyName(context, policy.specification, policy.value);
  const pages = block.get("pages");
  if (pages !== undefined) checkPages(context, pages);
  const spec = block.get("spec");
  const server = block.get("server");
  return {
    context,
    symbol,
    specLocation: spec === undefined ? at : locationOf(context, spec.value),
    server: server && readServer(context, symbol, server),
    hasServer: server !== undefined,
    environment,
    headers: readHeaders(context, symbol.name, block.get("headers")),
    auth: checkedAuth,
    authBroken: auth !== undefined && checkedAuth === undefined,
    rate: readSystemRate(context, block.get("rate")),
    idempotencyHeader: readIdempotency(context, block.get("idempotency")),
    fails: readFails(context, block.get("fails")),
    keys: named && policies.keysOf(named),
    overrides: checkOperations(context, policies, symbol),
    webhooks: checkAllWebhooks(context, symbol),
  };
}

function readSystemRate(context: FileContext, known: KnownSetting | undefined): ProgramSystem["rate"] {
  if (known === undefined) return undefined;
  if (known.value.kind !== "SettingObject") return readRate(context, known.specification, known.value);
  const block = readBlock(context, rateSettings, known.value.settings, known.value);
  const limit = block.get("limit");
  const burst = block.get("burst");
  const rate = limit && readRate(context, limit.specification, limit.value);
  const most = burst && readInteger(context, burst.specification, burst.value);
  return rate && { ...rate, ...(most !== undefined && { burst: most }) };
}

function readIdempotency(context: FileContext, known: KnownSetting | undefined): string | undefined {
  if (known === undefined) return undefined;
  const invocation = invocationOf(known.value);
  if (invocation?.name !== "header" || invocation.given.kind !== "text") return reportForm(context, known.specification, known.value);
  recordWord(context, invocation.names, known.specification);
  const name = invocation.given.text.value;
  const problem = headerNameProblem(name);
  if (problem === undefined) return name;
  context.report(wrongHeader({ name, why: problem.why }, locationOf(context, invocation.given.text)));
  return undefined;
}

function checkOperations(context: FileContext, policies: Policies, symbol: DescribedSystem): ReadonlyMap<string, OperationOverrides> {
  const overrides = new Map<string, OperationOverrides>();
  const first = new Map<string, OperationMember>();
  for (const member of symbol.declaration.members) {
    if (member.kind !== "OperationMember") continue;
    const name = member.name.kind === "Identifier" ? member.name.name : undefined;
    const earlier = name === undefined ? undefined : first.get(name);
    if (name !== undefined && earlier !== undefined) {
      const related = [{ message: "declared here first", location: locationOf(context, earlier.name) }];
      context.report(duplicateName({ what: "operation", name }, locationOf(context, member.name), { related }));
      continue;
    }
    const checked = checkOperationMember(context, policies, symbol, member);
    if (name === undefined) continue;
    first.set(name, member);
    overrides.set(name, checked);
  }
  return overrides;
}

function checkAllWebhooks(context: FileContext, symbol: DescribedSystem): readonly CheckedWebhooks[] {
  const events = new Map<string, EventMember>();
  const webhooks: CheckedWebhooks[] = [];
  for (const member of symbol.declaration.members) {
    if (member.kind === "WebhooksMember") webhooks.push(checkWebhooks(context, symbol, member, events));
    if (member.kind === "ChannelMember") {
      context.report(
        notSupportedYet({ what: "A channel" }, { file: context.file, start: member.start, end: member.start + "channel".length }),
      );
    }
  }
  return webhooks;
}
