import type { SettingTable } from "../setting.ts";

export const rateSettings: SettingTable = {
  owner: "`rate`",
  settings: [
    {
      name: "limit",
      form: { kind: "special", words: "a rate" },
      doc: "How many requests in how much time.",
      example: "100 per 10s",
      required: true,
    },
    { name: "burst", form: { kind: "integer", minimum: 1 }, doc: "How many may be sent at once after a quiet time.", example: "10" },
  ],
};

export const systemSettings: SettingTable = {
  owner: "a system",
  settings: [
    {
      name: "spec",
      form: { kind: "special", words: "the format and the path of a description" },
      doc: "The system's own description.",
      example: 'openapi "specs/stripe.json"',
      required: true,
    },
    {
      name: "server",
      form: { kind: "configuration", secret: "forbidden" },
      doc: "The base URL; the description's first server where it is left out.",
      example: 'env.STRIPE_URL ?? "https://api.stripe.com"',
    },
    {
      name: "auth",
      form: { kind: "special", words: "a way to authenticate" },
      doc: "How requests are authenticated; held against the description's security schemes.",
      example: "bearer(secret.API_KEY)",
    },
    { name: "headers", form: { kind: "record" }, doc: "Headers of every request.", example: '{ "Stripe-Version": "2024-04-10" }' },
    { name: "policy", form: { kind: "name", of: "policy" }, doc: "The policy of the system's operations.", example: "standard" },
    {
      name: "rate",
      form: { kind: "rate", block: rateSettings },
      doc: "How many requests the system takes; the answers' `Retry-After` and rate-limit headers slow it further.",
      example: "100 per second",
    },
    {
      name: "idempotency",
      form: { kind: "special", words: '`header "NAME"`' },
      doc: "The header under which the system takes an idempotency key: writes may then be retried.",
      example: 'header "Idempotency-Key"',
    },
    {
      name: "pages",
      form: { kind: "special", words: "a paging style" },
      doc: "How the system pages its lists.",
      example: "cursor { param: starting_after, next: last(data).id, more: has_more }",
    },
    {
      name: "fails",
      form: { kind: "special", words: "`condition => value`" },
      doc: "For systems that answer 200 with an error inside: when an answer is one, and what its text is.",
      example: "body.ok == false => body.error",
    },
    {
      name: "health",
      form: { kind: "special", words: "an operation" },
      doc: "How to ask whether the system is there.",
      example: "ping",
      unsupported: true,
    },
  ],
};
