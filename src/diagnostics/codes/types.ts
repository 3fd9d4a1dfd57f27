import { define } from "../define.ts";
import { append } from "../fixes.ts";
import * as expressionsPages from "../pages/expressions.ts";
import * as fieldsPages from "../pages/fields.ts";
import * as namesPages from "../pages/names.ts";
import { didYouMean, nameCause } from "../suggest.ts";

/** A name that nothing declares. */
export const unknownName = define<{ name: string; suggestion?: string | undefined }>({
  code: "INTEG2001",
  name: "unknown-name",
  severity: "error",
  message: ({ name }) => `Nothing is called \`${name}\` here.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  cause: ({ name }) => nameCause(name),
  page: namesPages.unknownName,
});

/** A member that the type does not have. */
export const unknownMember = define<{ member: string; type: string; known: number; suggestion?: string | undefined }>({
  code: "INTEG2002",
  name: "unknown-member",
  severity: "error",
  message: ({ member, type }) => `\`${type}\` has no \`${member}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  cause: ({ member, type, known }) => `member ${type} ${known === 0 ? "" : member}`,
  page: namesPages.unknownMember,
});

/** A standard function that does not exist for a value. */
export const unknownFunction = define<{ name: string; type: string; suggestion?: string | undefined }>({
  code: "INTEG2003",
  name: "unknown-function",
  severity: "error",
  message: ({ name, type }) => `There is no function \`${name}\` for a value of type \`${type}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  cause: ({ name, type }) => `function ${type} ${name}`,
  page: namesPages.unknownFunction,
});

/** A type name that means nothing. */
export const unknownType = define<{ name: string; suggestion?: string | undefined }>({
  code: "INTEG2004",
  name: "unknown-type",
  severity: "error",
  message: ({ name }) => `There is no type \`${name}\`.`,
  help: ({ suggestion }) =>
    didYouMean(suggestion) ??
    "`integ inspect DESCRIPTION --types` lists those of a description: `crm.Contact`. What an operation gives and takes is `crm.getContact` and `crm.createContact.body`.",
  cause: ({ name }) => nameCause(name),
  page: namesPages.unknownType,
});

/** A field that the target does not know. */
export const unknownField = define<{ field: string; target: string; suggestion?: string | undefined }>({
  code: "INTEG3001",
  name: "unknown-field",
  severity: "error",
  message: ({ field, target }) => `\`${target}\` has no field \`${field}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: fieldsPages.unknownField,
});

/** A required field that no line of a map gives. */
export const missingField = define<{ field: string; target: string; type: string }>({
  code: "INTEG3002",
  name: "missing-field",
  severity: "error",
  message: ({ field, target }) => `\`${field}\` is required by \`${target}\`, and missing.`,
  help: ({ field, type }) => `Add \`${field}: …\` (${type}).`,
  page: fieldsPages.missingField,
});

/** A value of the wrong type. */
export const notAssignable = define<{ found: string; expected: string; path: string; reason: string }>({
  code: "INTEG3003",
  name: "not-assignable",
  severity: "error",
  message: ({ found, expected, path, reason }) =>
    path === ""
      ? `\`${found}\` does not fit \`${expected}\`: ${reason}.`
      : `\`${path.slice(1).replaceAll("/", ".")}\` cannot take this value: ${reason}.`,
  page: fieldsPages.notAssignable,
});

/** Null or absence where the target allows neither. */
export const nullNotAllowed = define<{ what: "null" | "absent"; expected: string; source: string }>({
  code: "INTEG3004",
  name: "null-not-allowed",
  severity: "error",
  message: ({ what, expected, source }) => `${source} may be ${what}, and ${expected} must be there.`,
  help: () => "Give a default with `?? value`, or send the record to the dead letters with `!`.",
  page: fieldsPages.nullNotAllowed,
});

/** A member of something that may be null or absent. */
export const maybeNothing = define<{ what: "null" | "absent"; source: string; member: string }>({
  code: "INTEG3005",
  name: "maybe-nothing",
  severity: "error",
  message: ({ what, source, member }) => `${source} may be ${what}: \`${member}\` cannot be read from it.`,
  help: () => "Write `?.`, or give a default first.",
  cause: ({ source, member }) => `nothing ${source} ${member}`,
  page: fieldsPages.maybeNothing,
});

/** A fault that nothing meets. */
export const unmetFault = define<{ source: string; reason: string }>({
  code: "INTEG3006",
  name: "unmet-fault",
  severity: "error",
  message: ({ source, reason }) => `${source} fails where it ${reason}, and nothing says what then.`,
  help: () => "Give a default with `?? value`, or send the record to the dead letters with `!`.",
  fixes: (_, location) => append("Refuse the record with `!`", location, "!"),
  page: fieldsPages.unmetFault,
});

/** A field that only the API may write. */
export const readOnlyField = define<{ field: string; target: string }>({
  code: "INTEG3007",
  name: "read-only-field",
  severity: "error",
  message: ({ field, target }) => `\`${field}\` of \`${target}\` is read-only: the API sets it itself.`,
  help: () => "Remove the field.",
  page: fieldsPages.readOnlyField,
});

/** A match that leaves a value out. */
export const matchNotExhaustive = define<{ missing: string }>({
  code: "INTEG3008",
  name: "match-not-exhaustive",
  severity: "error",
  message: ({ missing }) => `The \`match\` says nothing for ${missing}.`,
  help: () => "Add an arm for it, or `else => …`.",
  page: expressionsPages.matchNotExhaustive,
});

