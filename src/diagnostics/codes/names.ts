import { define } from "../define.ts";
import { rename, replace } from "../fixes.ts";
import * as declarationsPages from "../pages/declarations.ts";
import * as namesPages from "../pages/names.ts";
import { didYouMean, eventCause, nameCause } from "../suggest.ts";

/** Two declarations of one name. */
export const duplicateDeclaration = define<{ name: string; kind: string }>({
  code: "INTEG2050",
  name: "duplicate-declaration",
  severity: "error",
  message: ({ name, kind }) => `\`${name}\` is declared twice: a ${kind} cannot have a name that is taken.`,
  label: () => "declared again",
  help: () => "Give one of them another name.",
  page: declarationsPages.duplicateDeclaration,
});

/** `import { x }` of something that the file does not declare. */
export const unknownImport = define<{ name: string; file: string; from?: string | undefined; suggestion?: string | undefined }>({
  code: "INTEG2051",
  name: "unknown-import",
  severity: "error",
  message: ({ name, file }) => `\`${file}\` declares no \`${name}\`.`,
  help: ({ from, suggestion }) =>
    from === undefined ? didYouMean(suggestion) : `It is imported there from \`${from}\`: import it from the file that declares it.`,
  cause: ({ name }) => nameCause(name),
  page: declarationsPages.unknownImport,
});

/** The file of an import cannot be read. */
export const importNotReadable = define<{ file: string; why: string }>({
  code: "INTEG2052",
  name: "import-not-readable",
  severity: "error",
  message: ({ file, why }) => `\`${file}\` ${why}.`,
  help: () => "The path is taken from the folder of the file that imports.",
  page: declarationsPages.importNotReadable,
});

/** Files that import each other. */
export const importCycle = define<{ files: readonly string[] }>({
  code: "INTEG2053",
  name: "import-cycle",
  severity: "error",
  message: ({ files }) => `Files import each other in a circle: ${files.map((file) => `\`${file}\``).join(" → ")}.`,
  help: () => "Move what both need into a third file.",
  page: declarationsPages.importCycle,
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
  page: declarationsPages.unusedDeclaration,
});

/** A program without `integration`. */
export const missingIntegration = define<Record<never, never>>({
  code: "INTEG2055",
  name: "missing-integration",
  severity: "error",
  message: () => "The program does not say which integration it is.",
  help: () => 'Begin it with a name and a version: `integration billing "1.0.0"`.',
  fixes: (_, location) => replace("Give it a name", location, 'integration example "1.0.0"\n\n'),
  page: declarationsPages.missingIntegration,
});

/** More than one `integration`. */
export const secondIntegration = define<Record<never, never>>({
  code: "INTEG2056",
  name: "second-integration",
  severity: "error",
  message: () => "A program is one integration; this is a second one.",
  help: () => "Remove it, or make it a program of its own that imports what both share.",
  page: declarationsPages.secondIntegration,
});

/** A setting that its block does not have. */
export const unknownSetting = define<{ setting: string; owner: string; suggestion?: string | undefined; known: readonly string[] }>({
  code: "INTEG2057",
  name: "unknown-setting",
  severity: "error",
  message: ({ setting, owner }) => `There is no setting \`${setting}\` in ${owner}.`,
  help: ({ suggestion, known }) =>
    didYouMean(suggestion) ?? (known.length === 0 ? undefined : `There are ${known.map((name) => `\`${name}\``).join(", ")}.`),
  page: namesPages.unknownSetting,
});

/** A setting given twice. */
export const duplicateSetting = define<{ setting: string }>({
  code: "INTEG2058",
  name: "duplicate-setting",
  severity: "error",
  message: ({ setting }) => `\`${setting}\` is set twice.`,
  label: () => "set again",
  help: () => "Remove one of them.",
  page: namesPages.duplicateSetting,
});

