import { unknownFailure } from "../../diagnostics/codes/flow.ts";
import { unknownOption } from "../../diagnostics/codes/names.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { type BackoffFunction, backoffFunctions } from "../../language/backoff.ts";
import { failureWords } from "../../language/failures.ts";
import { breakerSettings, bulkheadSettings, policySettings, retrySettings } from "../../language/settings/policy.ts";
import type { FailureName, Policy } from "../../program/program.ts";
import type { PolicyDeclaration, SettingValue } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf } from "../context.ts";
import { checkBreaker } from "../rules/breaker-never-opens.ts";
import { checkFinalStatuses } from "../rules/retry-final-status.ts";
import { type Block, type KnownSetting, readBlock } from "../settings/block.ts";
import { invocationOf } from "../settings/paths.ts";
import { type Expected, readDuration, readInteger, readList, readObject, readWord, reportForm } from "../settings/values.ts";
import type { PolicyKeys, Sourced } from "./policy-keys.ts";

type Retry = NonNullable<Policy["retry"]>;

/** Reads a policy's declaration. */
export function checkPolicy(context: CheckContext, declaration: PolicyDeclaration): PolicyKeys {
  return readPolicyKeys(context, readBlock(context, policySettings, declaration.settings, declaration.name));
}

/** Reads the keys of a policy from a block that may have others too (an operation, `with`). */
export function readPolicyKeys(context: CheckContext, block: Block): PolicyKeys {
  return {
    timeout: sourced(context, block.get("timeout"), readDuration),
    deadline: sourced(context, block.get("deadline"), readDuration),
    ...readRetry(context, block.get("retry")),
    breaker: sourced(context, block.get("breaker"), readBreaker),
    bulkhead: sourced(context, block.get("bulkhead"), readBulkhead),
  };
}

function sourced<Value>(
  context: CheckContext,
  known: KnownSetting | undefined,
  read: (context: CheckContext, expected: Expected, value: SettingValue) => Value | undefined,
): Sourced<Value> | undefined {
  if (known === undefined) return undefined;
  const value = read(context, known.specification, known.value);
  return value === undefined ? undefined : { value, location: locationOf(context, known.setting) };
}

function readRetry(context: CheckContext, known: KnownSetting | undefined): Pick<PolicyKeys, "attempts" | "backoff" | "jitter" | "on"> {
  if (known === undefined) return {};
  const settings = readObject(context, known.specification, known.value);
  if (settings === undefined) return {};
  const block = readBlock(context, retrySettings, settings, known.value);
  return {
    attempts: sourced(context, block.get("attempts"), readInteger),
    backoff: sourced(context, block.get("backoff"), readBackoff),
    jitter: sourced(context, block.get("jitter"), readJitter),
    on: sourced(context, block.get("on"), readRetried),
  };
}

function readJitter(context: CheckContext, expected: Expected, value: SettingValue): Retry["jitter"] | undefined {
  const word = readWord(context, expected, value);
  return word === "none" || word === "full" || word === "equal" ? word : undefined;
}

function readBackoff(context: CheckContext, expected: Expected, value: SettingValue): Retry["backoff"] | undefined {
  const invocation = invocationOf(value);
  if (invocation === undefined || invocation.given.kind !== "arguments") return reportForm(context, expected, value);
  const specification = backoffFunctions.find((each) => each.name === invocation.name);
  if (specification === undefined) {
    const known = backoffFunctions.map((each) => each.name);
    const parameters = { what: "backoff", name: invocation.name, suggestion: suggest(invocation.name, known), known };
    context.report(unknownOption(parameters, locationOf(context, invocation.nameSpan)));
    return undefined;
  }
  for (const name of invocation.names) context.model.symbol(name, { kind: "backoff", backoff: specification });
  const values = backoffArguments(context, expected, specification, invocation.given.arguments, value);
  const [initial, maximum, factor] = values ?? [];
  if (initial === undefined) return undefined;
  if (specification.name === "constant") return { kind: "constant", initial, maximum: initial, factor: 1 };
  return maximum === undefined ? undefined : { kind: "exponential", initial, maximum, factor: factor ?? 2 };
}

