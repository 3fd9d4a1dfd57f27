import { complement, intersectLanguages, languageOfPattern, languageOfTexts, type TextLanguage, textsOf } from "../patterns/language.ts";
import { isAnything } from "../type.ts";
import type { Atom, NameClass } from "./atom.ts";
import type { ObjectGoal } from "./object-goal.ts";
import type { Find, Requirement } from "./requirement.ts";

/** More combinations of patterns than this are not looked at. */
const mostCombinations = 64;

/** Names that are not in use yet, with what a value under each must meet. */
export interface FreshNames {
  readonly names: readonly { readonly name: string; readonly requirements: readonly Requirement[] }[];
  /** There is no other name that differs in what its value must meet. */
  readonly complete: boolean;
}

/**
 * Fresh names, so many of each sort, where names are of one sort if the same patterns speak of them.
 *
 * @param atom what the name must be: of a class, or a name that meets a requirement
 * @param known names that are no longer fresh
 */
export function namesIn(
  goal: ObjectGoal,
  atom: Extract<Atom, { is: "someName" | "strayName" }> | undefined,
  known: ReadonlySet<string>,
  find: Find,
  many = 1,
): FreshNames {
  const used = new Set([...known, ...goal.forbidden]);
  const nameGoal = [...goal.nameRequirements, ...(atom?.is === "strayName" ? [atom.requirement] : [])];
  const classes = goal.classes.filter(({ requirement }) => !isAnything(requirement.type) || !requirement.holds);
  if (
    nameGoal.length === 0 &&
    classes.every(({ names }) => names.of === "others" && names.patterns.length === 0) &&
    (atom === undefined || (atom.is === "someName" && atom.names.of === "others" && atom.names.patterns.length === 0))
  )
    return plainNames(classes, atom, used, many);
  if (nameGoal.length > 0) return namesOfGoal(goal, atom, used, nameGoal, find, many);
  const start = atom?.is === "someName" ? languageOfClass(atom.names) : [];
  if (start === undefined) return { names: [], complete: false };
  return split(start, classes, used, many);
}

/** Without patterns every fresh name is as good as another, but for those that some class lists. */
function plainNames(
  classes: readonly Extract<Atom, { is: "names" }>[],
  atom: Extract<Atom, { is: "someName" | "strayName" }> | undefined,
  used: ReadonlySet<string>,
  many: number,
): FreshNames {
  const listed = new Set(classes.flatMap(({ names }) => (names.of === "others" ? [...names.names] : [])));
  const refused = atom?.is === "someName" && atom.names.of === "others" ? atom.names.names : new Set<string>();
  const requirementsOf = (name: string): readonly Requirement[] =>
    classes.filter(({ names }) => names.of === "others" && !names.names.has(name)).map(({ requirement }) => requirement);
  const names = [...listed]
    .filter((name) => !used.has(name) && !refused.has(name))
    .map((name) => ({ name, requirements: requirementsOf(name) }));
  for (const name of freshNames(new Set([...used, ...listed, ...refused]), many)) names.push({ name, requirements: requirementsOf(name) });
  return { names, complete: true };
}

function* freshNames(used: ReadonlySet<string>, many: number): Generator<string> {
  let given = 0;
  for (let index = 0; given < many; index++) {
    const name = index < 26 ? String.fromCharCode(97 + index) : `p${index}`;
    if (used.has(name)) continue;
    given++;
    yield name;
  }
}

/** The languages whose intersection a class is; undefined where one is not regular. */
function languageOfClass(names: NameClass): readonly TextLanguage[] | undefined {
  if (names.of === "pattern") {
    const language = languageOfPattern(names.pattern);
    return language === undefined ? undefined : [language];
  }
  const parts: TextLanguage[] = [];
  for (const language of [...names.patterns.map(languageOfPattern), names.names.size === 0 ? null : languageOfTexts([...names.names])]) {
    if (language === null) continue;
    const other = language === undefined ? undefined : complement(language);
    if (other === undefined) return undefined;
    parts.push(other);
  }
  return parts;
}

