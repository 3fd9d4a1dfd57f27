import type { SettingSpecification, SettingTable } from "../setting.ts";

export const retrySettings: SettingTable = {
  owner: "`retry`",
  settings: [
    {
      name: "attempts",
      form: { kind: "integer", minimum: 1, maximum: 100 },
      doc: "How often a call is tried, the first time included.",
      example: "5",
    },
    {
      name: "backoff",
      form: { kind: "special", words: "`exponential(initial, maximum)` or `constant(wait)`" },
      doc: "How long to wait between attempts; a `Retry-After` of the system wins.",
      example: "exponential(500ms, 30s)",
    },
    {
      name: "jitter",
      form: { kind: "word", words: ["full", "equal", "none"] },
      doc: "How waits are spread, so that many callers do not come back at the same moment.",
      example: "full",
    },
    {
      name: "on",
      form: { kind: "list", of: { kind: "failure" } },
      doc: "The failures that are worth another attempt.",
      example: "[429, 5xx, timeout, network]",
    },
  ],
};

export const breakerSettings: SettingTable = {
  owner: "`breaker`",
  settings: [
    {
      name: "open",
      form: { kind: "ratio" },
      doc: "The share of failed calls, of so many, at which no more is sent.",
      example: "50% of 20",
      required: true,
    },
    { name: "halfOpen", form: { kind: "duration" }, doc: "How long to wait before one call is let through to try.", example: "30s" },
  ],
};

export const bulkheadSettings: SettingTable = {
  owner: "`bulkhead`",
  settings: [
    {
      name: "concurrent",
      form: { kind: "integer", minimum: 1 },
      doc: "How many calls may run at the same time.",
      example: "8",
      required: true,
    },
    { name: "queue", form: { kind: "integer", minimum: 0 }, doc: "How many more may wait.", example: "100" },
  ],
};

const timeout: SettingSpecification = {
  name: "timeout",
  form: { kind: "duration" },
  doc: "How long one attempt may take.",
  example: "20s",
};
const deadline: SettingSpecification = {
  name: "deadline",
  form: { kind: "duration" },
  doc: "How long the whole call may take, attempts and waits included.",
  example: "2m",
};
const retry: SettingSpecification = {
  name: "retry",
  form: { kind: "block", table: retrySettings },
  doc: "How often and when a failed call is tried again.",
  example: "{ attempts: 5, backoff: exponential(500ms, 30s), jitter: full, on: [429, 5xx, timeout, network] }",
};
const breaker: SettingSpecification = {
  name: "breaker",
  form: { kind: "block", table: breakerSettings },
  doc: "When to stop sending to a system that fails.",
  example: "{ open: 50% of 20, halfOpen: 30s }",
};
const bulkhead: SettingSpecification = {
  name: "bulkhead",
  form: { kind: "block", table: bulkheadSettings },
  doc: "How many calls may run at once.",
  example: "{ concurrent: 8, queue: 100 }",
};

/** The keys of a policy: also allowed on an operation, where they win over its policy's. */
export const policyKeys: readonly SettingSpecification[] = [timeout, deadline, retry, breaker, bulkhead];

export const policySettings: SettingTable = { owner: "a policy", settings: policyKeys };

/** What `with { … }` behind a call may say; a breaker and a bulkhead belong to all calls of an operation. */
export const callSettings: SettingTable = {
  owner: "`with`",
  settings: [
    { name: "policy", form: { kind: "name", of: "policy" }, doc: "The policy of this one call.", example: "patient" },
    timeout,
    deadline,
    retry,
  ],
};
