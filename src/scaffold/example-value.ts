import { objectForm } from "../checker/expressions/object.ts";
import { accepts } from "../types/accepts.ts";
import { formatExamples } from "../types/formats.ts";
import { present } from "../types/join.ts";
import { lookUpMember } from "../types/members.ts";
import { type Json, resolve, type Type } from "../types/type.ts";
import { must } from "../types/witness/requirement.ts";
import { createSearch } from "../types/witness/search.ts";
import { literalsOf } from "./enums.ts";
import { wordsOf } from "./words.ts";

/** How many steps the search for a value may take that no example fits. */
const searchBudget = 2_000;

/** What a person would write as an example, by what the field is. */
const examples: Readonly<Record<string, Json>> = {
  city: "Berlin",
  company: "Analytical Engines Ltd",
  country: "Germany",
  "country code": "DE",
  currency: "EUR",
  description: "An example.",
  email: "ada@example.com",
  firstname: "Ada",
  fullname: "Ada Lovelace",
  language: "en",
  lastname: "Lovelace",
  mobilephone: "+49 170 901820",
  name: "Ada Lovelace",
  phone: "+49 30 901820",
  postalcode: "10115",
  province: "Berlin",
  quantity: 2,
  street: "Unter den Linden 1",
  title: "An example",
  url: "https://example.com",
  username: "ada",
  website: "https://example.com",
};

/**
 * A value of a type, as an example in a test: with the fields at the paths, and no others. Undefined where none is found.
 *
 * @param paths the names from the value on; an empty one stands for the value itself
 * @param name what the value is called
 */
export function exampleValue(type: Type, paths: readonly (readonly string[])[], name: string): Json | undefined {
  const inner = present(type);
  const form = resolve(inner);
  if (form.kind === "array") {
    const item = exampleValue(form.items, paths, name);
    return item === undefined ? undefined : [item];
  }
  const deeper = paths.filter((path) => path.length > 0);
  if (objectForm(inner) === undefined && deeper.length === 0) return scalarExample(inner, name);
  const names = [...new Set(deeper.map(([first = ""]) => first))];
  const value: Record<string, Json> = {};
  for (const each of names) {
    const found = lookUpMember(inner, each);
    if (found.kind !== "found") continue;
    const rest = deeper.filter(([first]) => first === each).map((path) => path.slice(1));
    // An id is told by what it is the id of.
    const isId = rest.every((path) => path.length === 0) && /^id$/iu.test(each);
    const member = exampleValue(found.type, rest, isId ? name : each);
    if (member === undefined) return undefined;
    Object.defineProperty(value, each, { value: member, enumerable: true, configurable: true, writable: true });
  }
  return value;
}

function scalarExample(type: Type, name: string): Json | undefined {
  const literals = literalsOf(type);
  if (literals !== undefined) return literals[0];
  const fitting = candidates(type, name).find((value) => accepts(type, value) === true);
  return fitting ?? createSearch(searchBudget).find([must(type)], 1).values[0];
}

/** What might stand there, the most telling first. */
function candidates(type: Type, name: string): readonly Json[] {
  const form = resolve(type);
  const words = wordsOf(name);
  const known = [words.join(" "), ...words.toReversed()].flatMap((word) => (Object.hasOwn(examples, word) ? [examples[word] ?? null] : []));
  switch (form.kind) {
    case "string":
      return [...known, ...(form.format === undefined ? [] : (formatExamples[form.format] ?? []).slice(0, 1)), `${name}_1`, name, "1"];
    case "number": {
      const isTime = form.format === "unix-time" || words.includes("created") || words.includes("updated");
      return isTime ? [1_767_225_600] : [...known, 1, 0];
    }
    case "boolean":
      return [true];
    default:
      return [];
  }
}
