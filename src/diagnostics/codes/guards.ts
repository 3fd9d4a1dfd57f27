import { define } from "../define.ts";

const program = (overlay: string): string => `integration orders "1.0.0"

import { shop } from "./systems.integ"

system archive {
  spec: openapi "specs/archive.yaml"${overlay}
  auth: none
}

flow paid {
  on: shop.orderPaid as order
  archive.putOrder(id: "1", body: { tags: order.id })
}`;

/** A constraint that can neither be proved nor checked: no guard can be made of it. */
export const patternNotCheckable = define<{ path: string; pattern: string }>({
  code: "INTEG3050",
  name: "pattern-not-checkable",
  severity: "error",
  message: ({ path, pattern }) =>
    `\`${path}\` must match the pattern \`${pattern.length > 60 ? `${pattern.slice(0, 59)}…` : pattern}\`, which is not proved, and which no check can decide in bounded time.`,
  help: () => "Say what the system really takes in an overlay of its description: a pattern without back references, or none.",
  page: {
    why: "What is not proved is checked before it is sent. A pattern is checked as an automaton, in a time that depends on the length of the text alone; some patterns have none (those with a back reference such as `\\1`), and as a regular expression they could take for ever on a text that somebody chose well. So there is no guard to put in front of the call, and the system would be the first to see that a value does not fit.",
    files: {
      "specs/archive.yaml": `openapi: 3.1.0
info: { title: Archive, version: "1" }
servers: [{ url: "https://archive.example" }]
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    put:
      operationId: putOrder
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Tagged" } } }
      responses:
        "204": { description: Kept. }
components:
  schemas:
    Tagged:
      type: object
      properties:
        tags: { type: string, pattern: '^(\\w+)(,\\1)*$' }
`,
      "specs/archive.overlay.yaml": `overlay: 1.0.0
info: { title: Tags as they are, version: "1" }
actions:
  - target: $.components.schemas.Tagged.properties.tags
    update: { pattern: '^\\w+(,\\w+)*$' }
`,
    },
    wrong: program(""),
    right: program(' overlay "specs/archive.overlay.yaml"'),
    mend: "The overlay asks for less than the description does. The answer of the system to what it refuses is then a failure like any other: `integ check --failures` says what becomes of it.",
  },
});
