import { define } from "../define.ts";

const begin = `integration orders "1.0.0"

import { shop } from "./systems.integ"
`;

/** `for` over something that is no list. */
export const notAList = define<{ type: string; optional: boolean }>({
  code: "INTEG6101",
  name: "not-a-list",
  severity: "error",
  message: ({ type, optional }) =>
    optional ? `This list may not be there: it is \`${type}\`.` : `\`for\` goes through a list, and this is \`${type}\`.`,
  help: ({ optional }) => (optional ? "Give it a default: `xs ?? []`." : undefined),
  page: {
    why: "`for` does its steps once for each item of a list, or of all pages of an operation. What is no list, or may be missing, has no items.",
    wrong: `${begin}
flow lines {
  on: shop.orderPaid as order
  for line in order.customer {
    shop.getOrder(id: order.id)
  }
}`,
    right: `${begin}
flow lines {
  on: shop.orderPaid as order
  for line in order.lines {
    shop.getOrder(id: line.sku)
  }
}`,
  },
});

/** `for` over an operation whose answer holds no one list. */
export const pagesNotDescribed = define<{ system: string; operation: string }>({
  code: "INTEG6102",
  name: "pages-not-described",
  severity: "error",
  message: ({ system, operation }) => `Nothing says which list the answer of \`${system}.${operation}\` holds.`,
  help: () => "Name it in the system's `pages`, for example `pages: token { param: after, next: next, items: results }`.",
  page: {
    why: "`for` over an operation goes through the items of all its pages. Where an answer is no list and does not hold exactly one, `pages` of the system says where the items stand.",
    wrong: `${begin.replace("shop", "shop, crm")}
flow lines {
  on: shop.orderPaid as order
  for contact in crm.getContact(id: order.id) {
    shop.getOrder(id: order.id)
  }
}`,
    right: `${begin.replace("shop", "shop, crm")}
flow lines {
  on: shop.orderPaid as order
  for line in order.lines {
    crm.getContact(id: line.sku)
  }
}`,
  },
});

/** A `cron` that says no time. */
export const wrongSchedule = define<{ text: string; why: string }>({
  code: "INTEG6103",
  name: "wrong-schedule",
  severity: "error",
  message: ({ text, why }) => `\`${text}\` is no schedule: ${why}.`,
  help: () => 'For example `cron "0 2 * * *" in "Europe/Berlin"`: every night at two.',
  page: {
    why: "A schedule has five fields: minute, hour, day of the month, month, and day of the week; each is `*`, a number, a range (`9-17`), a list (`0,30`) or a step (`*/5`). Its hours are those of a time zone of the IANA list. One that names no time would never run, and nobody would be told.",
    wrong: `${begin}
flow nightly {
  on: cron "0 25 * * *" in "Europe/Berlin"
  shop.listOrders(status: "open")
}`,
    right: `${begin}
flow nightly {
  on: cron "0 2 * * *" in "Europe/Berlin"
  shop.listOrders(status: "open")
}`,
  },
});