/** Durations in milliseconds and factors, in the order of the parameters; undefined where something is wrong. */
function backoffArguments(
  context: CheckContext,
  expected: Expected,
  specification: BackoffFunction,
  written: readonly { readonly name?: { readonly name: string } | undefined; readonly value: SettingValue }[],
  whole: SettingValue,
): readonly (number | undefined)[] | undefined {
  const example = { ...expected, example: specification.example };
  const positional = written.filter((argument) => argument.name === undefined);
  const named = written.filter((argument) => argument.name !== undefined);
  if (positional.length > specification.parameters.length) return reportForm(context, example, whole);
  if (named.some(({ name }) => !specification.parameters.some((parameter) => parameter.name === name?.name)))
    return reportForm(context, example, whole);
  const values: (number | undefined)[] = [];
  for (const [index, parameter] of specification.parameters.entries()) {
    const argument = positional[index] ?? named.find(({ name }) => name?.name === parameter.name);
    if (argument === undefined) {
      if (parameter.required) return reportForm(context, example, whole);
      values.push(undefined);
      continue;
    }
    const expectedArgument: Expected = { name: parameter.name, form: { kind: "duration" }, example: specification.example };
    const value =
      parameter.form === "duration"
        ? readDuration(context, expectedArgument, argument.value)
        : argument.value.kind === "NumberLiteral" && argument.value.value >= 1 && argument.value.value <= 1_000
          ? argument.value.value
          : reportForm(context, { ...expectedArgument, form: { kind: "number", minimum: 1 } }, argument.value);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readRetried(context: CheckContext, expected: Expected, value: SettingValue): readonly Sourced<FailureName>[] {
  const names: Sourced<FailureName>[] = [];
  const elements = readList(context, expected, value);
  for (const element of elements) {
    const name = readFailureName(context, element, true);
    if (name !== undefined) context.model.symbol(element, { kind: "failure", failure: name, operation: undefined });
    if (name !== undefined) names.push({ value: name, location: locationOf(context, element), siblings: elements });
  }
  checkFinalStatuses(context, names);
  return names;
}

/**
 * A failure as it is named in `on`: a status (`429`), a class (`5xx`) or a word (`timeout`). Reports what names none.
 *
 * @param retried only what a policy can retry
 */
export function readFailureName(context: CheckContext, value: SettingValue, retried: boolean): FailureName | undefined {
  if (value.kind === "Missing") return undefined;
  const status = statusOf(value);
  if (status !== undefined) return status;
  const known = failureWords.filter((word) => !retried || word.retriable).map((word) => word.name);
  const written =
    value.kind === "Identifier"
      ? value.name
      : value.kind === "NumberLiteral"
        ? value.text
        : value.kind === "StatusLiteral"
          ? `${value.class}xx`
          : value.kind === "StringLiteral"
            ? JSON.stringify(value.value)
            : "this";
  if (value.kind === "Identifier" && known.includes(value.name)) return value.name;
  const quoted = value.kind === "StringLiteral" && (/^[345](?:\d\d|xx)$/u.test(value.value) || known.includes(value.value));
  const suggestion = quoted ? value.value : suggest(written, known);
  context.report(unknownFailure({ name: written, known, suggestion }, locationOf(context, value)));
  return undefined;
}

/** A status that is a failure (`429`), or a class of them (`5xx`). */
function statusOf(value: SettingValue): FailureName | undefined {
  if (value.kind === "StatusLiteral" && value.class >= 3) return `${value.class}xx`;
  return value.kind === "NumberLiteral" && Number.isInteger(value.value) && value.value >= 300 && value.value <= 599
    ? String(value.value)
    : undefined;
}

function readBreaker(context: CheckContext, expected: Expected, value: SettingValue): NonNullable<Policy["breaker"]> | undefined {
  const settings = readObject(context, expected, value);
  if (settings === undefined) return undefined;
  const block = readBlock(context, breakerSettings, settings, value);
  const open = block.get("open");
  const halfOpen = block.get("halfOpen");
  const halfOpenAfter = halfOpen === undefined ? 30_000 : readDuration(context, halfOpen.specification, halfOpen.value);
  if (open === undefined || halfOpenAfter === undefined) return undefined;
  if (open.value.kind !== "Ratio" || open.value.of === undefined) return reportForm(context, open.specification, open.value);
  const breaker = { failureRatio: open.value.percent.value / 100, minimumCalls: open.value.of.value, halfOpenAfter };
  return checkBreaker(context, breaker, open.value) ? breaker : undefined;
}

function readBulkhead(context: CheckContext, expected: Expected, value: SettingValue): NonNullable<Policy["bulkhead"]> | undefined {
  const settings = readObject(context, expected, value);
  if (settings === undefined) return undefined;
  const block = readBlock(context, bulkheadSettings, settings, value);
  const concurrent = sourced(context, block.get("concurrent"), readInteger);
  const queue = sourced(context, block.get("queue"), readInteger);
  return concurrent && { concurrent: concurrent.value, queue: queue?.value ?? 0 };
}
