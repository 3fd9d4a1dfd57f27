import { define } from "../define.ts";
import { page } from "../page.ts";
import { didYouMean } from "../suggest.ts";

/** Two declarations of one name. */
export const duplicateDeclaration = define<{ name: string; kind: string }>({
  code: "INTEG2050",
  name: "duplicate-declaration",
  severity: "error",
  message: ({ name, kind }) => `\`${name}\` is declared twice: a ${kind} cannot have a name that is taken.`,
  label: () => "declared again",
  help: () => "Give one of them another name.",
  page: page(
    "A name means one thing in a program: policies, systems, types, tables, maps, flows and imported names share one space of names.",
    `table countries { "US": "United States" }
table countries { "DE": "Germany" }`,
    `table countries { "US": "United States", "DE": "Germany" }`,
  ),
});

/** `import { x }` of something that the file does not declare. */
export const unknownImport = define<{ name: string; file: string; suggestion?: string | undefined }>({
  code: "INTEG2051",
  name: "unknown-import",
  severity: "error",
  message: ({ name, file }) => `\`${file}\` declares no \`${name}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "An import names declarations of another file: policies, systems, types, tables and maps. What that file imports itself is not passed on.",
    `import { standrd } from "./shared.integ"`,
    `import { standard } from "./shared.integ"`,
  ),
});

/** The file of an import cannot be read. */
export const importNotReadable = define<{ file: string; why: string }>({
  code: "INTEG2052",
  name: "import-not-readable",
  severity: "error",
  message: ({ file, why }) => `\`${file}\` ${why}.`,
  help: () => "The path is taken from the folder of the file that imports.",
  page: page(
    "The path of an import is relative to the file that it stands in.",
    `import { standard } from "shared.integ.txt"`,
    `import { standard } from "./shared.integ"`,
  ),
});

/** Files that import each other. */
export const importCycle = define<{ files: readonly string[] }>({
  code: "INTEG2053",
  name: "import-cycle",
  severity: "error",
  message: ({ files }) => `Files import each other in a circle: ${files.map((file) => `\`${file}\``).join(" → ")}.`,
  help: () => "Move what both need into a third file.",
  page: page(
    "What a file declares may build on what it imports, so imports must not lead back to where they began. Move what both files need into a third one.",
  ),
});

/** A declaration that nothing uses. */
export const unusedDeclaration = define<{ name: string; kind: string }>({
  code: "INTEG2054",
  name: "unused-declaration",
  severity: "warning",
  message: ({ name, kind }) => `The ${kind} \`${name}\` is never used.`,
  label: () => "never used",
  help: () => "Remove it, or use it.",
  tags: ["unnecessary"],
  page: page(
    "What nothing uses is left out of the generated code. It is often a sign that another name was meant. Flows, webhooks and tests have an effect by themselves and are never reported.",
    `policy patient { timeout: 60s }

system crm {
  spec: openapi "crm.yaml"
}`,
    `policy patient { timeout: 60s }

system crm {
  spec:   openapi "crm.yaml"
  policy: patient
}`,
  ),
});

/** A program without `integration`. */
export const missingIntegration = define<Record<never, never>>({
  code: "INTEG2055",
  name: "missing-integration",
  severity: "error",
  message: () => "The program does not say which integration it is.",
  help: () => 'Begin it with a name and a version: `integration billing "1.0.0"`.',
  page: page(
    "The name of the integration becomes the name of the connector, of its state and of its metrics. Files that are only imported have none.",
    `flow greet {
  on: crm.contactCreated as contact
}`,
    `integration greetings "1.0.0"

flow greet {
  on: crm.contactCreated as contact
}`,
  ),
});

/** More than one `integration`. */
export const secondIntegration = define<Record<never, never>>({
  code: "INTEG2056",
  name: "second-integration",
  severity: "error",
  message: () => "A program is one integration; this is a second one.",
  help: () => "Remove it, or make it a program of its own that imports what both share.",
  page: page(
    "One program compiles to one connector. What two connectors share goes into a file that both import.",
    `integration billing "1.0.0"\nintegration shipping "1.0.0"`,
    `integration billing "1.0.0"`,
  ),
});

