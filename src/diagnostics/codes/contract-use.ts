import { define } from "../define.ts";
import { page } from "../page.ts";
import { didYouMean } from "../suggest.ts";

/** A description that cannot be used. */
export const descriptionNotUsable = define<{ file: string; why: string }>({
  code: "INTEG4100",
  name: "description-not-usable",
  severity: "error",
  message: ({ file, why }) => `\`${file}\` cannot be used: ${why}.`,
  help: () => "The path is taken from the folder of the program.",
  page: page(
    "A system is checked against its own description, so the description must be there and be readable. Fetch one with `curl -O`, or write a small one for the operations that are needed.",
    `spec: openapi "https://api.example.com/openapi.json"`,
    `spec: openapi "specs/example.json"`,
  ),
});

/** Something that the description gets wrong, in a part that the program uses. */
export const descriptionProblem = define<{ problem: string; system: string }>({
  code: "INTEG4101",
  name: "description-problem",
  severity: "error",
  message: ({ problem, system }) => `The description of \`${system}\` is wrong in a part that this program uses: ${problem}`,
  help: () => 'Correct it in an overlay (`spec: openapi "x.json" overlay "x.overlay.yaml"`), or state what is right with `assume`.',
  page: page("What cannot be read cannot be checked. Parts of a description that the program does not use may be as wrong as they like."),
});

/** Something doubtful in a part of the description that the program uses. */
export const descriptionDoubt = define<{ problem: string; system: string }>({
  code: "INTEG4102",
  name: "description-doubt",
  severity: "warning",
  message: ({ problem, system }) => `The description of \`${system}\` is doubtful in a part that this program uses: ${problem}`,
  page: page(
    "The part can be read, but says something that has no effect or that is held against values only in part. `integ inspect` lists everything that is wrong with a description.",
  ),
});

/** No server, neither in the program nor in the description. */
export const serverMissing = define<{ system: string; why: string }>({
  code: "INTEG4103",
  name: "server-missing",
  severity: "error",
  message: ({ system, why }) => `Nothing says where \`${system}\` is: ${why}.`,
  help: ({ system }) => `Say it, for example \`server: env.${system.replace(/[^A-Za-z0-9]/gu, "_").toUpperCase()}_URL\`.`,
  page: page(
    "Where the description names no server, or only one relative to where it was found, the program must say where requests go.",
    `system crm { spec: openapi "crm.yaml" }`,
    `system crm {\n  spec:   openapi "crm.yaml"\n  server: env.CRM_URL\n}`,
  ),
});

/** A server that is no absolute HTTP URL. */
export const serverInvalid = define<{ url: string; why: string }>({
  code: "INTEG4104",
  name: "server-invalid",
  severity: "error",
  message: ({ url, why }) => `\`${url}\` is no server: ${why}.`,
  help: () => 'For example `"https://api.example.com/v1"`.',
  page: page(
    "A server is an absolute URL with `https` or `http`, without a query and without credentials. Paths of operations are put behind it.",
    `server: "api.example.com"`,
    `server: "https://api.example.com"`,
  ),
});

/** An argument that the operation does not have. */
export const unknownArgument = define<{ operation: string; name: string; suggestion?: string | undefined; known: readonly string[] }>({
  code: "INTEG4110",
  name: "unknown-argument",
  severity: "error",
  message: ({ operation, name }) => `\`${operation}\` has no parameter \`${name}\`.`,
  help: ({ suggestion, known }) =>
    didYouMean(suggestion) ??
    (known.length === 0
      ? "It takes no arguments."
      : `It has ${known
          .slice(0, 12)
          .map((each) => `\`${each}\``)
          .join(", ")}${known.length > 12 ? ", …" : ""}.`),
  page: page(
    "Arguments are the parameters of the description, under its own names, and `body`.",
    `crm.getContact(contact: id)`,
    `crm.getContact(contactId: id)`,
  ),
});

/** A required argument that is not given. */
export const missingArgument = define<{ operation: string; name: string; place: string }>({
  code: "INTEG4111",
  name: "missing-argument",
  severity: "error",
  message: ({ operation, name, place }) => `\`${operation}\` needs ${name === "body" ? "a `body`" : `the ${place} parameter \`${name}\``}.`,
  page: page(
    "The description says that the parameter is required: without it the system refuses the request.",
    `crm.getContact()`,
    `crm.getContact(contactId: id)`,
  ),
});

/** An argument given twice. */
export const duplicateArgument = define<{ name: string }>({
  code: "INTEG4112",
  name: "duplicate-argument",
  severity: "error",
  message: ({ name }) => `\`${name}\` is given twice.`,
  label: () => "given again",
  page: page("An argument has one value.", `crm.getContact(contactId: a, contactId: b)`, `crm.getContact(contactId: a)`),
});