/** An arm that no value reaches. */
export const unreachableArm = define<{ pattern: string }>({
  code: "INTEG3009",
  name: "unreachable-arm",
  severity: "warning",
  message: ({ pattern }) => `No value gets to \`${pattern}\`.`,
  tags: ["unnecessary"],
  page: expressionsPages.unreachableArm,
});

/** Operands that an operator cannot work on. */
export const wrongOperands = define<{ operator: string; left: string; right: string; reason: string }>({
  code: "INTEG3010",
  name: "wrong-operands",
  severity: "error",
  message: ({ operator, left, right, reason }) => `\`${operator}\` does not work on \`${left}\` and \`${right}\`: ${reason}.`,
  page: expressionsPages.wrongOperands,
});

/** A call with wrong arguments. */
export const wrongArguments = define<{ name: string; reason: string; suggestion?: string | undefined }>({
  code: "INTEG3011",
  name: "wrong-arguments",
  severity: "error",
  message: ({ name, reason }) => `\`${name}\` is called wrongly: ${reason}.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: expressionsPages.wrongArguments,
});

/** An effect where only a value may stand. */
export const effectInExpression = define<{ operation: string }>({
  code: "INTEG3012",
  name: "effect-in-expression",
  severity: "error",
  message: ({ operation }) => `\`${operation}\` is a call of a system: it cannot stand inside an expression.`,
  help: () => "Make it a step of its own: `let result = …`.",
  page: expressionsPages.effectInExpression,
});

/** Something that is no value. */
export const notAValue = define<{ what: string; kind?: string | undefined; name?: string | undefined }>({
  code: "INTEG3013",
  name: "not-a-value",
  severity: "error",
  message: ({ what }) => `${what} is not a value.`,
  help: ({ kind, name }) =>
    kind === "table"
      ? `It is read with a key: \`${name}[key]\`.`
      : kind === "map"
        ? `It is called: \`${name}(value)\`.`
        : kind === "system"
          ? `Its operations are called in steps: \`let result = ${name}.operation(…)\`.`
          : undefined,
  page: expressionsPages.notAValue,
});

/** A field that stands twice. */
export const duplicateField = define<{ field: string }>({
  code: "INTEG3014",
  name: "duplicate-field",
  severity: "error",
  message: ({ field }) => `\`${field}\` is given twice.`,
  page: fieldsPages.duplicateField,
});

/** A key that a table has twice, or a value that keeps it from being read backwards. */
export const duplicateTableEntry = define<{ side: "key" | "value"; text: string }>({
  code: "INTEG3015",
  name: "duplicate-table-entry",
  severity: "error",
  message: ({ side, text }) =>
    side === "key"
      ? `The key ${text} stands twice in the table.`
      : `The value ${text} stands twice, so the table cannot be read backwards.`,
  page: expressionsPages.duplicateTableEntry,
});

/** A table entry that is no constant. */
export const tableEntryNotConstant = define<{ reversible: boolean }>({
  code: "INTEG3016",
  name: "table-entry-not-constant",
  severity: "error",
  message: ({ reversible }) =>
    reversible
      ? "A table that reads both ways holds texts, numbers and booleans on both sides: nothing else can be looked up."
      : "Entries of a table are constants: texts, numbers, booleans, null, or objects of these.",
  page: expressionsPages.tableEntryNotConstant,
});

/** A value that no default is needed for. */
export const needlessDefault = define<{ source: string }>({
  code: "INTEG3017",
  name: "needless-default",
  severity: "warning",
  message: ({ source }) => `${source} is never null, absent or at fault: the default is never taken.`,
  tags: ["unnecessary"],
  page: expressionsPages.needlessDefault,
});

/** A test's data that is not written out. */
export const testDataNotConstant = define<{ clause: string }>({
  code: "INTEG3018",
  name: "test-data-not-constant",
  severity: "error",
  message: ({ clause }) => `What stands behind \`${clause}\` must be written out: numbers, texts, lists and objects.`,
  page: expressionsPages.testDataNotConstant,
});

/** A clause that a test does not have, or lacks. */
export const wrongTestClause = define<{ reason: string }>({
  code: "INTEG3019",
  name: "wrong-test-clause",
  severity: "error",
  message: ({ reason }) => `The test is not complete: ${reason}.`,
  page: expressionsPages.wrongTestClause,
});

/** A deprecated field that is written or read. */
export const deprecatedField = define<{ field: string }>({
  code: "INTEG3020",
  name: "deprecated-field",
  severity: "warning",
  message: ({ field }) => `\`${field}\` is deprecated by the API's description.`,
  tags: ["deprecated"],
  page: fieldsPages.deprecatedField,
});

/** A map that calls itself on something that is not smaller. */
export const recursionWithoutEnd = define<{ maps: readonly string[] }>({
  code: "INTEG3030",
  name: "recursion-without-end",
  severity: "error",
  message: ({ maps: [first = "", ...others] }) =>
    others.length === 0
      ? `\`${first}\` calls itself with what need not be less than what it was given: it may never end.`
      : `${[first, ...others].map((map) => `\`${map}\``).join(", ")} call each other with what need not be less than what they were given: they may never end.`,
  help: () => "Call it with a part of its parameter: a field, an item, or each item of a list (`node.children.map(toNode)`).",
  page: expressionsPages.recursionWithoutEnd,
});
