/** Something that a person writes at a place of a program, key by key. */
export interface Writing {
  /** What it is, for the reader of the page. */
  readonly what: string;
  /** The text behind which it is written: the first one behind the middle of the document. */
  readonly behind: string;
  readonly typed: string;
  /** At these ends of what has been typed, completion is asked for. */
  readonly completeAt: RegExp;
}

/** What is written in a program of Integ. */
export const integWritings: readonly Writing[] = [
  {
    what: "a field of a map",
    behind: "c.metadata?.values()?.take(3)",
    typed: "\n  assignee: c.name ?? c.email",
    completeAt: /(?:^|\n\s*)\w?$|\.\w?$/u,
  },
  {
    what: "a step of a flow",
    behind: "on 404 => deadLetter",
    typed: '\n  let city = customer.address?.city ?? "nowhere"',
    completeAt: /[.= ]\w?$/u,
  },
  {
    what: "a template",
    behind: 'customer.shipping?.phone ?? "none"',
    typed: '\n  let line = "${phone}, ${customer.email ?? "none"}"',
    completeAt: /\{\w?$|\.\w?$/u,
  },
  {
    what: "a new map",
    behind: "on 410 => continue\n}",
    typed: '\n\nmap toComment(c: stripe.customer) -> github.comment.body {\n  body: "${c.name ?? c.id} paid ${c.balance ?? 0}"\n}',
    completeAt: /[.(: ]\w?$/u,
  },
];

/** What is written in a program of TypeSpec. */
export const typespecWritings: readonly Writing[] = [
  { what: "a property", behind: "labels: string[];", typed: "\n  nickname?: string | null;", completeAt: /[: |]\w?$/u },
  { what: "an operation", behind: "note?: string): ", typed: "Customer1 | Customer2 | ", completeAt: /[ |]\w?$/u },
  {
    what: "a model",
    behind: "city: string; country: string; }",
    typed: "\n\nmodel Note {\n  @maxLength(100) text: string;\n  about: Customer1;\n}",
    completeAt: /[@: ]\w?$/u,
  },
];