/** A setting that its block does not have. */
export const unknownSetting = define<{ setting: string; owner: string; suggestion?: string | undefined; known: readonly string[] }>({
  code: "INTEG2057",
  name: "unknown-setting",
  severity: "error",
  message: ({ setting, owner }) => `There is no setting \`${setting}\` in ${owner}.`,
  help: ({ suggestion, known }) =>
    didYouMean(suggestion) ?? (known.length === 0 ? undefined : `There are ${known.map((name) => `\`${name}\``).join(", ")}.`),
  page: page(
    "Every block has a fixed list of settings, so that a slip of the pen is not a setting that has no effect.",
    `policy standard { timout: 20s }`,
    `policy standard { timeout: 20s }`,
  ),
});

/** A setting given twice. */
export const duplicateSetting = define<{ setting: string }>({
  code: "INTEG2058",
  name: "duplicate-setting",
  severity: "error",
  message: ({ setting }) => `\`${setting}\` is set twice.`,
  label: () => "set again",
  help: () => "Remove one of them.",
  page: page(
    "A setting has one value; which of two was meant is not guessed.",
    `policy standard {\n  timeout: 20s\n  timeout: 30s\n}`,
    `policy standard { timeout: 30s }`,
  ),
});

/** A setting that must be there and is not. */
export const missingSetting = define<{ setting: string; owner: string; example: string }>({
  code: "INTEG2059",
  name: "missing-setting",
  severity: "error",
  message: ({ setting, owner }) => `\`${setting}\` is missing in ${owner}.`,
  help: ({ setting, example }) => `For example \`${setting}: ${example}\`.`,
  page: page(
    "Some settings have no value that could be assumed.",
    `system crm {\n  auth: bearer(secret.CRM_TOKEN)\n}`,
    `system crm {\n  spec: openapi "crm.yaml"\n  auth: bearer(secret.CRM_TOKEN)\n}`,
  ),
});

/** A setting's value has another form than the setting takes. */
export const wrongSettingForm = define<{ setting: string; expected: string; example?: string | undefined }>({
  code: "INTEG2060",
  name: "wrong-setting-form",
  severity: "error",
  message: ({ setting, expected }) => `\`${setting}\` takes ${expected}.`,
  label: ({ expected }) => `expected ${expected}`,
  help: ({ example }) => (example === undefined ? undefined : `For example \`${example}\`.`),
  page: page(
    "Settings are read when the program is compiled, so each has a form that it must take: a duration, a ratio, a list of statuses.",
    `policy standard { timeout: "20 seconds" }`,
    `policy standard { timeout: 20s }`,
  ),
});

/** A word that is none of those that may stand in its place. */
export const unknownOption = define<{ what: string; name: string; suggestion?: string | undefined; known: readonly string[] }>({
  code: "INTEG2061",
  name: "unknown-option",
  severity: "error",
  message: ({ what, name }) => `\`${name}\` is no ${what}.`,
  help: ({ suggestion, known }) =>
    didYouMean(suggestion) ?? (known.length === 0 ? undefined : `There are ${known.map((word) => `\`${word}\``).join(", ")}.`),
  page: page(
    "Some settings take one of a few words.",
    `policy standard { retry: { attempts: 3, jitter: ful } }`,
    `policy standard { retry: { attempts: 3, jitter: full } }`,
  ),
});

/** A declaration that does not exist, in a place that names one. */
export const unknownDeclaration = define<{ kind: string; name: string; suggestion?: string | undefined }>({
  code: "INTEG2062",
  name: "unknown-declaration",
  severity: "error",
  message: ({ kind, name }) => `There is no ${kind} \`${name}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "The name is declared neither in this file nor imported into it.",
    `system crm {\n  spec:   openapi "crm.yaml"\n  policy: standrad\n}`,
    `policy standard { timeout: 20s }\n\nsystem crm {\n  spec:   openapi "crm.yaml"\n  policy: standard\n}`,
  ),
});

/** A name that means something of another kind. */
export const wrongKindOfName = define<{ name: string; expected: string; found: string }>({
  code: "INTEG2063",
  name: "wrong-kind-of-name",
  severity: "error",
  message: ({ name, expected, found }) => `\`${name}\` is a ${found}, and a ${expected} is needed here.`,
  page: page(
    "The name exists, but names something else.",
    `table standard { "a": "b" }\n\nsystem crm {\n  spec:   openapi "crm.yaml"\n  policy: standard\n}`,
    `policy standard { timeout: 20s }\n\nsystem crm {\n  spec:   openapi "crm.yaml"\n  policy: standard\n}`,
  ),
});

