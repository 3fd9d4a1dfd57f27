import { define } from "../define.ts";
import { page } from "../page.ts";
import { didYouMean } from "../suggest.ts";

/** A name that nothing declares. */
export const unknownName = define<{ name: string; suggestion?: string | undefined }>({
  code: "INTEG2001",
  name: "unknown-name",
  severity: "error",
  message: ({ name }) => `Nothing is called \`${name}\` here.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "A name in an expression is a parameter, a `let`, a table, a map, or `env` and `secret` with a name behind a point. A misspelt one is the usual cause.",
  ),
});

/** A member that the type does not have. */
export const unknownMember = define<{ member: string; type: string; suggestion?: string | undefined }>({
  code: "INTEG2002",
  name: "unknown-member",
  severity: "error",
  message: ({ member, type }) => `\`${type}\` has no \`${member}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "The API's own description names the fields of each type, and this is none of them. Where the description is wrong, `assume` says what is really there, and it is verified at run time.",
  ),
});

/** A standard function that does not exist for a value. */
export const unknownFunction = define<{ name: string; type: string; suggestion?: string | undefined }>({
  code: "INTEG2003",
  name: "unknown-function",
  severity: "error",
  message: ({ name, type }) => `There is no function \`${name}\` for a value of type \`${type}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "Standard functions are called on a value: `text.take(3)`, `items.compact()`. Which ones there are depends on the kind of the value.",
  ),
});

/** A type name that means nothing. */
export const unknownType = define<{ name: string; suggestion?: string | undefined }>({
  code: "INTEG2004",
  name: "unknown-type",
  severity: "error",
  message: ({ name }) => `There is no type \`${name}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "A type is `string`, `number`, `integer`, `boolean`, `null`, `unknown`, one that the program declares, or one of a system's description: `stripe.customer`.",
  ),
});

/** A field that the target does not know. */
export const unknownField = define<{ field: string; target: string; suggestion?: string | undefined }>({
  code: "INTEG3001",
  name: "unknown-field",
  severity: "error",
  message: ({ field, target }) => `\`${target}\` has no field \`${field}\`.`,
  help: ({ suggestion }) => didYouMean(suggestion),
  page: page(
    "A map's fields are the fields of its target. The target's description does not allow this one, so the API would refuse the record or lose the value.",
  ),
});

/** A required field that no line of a map gives. */
export const missingField = define<{ field: string; target: string; type: string }>({
  code: "INTEG3002",
  name: "missing-field",
  severity: "error",
  message: ({ field, target }) => `\`${field}\` is required by \`${target}\`, and missing.`,
  help: ({ field, type }) => `Add \`${field}: …\` (${type}).`,
  page: page("The target's description requires the field: without it every record would be refused."),
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
  page: page("No value of the one type is a value of the other, so the API would refuse every such record."),
});

/** Null or absence where the target allows neither. */
export const nullNotAllowed = define<{ what: "null" | "absent"; expected: string; source: string }>({
  code: "INTEG3004",
  name: "null-not-allowed",
  severity: "error",
  message: ({ what, expected, source }) => `${source} may be ${what}, and \`${expected}\` must be there.`,
  help: () => "Give a default with `?? value`, or send the record to the dead letters with `!`.",
  page: page(
    "The source's description allows null or leaves the field out, and the target's allows neither. `?? value` gives a default, `!` refuses the record with the reason, and `?? fail \"why\"` does so in your words.",
  ),
});

/** A member of something that may be null or absent. */
export const maybeNothing = define<{ what: "null" | "absent"; source: string; member: string }>({
  code: "INTEG3005",
  name: "maybe-nothing",
  severity: "error",
  message: ({ what, source, member }) => `${source} may be ${what}: \`${member}\` cannot be read from it.`,
  help: () => "Write `?.`, or give a default first.",
  page: page("`a.b` needs an `a`. Where it may be null or absent, `a?.b` is absent too."),
});

/** A fault that nothing meets. */
export const unmetFault = define<{ source: string; reason: string }>({
  code: "INTEG3006",
  name: "unmet-fault",
  severity: "error",
  message: ({ source, reason }) => `${source} fails where it ${reason}, and nothing says what then.`,
  help: () => "Give a default with `?? value`, or send the record to the dead letters with `!`.",
  page: page(
    'Some functions have no answer for some values: `x.toInt()` of a text that is no number, a key that is not in a table. What becomes of such a record has to be said: `?? value`, `!`, or `?? fail "why"`.',
  ),
});

/** A field that only the API may write. */
export const readOnlyField = define<{ field: string; target: string }>({
  code: "INTEG3007",
  name: "read-only-field",
  severity: "error",
  message: ({ field, target }) => `\`${field}\` of \`${target}\` is read-only: the API sets it itself.`,
  help: () => "Remove the field.",
  page: page(
    "The description marks the field as `readOnly`: it is part of what the API answers, never of what it is sent (OpenAPI, Schema Object).",
  ),
});

