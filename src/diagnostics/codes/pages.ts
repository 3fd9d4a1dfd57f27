import { define } from "../define.ts";
import { didYouMean } from "../suggest.ts";

const sales = (pages: string): string => `integration orders "1.0.0"

import { crm } from "./systems.integ"

system sales {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SALES_TOKEN)
${pages}}

flow nightly {
  on: cron "0 2 * * *" in "Europe/Berlin"
  for order in sales.listOrders() {
    crm.putContact(id: order.id, body: { lastName: order.customer.name.take(40) })
  }
}`;

/** `pages` names what an operation does not have. */
export const pagePartUnknown = define<{ setting: string; operation: string; what: string; suggestion?: string | undefined }>({
  code: "INTEG6320",
  name: "page-part-unknown",
  severity: "error",
  message: ({ setting, operation, what }) => `\`${operation}\` has no such ${what}: its pages cannot be turned with this \`${setting}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: {
    why: "`pages` says how the lists of a system are paged: which parameter takes the next page, and where an answer names it. With a parameter that the operation does not have, the system would give the first page again and again.",
    wrong: sales("  pages: token { param: cursr, next: next, items: items }\n"),
    right: sales("  pages: token { param: cursor, next: next, items: items }\n"),
  },
});

/** A next page that is always there. */
export const pagingNeverEnds = define<{ operation: string }>({
  code: "INTEG6321",
  name: "paging-never-ends",
  severity: "warning",
  message: ({ operation }) => `As \`${operation}\` is described, each page names a next one: the reading never ends.`,
  help: () => "Name what says that there is no more: `more: has_more`, or a `next` that may be absent or null.",
  page: {
    why: "Reading stops at a page that names no next one. Where the description says that it is always there, either the description is wrong, or something else says the end.",
    wrong: sales("  pages: token { param: cursor, next: last(items).id, items: items }\n").replace("last(items).id", "items"),
    right: sales("  pages: token { param: cursor, next: next, items: items }\n"),
    mend: "Where the description is wrong, an overlay or `assume` corrects it.",
  },
});

/** A `more` that is no yes or no. */
export const moreNotBoolean = define<{ type: string; operation: string }>({
  code: "INTEG6322",
  name: "more-not-boolean",
  severity: "error",
  message: ({ type, operation }) => `\`more\` says yes or no, and this is \`${type}\` in the answer of \`${operation}\`.`,
  help: () => "Name a field that is `true` or `false`; a token or an address of the next page is `next`.",
  page: {
    why: "`more` is what says that there is another page. A text or a number is neither yes nor no, and a guess would end too early or never.",
    wrong: sales("  pages: cursor { param: cursor, next: next, more: next, items: items }\n"),
    right: sales("  pages: cursor { param: cursor, next: next, items: items }\n"),
  },
});

/** The parameter that turns pages, given by the call. */
export const pageParameterGiven = define<{ name: string }>({
  code: "INTEG6323",
  name: "page-parameter-given",
  severity: "warning",
  message: ({ name }) => `\`${name}\` names the page: from the second page on, what is given here is replaced.`,
  help: () => "Leave it out: reading begins with the first page.",
  page: {
    why: "`for` and `sync` turn the pages themselves, with the parameter that `pages` names. A value of the call's own holds for the first page only.",
    wrong: sales("  pages: token { param: cursor, next: next, items: items }\n").replace("listOrders()", 'listOrders(cursor: "a")'),
    right: sales("  pages: token { param: cursor, next: next, items: items }\n"),
  },
});

/** A list of which only the first page would be read. */
export const pagesNotSaid = define<{ system: string; operation: string; parameter: string }>({
  code: "INTEG6324",
  name: "pages-not-said",
  severity: "warning",
  message: ({ system, operation, parameter }) =>
    `Only the first page of \`${operation}\` would be read: it takes a page (\`${parameter}\`), and \`${system}\` does not say how to turn pages.`,
  help: ({ parameter }) => `Say it in the system, for example \`pages: token { param: ${parameter}, next: … }\`.`,
  absent: "program",
  page: {
    why: "An operation with a parameter for a page gives its list in parts. Without `pages` the first part would be taken for the whole: everything behind it would be missing, and nobody would see it.",
    wrong: sales(""),
    right: sales("  pages: token { param: cursor, next: next, items: items }\n"),
    mend: "If the first page is all that is wanted, read it in a step of its own: `let page = …`, and `for` over its list.",
  },
});
