import type { Random } from "./random.ts";
import type { Kind, Part } from "./random-description.ts";

/** A value that expressions can name. */
interface Named {
  readonly text: string;
  readonly part: Part;
}

/**
 * Random expressions in `.integ` over a value `c` of a description. They are right most of the time, not always: one that
 * does not compile is left out by whoever asks.
 */
export class ExpressionMaker {
  private readonly random: Random;
  private names: readonly Named[];
  private lambdas = 0;

  constructor(random: Random, description: Part) {
    this.random = random;
    this.names = reachable("c", description);
  }

  /** An expression of any kind. */
  any(depth: number): string {
    switch (this.random.below(12)) {
      case 0:
      case 1:
      case 2:
        return this.text(depth);
      case 3:
      case 4:
      case 5:
        return this.number(depth);
      case 6:
        return this.boolean(depth);
      case 7:
      case 8:
        return this.list(depth).text;
      case 9:
        return this.object(depth);
      case 10:
        return this.conditional(depth, () => this.any(depth - 1));
      default:
        return this.narrowed(depth);
    }
  }

  text(depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.leaf("string");
    const receiver = (): string => `(${this.text(depth - 1)})`;
    const small = (): string =>
      random.chance(80) ? String(random.below(8)) : random.chance(50) ? `(-${random.below(4)})` : `(${this.integer(depth - 1)})`;
    const plain = (): string => (random.chance(70) ? this.textLiteral() : `(${this.text(depth - 1)})`);
    if (random.chance(30)) return this.furtherText(receiver, small, plain, depth);
    switch (random.below(24)) {
      case 0:
      case 1:
        return this.template(depth);
      case 2:
        return `${receiver()}.take(${small()})`;
      case 3:
        return `${receiver()}.drop(${small()})`;
      case 4:
        return `${receiver()}.slice(${small()}${random.chance(60) ? `, ${small()}` : ""})`;
      case 5:
        return `${receiver()}.${random.pick(["upper", "lower"])}()`;
      case 6:
        return `${receiver()}.trim()`;
      case 7:
        return `${receiver()}.${random.pick(["padStart", "padEnd"])}(${small()}${random.chance(60) ? `, ${plain()}` : ""})`;
      case 8:
        return `${receiver()}.replace(${plain()}, ${plain()})`;
      case 9:
        return `${receiver()}.${random.pick(["toBase64", "sha256", "toString", "toJson"])}()`;
      case 10:
        return `(${this.number(depth - 1)}).${random.pick(["toString", "toJson"])}()`;
      case 11:
        return `(${this.boolean(depth - 1)}).toString()`;
      case 12:
      case 13:
        return `${this.listOf("string", depth - 1)}.join(${plain()})`;
      case 14:
        return `${this.listOf("number", depth - 1)}.join(${plain()})`;
      case 15:
        return `${this.listOf("string", depth - 1)}.${random.pick(["first", "last"])}()${this.met(plain)}`;
      case 16:
        return `${receiver()}.${random.pick(["toDate()", "toDateTime()", "addDays(3)", "fromBase64()", 'toDate("dd.MM.yyyy")'])}${this.met(plain)}`;
      case 17:
        return `${receiver()}.formatDate(${random.pick(['"yyyy-MM-dd"', '"dd.MM.yyyy"', '"d/M"', '"HH:mm XXX"', "\"yyyy-MM-dd'T'HH:mm:ssXXX\""])})${this.met(plain)}`;
      case 18:
        return `(${this.number(depth - 1)}).fromUnix()${this.met(plain)}`;
      case 19:
        return `(${this.integer(depth - 1)}).fromMinor(${random.pick(['"EUR"', '"JPY"', '"kwd"', "c.s0"])})${this.met(plain)}`;
      case 20:
        return this.conditional(depth, () => this.text(depth - 1));
      case 21:
        return `${this.listOf("string", depth - 1)}[${random.below(3)}]${this.met(plain)}`;
      case 22:
        return `words[${this.text(depth - 1)}]${this.met(plain)}`;
      default:
        return this.leaf("string");
    }
  }

