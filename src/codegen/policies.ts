import type { Policy, Program, ProgramStep } from "../program/program.ts";
import { camelCase, NameScope } from "./names.ts";
import { stringLiteral } from "./text.ts";

/** A policy that has a name in the generated code. */
export interface NamedPolicy {
  readonly name: string;
  readonly text: string;
}

/** Policies of operations and of single calls, each once; equal ones share a name. */
export function namePolicies(program: Program): ReadonlyMap<string, NamedPolicy> {
  const named = new Map<string, NamedPolicy>();
  const users = new Map<string, string[]>();
  const texts = new Map<string, string>();
  const use = (policy: Policy, user: string): void => {
    const key = JSON.stringify(policy);
    const text = policyText(policy);
    if (text === "{}") return;
    texts.set(key, text);
    users.set(key, [...(users.get(key) ?? []), user]);
  };
  for (const system of program.systems) {
    for (const operation of system.operations) use(operation.policy, `${system.name}.${operation.name}`);
  }
  for (const flow of program.flows) {
    for (const { id, policy } of callsOf(flow.steps)) if (policy !== undefined) use(policy, `${flow.name}.${id}`);
  }
  const scope = new NameScope();
  for (const [key, text] of texts) {
    const [first, ...more] = users.get(key) ?? [];
    const systems = new Set([first, ...more].map((user) => user?.split(".")[0]));
    const wanted = systems.size > 1 ? "standardPolicy" : more.length > 0 ? `${[...systems][0]} policy` : `${first} policy`;
    named.set(key, { name: scope.declare(camelCase(wanted)), text });
  }
  return named;
}

function callsOf(steps: readonly ProgramStep[]): readonly Extract<ProgramStep, { kind: "call" }>[] {
  return steps.flatMap((step) =>
    step.kind === "call" ? [step] : step.kind === "if" ? [...callsOf(step.then), ...callsOf(step.else)] : [],
  );
}

function policyText(policy: Policy): string {
  const fields: string[] = [];
  if (policy.deadline !== undefined) fields.push(`deadline: ${milliseconds(policy.deadline)}`);
  if (policy.timeout !== undefined) fields.push(`timeout: ${milliseconds(policy.timeout)}`);
  if (policy.retry !== undefined) {
    const { attempts, backoff, jitter, on } = policy.retry;
    const times = `{ kind: ${stringLiteral(backoff.kind)}, initial: ${milliseconds(backoff.initial)}, maximum: ${milliseconds(backoff.maximum)}, factor: ${backoff.factor} }`;
    fields.push(
      `retry: {\n  attempts: ${attempts},\n  backoff: ${times},\n  jitter: ${stringLiteral(jitter)},\n  on: [${on.map(stringLiteral).join(", ")}],\n}`,
    );
  }
  if (policy.breaker !== undefined) {
    const { failureRatio, minimumCalls, halfOpenAfter } = policy.breaker;
    fields.push(`breaker: { failureRatio: ${failureRatio}, minimumCalls: ${minimumCalls}, halfOpenAfter: ${milliseconds(halfOpenAfter)} }`);
  }
  if (policy.bulkhead !== undefined)
    fields.push(`bulkhead: { concurrent: ${policy.bulkhead.concurrent}, queue: ${policy.bulkhead.queue} }`);
  if (fields.length === 0) return "{}";
  return `{\n${fields
    .map(
      (field) =>
        `${field
          .split("\n")
          .map((line) => `  ${line}`)
          .join("\n")},`,
    )
    .join("\n")}\n}`;
}

/** A number with its thousands parted, as one writes times. */
export function milliseconds(value: number): string {
  return Number.isInteger(value) && value >= 10_000 ? String(value).replaceAll(/\B(?=(\d{3})+$)/g, "_") : String(value);
}