/** Goes through the combinations of classes that a name may belong to, and gives names of each that has any. */
function split(
  start: readonly TextLanguage[],
  classes: readonly Extract<Atom, { is: "names" }>[],
  used: ReadonlySet<string>,
  many: number,
): FreshNames {
  const names: { name: string; requirements: readonly Requirement[] }[] = [];
  let complete = true;
  let combinations = 0;
  const visit = (language: TextLanguage | undefined, index: number, requirements: readonly Requirement[]): void => {
    if (language === undefined || ++combinations > mostCombinations * 2) {
      complete = false;
      return;
    }
    const sample = textsOf(language, {}, 1);
    if (sample === undefined) {
      complete = false;
      return;
    }
    if (sample.length === 0) return;
    const next = classes[index];
    if (next === undefined) {
      const found = textsOf(language, {}, many + used.size);
      if (found === undefined) complete = false;
      for (const name of (found ?? []).filter((each) => !used.has(each)).slice(0, many)) names.push({ name, requirements });
      return;
    }
    const within = languageOfClass(next.names);
    const inside = within === undefined ? undefined : intersectLanguages(...within);
    if (inside === undefined) {
      complete = false;
      return;
    }
    const outside = complement(inside);
    visit(intersectLanguages(language, inside), index + 1, [...requirements, next.requirement]);
    visit(outside === undefined ? undefined : intersectLanguages(language, outside), index + 1, requirements);
  };
  visit(intersectLanguages(...start), 0, []);
  return { names, complete };
}

/** Names that must meet requirements of their own: looked for among the values of those, and tried one by one. */
function namesOfGoal(
  goal: ObjectGoal,
  atom: Extract<Atom, { is: "someName" | "strayName" }> | undefined,
  used: ReadonlySet<string>,
  nameGoal: readonly Requirement[],
  find: Find,
  many: number,
): FreshNames {
  const narrowed: Requirement[] = [...nameGoal, textOnly];
  if (atom?.is === "someName") narrowed.push(...requirementsOfClass(atom.names));
  const names: { name: string; requirements: readonly Requirement[] }[] = [];
  let complete = true;
  const classes = goal.classes;
  let combinations = 0;
  const visit = (index: number, requirements: readonly Requirement[], on: readonly Requirement[]): void => {
    if (++combinations > mostCombinations) {
      complete = false;
      return;
    }
    const next = classes[index];
    if (next !== undefined) {
      for (const inside of [true, false]) {
        const own = insideOrOutside(next.names, inside);
        const sample = find([...on, ...own], 1);
        if (sample.values.length > 0) visit(index + 1, inside ? [...requirements, next.requirement] : requirements, [...on, ...own]);
        else complete &&= sample.complete;
      }
      return;
    }
    const found = find(on, many + used.size);
    const fresh = found.values.filter((value): value is string => typeof value === "string" && !used.has(value)).slice(0, many);
    if (fresh.length < many) complete &&= found.complete;
    for (const name of fresh) names.push({ name, requirements });
  };
  visit(0, [], narrowed);
  return { names, complete };
}

const textOnly: Requirement = { type: { kind: "string" }, holds: true, strict: true };

function requirementsOfClass(names: NameClass): readonly Requirement[] {
  if (names.of === "pattern") return [{ type: { kind: "string", patterns: [names.pattern] }, holds: true, strict: true }];
  return [
    ...names.patterns.map((pattern): Requirement => ({ type: { kind: "string", patterns: [pattern] }, holds: false, strict: false })),
    ...[...names.names].map((value): Requirement => ({ type: { kind: "literal", value }, holds: false, strict: false })),
  ];
}

/** Requirements of a name that belongs to a class, or does not. */
function insideOrOutside(names: NameClass, inside: boolean): readonly Requirement[] {
  const within = requirementsOfClass(names);
  if (inside) return within;
  const [only] = within;
  if (within.length === 1 && only !== undefined) return [{ ...only, holds: !only.holds, strict: false }];
  // Outside of "others": one of the listed names, or matched by one of the patterns.
  return [
    {
      type: { kind: "union", members: within.map(({ type }) => type), exclusive: false },
      holds: true,
      strict: false,
    },
  ];
}