  /** Functions of texts, of money as text, and of times. */
  private furtherText(receiver: () => string, small: () => string, plain: () => string, depth: number): string {
    const { random } = this;
    const money = (): string =>
      random.pick([receiver, () => `(${this.number(depth - 1)})`, () => random.pick(['"1.50"', '"-0.005"', '"100"'])])();
    const digits = (): string => random.pick(["0", "2", "3", small()]);
    const mode = (): string => (random.chance(50) ? "" : `, ${random.pick(['"halfEven"', '"ceil"', '"floor"', '"trunc"', '"expand"'])}`);
    const met = (): string => this.met(plain);
    const when = (): string =>
      random.pick([receiver, () => random.pick(['"2026-01-31"', '"2026-03-29T01:30:00+01:00"', '"2016-12-31T23:59:60Z"'])])();
    const unit = (): string => random.pick(['"year"', '"quarter"', '"month"', '"week"', '"day"', '"hour"', '"millisecond"']);
    const zone = (): string => (random.chance(50) ? "" : `, ${random.pick(['"Europe/Berlin"', '"+05:30"', '"UTC"'])}`);
    const pattern = (): string => random.pick(['"[a-z]+"', '"^(.)"', '"a*"', '"\\\\d{2}"', '"(b)?c"', '"."']);
    switch (random.below(24)) {
      case 0:
        return `${receiver()}.${random.pick(["trimStart", "trimEnd", "capitalize", "toAscii", "slug", "escapeHtml"])}()`;
      case 1:
        return `${receiver()}.${random.pick(["before", "after", "beforeLast", "afterLast"])}(${plain()})${met()}`;
      case 2:
        return `${receiver()}.truncate(${small()}${random.chance(50) ? `, ${plain()}` : ""})`;
      case 3:
        return `${receiver()}.nonBlank()${met()}`;
      case 4:
        return `${receiver()}.normalize(${random.pick(["", '"NFD"', '"NFKC"'])})`;
      case 5:
        return `${receiver()}.${random.pick(["md5", "sha1", "sha512", "toHex", "toBase64Url", "encodeUriComponent"])}()`;
      case 6:
        return `${receiver()}.${random.pick(["fromHex", "fromBase64Url", "decodeUriComponent"])}()${met()}`;
      case 7:
        return `${receiver()}.extract(${pattern()})${met()}`;
      case 8:
        return `${receiver()}.replaceMatches(${pattern()}, ${plain()})`;
      case 9:
        return `${receiver()}.uuidv5(${random.pick(['"dns"', '"url"'])})`;
      case 10:
      case 11:
        return `${money()}.toFixed(${digits()}${mode()})${met()}`;
      case 12:
      case 13:
        return `${money()}.${random.pick(["plus", "minus", "times"])}(${money()})${met()}`;
      case 14:
        return `${money()}.dividedBy(${money()}, ${digits()}${mode()})${met()}`;
      case 15:
        return `${money()}.toDecimal()${met()}`;
      case 16:
        return `${money()}.formatNumber(${digits()}${random.chance(50) ? ', ",", "."' : ""})${met()}`;
      case 17:
        return `${this.listOf(random.pick(["string", "number"]), depth - 1)}.sumDecimals()${met()}`;
      case 18:
        return `${when()}.add(${small()}, ${unit()}${zone()})${met()}`;
      case 19:
        return `${when()}.${random.pick(["startOf", "endOf"])}(${unit()}${zone()})${met()}`;
      case 20:
        return `${when()}.inZone(${random.pick(['"Europe/Berlin"', '"UTC"'])})${met()}`;
      case 21:
        return `(${this.number(depth - 1)}).fromUnixMs()${met()}`;
      case 22:
        return `${when()}.formatDate(${random.pick(['"EEE, d MMM yy"', '"hh:mm a XX"', '"MMMM yyyy"'])}${zone()})${met()}`;
      default:
        return `${this.listOf("string", depth - 1)}.single()${met()}`;
    }
  }

