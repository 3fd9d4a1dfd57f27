/**
 * What a setting (`name: value`) may be. The tables of this folder are data: the checker reads settings by them, and so
 * do completion and the reference.
 */
export interface SettingSpecification {
  readonly name: string;
  readonly form: SettingForm;
  /** One sentence, in Markdown. */
  readonly doc: string;
  /** The value as it would be written. */
  readonly example: string;
  readonly required?: boolean;
  /** Part of the language that this version does not compile: a program that uses it is told so. */
  readonly unsupported?: boolean;
}

/** The settings of one kind of block. */
export interface SettingTable {
  /** What the block is, with its article (`a policy`). */
  readonly owner: string;
  readonly settings: readonly SettingSpecification[];
}

/** The form of a value, as far as it can be told without knowing what names mean. */
export type SettingForm =
  /** A string without interpolation. */
  | { readonly kind: "text" }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer"; readonly minimum: number; readonly maximum?: number }
  | { readonly kind: "number"; readonly minimum: number }
  | { readonly kind: "duration" }
  /** One of some words. */
  | { readonly kind: "word"; readonly words: readonly string[] }
  /** `100 per second`, or a block with `limit` and `burst`. */
  | { readonly kind: "rate"; readonly block: SettingTable }
  /** `50% of 20` */
  | { readonly kind: "ratio" }
  /** The name of a declaration. */
  | { readonly kind: "name"; readonly of: "policy" }
  | { readonly kind: "block"; readonly table: SettingTable }
  /** A block whose names are free (`headers`). */
  | { readonly kind: "record" }
  | { readonly kind: "list"; readonly of: SettingForm }
  /** A value that is known when the connector starts: text, `env.X`, `secret.X`, `env.X ?? "…"`. */
  | { readonly kind: "configuration"; readonly secret: "required" | "allowed" | "forbidden" }
  /** An expression over what is known at run time. */
  | { readonly kind: "expression"; readonly over: string }
  /** A status, a class of statuses, or a word for a failure. */
  | { readonly kind: "failure" }
  /** A form of its own, read by the declaration; the words say it. */
  | { readonly kind: "special"; readonly words: string };

/** The form in a person's words, with its article. */
export function describeForm(form: SettingForm): string {
  switch (form.kind) {
    case "text":
      return "a string";
    case "boolean":
      return "`true` or `false`";
    case "integer":
      if (form.maximum !== undefined) return `a whole number from ${form.minimum} to ${form.maximum}`;
      return `a whole number of at least ${form.minimum}`;
    case "number":
      return `a number of at least ${form.minimum}`;
    case "duration":
      return "a duration";
    case "word":
      return alternatives(form.words.map((word) => `\`${word}\``));
    case "rate":
      return "a rate";
    case "ratio":
      return "a ratio of a number of calls";
    case "name":
      return `the name of a ${form.of}`;
    case "block":
    case "record":
      return "a block of settings";
    case "list":
      return `a list, each element ${describeForm(form.of)}`;
    case "configuration":
      if (form.secret === "required") return "a secret";
      return form.secret === "allowed" ? "a string, `env.NAME` or `secret.NAME`" : "a string or `env.NAME`";
    case "expression":
      return `an expression over ${form.over}`;
    case "failure":
      return "a status, a class such as `5xx`, or a word such as `timeout`";
    case "special":
      return form.words;
  }
}

/** `a, b or c` */
export function alternatives(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

/** The setting of a name in a table. */
export function specificationOf(table: SettingTable, name: string): SettingSpecification | undefined {
  return table.settings.find((setting) => setting.name === name);
}
