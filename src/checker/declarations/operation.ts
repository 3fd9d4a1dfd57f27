import { unknownOperation, unknownPath } from "../../diagnostics/codes/names.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { operationSettings } from "../../language/settings/operation.ts";
import type { OperationMember } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import { readBlock } from "../settings/block.ts";
import { readBoolean, readPolicyName } from "../settings/values.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";
import type { Policies } from "./policies.ts";
import { readPolicyKeys } from "./policy.ts";
import { mergePolicies, type PolicyKeys } from "./policy-keys.ts";

/** What a program says of an operation. */
export interface OperationOverrides {
  readonly keys: PolicyKeys;
  /** It may be sent again: it only reads, or it is idempotent. */
  readonly repeatable: boolean;
  /** It changes nothing, whatever its method. */
  readonly reads: boolean;
}

/** Checks `operation NAME …` of a system: that the description has it, and its settings. */
export function checkOperationMember(
  context: FileContext,
  policies: Policies,
  system: DescribedSystem,
  member: OperationMember,
): OperationOverrides {
  if (system.contract !== undefined && member.name.kind === "Identifier" && system.summaryOf(member) === undefined)
    reportUnknown(context, system, member);
  const described = member.name.kind === "Identifier" ? system.describedOperation(member.name.name) : undefined;
  for (const part of described === undefined ? [] : [member.name, member.method, member.path])
    if (part !== undefined && described !== undefined) context.model.symbol(part, { kind: "operation", operation: described });
  const block = readBlock(context, operationSettings, member.settings, member.name);
  const boolean = (name: string): boolean => {
    const known = block.get(name);
    return known !== undefined && readBoolean(context, known.specification, known.value) === true;
  };
  const policy = block.get("policy");
  const named = policy && readPolicyName(context, policy.specification, policy.value);
  const idempotent = boolean("idempotent");
  const reads = boolean("reads");
  return { keys: mergePolicies([readPolicyKeys(context, block), policies.keysOf(named)]), repeatable: idempotent || reads, reads };
}

function reportUnknown(context: FileContext, system: DescribedSystem, member: OperationMember): void {
  const { contract } = system;
  if (contract === undefined || member.name.kind === "Missing") return;
  if (member.method === undefined) {
    const ids = contract.operations.flatMap((operation) => operation.operationId ?? []);
    const suggestion = suggest(member.name.name, ids);
    const location = locationOf(context, member.name);
    const fixes = rename(location, suggestion);
    context.report(unknownOperation({ system: system.name, name: member.name.name, suggestion }, location, { fixes }));
    return;
  }
  if (member.path?.kind !== "StringLiteral") return;
  const path = member.path.value;
  const methods = contract.operations.filter((operation) => operation.path === path).map((operation) => operation.method);
  const method = member.method.name.toUpperCase();
  const paths = new Set(contract.operations.filter((operation) => operation.method === method).map((operation) => operation.path));
  const similar = methods.length > 0 ? undefined : similarPath(path, paths);
  const location = locationOf(context, methods.length > 0 ? member.method : member.path);
  const text = similar === undefined ? undefined : JSON.stringify(similar);
  context.report(unknownPath({ method, path, methods, suggestion: similar }, location, { fixes: rename(location, text) }));
}

/** A path that differs only in its parameters' names, or in a few letters. */
function similarPath(path: string, paths: ReadonlySet<string>): string | undefined {
  const shape = (text: string): string => text.replace(/\{[^}]*\}/gu, "{}").replace(/\/$/u, "");
  return [...paths].find((each) => shape(each) === shape(path)) ?? suggest(path, paths);
}