  /** Functions that give numbers, of money, times and lists. */
  private furtherNumber(operand: () => string, depth: number): string {
    const { random } = this;
    const met = (): string => this.met(() => this.numberLiteral());
    const when = (): string =>
      random.chance(50)
        ? `(${this.text(depth - 1)})`
        : random.pick(['"2026-01-31"', '"0000-01-01T00:00:00+23:59"', '"9999-12-31T23:59:60Z"']);
    switch (random.below(8)) {
      case 0:
        return `${operand()}.clamp(${this.numberLiteral()}, ${this.numberLiteral()})`;
      case 1:
        return `${operand()}.round(${random.pick(["0", "1", "(-2)"])}, ${random.pick(['"ceil"', '"floor"', '"halfEven"', '"expand"'])})`;
      case 2:
        return `${operand()}.compareTo(${operand()})`;
      case 3:
        return `${when()}.until(${when()}, ${random.pick(['"day"', '"month"', '"second"'])})${met()}`;
      case 4:
        return `${when()}.datePart(${random.pick(['"year"', '"week"', '"weekYear"', '"weekday"', '"dayOfYear"', '"hour"'])}${random.chance(50) ? ', "Asia/Kathmandu"' : ""})${met()}`;
      case 5:
        return `${when()}.${random.pick(["toUnix", "toUnixMs"])}()${met()}`;
      case 6:
        return `${this.listOf("number", depth - 1)}.average()${met()}`;
      default:
        return `${operand()}.toMinor("EUR", "halfEven")${met()}`;
    }
  }

  number(depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.leaf("number");
    const operand = (): string => `(${this.number(depth - 1)})`;
    if (random.chance(20)) return this.furtherNumber(operand, depth);
    switch (random.below(20)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return `${operand()} ${random.pick(["+", "-", "*"])} ${random.chance(40) ? this.numberLiteral() : operand()}`;
      case 4:
        return random.chance(50)
          ? `-${operand()}`
          : `${operand()} / ${random.chance(50) ? this.numberLiteral() : operand()}${random.chance(70) ? this.met(() => this.numberLiteral()) : ""}`;
      case 5:
        return `${operand()}.${random.pick(["floor", "ceil", "round", "abs"])}()`;
      case 6:
        return `${operand()}.round(${random.pick(["0", "1", "2", "(-1)", "(-2)"])})`;
      case 7:
        return `${operand()}.${random.pick(["min", "max"])}(${random.chance(60) ? this.numberLiteral() : operand()})`;
      case 8:
        return `${operand()}.mod(${random.chance(70) ? random.pick(["7", "(-3)", "2.5", "1"]) : operand()})${this.met(() => this.numberLiteral())}`;
      case 9:
        return `(${this.text(depth - 1)}).length()`;
      case 10:
        return `${this.list(depth - 1).text}.length()`;
      case 11:
        return `(${this.text(depth - 1)}).${random.pick(["toInt()", "toNumber()", "toUnix()", 'toMinor("EUR")'])}${this.met(() => this.numberLiteral())}`;
      case 12:
        return `${operand()}.${random.pick(["toInt()", 'toMinor("EUR")'])}${this.met(() => this.numberLiteral())}`;
      case 13:
        return `${this.listOf("number", depth - 1)}.sum()`;
      case 14:
        return `${this.listOf("number", depth - 1)}.${random.pick(["min", "max", "first", "last"])}()${this.met(() => this.numberLiteral())}`;
      case 15: {
        const list = this.list(depth - 1);
        return `${list.text}.sum(${this.lambda(list.item, () => this.number(depth - 2))})`;
      }
      case 16:
        return this.conditional(depth, () => this.number(depth - 1));
      default:
        return this.leaf("number");
    }
  }

  private integer(depth: number): string {
    return this.random.chance(50)
      ? `(${this.text(depth)}).length()`
      : `(${this.number(depth)}).${this.random.pick(["floor", "round", "ceil"])}()`;
  }

  boolean(depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.leaf("boolean");
    switch (random.below(12)) {
      case 0:
      case 1:
        return `(${this.number(depth - 1)}) ${random.pick(["<", "<=", ">", ">=", "==", "!="])} ${random.chance(60) ? this.numberLiteral() : `(${this.number(depth - 1)})`}`;
      case 2:
        return `(${this.text(depth - 1)}) ${random.pick(["<", "==", "!="])} ${this.textLiteral()}`;
      case 3:
        return `(${this.boolean(depth - 1)}) ${random.pick(["&&", "||"])} (${this.boolean(depth - 1)})`;
      case 4:
        return `!(${this.boolean(depth - 1)})`;
      case 5:
        return `(${this.text(depth - 1)}).${random.pick(["startsWith", "endsWith", "contains"])}(${this.textLiteral()})`;
      case 6:
        return `(${this.text(depth - 1)}).isEmpty()`;
      case 7:
        return `${this.list(depth - 1).text}.isEmpty()`;
      case 8: {
        const list = this.list(depth - 1);
        return `${list.text}.${random.pick(["some", "every"])}(${this.lambda(list.item, () => this.boolean(depth - 2))})`;
      }
      default:
        return this.test();
    }
  }

