/** One change that breaks one rule: a text of a file of `src/types`, and what it becomes. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const alternatives = "witness/alternatives.ts";

export const mutants: readonly Mutant[] = [
  { name: "a greatest number is forgotten", file: alternatives, from: "if (maximum !== undefined) atoms", to: "if (false) atoms" },
  { name: "a least number is forgotten", file: alternatives, from: "if (minimum !== undefined) atoms", to: "if (false) atoms" },
  { name: "an open bound is forgotten", file: alternatives, from: "if (exclusiveMinimum !== undefined)", to: "if (false)" },
  { name: "wholeness is forgotten", file: alternatives, from: "if (type.integer) atoms", to: "if (false) atoms" },
  { name: "multiples are forgotten", file: alternatives, from: "if (multipleOf !== undefined) atoms", to: "if (false) atoms" },
  { name: "a greatest length is forgotten", file: alternatives, from: "if (maxLength !== undefined)", to: "if (false)" },
  { name: "a least length is forgotten", file: alternatives, from: "if (minLength !== undefined && minLength > 0)", to: "if (false)" },
  {
    name: "patterns are forgotten",
    file: alternatives,
    from: 'for (const pattern of patterns) atoms.push({ is: "pattern", pattern, holds });',
    to: "",
  },
  {
    name: "a least count of items is forgotten",
    file: alternatives,
    from: "if (minItems !== undefined && minItems > 0)",
    to: "if (false)",
  },
  { name: "a greatest count of items is forgotten", file: alternatives, from: "if (maxItems !== undefined)", to: "if (false)" },
  { name: "uniqueness is forgotten", file: alternatives, from: "if (uniqueItems === true) atoms", to: "if (false) atoms" },
  { name: "what a list contains is forgotten", file: alternatives, from: "if (contains !== undefined) {", to: "if (false) {" },
  {
    name: "items are forgotten",
    file: alternatives,
    from: "].filter(({ part }) => !isAnything(part));",
    to: "].filter(() => false);",
  },
  {
    name: "what is required is forgotten",
    file: alternatives,
    from: 'if (isRequired(type, property, { sent })) ways.push(one({ is: "forbidden", name }));',
    to: "",
  },
  {
    name: "properties are forgotten",
    file: alternatives,
    from: "if (property.listed !== false && !isAnything(property.type))",
    to: "if (false)",
  },
  { name: "other properties are forgotten", file: alternatives, from: "classes.push({ names: others, part: type.additional });", to: "" },
  {
    name: "names of properties are forgotten",
    file: alternatives,
    from: 'if (propertyNames !== undefined) ways.push(one({ is: "strayName", requirement: mustNot(propertyNames) }));',
    to: "",
  },
  {
    name: "a least count of properties is forgotten",
    file: alternatives,
    from: "if (minProperties !== undefined && minProperties > 0) ways",
    to: "if (false) ways",
  },
  {
    name: "a greatest count of properties is forgotten",
    file: alternatives,
    from: "if (maxProperties !== undefined) ways",
    to: "if (false) ways",
  },
  {
    name: "dependents are forgotten",
    file: alternatives,
    from: "for (const part of dependent) ways.push({ atoms: [], requirements: [same(part, false)] });",
    to: "",
  },
  {
    name: "two alternatives at once are forgotten",
    file: alternatives,
    from: "return [{ atoms: [], requirements: noneOfThem }, ...pairs];",
    to: "return [{ atoms: [], requirements: noneOfThem }];",
  },
  {
    name: "the other side of a condition is forgotten",
    file: alternatives,
    from: "{ atoms: [], requirements: [{ ...otherwise, through: requirement.through }, same(type.else, holds)] },",
    to: "",
  },
  {
    name: "values of other kinds are forgotten",
    file: alternatives,
    from: "return (type.typeless === true && !strict) === holds ? met : unmeetable;",
    to: "return holds ? unmeetable : met;",
  },
  {
    name: "an opposite is only the first part's",
    file: alternatives,
    from: "eachAlone(type.members.map((member) => same(member, false)));",
    to: "eachAlone(type.members.slice(0, 1).map((member) => same(member, false)));",
  },
  {
    name: "what is excluded is taken for contained",
    file: "witness/lists.ts",
    from: "if (unique && repeated) return none;",
    to: "if (unique || repeated) return none;",
  },
  {
    name: "a name that is known is never fresh",
    file: "witness/objects.ts",
    from: "if (given.size >= this.#goal.max) return undefined;",
    to: "return undefined;",
  },
  {
    name: "bounds that touch exclude each other",
    file: "witness/numbers.ts",
    from: "(low === high && (lowOpen || highOpen) && Number.isFinite(low))",
    to: "(low === high && Number.isFinite(low))",
  },
  {
    name: "required properties do not matter to rules",
    file: "subtype/object.ts",
    from: "for (const property of target.properties.values()) results.push(...comparePresence(source, target, property, at));",
    to: "",
  },
  {
    name: "values of properties do not matter to rules",
    file: "subtype/object.ts",
    from: "for (const name of names) results.push(compareUnderName(source, target, name, at));",
    to: "",
  },
  {
    name: "other properties do not matter to rules",
    file: "subtype/object.ts",
    from: "results.push(...compareOthers(source, target, at));",
    to: "",
  },
  {
    name: "counts of properties do not matter to rules",
    file: "subtype/object.ts",
    from: "results.push(...compareCounts(source, target, at));",
    to: "",
  },
  { name: "names do not matter to rules", file: "subtype/object.ts", from: "results.push(...compareNames(source, target, at));", to: "" },
  {
    name: "patterns of names do not matter to rules",
    file: "subtype/object.ts",
    from: "const types = [...(listed ? [property.type] : []), ...matching.map((each) => each.type)];",
    to: "const types = listed ? [property.type] : [];",
  },
  {
    name: "items do not matter to rules",
    file: "subtype/array.ts",
    from: 'if (!onlyPrefix && source.items.kind !== "never")',
    to: "if (false)",
  },
  {
    name: "one of several alternatives is enough for rules",
    file: "subtype/union.ts",
    from: "if (!target.exclusive || others.every(",
    to: "if (true || others.every(",
  },
  {
    name: "one alternative that fits is enough for rules",
    file: "subtype/union.ts",
    from: "const results = source.members.map((member) => at.compare(member, target));",
    to: "const results = source.members.slice(0, 1).map((member) => at.compare(member, target));",
  },
  {
    name: "lengths do not matter to rules",
    file: "subtype/string.ts",
    from: "source.maxLength !== undefined && source.maxLength <= maxLength",
    to: "true",
  },
  { name: "patterns do not matter to rules", file: "subtype/string.ts", from: "source.patterns?.includes(pattern) === true", to: "true" },
  {
    name: "bounds do not matter to rules",
    file: "subtype/number.ts",
    from: "if (maximum !== undefined) bound(from.high <= maximum,",
    to: "if (maximum !== undefined) bound(true,",
  },
  {
    name: "any kind fits any other",
    file: "subtype/subtype.ts",
    from: 'return at.contradict({ kind: "kind", reason: `${printType(from)} is not ${article(printType(to))}` });',
    to: "return always();",
  },
];
