import { functionSpecs } from "../../runtime/src/functions/specs.ts";

/** Words that cannot be a name in a module of TypeScript, and globals that generated code must not hide. */
const reserved = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static implements interface package private protected public await async of " +
    "arguments eval undefined NaN Infinity Object Array String Number Boolean Map Set Record Promise Error Date JSON Math Symbol globalThis " +
    "any unknown never object string number boolean symbol bigint context environment system options args call it subject"
  ).split(" "),
);

/** Functions of the runtime that generated files import: a declaration of that name would hide them. */
const runtimeNames = new Set([
  ..."lookup member fail required optional itemAt recordGet copyFields present nested guarded guard deadLetter continueFlow failWith defineFlow flow".split(
    " ",
  ),
  ...functionSpecs.map((spec) => spec.name),
]);

/** Names with a meaning of their own on every object: a member must not be called so. */
const unsafeMembers = new Set(["__proto__", "constructor", "prototype", "then", "toString", "valueOf", "hasOwnProperty", "toJSON"]);

/** A name in camelCase that is safe to declare: letters, digits and `_` alone, and no word of the language. */
export function camelCase(text: string): string {
  const words = wordsOf(text);
  const name = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("");
  return safe(name === "" ? "value" : name);
}

/** A name in PascalCase that is safe to declare. */
export function pascalCase(text: string): string {
  return safe(wordsOf(text).map(upperFirst).join("") || "Value");
}

/** A file's name in kebab-case. */
export function kebabCase(text: string): string {
  return (
    wordsOf(text)
      .map((word) => word.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase())
      .join("-") || "file"
  );
}

/** Whether a text can be written as a property's name without quotes. */
export function isPlainPropertyName(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text) && text !== "__proto__";
}

/** Whether reading a member of this name from a free record could find something that is not in the data. */
export function isUnsafeMember(text: string): boolean {
  return unsafeMembers.has(text) || text in Object.prototype;
}

/** Gives each name once: a second one like it gets a number. */
export class NameScope {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** The wanted name, or the first one like it that is free. */
  declare(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}${number}`;
    this.#taken.add(name);
    return name;
  }
}

function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}

function safe(name: string): string {
  const started = /^[A-Za-z_]/.test(name) ? name : `_${name}`;
  return reserved.has(started) || runtimeNames.has(started) || isUnsafeMember(started) ? `${started}_` : started;
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function lowerFirst(word: string): string {
  // An acronym in front stays together: `URLPath` becomes `urlPath`.
  const capitals = /^[A-Z]+(?![a-z])/.exec(word)?.[0] ?? word.charAt(0);
  return capitals.toLowerCase() + word.slice(capitals.length);
}