  /** A condition that says something of a path. */
  private test(): string {
    const { random } = this;
    const { text, part } = random.pick(this.names);
    const bare = text.replace(/ \?\? .*$/, "");
    if (part.nothing && random.chance(40)) return `${bare} ${random.pick(["==", "!="])} null`;
    const reach = part.nothing ? `${bare}?` : bare;
    switch (part.kind) {
      case "string":
        return part.values !== undefined && random.chance(60)
          ? `${bare} ${random.pick(["==", "!="])} ${JSON.stringify(random.pick(part.values))}`
          : random.pick([
              `${reach}.length() ${random.pick(["<", "<=", ">", ">=", "=="])} ${random.below(12)}`,
              `${reach}.isEmpty()`,
              `${reach}.startsWith(${this.textLiteral()})`,
              `${bare} ${random.pick(["==", "!="])} ${this.textLiteral()}`,
            ]);
      case "number":
        return `${bare} ${random.pick(["<", "<=", ">", ">=", "==", "!="])} ${this.numberLiteral()}`;
      case "boolean":
        return random.pick([bare, `${bare} == true`, `!${bare}`]);
      case "array":
        return random.pick([
          `${reach}.isEmpty()`,
          `!${reach}.isEmpty()`,
          `${reach}.length() ${random.pick(["<", "<=", ">", ">=", "=="])} ${random.below(5)}`,
        ]);
      case "union":
        return `${bare}.type ${random.pick(["==", "!="])} ${random.pick(['"card"', '"iban"', '"cash"'])}`;
      default:
        return `${bare} ${random.pick(["==", "!="])} null`;
    }
  }

  /** A value of a path in a place where something is known of it. */
  private narrowed(depth: number): string {
    const { random } = this;
    const { text, part } = random.pick(this.names);
    const bare = text.replace(/ \?\? .*$/, "");
    const values = part.values ?? [];
    if (part.kind === "union") {
      const arms = ["card", "iban", "cash"].filter(() => random.chance(60)).map((type) => `"${type}" => ${bare}`);
      return `match ${bare}.type { ${[...arms, `else => ${bare}`].join(", ")} }`;
    }
    if (values.length > 0 && random.chance(60)) {
      const arms = values
        .filter(() => random.chance(60))
        .map((value) => `${JSON.stringify(value)} => ${random.chance(50) ? bare : this.any(depth - 1)}`);
      return `match ${bare} { ${[...(part.nothing && random.chance(60) ? ["null => 0"] : []), ...arms, `else => ${bare}`].join(", ")} }`;
    }
    if (random.chance(20))
      return `match ${bare} { is ${random.pick(["string", "number", "array", "object", "boolean"])} => ${bare}, else => ${bare} }`;
    const tests = [this.testOf(bare, part), ...(random.chance(50) ? [this.testOf(bare, part)] : [])];
    const last = random.chance(50) ? bare : this.any(depth - 1);
    return random.chance(50)
      ? `match { ${tests.map((test) => `${test} => ${bare}`).join(", ")}, else => ${last} }`
      : `match { ${tests.join(random.pick([" && ", " || "]))} => ${bare}, else => ${last} }`;
  }

  private testOf(text: string, part: Part): string {
    const kept = this.names;
    this.names = [{ text, part }];
    const test = this.test();
    this.names = kept;
    return test;
  }

  private object(depth: number): string {
    const { random } = this;
    const objects = this.names.filter((name) => name.part.kind === "object" && !name.part.nothing);
    const spread = objects.length > 0 && random.chance(40) ? [`...${random.pick(objects).text}`] : [];
    const fields = ["s", "n", "q"].slice(0, 1 + random.below(3)).map((name) => `${name}: ${this.any(depth - 1)}`);
    return `{ ${(random.chance(50) ? [...spread, ...fields] : [...fields, ...spread]).join(", ")} }`;
  }