/** An operation that the system does not have. */
export const unknownOperation = define<{ system: string; name: string; suggestion?: string | undefined }>({
  code: "INTEG2064",
  name: "unknown-operation",
  severity: "error",
  message: ({ system, name }) => `\`${system}\` has no operation \`${name}\`.`,
  help: ({ suggestion }) =>
    didYouMean(suggestion) ??
    '`integ inspect` lists the operations of a description. One without an operationId is named by `operation NAME = METHOD "/path"`.',
  page: page(
    "An operation is called by the `operationId` of the description, or by a name that the system gives it.",
    `operation upsertAcount { idempotent: true }`,
    `operation upsertAccount { idempotent: true }\noperation updateCustomer = POST "/v1/customers/{customer}"`,
  ),
});

/** A method and path that the description does not have. */
export const unknownPath = define<{ method: string; path: string; methods: readonly string[]; suggestion?: string | undefined }>({
  code: "INTEG2065",
  name: "unknown-path",
  severity: "error",
  message: ({ method, path, methods }) =>
    methods.length > 0 ? `The description has \`${path}\`, but not with ${method}.` : `The description has no \`${method} ${path}\`.`,
  help: ({ methods, suggestion }) =>
    methods.length > 0
      ? `It has ${methods.join(", ")}.`
      : (didYouMean(suggestion) ?? "Paths are written as the description spells them, `{name}` for parameters."),
  page: page(
    "The method and the path are those of the description, letter for letter: parameters in braces, under the description's own names.",
    `operation updateCustomer = POST "/v1/customer/{id}"`,
    `operation updateCustomer = POST "/v1/customers/{customer}"`,
  ),
});

/** An event that the system does not send. */
export const unknownEvent = define<{ system: string; name: string; suggestion?: string | undefined }>({
  code: "INTEG2066",
  name: "unknown-event",
  severity: "error",
  message: ({ system, name }) => `\`${system}\` has no event \`${name}\`.`,
  help: ({ suggestion }) =>
    didYouMean(suggestion) ??
    'Events are declared in `webhooks` of the system: `event customerCreated: customer = body.data when body.type == "customer.created"`.',
  page: page(
    "A flow begins with an event that a system declares in its `webhooks`.",
    `flow greet { on: crm.contactMade as contact }`,
    `system crm {
  spec: openapi "crm.yaml"
  webhooks "/hooks/crm" {
    verify: github(secret.CRM_WEBHOOK_SECRET)
    event contactMade: Contact = body.contact
  }
}

flow greet { on: crm.contactMade as contact }`,
  ),
});

/** A declaration with a name that the language uses. */
export const reservedName = define<{ name: string; why: string }>({
  code: "INTEG2067",
  name: "reserved-name",
  severity: "error",
  message: ({ name, why }) => `Nothing can be named \`${name}\`: ${why}.`,
  help: () => "Take another name.",
  page: page(
    "`env` and `secret` reach the configuration, `body` and `headers` are a delivery's, and the names of the basic types stand for those types.",
    `table env { "a": "b" }`,
    `table environments { "a": "b" }`,
  ),
});

/** The operation of a system is declared and never called. */
export const unusedOperation = define<{ system: string; name: string }>({
  code: "INTEG2068",
  name: "unused-operation",
  severity: "warning",
  message: ({ system, name }) => `The operation \`${name}\` of \`${system}\` is never called.`,
  label: () => "never called",
  tags: ["unnecessary"],
  page: page(
    "Only operations that the program calls reach the generated code; one that is declared and not called may be a leftover, or a call that was forgotten.",
  ),
});

/** A type that is defined by itself alone. */
export const typeCycle = define<{ name: string }>({
  code: "INTEG2069",
  name: "type-cycle",
  severity: "error",
  message: ({ name }) => `The type \`${name}\` is defined by nothing but itself.`,
  help: () => "A type may hold itself within a field or a list.",
  page: page(
    "A type that is one of its own alternatives says nothing. Within a field or a list a type may stand for itself.",
    `type Tree = Tree | null`,
    `type Tree = { children: Tree[] }`,
  ),
});

/** A parameter of a map without its type. */
export const parameterWithoutType = define<{ name: string; map: string }>({
  code: "INTEG2070",
  name: "parameter-without-type",
  severity: "error",
  message: ({ name, map }) => `Nothing says what \`${name}\` of the map \`${map}\` is.`,
  help: ({ name }) => `Write \`${name}: TYPE\`, with a type of a system (\`crm.Contact\`) or of the program.`,
  page: page(
    "A map is checked field by field, so the types of what it is given and of what it makes must be known.",
    `map toName(c) -> string = c.name`,
    `map toName(c: crm.Contact) -> string = c.name`,
  ),
});