/** A setting that must be there and is not. */
export const missingSetting = define<{ setting: string; owner: string; example: string }>({
  code: "INTEG2059",
  name: "missing-setting",
  severity: "error",
  message: ({ setting, owner }) => `\`${setting}\` is missing in ${owner}.`,
  help: ({ setting, example }) => `For example \`${setting}: ${example}\`.`,
  page: namesPages.missingSetting,
});

/** A setting's value has another form than the setting takes. */
export const wrongSettingForm = define<{ setting: string; expected: string; example?: string | undefined }>({
  code: "INTEG2060",
  name: "wrong-setting-form",
  severity: "error",
  message: ({ setting, expected }) => `\`${setting}\` takes ${expected}.`,
  label: ({ expected }) => `expected ${expected}`,
  help: ({ example }) => (example === undefined ? undefined : `For example \`${example}\`.`),
  page: namesPages.wrongSettingForm,
});

/** A word that is none of those that may stand in its place. */
export const unknownOption = define<{ what: string; name: string; suggestion?: string | undefined; known: readonly string[] }>({
  code: "INTEG2061",
  name: "unknown-option",
  severity: "error",
  message: ({ what, name }) => `\`${name}\` is no ${what}.`,
  help: ({ suggestion, known }) =>
    didYouMean(suggestion) ?? (known.length === 0 ? undefined : `There are ${known.map((word) => `\`${word}\``).join(", ")}.`),
  fixes: ({ suggestion }, location) => rename(location, suggestion),
  page: namesPages.unknownOption,
});

/** A declaration that does not exist, in a place that names one. */
export const unknownDeclaration = define<{ kind: string; name: string; suggestion?: string | undefined }>({
  code: "INTEG2062",
  name: "unknown-declaration",
  severity: "error",
  message: ({ kind, name }) => `There is no ${kind} \`${name}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  cause: ({ name }) => nameCause(name),
  page: declarationsPages.unknownDeclaration,
});

/** A name that means something of another kind. */
export const wrongKindOfName = define<{ name: string; expected: string; found: string }>({
  code: "INTEG2063",
  name: "wrong-kind-of-name",
  severity: "error",
  message: ({ name, expected, found }) => `\`${name}\` is a ${found}, and a ${expected} is needed here.`,
  page: declarationsPages.wrongKindOfName,
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
  cause: ({ system, name }) => `operation ${system} ${name}`,
  page: namesPages.unknownOperation,
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
  page: namesPages.unknownPath,
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
  cause: ({ system, name }) => eventCause(system, name),
  page: namesPages.unknownEvent,
});

/** A declaration with a name that the language uses. */
export const reservedName = define<{ name: string; why: string }>({
  code: "INTEG2067",
  name: "reserved-name",
  severity: "error",
  message: ({ name, why }) => `Nothing can be named \`${name}\`: ${why}.`,
  help: () => "Take another name.",
  page: declarationsPages.reservedName,
});

/** The operation of a system is declared and never called. */
export const unusedOperation = define<{ system: string; name: string }>({
  code: "INTEG2068",
  name: "unused-operation",
  severity: "warning",
  message: ({ system, name }) => `The operation \`${name}\` of \`${system}\` is never called.`,
  label: () => "never called",
  tags: ["unnecessary"],
  page: declarationsPages.unusedOperation,
});

/** A type that is defined by itself alone. */
export const typeCycle = define<{ name: string }>({
  code: "INTEG2069",
  name: "type-cycle",
  severity: "error",
  message: ({ name }) => `The type \`${name}\` is defined by nothing but itself.`,
  help: () => "A type may hold itself within a field or a list.",
  page: declarationsPages.typeCycle,
});

/** A parameter of a map without its type. */
export const parameterWithoutType = define<{ name: string; map: string }>({
  code: "INTEG2070",
  name: "parameter-without-type",
  severity: "error",
  message: ({ name, map }) => `Nothing says what \`${name}\` of the map \`${map}\` is.`,
  help: ({ name }) => `Write \`${name}: TYPE\`, with a type of a system (\`crm.Contact\`) or of the program.`,
  page: declarationsPages.parameterWithoutType,
});
