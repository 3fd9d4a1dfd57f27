import type { Scope } from "../checker/context.ts";
import { admitsAbsence, admitsNull, orAbsent, present } from "../types/join.ts";
import { resolve, stringType, type Type } from "../types/type.ts";
import { type Reach, type SourceValue, sourceValuesIn } from "./sources.ts";
import { isPerson, wordsOf } from "./words.ts";

/** How a value is made of others: what it is called, of what, and how. */
interface Recipe {
  readonly made: string;
  readonly of: readonly string[];
  /** Where one of these is there, nothing needs to be made. */
  readonly unless: readonly string[];
  /** Only of what belongs to a person. */
  readonly personal: boolean;
  write(parts: readonly [SourceValue, ...(readonly SourceValue[])]): Omit<SourceValue, "path" | "entity" | "ofList">;
}

/** Names that are split or joined on the way from one system to the other. */
const recipes: readonly Recipe[] = [
  {
    made: "full_name",
    of: ["firstname", "lastname"],
    unless: ["fullname", "name"],
    personal: false,
    write: (parts) => joined(parts, " ", "first and last name"),
  },
  {
    made: "street_lines",
    of: ["street", "street2"],
    unless: [],
    personal: false,
    write: (parts) => joined(parts, ", ", "both lines"),
  },
  ...["name", "fullname"].flatMap((name): Recipe[] => [
    {
      made: "last_name",
      of: [name],
      unless: ["lastname"],
      personal: true,
      write: ([value]) => lastWord(value),
    },
    {
      made: "first_name",
      of: [name],
      unless: ["firstname", "lastname"],
      personal: true,
      write: ([value]) => otherWords(value),
    },
  ]),
];

/** The values of all variables of a scope, and what is made of them. */
export function valuesIn(scope: Scope, reach?: Reach): readonly SourceValue[] {
  const values = sourceValuesIn(scope, reach);
  return [...values, ...composedValues(values)];
}

/** Values that are made of others of the same object: a full name of first and last name, a street of its two lines. */
export function composedValues(values: readonly SourceValue[]): readonly SourceValue[] {
  const objects = new Map<string, Map<string, SourceValue>>();
  for (const value of values) {
    const name = value.path.at(-1);
    if (name === undefined || resolve(present(value.type)).kind !== "string") continue;
    const key = JSON.stringify([value.entity[0], ...value.path.slice(0, -1)]);
    const fields = objects.get(key) ?? new Map<string, SourceValue>();
    objects.set(key, fields);
    const words = wordsOf(name).join(" ");
    if (!fields.has(words)) fields.set(words, value);
  }
  return [...objects.values()].flatMap((fields) =>
    recipes.flatMap((recipe): SourceValue[] => {
      const [first, ...others] = recipe.of.flatMap((name) => fields.get(name) ?? []);
      if (first === undefined || others.length + 1 < recipe.of.length || recipe.unless.some((name) => fields.has(name))) return [];
      const { path, entity, ofList } = first;
      if (recipe.personal && !isPerson([...entity, ...path.slice(0, -1)].flatMap(wordsOf))) return [];
      return [{ ...recipe.write([first, ...others]), path: [...path.slice(0, -1), recipe.made], entity, ofList }];
    }),
  );
}

type Made = ReturnType<Recipe["write"]>;

function joined(parts: readonly SourceValue[], separator: string, reason: string): Made {
  const list = `[${parts.map(({ expression }) => expression).join(", ")}]`;
  const compact = parts.some(({ type }) => mayBeNothing(type)) ? ".compact()" : "";
  return { expression: `${list}${compact}.join(${JSON.stringify(separator)})`, type: stringType, made: { reason, factor: 0.97 } };
}

function lastWord({ expression, type }: SourceValue): Made {
  const word = `${expression}${mayBeNothing(type) ? "?." : "."}afterLast(" ")`;
  return { expression: `${word} ?? ${expression}`, type, made: { reason: "the last word of the name", factor: 0.85 } };
}

function otherWords({ expression, type }: SourceValue): Made {
  const words = `${expression}${mayBeNothing(type) ? "?." : "."}beforeLast(" ")`;
  const left = mayBeNothing(type) ? orAbsent(present(type)) : type;
  return { expression: words, type: left, faulty: true, made: { reason: "the name without its last word", factor: 0.85 } };
}

function mayBeNothing(type: Type): boolean {
  return admitsNull(type) || admitsAbsence(type);
}
