import { define } from "../define.ts";

const list = (settings: string): string => `integration orders "1.0.0"

import { shop } from "./systems.integ"

system stock {
  spec: openapi "stock.yaml"
}

flow paid {
  on: shop.orderPaid as order
  stock.items(${settings})
}`;

/** A parameter that its description says not to use any more. */
export const deprecatedParameter = define<{ operation: string; name: string }>({
  code: "INTEG4130",
  name: "deprecated-parameter",
  severity: "warning",
  message: ({ operation, name }) => `The parameter \`${name}\` of \`${operation}\` is deprecated, as its description says.`,
  tags: ["deprecated"],
  page: {
    why: "What is deprecated is taken away some day, and often without another word. The description mostly says what to use instead.",
    wrong: list('shelf: "a"'),
    right: list('place: "a"'),
    files: {
      "stock.yaml": `openapi: 3.1.0
info: { title: Stock, version: "1" }
servers: [{ url: "https://stock.example" }]
paths:
  /items:
    get:
      operationId: items
      parameters:
        - { name: shelf, in: query, deprecated: true, schema: { type: string }, description: Use place. }
        - { name: place, in: query, schema: { type: string } }
      responses:
        "200": { description: Items. }
`,
    },
  },
});
