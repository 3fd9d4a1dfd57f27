import { define } from "../define.ts";

const program = (overlay: string, tags = "order.id"): string => `integration orders "1.0.0"

import { shop } from "./systems.integ"

system archive {
  spec: openapi "specs/archive.yaml"${overlay}
  auth: none
}

flow paid {
  on: shop.orderPaid as order
  archive.putOrder(id: "1", body: { tags: ${tags} })
}`;

/** A system that keeps orders, each as the schema of a name. */
const archive = (order: string, schemas: string): string => `openapi: 3.1.0
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
        content: { application/json: { schema: { $ref: "#/components/schemas/${order}" } } }
      responses:
        "204": { description: Kept. }
components:
  schemas:
${schemas}`;

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
      "specs/archive.yaml": archive(
        "Tagged",
        `    Tagged:
      type: object
      properties:
        tags: { type: string, pattern: '^(\\w+)(,\\1)*$' }
`,
      ),
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

const passedOn = (body: string): string => `integration staff "1.0.0"

system people {
  spec: openapi "specs/people.yaml"
  auth: none
}

system directory {
  spec: openapi "specs/directory.yaml"
  auth: none
  webhooks "/hooks/directory" {
    verify: hmac { secret: secret.DIRECTORY_SECRET, header: "X-Signature" }
    id:     body.id
    event joined: Person = body
  }
}

flow joined {
  on: directory.joined as person
  people.putPerson(id: person.id, body: ${body})
}`;

const people = (schema: string): string => `openapi: 3.1.0
info: { title: People, version: "1" }
servers: [{ url: "https://people.example" }]
paths:
  /people/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    put:
      operationId: putPerson
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } }
      responses:
        "204": { description: Kept. }
components:
  schemas:
${schema}`;

const person = `    Person:
      type: object
      required: [id, name, password]
      properties:
        id: { type: string }
        name: { type: string }
        password: { type: string, writeOnly: true }
`;

/** A value that came in is passed on where a field is required that no answer holds. */
export const writeOnlyPassedOn = define<{ field: string; target: string; source: string }>({
  code: "INTEG3051",
  name: "write-only-passed-on",
  severity: "error",
  message: ({ field, target, source }) =>
    `\`${field}\` is required by \`${target}\`, and ${source} does not have it: it is write-only, so that only requests hold it.`,
  help: ({ field, source }) => `Write it beside the rest: \`{ ...${source.replaceAll("`", "")}, ${field}: … }\`.`,
  page: {
    why: "The description marks the field as `writeOnly`: a request must have it, and the system never tells it (a password, a token). So a value that the system sent cannot be sent back as it is, although its schema is the same: the request would lack the field, and be refused.",
    files: { "specs/people.yaml": people(person), "specs/directory.yaml": people(person) },
    wrong: passedOn("person"),
    right: passedOn("{ ...person, password: env.FIRST_PASSWORD }"),
  },
});

/** A constraint of which a keyword was not understood where the description was read: no guard can be made of it. */
export const keywordNotCheckable = define<{ path: string; keyword: string }>({
  code: "INTEG3052",
  name: "keyword-not-checkable",
  severity: "error",
  message: ({ path, keyword }) =>
    `\`${path}\` must be what \`${keyword}\` in the description says, which Integ does not understand there: it is neither proved nor can it be checked.`,
  help: () => "Say the same in other keywords in an overlay of the description, or take the keyword out.",
  page: {
    why: "What is not proved is checked before it is sent. Nearly every keyword of JSON Schema can be; a few depend on where validation came from, or on too much at once: a `$dynamicRef`, whose target differs from place to place; references within a schema that has an `$id` of its own; `unevaluatedProperties` beside very many alternatives. Where one of these decides what a request may hold, there is no guard to put in front of the call, and the system would be the first to see that a value does not fit.",
    files: {
      "specs/archive.yaml": archive(
        "Tagged",
        `    Tagged:
      type: object
      properties:
        tags: { type: array, items: { $dynamicRef: "#tag" } }
    Tag: { $dynamicAnchor: tag, type: string, maxLength: 40 }
`,
      ),
      "specs/archive.overlay.yaml": `overlay: 1.0.0
info: { title: Tags in other words, version: "1" }
actions:
  - target: $.components.schemas.Tagged.properties.tags.items["$dynamicRef"]
    remove: true
  - target: $.components.schemas.Tagged.properties.tags.items
    update: { $ref: "#/components/schemas/Tag" }
`,
    },
    wrong: program("", "[order.id]"),
    right: program(' overlay "specs/archive.overlay.yaml"', "[order.id]"),
    mend: "There is one anchor of that name here, so that a plain `$ref` says the same.",
  },
});

/** Fields that a spread would copy by their name, and that do not fit. */
export const spreadLeavesOut = define<{ source: string; fields: readonly { readonly name: string; readonly reason: string }[] }>({
  code: "INTEG3053",
  name: "spread-leaves-out",
  severity: "warning",
  message: ({ source, fields }) =>
    `\`...${source}\` leaves out ${fields.map(({ name, reason }) => `\`${name}\` (${reason})`).join(", ")}, which cannot fit the target's ${fields.length === 1 ? "field of that name" : "fields of these names"}.`,
  help: ({ fields }) =>
    `Write ${fields.map(({ name }) => `\`${name}: …\``).join(", ")} behind the spread; where a field is not meant, write those that are in place of the spread.`,
  page: {
    why: "A spread copies the fields that fit by name and type. A field of the same name that can never fit is left out, and nothing fails: the target is sent without it, or with what the system puts there by itself. Mostly it was meant to be copied, in another form.",
    files: {
      "specs/archive.yaml": archive(
        "Kept",
        `    Kept:
      type: object
      properties:
        id: { type: string }
        total: { type: string }
`,
      ),
    },
    wrong: program("").replace("{ tags: order.id }", "{ ...order }"),
    right: program("").replace("{ tags: order.id }", '{ ...order, total: "${order.total}" }'),
  },
});
