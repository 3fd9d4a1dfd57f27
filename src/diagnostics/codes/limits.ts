import { define } from "../define.ts";

const sales = (settings: string, flow: string): string => `integration orders "1.0.0"

system sales {
  spec:  openapi "specs/shop.yaml"
  auth:  bearer(secret.SALES_TOKEN)
  pages: token { param: cursor, next: next, items: items }
${settings}}

${flow}`;

/** More calls than a system takes. */
export const rateExceeded = define<{ system: string; needed: string; allowed: string; arithmetic: string }>({
  code: "INTEG6401",
  name: "rate-exceeded",
  severity: "warning",
  message: ({ system, needed, allowed }) =>
    `\`${system}\` is called at least ${needed} times a day, and its rate allows ${allowed}: the runs fall behind, further with each.`,
  help: ({ arithmetic }) => arithmetic,
  page: {
    why: "Calls wait for their turn within the rate of a system. When a schedule asks for more than the rate gives, each run begins later than the one before, and the queue grows until it is noticed. Only calls that every run makes are counted: there may be many more.",
    wrong: sales(
      "  rate:  30 per 1m\n",
      `flow poll {
  on: every 1s
  sales.listOrders(status: "open")
}`,
    ),
    right: sales(
      "  rate:  30 per 1m\n",
      `flow poll {
  on: every 5s
  sales.listOrders(status: "open")
}`,
    ),
  },
});

/** More at the same time than a bulkhead lets in. */
export const parallelAboveBulkhead = define<{ parallel: number; operation: string; concurrent: number; queue: number }>({
  code: "INTEG6402",
  name: "parallel-above-bulkhead",
  severity: "warning",
  message: ({ parallel, operation, concurrent, queue }) =>
    `${parallel} calls of \`${operation}\` at the same time, and its bulkhead lets ${concurrent} in and ${queue} wait: the others fail.`,
  help: ({ concurrent, queue }) => `${concurrent} + ${queue} = ${concurrent + queue} is the most that \`parallel\` can be here.`,
  page: {
    why: "A bulkhead refuses what it has no place for, so that a slow system does not take everything down. A loop that asks for more than that fails by itself, though the system is well.",
    wrong: `policy few { bulkhead: { concurrent: 4, queue: 4 } }

${sales(
  "  policy: few\n",
  `flow nightly {
  on: cron "0 2 * * *" in "Europe/Berlin"
  for order in sales.listOrders(status: "paid") parallel 20 {
    sales.getOrder(id: order.id)
  }
}`,
)}`,
    right: `policy few { bulkhead: { concurrent: 4, queue: 4 } }

${sales(
  "  policy: few\n",
  `flow nightly {
  on: cron "0 2 * * *" in "Europe/Berlin"
  for order in sales.listOrders(status: "paid") parallel 8 {
    sales.getOrder(id: order.id)
  }
}`,
)}`,
  },
});

/** Steps that may take longer than their flow. */
export const stepsOutlastDeadline = define<{ calls: number; needed: string; deadline: string; arithmetic: string }>({
  code: "INTEG6403",
  name: "steps-outlast-deadline",
  severity: "warning",
  message: ({ calls, needed, deadline }) =>
    `${calls} calls may take ${needed} though each is tried once, and the run has only ${deadline}: it may end in the middle.`,
  help: ({ arithmetic }) => arithmetic,
  page: {
    why: "The deadline of a flow covers all its steps. When it is shorter than what the calls may take one after the other, a slow day ends runs in the middle, with some of their steps done.",
    wrong: `policy calm { timeout: 40s }

${sales(
  "  policy: calm\n",
  `flow nightly {
  on:       cron "0 2 * * *" in "Europe/Berlin"
  deadline: 1m
  sales.listOrders(status: "paid")
  sales.listOrders(status: "open")
}`,
)}`,
    right: `policy calm { timeout: 40s }

${sales(
  "  policy: calm\n",
  `flow nightly {
  on:       cron "0 2 * * *" in "Europe/Berlin"
  deadline: 5m
  sales.listOrders(status: "paid")
  sales.listOrders(status: "open")
}`,
)}`,
  },
});