/** An argument without its name. */
export const positionalArgument = define<{ operation: string; known: readonly string[] }>({
  code: "INTEG4113",
  name: "positional-argument",
  severity: "error",
  message: ({ operation }) => `Arguments of \`${operation}\` are given by name.`,
  help: ({ known }) => (known[0] === undefined ? "It takes no arguments." : `For example \`${known[0]}: …\`.`),
  page: page(
    "Operations have many parameters, and descriptions change their order. Names keep a call readable and right.",
    `crm.getContact(id)`,
    `crm.getContact(contactId: id)`,
  ),
});

/** A header that the program may not set. */
export const reservedHeader = define<{ name: string; why: string }>({
  code: "INTEG4114",
  name: "reserved-header",
  severity: "error",
  message: ({ name, why }) => `The header \`${name}\` cannot be set: ${why}.`,
  page: page(
    "Some headers belong to the transport (RFC 9110), some to `auth` and to the body's type. The description's own parameters of these names are ignored, as OpenAPI asks for.",
    `headers: { "Authorization": "Bearer x" }`,
    `auth: bearer(secret.TOKEN)`,
  ),
});

/** A header with a name or a value that HTTP does not allow. */
export const wrongHeader = define<{ name: string; why: string }>({
  code: "INTEG4115",
  name: "wrong-header",
  severity: "error",
  message: ({ name, why }) => `The header \`${name}\` is wrong: ${why}.`,
  page: page(
    "A header's name is a token (RFC 9110 section 5.6.2), and its value one line of text.",
    `headers: { "X Version": "1" }`,
    `headers: { "X-Version": "1" }`,
  ),
});

/** A body in a form that is not supported. */
export const bodyNotSupported = define<{ operation: string; mediaTypes: readonly string[] }>({
  code: "INTEG4116",
  name: "body-not-supported",
  severity: "error",
  message: ({ operation, mediaTypes }) => `The body of \`${operation}\` is ${mediaTypes.join(" or ")}, which is not supported yet.`,
  help: () => "Supported are JSON, forms, multipart and text.",
  page: page(
    "Bodies are sent as the description says. JSON (and everything ending in `+json`), `application/x-www-form-urlencoded`, `multipart/form-data` and `text/*` are supported.",
  ),
});

/** An assumption about something that is not there. */
export const unknownAssumption = define<{ subject: string; part: string; suggestion?: string | undefined }>({
  code: "INTEG4120",
  name: "unknown-assumption",
  severity: "error",
  message: ({ subject, part }) => `Nothing can be assumed about \`${subject}\`: there is no \`${part}\`.`,
  help: ({ suggestion }) =>
    didYouMean(suggestion) ?? "An assumption begins with an operation or a type of the description, and goes on with fields of it.",
  page: page(
    "`assume` states what the description leaves out. It begins with an operation (its result), `OPERATION.body`, or a type of the description, and follows fields; the elements of a list need no step of their own.",
    `assume serch.results.properties: { email: string | null }`,
    `assume search.results.properties: { email: string | null }`,
  ),
});

/** An event without a type. */
export const eventWithoutType = define<{ name: string; known: readonly string[] }>({
  code: "INTEG4121",
  name: "event-without-type",
  severity: "error",
  message: ({ name }) => `Nothing says what the payload of \`${name}\` looks like.`,
  help: ({ name }) => `Write \`event ${name}: TYPE\`, with a type of the description or of the program.`,
  page: page(
    "A payload is verified before a flow sees it, so its type must be known: from the description (`webhooks` in OpenAPI 3.1 have types by name), or written down.",
    `event contactCreated = body.contact`,
    `event contactCreated: Contact = body.contact`,
  ),
});

/** An operation that the description calls deprecated. */
export const deprecatedOperation = define<{ system: string; operation: string }>({
  code: "INTEG4122",
  name: "deprecated-operation",
  severity: "warning",
  message: ({ system, operation }) => `\`${system}.${operation}\` is deprecated, as its description says.`,
  tags: ["deprecated"],
  page: page("A deprecated operation may go away. The description often says in its text what to use instead: see `integ inspect`."),
});

/** An assumption that leaves no value. */
export const impossibleAssumption = define<{ subject: string }>({
  code: "INTEG4123",
  name: "impossible-assumption",
  severity: "error",
  message: ({ subject }) => `No value can be both what the description says of \`${subject}\` and what is assumed of it.`,
  help: () => "An assumption makes a type tighter; where the description is wrong, correct it in an overlay.",
  page: page(
    "An assumption adds to what the description says. One that contradicts it would refuse every answer.",
    `assume customer.created: string   // the description says: integer`,
    `assume customer.created: integer`,
  ),
});
