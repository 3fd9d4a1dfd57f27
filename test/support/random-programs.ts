/*
 * Programs made at random over the whole grammar: every declaration, setting, type, expression and step in every place where
 * the grammar takes it, keywords as names, commas where they may be left out; with random blanks, ends of lines and comments
 * between any two tokens. They need not mean anything: only the syntax is theirs.
 */

import type { Random } from "../fuzz/random.ts";

/** How a program is written down. */
interface Layout {
  /** How often a comment stands between two tokens. */
  readonly comments: number;
  /** How often a line ends between two tokens. */
  readonly lineEnds: number;
  /** What a line ends with. */
  readonly lineEnd: "\n" | "\r\n";
}

/** A program of about so many declarations. */
export function randomProgram(random: Random, declarations: number, layout: Layout = randomLayout(random)): string {
  const writer = new ProgramWriter(random);
  const tokens = Array.from({ length: 1 + Math.floor(random.next() * declarations) }, () => writer.declaration()).flat();
  return layOut(tokens, random, layout);
}

/** Some layouts are dense, some wild, and most have few comments. */
function randomLayout(random: Random): Layout {
  return {
    comments: random.next() < 0.5 ? random.next() * 0.02 : random.next() * 0.3,
    lineEnds: random.next() < 0.5 ? random.next() * 0.2 : random.next(),
    lineEnd: random.next() < 0.1 ? "\r\n" : "\n",
  };
}

type Tokens = readonly string[];

/** Signs that need no blank beside them. */
const tight = new Set(["{", "}", "(", ")", "[", "]", ",", ":"]);

function layOut(tokens: Tokens, random: Random, { comments, lineEnds, lineEnd }: Layout): string {
  const pick = <Item>(...items: readonly [Item, ...Item[]]): Item => items[Math.floor(random.next() * items.length)] ?? items[0];
  const blanks = (): string => pick("", " ", " ", "  ", "\t", "      ");
  let text = random.next() < 0.05 ? "\ufeff" : "";
  let before = "";
  for (const token of [...tokens, ""]) {
    let gap = "";
    while (random.next() < comments) {
      const slashes = pick("//", "// ", "///", "/// ", "////", "//! ");
      gap += `${pick("", " ", lineEnd, `${lineEnd}${lineEnd}`)}${blanks()}${slashes}${pick("", "x", "a  comment", 'with "signs" { ( [ , ', "ends in blanks  ", "ümläut 日本")}${lineEnd}`;
    }
    if (random.next() < lineEnds) gap += pick(lineEnd, lineEnd, `${lineEnd}${lineEnd}`, `${lineEnd} \t${lineEnd}${lineEnd}`) + blanks();
    else gap += blanks();
    const needsBlank = gap === "" && before !== "" && !tight.has(before) && !tight.has(token);
    text += `${needsBlank ? " " : gap}${token}`;
    before = token;
  }
  return text;
}

const words = ["a", "b", "name", "customer", "x1", "_y", "aVeryLongNameOfAFieldThatTakesMuchRoom", "id", "Tier__c"];
const keywords = [
  ...["integration", "import", "system", "policy", "type", "table", "map", "flow", "sync", "test", "plan", "from", "operation", "webhooks"],
  ...[
    "event",
    "channel",
    "assume",
    "when",
    "let",
    "on",
    "undo",
    "with",
    "if",
    "else",
    "match",
    "for",
    "in",
    "parallel",
    "fail",
    "is",
    "as",
  ],
  ...["schema", "per", "of", "true", "false", "null", "given", "expect", "spec", "openapi"],
];
const quoted = ["`odd name`", "`statuses[]`", "`ünïcode`", "`a`"];
const strings = [
  '""',
  '"text"',
  '"a \\"quoted\\" \\\\ text"',
  '"\\n\\t\\u00e9\\u{1f600}\\$"',
  '"$5 and 日本語"',
  '"// no comment"',
  `"${"long text ".repeat(9)}"`,
];
const numbers = ["0", "1", "42", "1.10", "1.50e3", "2E-7", "007", "12345678901234567890.5"];
const durations = ["250ms", "30s", "5m", "2h", "1.5d"];
const operators = ["??", "||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"];

