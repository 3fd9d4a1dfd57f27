/** A regular expression, taken apart. */
export type PatternNode =
  /** One code point: a letter as it stands, or what a part of the source such as `[a-z]` or `\d` admits. */
  | { readonly kind: "character"; readonly admits: (character: string) => boolean }
  | { readonly kind: "assertion"; readonly what: "start" | "end" | "boundary" | "inside" }
  | { readonly kind: "group"; readonly number: number | undefined; readonly body: PatternNode }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly least: number; readonly most: number; readonly lazy: boolean };

/** The longest regular expression that is read, in UTF-16 code units. */
const longestSource = 500;

/** Why a regular expression is not read, to be read after the name of what holds it. */
class Unreadable extends Error {}

/**
 * Reads a regular expression of ECMAScript (flag `u`), but for what no automaton can do in linear time: it has no
 * references back to groups, and does not look ahead or behind.
 *
 * @returns the expression, or why it is none
 */
export function parsePattern(source: string): PatternNode | { readonly problem: string } {
  if (source.length > longestSource) return { problem: `is longer than ${longestSource} characters` };
  try {
    new RegExp(source, "u");
  } catch {
    return { problem: "is no regular expression" };
  }
  try {
    return new Reader(source).choice();
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

/** Reads a source that is known to be well formed. */
class Reader {
  readonly #source: string;
  #at = 0;
  #groups = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#eat("|")) options.push(this.#sequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: "choice", options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#peek())) parts.push(this.#quantified());
    return { kind: "sequence", parts };
  }

  #quantified(): PatternNode {
    const body = this.#term();
    const bounds = /^(?:[*+?]|\{([0-9]+)(,([0-9]*))?\})/.exec(this.#source.slice(this.#at));
    if (bounds === null) return body;
    this.#at += bounds[0].length;
    const lazy = this.#eat("?");
    const [sign, least = "0", comma, most = ""] = bounds;
    if (sign === "*") return { kind: "repeat", body, least: 0, most: Number.POSITIVE_INFINITY, lazy };
    if (sign === "+") return { kind: "repeat", body, least: 1, most: Number.POSITIVE_INFINITY, lazy };
    if (sign === "?") return { kind: "repeat", body, least: 0, most: 1, lazy };
    const upper = comma === undefined ? Number(least) : most === "" ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: "repeat", body, least: Number(least), most: upper, lazy };
  }

  #term(): PatternNode {
    const first = this.#peek();
    if (first === "(") return this.#group();
    if (first === "[") return this.#taken(/^\[(?:\\[\s\S]|[^\]\\])*\]/);
    if (first === "\\") return this.#escape();
    if (first === ".") return this.#taken(/^\./);
    if (this.#eat("^")) return { kind: "assertion", what: "start" };
    if (this.#eat("$")) return { kind: "assertion", what: "end" };
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return { kind: "character", admits: (other) => other === character };
  }

  #group(): PatternNode {
    const opening = /^\((?:\?(?::|<(?![=!])[^>]*>|[\s\S]?[\s\S]?))?/.exec(this.#source.slice(this.#at))?.[0] ?? "(";
    if (/^\(\?<?[=!]/.test(opening)) throw new Unreadable("looks ahead or behind, which takes more than linear time");
    const captures = opening === "(" || opening.startsWith("(?<");
    if (!captures && opening !== "(?:") throw new Unreadable("has flags within, which are not supported");
    this.#at += opening.length;
    const number = captures ? ++this.#groups : undefined;
    const body = this.choice();
    this.#eat(")");
    return { kind: "group", number, body };
  }

  #escape(): PatternNode {
    const second = this.#source.charAt(this.#at + 1);
    if (/[1-9k]/.test(second)) throw new Unreadable("refers back to a group, which takes more than linear time");
    if (second === "b" || second === "B") {
      this.#at += 2;
      return { kind: "assertion", what: second === "b" ? "boundary" : "inside" };
    }
    return this.#taken(
      /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])/,
    );
  }

  /** A part of the source that admits single code points: the engine's own reading of it decides which. */
  #taken(form: RegExp): PatternNode {
    const part = form.exec(this.#source.slice(this.#at))?.[0] ?? "";
    this.#at += part.length;
    const single = new RegExp(`^${part}$`, "u");
    const known = new Map<string, boolean>();
    const admits = (character: string): boolean => {
      const before = known.get(character);
      if (before !== undefined) return before;
      const found = single.test(character);
      if (known.size < 1_000) known.set(character, found);
      return found;
    };
    return { kind: "character", admits };
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #eat(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#at++;
    return true;
  }
}