/** A match that leaves a value out. */
export const matchNotExhaustive = define<{ missing: string }>({
  code: "INTEG3008",
  name: "match-not-exhaustive",
  severity: "error",
  message: ({ missing }) => `The \`match\` says nothing for ${missing}.`,
  help: () => "Add an arm for it, or `else => …`.",
  page: page("A `match` gives a value for every value of its subject. Add the arms that are missing, or `else => …`."),
});

/** An arm that no value reaches. */
export const unreachableArm = define<{ pattern: string }>({
  code: "INTEG3009",
  name: "unreachable-arm",
  severity: "warning",
  message: ({ pattern }) => `No value gets to \`${pattern}\`.`,
  tags: ["unnecessary"],
  page: page("The arms before it take every value that this one would, or the subject never has such a value."),
});

/** Operands that an operator cannot work on. */
export const wrongOperands = define<{ operator: string; left: string; right: string; reason: string }>({
  code: "INTEG3010",
  name: "wrong-operands",
  severity: "error",
  message: ({ operator, left, right, reason }) => `\`${operator}\` does not work on \`${left}\` and \`${right}\`: ${reason}.`,
  page: page(
    'Arithmetic works on numbers, `&&` and `||` on booleans, comparisons on two numbers or two texts. Texts are joined in a template: `"${a} ${b}"`.',
  ),
});

/** A call with wrong arguments. */
export const wrongArguments = define<{ name: string; reason: string }>({
  code: "INTEG3011",
  name: "wrong-arguments",
  severity: "error",
  message: ({ name, reason }) => `\`${name}\` is called wrongly: ${reason}.`,
  page: page("The arguments of a function or a map are as many, and of such types, as it is declared with."),
});

/** An effect where only a value may stand. */
export const effectInExpression = define<{ operation: string }>({
  code: "INTEG3012",
  name: "effect-in-expression",
  severity: "error",
  message: ({ operation }) => `\`${operation}\` is a call of a system: it cannot stand inside an expression.`,
  help: () => "Make it a step of its own: `let result = …`.",
  page: page(
    "Expressions are pure: they can be tried, repeated and shown without an effect. A call of a system is a step of a flow, with its own retries and failures.",
  ),
});

/** Something that is no value. */
export const notAValue = define<{ what: string }>({
  code: "INTEG3013",
  name: "not-a-value",
  severity: "error",
  message: ({ what }) => `${what} is not a value.`,
  page: page("A system, a policy or a map's name alone is no value: read a member of it, or call it."),
});

/** A field that stands twice. */
export const duplicateField = define<{ field: string }>({
  code: "INTEG3014",
  name: "duplicate-field",
  severity: "error",
  message: ({ field }) => `\`${field}\` is given twice.`,
  page: page("Each field of an object is given once. After a spread, a field that is written wins over one that was copied."),
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
  page: page(
    "A table gives one value for a key. A table that reads both ways (`table a <-> b`) is one to one: each value stands once too.",
  ),
});

/** A table entry that is no constant. */
export const tableEntryNotConstant = define<Record<never, never>>({
  code: "INTEG3016",
  name: "table-entry-not-constant",
  severity: "error",
  message: () => "Entries of a table are constants: texts, numbers, booleans or null.",
  page: page("A table is a constant lookup. What has to be computed belongs into a map."),
});

/** A value that no default is needed for. */
export const needlessDefault = define<{ source: string }>({
  code: "INTEG3017",
  name: "needless-default",
  severity: "warning",
  message: ({ source }) => `${source} is never null, absent or at fault: the default is never taken.`,
  tags: ["unnecessary"],
  page: page("`??` takes its right side where the left is null, absent or at fault. The left side here never is."),
});

/** A test's data that is not written out. */
export const testDataNotConstant = define<{ clause: string }>({
  code: "INTEG3018",
  name: "test-data-not-constant",
  severity: "error",
  message: ({ clause }) => `What stands behind \`${clause}\` must be written out: numbers, texts, lists and objects.`,
  page: page("A test is an example that anyone can read: its data are constants."),
});

/** A clause that a test does not have, or lacks. */
export const wrongTestClause = define<{ reason: string }>({
  code: "INTEG3019",
  name: "wrong-test-clause",
  severity: "error",
  message: ({ reason }) => `The test is not complete: ${reason}.`,
  page: page(
    'A test of a map has `given` with its argument (once for each parameter) and `expect` with the result, or `expect fail "part of the reason"`.',
  ),
});

/** A deprecated field that is written or read. */
export const deprecatedField = define<{ field: string }>({
  code: "INTEG3020",
  name: "deprecated-field",
  severity: "warning",
  message: ({ field }) => `\`${field}\` is deprecated by the API's description.`,
  tags: ["deprecated"],
  page: page("The API's description marks the field as deprecated: it may go away in a later version."),
});
