import { define } from "../define.ts";
import { rename } from "../fixes.ts";
import * as descriptionsPages from "../pages/descriptions.ts";
import * as operationsPages from "../pages/operations.ts";
import { didYouMean } from "../suggest.ts";

/** A description that cannot be used. */
export const descriptionNotUsable = define<{ file: string; why: string }>({
  code: "INTEG4100",
  name: "description-not-usable",
  severity: "error",
  message: ({ file, why }) => `\`${file}\` cannot be used: ${why}.`,
  help: () => "The path is taken from the folder of the program.",
  page: descriptionsPages.descriptionNotUsable,
});

/** Something that the description gets wrong, in a part that the program uses. */
export const descriptionProblem = define<{ problem: string; system: string }>({
  code: "INTEG4101",
  name: "description-problem",
  severity: "error",
  message: ({ problem, system }) => `The description of \`${system}\` is wrong in a part that this program uses: ${problem}`,
  help: () => 'Correct it in an overlay (`spec: openapi "x.json" overlay "x.overlay.yaml"`), or state what is right with `assume`.',
  page: descriptionsPages.descriptionProblem,
});

/** Something doubtful in a part of the description that the program uses. */
export const descriptionDoubt = define<{ problem: string; system: string }>({
  code: "INTEG4102",
  name: "description-doubt",
  severity: "warning",
  message: ({ problem, system }) => `The description of \`${system}\` is doubtful in a part that this program uses: ${problem}`,
  page: descriptionsPages.descriptionDoubt,
});

/** No server, neither in the program nor in the description. */
export const serverMissing = define<{ system: string; why: string }>({
  code: "INTEG4103",
  name: "server-missing",
  severity: "error",
  message: ({ system, why }) => `Nothing says where \`${system}\` is: ${why}.`,
  help: ({ system }) => `Say it, for example \`server: env.${system.replace(/[^A-Za-z0-9]/gu, "_").toUpperCase()}_URL\`.`,
  absent: "declaration",
  page: descriptionsPages.serverMissing,
});

/** A server that is no absolute HTTP URL. */
export const serverInvalid = define<{ url: string; why: string }>({
  code: "INTEG4104",
  name: "server-invalid",
  severity: "error",
  message: ({ url, why }) => `\`${url}\` is no server: ${why}.`,
  help: () => 'For example `"https://api.example.com/v1"`.',
  fixes: ({ url }, location) =>
    URL.canParse(url) || !URL.canParse(`https://${url}`) ? [] : rename(location, JSON.stringify(`https://${url}`)),
  page: descriptionsPages.serverInvalid,
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
  page: operationsPages.unknownArgument,
});

/** A required argument that is not given. */
export const missingArgument = define<{ operation: string; name: string; place: string }>({
  code: "INTEG4111",
  name: "missing-argument",
  severity: "error",
  message: ({ operation, name, place }) => `\`${operation}\` needs ${name === "body" ? "a `body`" : `the ${place} parameter \`${name}\``}.`,
  help: ({ name }) => `Add \`${name}: …\` to the call.`,
  page: operationsPages.missingArgument,
});

/** An argument given twice. */
export const duplicateArgument = define<{ name: string }>({
  code: "INTEG4112",
  name: "duplicate-argument",
  severity: "error",
  message: ({ name }) => `\`${name}\` is given twice.`,
  label: () => "given again",
  page: operationsPages.duplicateArgument,
});

/** An argument without its name. */
export const positionalArgument = define<{ operation: string; known: readonly string[] }>({
  code: "INTEG4113",
  name: "positional-argument",
  severity: "error",
  message: ({ operation }) => `Arguments of \`${operation}\` are given by name.`,
  help: ({ known }) =>
    known.length === 0
      ? "It takes no arguments."
      : `It has ${known
          .slice(0, 5)
          .map((name) => `\`${name}\``)
          .join(", ")}${known.length > 5 ? ", …" : ""}: \`${known[0]}: value\`.`,
  page: operationsPages.positionalArgument,
});

/** A header that the program may not set. */
export const reservedHeader = define<{ name: string; why: string }>({
  code: "INTEG4114",
  name: "reserved-header",
  severity: "error",
  message: ({ name, why }) => `The header \`${name}\` cannot be set: ${why}.`,
  page: operationsPages.reservedHeader,
});

/** A header with a name or a value that HTTP does not allow. */
export const wrongHeader = define<{ name: string; why: string }>({
  code: "INTEG4115",
  name: "wrong-header",
  severity: "error",
  message: ({ name, why }) => `The header \`${name}\` is wrong: ${why}.`,
  page: operationsPages.wrongHeader,
});

/** A body in a form that is not supported. */
export const bodyNotSupported = define<{ operation: string; mediaTypes: readonly string[] }>({
  code: "INTEG4116",
  name: "body-not-supported",
  severity: "error",
  message: ({ operation, mediaTypes }) => `The body of \`${operation}\` is ${mediaTypes.join(" or ")}, which is not supported yet.`,
  help: () => "Supported are JSON, forms, multipart and text.",
  page: operationsPages.bodyNotSupported,
});

/** An assumption about something that is not there. */
export const unknownAssumption = define<{ subject: string; part: string; suggestion?: string | undefined }>({
  code: "INTEG4120",
  name: "unknown-assumption",
  severity: "error",
  message: ({ subject, part }) => `Nothing can be assumed about \`${subject}\`: there is no \`${part}\`.`,
  help: ({ suggestion }) =>
    didYouMean(suggestion) ?? "An assumption begins with an operation or a type of the description, and goes on with fields of it.",
  fixes: ({ subject, part, suggestion }, location) =>
    rename(
      location,
      suggestion &&
        subject
          .split(".")
          .map((each) => (each === part ? suggestion : each))
          .join("."),
    ),
  page: descriptionsPages.unknownAssumption,
});

/** An event without a type. */
export const eventWithoutType = define<{ name: string; suggestion?: string | undefined; known: readonly string[] }>({
  code: "INTEG4121",
  name: "event-without-type",
  severity: "error",
  message: ({ name }) => `Nothing says what the payload of \`${name}\` looks like.`,
  help: ({ name, suggestion }) =>
    didYouMean(suggestion) ?? `Write \`event ${name}: TYPE\`, with a type of the description or of the program.`,
  page: descriptionsPages.eventWithoutType,
});

/** An operation that the description calls deprecated. */
export const deprecatedOperation = define<{ system: string; operation: string }>({
  code: "INTEG4122",
  name: "deprecated-operation",
  severity: "warning",
  message: ({ system, operation }) => `\`${system}.${operation}\` is deprecated, as its description says.`,
  tags: ["deprecated"],
  page: operationsPages.deprecatedOperation,
});

/** An assumption that leaves no value. */
export const impossibleAssumption = define<{ subject: string }>({
  code: "INTEG4123",
  name: "impossible-assumption",
  severity: "error",
  message: ({ subject }) => `No value can be both what the description says of \`${subject}\` and what is assumed of it.`,
  help: () => "An assumption makes a type tighter; where the description is wrong, correct it in an overlay.",
  page: descriptionsPages.impossibleAssumption,
});