  /** A list, and what is in it. */
  private list(depth: number): { readonly text: string; readonly item: Part } {
    const { random } = this;
    const lists = this.names.filter((name) => name.part.kind === "array");
    const leaf = random.pick(lists);
    if (leaf?.part.item === undefined) return { text: '["a", "b"]', item: looseText };
    const base = { text: leaf.part.nothing ? `(${leaf.text} ?? [])` : leaf.text, item: leaf.part.item };
    if (depth <= 0) return base;
    const inner = this.list(depth - 1);
    const count = (): string => (random.chance(80) ? String(random.below(5)) : "(-1)");
    const keep = (text: string): { text: string; item: Part } => ({ text: `${inner.text}.${text}`, item: inner.item });
    if (random.chance(25)) return this.furtherList(inner, count, depth);
    switch (random.below(18)) {
      case 0:
        return keep(`take(${count()})`);
      case 1:
        return keep(`drop(${count()})`);
      case 2:
        return keep(`slice(${count()}${random.chance(50) ? `, ${count()}` : ""})`);
      case 3:
        return keep("distinct()");
      case 4:
        return keep("reverse()");
      case 5: {
        const { text, item } = keep("compact()");
        return { text, item: { ...item, nothing: false } };
      }
      case 6:
        return keep(
          `filter(${this.lambda(inner.item, (name) => (random.chance(60) ? this.testOf(name, inner.item) : this.boolean(depth - 1)))})`,
        );
      case 7:
        return { text: `${inner.text}.map(${this.lambda(inner.item, () => this.text(depth - 1))})`, item: looseText };
      case 8:
        return { text: `${inner.text}.map(${this.lambda(inner.item, () => this.number(depth - 1))})`, item: looseNumber };
      case 9:
        return { text: `(${this.text(depth - 1)}).split(${this.textLiteral()})`, item: looseText };
      case 10:
        return { text: `(${this.text(depth - 1)}).lines()`, item: looseText };
      case 11:
        return { text: `[${Array.from({ length: random.below(4) }, () => this.text(depth - 1)).join(", ")}]`, item: looseText };
      case 12:
        return { text: `[${this.number(depth - 1)}, ...${this.listOf("number", depth - 1)}]`, item: looseNumber };
      case 13:
        return keep(`sortBy(${this.lambda(inner.item, () => this.any(0))})`);
      case 14:
        return { text: `${inner.text}.groupBy(${this.lambda(inner.item, () => this.text(depth - 2))}).map(g => g.key)`, item: looseText };
      case 15: {
        const records = this.names.filter((name) => name.part.kind === "record" && !name.part.nothing);
        const record = records[0];
        if (record?.part.item === undefined) return base;
        return random.chance(50)
          ? { text: `${record.text}.keys()`, item: looseText }
          : { text: `${record.text}.values()`, item: record.part.item };
      }
      case 16:
        return { text: `${inner.text}.flatMap(${this.lambda(inner.item, () => this.listOf("string", depth - 1))})`, item: looseText };
      default:
        return base;
    }
  }

  private furtherList(
    inner: { readonly text: string; readonly item: Part },
    count: () => string,
    depth: number,
  ): { readonly text: string; readonly item: Part } {
    const { random } = this;
    const { text, item } = inner;
    switch (random.below(9)) {
      case 0:
        return { text: `${text}.chunk(${count()}).flat()`, item };
      case 1:
        return { text: `${text}.chunk(${count()}).map(part => part.length())`, item: looseNumber };
      case 2:
        return { text: `${text}.difference(${this.list(depth - 2).text})`, item };
      case 3:
        return { text: `${text}.intersection(${text})`, item };
      case 4:
        return {
          text: `${text}.partition(${this.lambda(item, () => this.boolean(depth - 2))}).${random.pick(["matching", "rest"])}`,
          item,
        };
      case 5:
        return { text: `${text}.map((each, place) => place)`, item: looseNumber };
      case 6:
        return { text: `${text}.zip(${this.listOf("number", 0)}, (each, other) => other)`, item: looseNumber };
      case 7:
        return { text: `${text}.sortBy(${this.lambda(item, () => this.any(0))}, "desc")`, item };
      default:
        return { text: `(${this.text(depth - 1)}).words()`, item: looseText };
    }
  }