/** Tokens that are read with what stands in front of them, so that a comma has to part them. */
const joining = /^(?:[([\-!"{0-9]|per$|of$|as$|in$|on$|undo$|with$|when$|parallel$)/;

class ProgramWriter {
  readonly #random: Random;
  #depth = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  declaration(): Tokens {
    return this.#one<Tokens>(
      () => ["integration", this.#word(), ...this.#maybe(() => [this.#string()]), ...this.#maybe(() => this.#settings())],
      () => ["import", ...this.#listed("{", "}", () => [this.#plainName()], true), "from", this.#string()],
      () => ["system", this.#word(), ...this.#members(() => this.#member())],
      () => ["policy", this.#word(), ...this.#settings()],
      () => ["type", this.#word(), "=", ...this.#type()],
      () => [
        "table",
        this.#word(),
        ...this.#maybe(() => ["<->", this.#word()]),
        ...this.#fields(
          () => this.#key(),
          () => this.#expression(),
        ),
      ],
      () => this.#map(),
      () => ["flow", this.#word(), "{", ...this.#flowBody(), "}"],
      () => ["sync", this.#word(), ...this.#maybe(() => ["<->", this.#word()]), ...this.#settings()],
      () => ["test", this.#word(), this.#string(), "{", ...this.#times(3, () => this.#clause()), "}"],
      () => ["plan", ...this.#settings()],
    );
  }

  // Choices

  #chance(share: number): boolean {
    return this.#random.next() < share;
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random.next() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  #one<Result>(...makers: readonly (() => Result)[]): Result {
    return this.#pick(makers)();
  }

  #maybe(make: () => Tokens, share = 0.5): Tokens {
    return this.#chance(share) ? make() : [];
  }

  #times(most: number, make: () => Tokens): Tokens {
    return Array.from({ length: Math.floor(this.#random.next() * (most + 1)) }, make).flat();
  }

  /** Deep things become rare. */
  #deeper<Result>(make: () => Result, shallow: () => Result): Result {
    if (this.#depth > 4 || !this.#chance(1 - this.#depth / 6)) return shallow();
    this.#depth++;
    try {
      return make();
    } finally {
      this.#depth--;
    }
  }

  /** Items between brackets: with commas, or without where they may be left out. */
  #listed(open: string, close: string, make: () => Tokens, needed: boolean, most = 4): Tokens {
    const items = Array.from({ length: Math.floor(this.#random.next() * (most + 1)) }, make);
    return [open, ...this.#separated(items, needed), ...(needed || items.length === 0 ? [] : this.#maybe(() => [","], 0.15)), close];
  }

  #separated(items: readonly Tokens[], needed: boolean): Tokens {
    const habit = this.#random.next();
    return items.flatMap((item, index) => {
      if (index === 0) return item;
      const before = items[index - 1]?.at(-1) ?? "";
      const comma = needed || keywords.includes(before) || joining.test(item[0] ?? "") || this.#chance(habit);
      return comma ? [",", ...item] : item;
    });
  }

  // Names

  #word(): string {
    return this.#chance(0.1) ? this.#pick(quoted) : this.#pick(words);
  }

  /** A name where keywords are names like others. */
  #plainName(): string {
    return this.#one(
      () => this.#pick(words),
      () => this.#pick(words),
      () => this.#pick(keywords),
      () => this.#pick(quoted),
    );
  }

  #string(): string {
    return this.#pick(strings);
  }

  #label(): Tokens {
    return [this.#chance(0.15) ? this.#string() : this.#plainName()];
  }

  #key(): Tokens {
    return this.#one<Tokens>(
      () => this.#label(),
      () => [this.#pick(numbers)],
      () => ["-", this.#pick(numbers)],
    );
  }

  #fields(key: () => Tokens, value: () => Tokens): Tokens {
    return this.#listed("{", "}", () => [...key(), ":", ...value()], false, 5);
  }

  #dotted(): Tokens {
    return [this.#pick(words), ...this.#times(2, () => [".", this.#word()])];
  }

  // Systems and settings

  #settings(): Tokens {
    return this.#fields(
      () => this.#label(),
      () => this.#settingValue(),
    );
  }

  #settingValue(): Tokens {
    const operand = (): Tokens =>
      this.#one<Tokens>(
        () => this.#condition(),
        () => [this.#pick(numbers), "per", this.#chance(0.5) ? "second" : this.#pick(durations)],
        () => ["50%", "of", "20"],
        () => this.#tagged(),
        () => [...this.#condition(), "=>", ...this.#expression()],
        () =>
          this.#deeper(
            () => this.#listed("[", "]", () => this.#settingValue(), true),
            () => ["[", "]"],
          ),
        () =>
          this.#deeper(
            () => this.#settings(),
            () => ["{", "}"],
          ),
      );
    if (this.#chance(0.08)) return [...this.#tagged(), "as", this.#word()];
    return this.#chance(0.08) ? [...this.#tagged(), "&", ...this.#tagged()] : operand();
  }

  /** An expression that begins neither with a list nor with a block: in settings these are no expressions. */
  #condition(): Tokens {
    const expression = this.#expression();
    return expression[0] === "[" || expression[0] === "{" ? [this.#pick(words)] : expression;
  }

  #tagged(): Tokens {
    const value = this.#one<Tokens>(
      () => [this.#string()],
      () => [this.#pick(durations)],
      () => this.#template(),
      () =>
        this.#deeper(
          () => this.#settings(),
          () => ["{", "}"],
        ),
    );
    return [...this.#dotted(), ...value, ...this.#maybe(() => [this.#pick(["overlay", "in", "zone"]), this.#string()], 0.2)];
  }

  #members(make: () => Tokens): Tokens {
    const items = Array.from({ length: Math.floor(this.#random.next() * 6) }, make);
    return ["{", ...this.#separated(items, false), "}"];
  }

  #setting(): Tokens {
    return [...this.#label(), ":", ...this.#settingValue()];
  }

  #member(): Tokens {
    return this.#one<Tokens>(
      () => this.#setting(),
      () => this.#setting(),
      () => ["operation", this.#word(), ...this.#maybe(() => ["=", "POST", this.#string()]), ...this.#maybe(() => this.#settings())],
      () => ["webhooks", this.#string(), ...this.#members(() => (this.#chance(0.5) ? this.#setting() : this.#event()))],
      () => ["assume", ...this.#dotted(), ":", ...this.#type()],
      () => ["assume", this.#plainName(), ":", ...this.#listed("[", "]", () => this.#expression(), true)],
      () => ["channel", this.#word(), ...this.#settings()],
    );
  }

  #event(): Tokens {
    const type = this.#maybe(() => [":", ...this.#type()], 0.7);
    return [
      "event",
      this.#word(),
      ...type,
      ...this.#maybe(() => ["=", ...this.#expression()], 0.7),
      ...this.#maybe(() => ["when", ...this.#expression()]),
    ];
  }

  // Types

  #type(): Tokens {
    const members = Array.from({ length: 1 + Math.floor(this.#random.next() * (this.#chance(0.3) ? 4 : 1)) }, () => this.#typeOperand());
    const union = members.flatMap((member, index) => (index === 0 ? member : ["|", ...member]));
    return this.#chance(0.1) ? ["|", ...union] : union;
  }

  #typeOperand(): Tokens {
    const primary = this.#one<Tokens>(
      () => this.#dotted(),
      () => [this.#pick(["string", "number", "null", "boolean", "true", "schema"])],
      () => [this.#string()],
      () => [...this.#maybe(() => ["-"]), this.#pick(numbers)],
      () => ["schema", this.#string()],
      () =>
        this.#deeper(
          () => ["(", ...this.#type(), ")"],
          () => ["null"],
        ),
      () =>
        this.#deeper(
          () => this.#objectType(),
          () => ["{", "}"],
        ),
    );
    return this.#chance(0.15) ? [...primary, "[", "]"] : primary;
  }

  #objectType(): Tokens {
    const index = (): Tokens => ["[", "key", ":", "string", "]", ":", ...this.#type()];
    const field = (): Tokens => [...(this.#chance(0.3) ? [this.#plainName(), "?"] : this.#label()), ":", ...this.#type()];
    const items = Array.from({ length: Math.floor(this.#random.next() * 4) }, field);
    if (this.#chance(0.2)) items.splice(Math.floor(this.#random.next() * (items.length + 1)), 0, index());
    return ["{", ...this.#separated(items, false), "}"];
  }

  #map(): Tokens {
    const parameter = (): Tokens => [
      this.#plainName(),
      ...this.#maybe(() => ["?"], 0.1),
      ...this.#maybe(() => [":", ...this.#type()], 0.9),
    ];
    const head = ["map", this.#word(), ...this.#listed("(", ")", parameter, true, 3)];
    if (this.#chance(0.15)) return [...head, "<->", "(", ...parameter(), ")", ...this.#object()];
    return this.#chance(0.5)
      ? [...head, "->", ...this.#type(), ...this.#object()]
      : [...head, "->", ...this.#type(), "=", ...this.#expression()];
  }

  #clause(): Tokens {
    return [this.#pick(["given", "expect", "answers", "env"]), ...this.#maybe(() => [":"], 0.1), ...this.#expression()];
  }

  // Flows

  #flowBody(): Tokens {
    const settings = Array.from({ length: Math.floor(this.#random.next() * 4) }, () => this.#setting());
    const steps = Array.from({ length: Math.floor(this.#random.next() * 4) }, () => this.#step());
    return this.#separated([...settings, ...steps], false);
  }

  #steps(): Tokens {
    return this.#deeper<Tokens>(
      () => [
        "{",
        ...this.#separated(
          Array.from({ length: Math.floor(this.#random.next() * 4) }, () => this.#step()),
          false,
        ),
        "}",
      ],
      () => ["{", "}"],
    );
  }

  #step(): Tokens {
    return this.#one<Tokens>(
      () => ["let", this.#word(), "=", ...this.#expression(), ...this.#clauses()],
      () => [...this.#call(), ...this.#clauses()],
      () => [...this.#call(), ...this.#clauses()],
      () => this.#if(),
      () => ["for", this.#word(), "in", ...this.#subject(), ...this.#maybe(() => ["parallel", "8"]), ...this.#steps()],
      () => ["parallel", ...this.#steps()],
      () => ["match", ...this.#maybe(() => this.#subject(), 0.8), ...this.#arms(() => this.#steps())],
      () => ["fail", this.#string()],
    );
  }

  #if(): Tokens {
    return [
      ...["if", ...this.#subject(), ...this.#steps()],
      ...this.#times(2, () => ["else", "if", ...this.#subject(), ...this.#steps()]),
      ...this.#maybe(() => ["else", ...this.#steps()]),
    ];
  }

  #clauses(): Tokens {
    const failure = (): string =>
      this.#one(
        () => "409",
        () => "5xx",
        () => "timeout",
        () => '"not_found"',
      );
    return this.#times(2, () =>
      this.#one<Tokens>(
        () => ["on", failure(), ...this.#times(2, () => [",", failure()]), "=>", ...this.#expression()],
        () => ["undo", ...this.#call()],
        () => ["with", ...this.#settings()],
      ),
    );
  }

  #call(): Tokens {
    return [this.#pick(words), ".", this.#word(), ...this.#arguments()];
  }

  // Expressions

  /** What stands in front of a block, and so is none. */
  #subject(): Tokens {
    return [...this.#dotted(), ...this.#maybe(() => [this.#pick(operators), ...this.#dotted()], 0.4)];
  }

  #expression(): Tokens {
    const first = this.#operand();
    if (!this.#chance(0.25)) return first;
    const rest = Array.from({ length: 1 + Math.floor(this.#random.next() * 4) }, () => [this.#pick(operators), ...this.#operand()]);
    return [...first, ...rest.flat()];
  }

  #operand(): Tokens {
    const prefixes = this.#chance(0.08) ? [this.#pick(["-", "!"])] : [];
    return [...prefixes, ...this.#primary(), ...this.#postfixes()];
  }

  #primary(): Tokens {
    return this.#one<Tokens>(
      () => [this.#pick(words)],
      () => [this.#pick(words)],
      () => [this.#string()],
      () => this.#template(),
      () => [
        this.#one(
          () => this.#pick(numbers),
          () => this.#pick(durations),
          () => "50%",
          () => "4xx",
          () => "null",
          () => "true",
        ),
      ],
      () => ["fail", this.#string()],
      () =>
        this.#deeper(
          () => ["(", ...this.#expression(), ")"],
          () => ["null"],
        ),
      () =>
        this.#deeper(
          () => this.#object(),
          () => ["{", "}"],
        ),
      () =>
        this.#deeper(
          () => this.#array(),
          () => ["[", "]"],
        ),
      () =>
        this.#deeper(
          () => ["match", ...this.#maybe(() => this.#subject(), 0.7), ...this.#arms(() => this.#expression())],
          () => ["a"],
        ),
    );
  }

  #postfixes(): Tokens {
    if (!this.#chance(0.45)) return [];
    return [
      ...[".", this.#word()],
      ...this.#times(4, () =>
        this.#one<Tokens>(
          () => [this.#pick([".", "?."]), this.#word()],
          () => [this.#pick([".", "?."]), this.#word(), ...this.#arguments()],
          () => [
            ...this.#maybe(() => ["?."], 0.3),
            "[",
            ...this.#deeper(
              () => this.#expression(),
              () => ["0"],
            ),
            "]",
          ],
          () => ["!"],
        ),
      ),
    ];
  }

  #arguments(): Tokens {
    return this.#deeper<Tokens>(
      () =>
        this.#listed(
          "(",
          ")",
          () => [
            ...this.#maybe(() => [this.#plainName(), ":"], 0.4),
            ...this.#one<Tokens>(
              () => this.#expression(),
              () => this.#expression(),
              () => this.#lambda(),
              () => [this.#pick(words), this.#string()],
            ),
          ],
          true,
          3,
        ),
      () => ["(", ")"],
    );
  }

  #lambda(): Tokens {
    const parameters = this.#chance(0.6) ? [this.#pick(words)] : this.#listed("(", ")", () => [this.#pick(words)], true, 3);
    return [...parameters, "=>", ...this.#expression()];
  }

  #object(): Tokens {
    const spread = (): Tokens => ["...", ...this.#expression()];
    const field = (): Tokens => [...this.#label(), ":", ...this.#expression()];
    return this.#listed("{", "}", () => (this.#chance(0.1) ? spread() : field()), false, 5);
  }

  #array(): Tokens {
    return this.#listed("[", "]", () => (this.#chance(0.1) ? ["...", ...this.#expression()] : this.#expression()), false, 5);
  }

  #arms(value: () => Tokens): Tokens {
    const pattern = (): Tokens =>
      this.#one<Tokens>(
        () => [this.#string()],
        () => [this.#pick(numbers)],
        () => ["null"],
        () => ["is", ...this.#dotted()],
        () => this.#subject(),
        () => ["else"],
      );
    return this.#listed("{", "}", () => [...pattern(), ...this.#times(2, () => ["|", ...pattern()]), "=>", ...value()], false, 3);
  }

  /** One token, as far as blanks and comments go: what stands in `${…}` is written tightly. */
  #template(): Tokens {
    const inner = this.#deeper(
      () => this.#expression().join(" "),
      () => "a",
    );
    return [`"text \${${inner}} and \${ b }${this.#chance(0.5) ? "\\n" : ""}"`];
  }
}
