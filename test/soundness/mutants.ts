import type { Mutant } from "../support/mutated.ts";

/** Broken rules of expressions: what the property of expressions.test.ts has to find. */
export const expressionMutants: readonly Mutant[] = [
  {
    name: "a default leaves what may be absent absent",
    file: "checker/expressions/operators.ts",
    from: "const type = join(present(left.type), right.type);",
    to: "const type = present(left.type);",
  },
  {
    name: "the opposite of a number has its bounds",
    file: "checker/expressions/operators.ts",
    from: "typeOfRange(negate(rangeOf(operand.type)))",
    to: "typeOfRange(rangeOf(operand.type))",
  },
  {
    name: "a sum is at most its left side",
    file: "checker/bounds/number-range.ts",
    from: "const high = Math.max(...results);",
    to: "const high = Math.max(...left);",
  },
  {
    name: "a quotient of whole numbers is whole",
    file: "checker/bounds/number-range.ts",
    from: 'const integer = operator !== "/" && a.integer && b.integer;',
    to: "const integer = a.integer && b.integer;",
  },
  {
    name: "a constant is folded in the wrong order",
    file: "checker/expressions/operators.ts",
    from: "rangeOf(literalType(x)), rangeOf(literalType(y))).range;",
    to: "rangeOf(literalType(y)), rangeOf(literalType(x))).range;",
  },
  {
    name: "a member that may be absent is there",
    file: "types/members.ts",
    from: "type: property.required && !property.writeOnly ? property.type : orAbsent(property.type),",
    to: "type: property.type,",
  },
  {
    name: "what is behind `?.` is there",
    file: "checker/expressions/member.ts",
    from: "const read = missing && node.optional ? orAbsent(found.type) : found.type;",
    to: "const read = found.type;",
  },
  {
    name: "an item is always there",
    file: "checker/expressions/index-expression.ts",
    from: "return typed(node, orAbsent(item.type), expr, { faults });",
    to: "return typed(node, item.type, expr, { faults });",
  },
  {
    name: "a condition that does not hold is taken to hold",
    file: "checker/expressions/narrow.ts",
    from: 'case "UnaryExpression":\n      return condition.operator === "!" ? narrowed(narrowing, condition.operand, !holds) : narrowing.scope;',
    to: 'case "UnaryExpression":\n      return condition.operator === "!" ? narrowed(narrowing, condition.operand, holds) : narrowing.scope;',
  },
  {
    name: "of `||` that holds both sides hold",
    file: "checker/expressions/narrow.ts",
    from: 'if ((operator === "&&") !== holds) return narrowing.scope;',
    to: "",
  },
  {
    name: "a comparison that does not hold is only turned round",
    file: "checker/expressions/narrow.ts",
    from: 'const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;',
    to: 'const opposite = { "<": ">", "<=": ">", ">": "<", ">=": "<" } as const;',
  },
  {
    name: "a bound that is not reached is one",
    file: "checker/expressions/narrow.ts",
    from: "return { ...allNumbers, low: other.low, lowOpen: other.lowOpen };",
    to: "return { ...allNumbers, low: other.low, lowOpen: true };",
  },
  {
    name: "a text that does not begin so begins so",
    file: "checker/expressions/narrow.ts",
    from: "if (!holds || !isPath(method.object)",
    to: "if (!isPath(method.object)",
  },
  {
    name: "what is not empty is empty",
    file: "checker/expressions/narrow.ts",
    from: "holds ? { least: 0, most: 0 } : { least: 1, most: Number.POSITIVE_INFINITY });\n  const argument",
    to: "!holds ? { least: 0, most: 0 } : { least: 1, most: Number.POSITIVE_INFINITY });\n  const argument",
  },
  {
    name: "a match gives what its first arm gives",
    file: "checker/expressions/match.ts",
    from: 'return typed(node, join(...types), { kind: "match", subject: subject.expr, arms, otherwise }, { faults });',
    to: 'return typed(node, types[0] ?? neverType, { kind: "match", subject: subject.expr, arms, otherwise }, { faults });',
  },
  {
    name: "behind an arm its values are still there, and the others are not",
    file: "checker/expressions/match.ts",
    from: "left = parts.rest;",
    to: "left = parts.taken;",
  },
  {
    name: "a template is as long as its first part",
    file: "checker/expressions/template.ts",
    from: "concatenated(types)",
    to: "concatenated(types.slice(0, 1))",
  },
  {
    name: "a list has the items that are written first",
    file: "checker/expressions/array.ts",
    from: "const items = types.length === 0 ? neverType : join(...types);",
    to: "const items = types[0] ?? neverType;",
  },
  {
    name: "`take` gives all that is asked for",
    file: "checker/functions/refine-text.ts",
    from: "return { least: Math.min(whole.least, count.least), most: Math.min(whole.most, count.most) };",
    to: "return { least: count.least, most: Math.min(whole.most, count.most) };",
  },
  {
    name: "`filter` keeps all items",
    file: "checker/functions/refine-array.ts",
    from: '["filter", onList((call, items) => part(call, { least: 0, most: items.most }))],',
    to: '["filter", onList((call, items) => part(call, items))],',
  },
  {
    name: "what `map` gives is as different as what it was given",
    file: "checker/functions/refine-array.ts",
    from: '["map", onList((call, items) => listOf(call, items, false))],',
    to: '["map", onList((call, items) => listOf(call, items, true))],',
  },
  {
    name: "a lookup gives the first value of its table",
    file: "checker/expressions/lookup.ts",
    from: "return typed(node, table.value, lookup, {",
    to: "return typed(node, constantsType([table.entries[0]?.value ?? null]), lookup, {",
  },
];

/** Broken rules of what is known of a value that came in: what the property of passed-on.test.ts has to find. */
export const readingMutants: readonly Mutant[] = [
  {
    name: "what came in has no other fields than it should",
    file: "types/as-read.ts",
    from: "return isVerifiedRecord(type) ? asRead(type.additional) : unknownType;",
    to: "return asRead(type.additional);",
  },
  {
    name: "alternatives exclude each other",
    file: "types/as-read.ts",
    from: "members: type.members.map(asRead), exclusive: false };",
    to: "members: type.members.map(asRead) };",
  },
  {
    name: "what must not be is not",
    file: "types/as-read.ts",
    from: "return { ...unknownType, origin: type.origin };\n    default:",
    to: "return type;\n    default:",
  },
  {
    name: "what came in is believed",
    file: "checker/expressions/check-against.ts",
    from: "compareTypes(asRead(type), target)",
    to: "compareTypes(type, target)",
  },
  {
    name: "what a target asks for is not verified where it comes in",
    file: "checker/expressions/record-flow.ts",
    from: "  if (looksAtAll(target)) {",
    to: "  if (false) {",
  },
];