  private listOf(kind: Kind, depth: number): string {
    const fitting = this.names.filter((name) => name.part.kind === "array" && name.part.item?.kind === kind && !name.part.item.nothing);
    const name = fitting.length === 0 ? undefined : this.random.pick(fitting);
    const base =
      name === undefined ? (kind === "string" ? '["a", "bc"]' : "[1, 2]") : name.part.nothing ? `(${name.text} ?? [])` : name.text;
    if (depth <= 0 || this.random.chance(50)) return base;
    if (this.random.chance(30)) return `[${kind === "string" ? this.text(depth - 1) : this.number(depth - 1)}, ...${base}]`;
    const list = this.list(depth - 1);
    return `${list.text}.map(${this.lambda(list.item, () => (kind === "string" ? this.text(depth - 1) : this.number(depth - 1)))})`;
  }

  private lambda(item: Part, body: (name: string) => string): string {
    const kept = this.names;
    const name = `x${this.lambdas++}`;
    this.names = [...kept, ...Array.from({ length: 4 }, () => reachable(name, item)).flat()];
    const text = body(name);
    this.names = kept;
    return `${name} => ${text.startsWith("{") ? `(${text})` : text}`;
  }

  private conditional(depth: number, value: () => string): string {
    const { random } = this;
    const arms = Array.from({ length: 1 + random.below(2) }, () => {
      const condition = random.chance(60) ? this.test() : this.boolean(depth - 1);
      return `${condition} => ${value()}`;
    });
    return `match { ${arms.join(", ")}, else => ${random.chance(90) ? value() : 'fail "no"'} }`;
  }

  private template(depth: number): string {
    const { random } = this;
    const parts = Array.from({ length: 1 + random.below(3) }, () => {
      const value = random.pick([() => this.text(depth - 1), () => this.number(depth - 1), () => this.boolean(0)])();
      return `\${${value}}`;
    });
    return `"${parts.join(random.pick([" ", "", "-", "😀", "/x/"]))}"`;
  }

  /** What becomes of a value that is not there. */
  private met(value: () => string): string {
    return this.random.chance(70) ? ` ?? ${value()}` : this.random.chance(70) ? "!" : ' ?? fail "none"';
  }

  private leaf(kind: "string" | "number" | "boolean"): string {
    const { random } = this;
    const fitting = this.names.filter((name) => name.part.kind === kind);
    if (fitting.length === 0 || random.chance(10)) {
      return kind === "string" ? this.textLiteral() : kind === "number" ? this.numberLiteral() : random.pick(["true", "false"]);
    }
    const { text, part } = random.pick(fitting);
    if (!part.nothing) return text;
    const otherwise = kind === "string" ? this.textLiteral() : kind === "number" ? this.numberLiteral() : "true";
    return random.chance(80) ? `(${text} ?? ${otherwise})` : `${text}!`;
  }

  private textLiteral(): string {
    return this.random.pick(['""', '"a"', '"-"', '" "', '","', '"ab"', '"ß"', '"😀"', '"0"', '"open"', '"card"', '"2026-01-31"', '"a.b"']);
  }

  private numberLiteral(): string {
    return this.random.pick(["0", "1", "2", "3", "10", "0.5", "0.1", "100", "(-1)", "(-0.5)", "1e300", "9007199254740991"]);
  }
}

const looseText: Part = { kind: "string", nothing: false, schema: {}, value: () => "" };
const looseNumber: Part = { kind: "number", nothing: false, schema: {}, value: () => 0 };

/** A value and what can be read from it without meeting anything. */
function reachable(text: string, part: Part): readonly Named[] {
  const here: Named = { text, part };
  if (part.kind !== "object" || part.fields === undefined) return [here];
  const names = Object.entries(part.fields).flatMap(([name, field]) => {
    if (!part.nothing) return reachable(`${text}.${name}`, field);
    return reachable(`${text}?.${name}`, { ...field, nothing: true });
  });
  return part.nothing || text === "c" ? names : [here, ...names];
}
