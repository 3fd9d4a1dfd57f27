/** What the description of a function may show as a value. */
export type ExampleValue = null | boolean | number | string | readonly ExampleValue[] | { readonly [key: string]: ExampleValue };

/** The kinds of value that a standard function can be called on: `text.take(3)`, `items.take(3)`. `any` is every kind. */
export type ReceiverKind = "string" | "number" | "boolean" | "array" | "object" | "any";

/**
 * One standard function. The checker, the editor, the reference pages and the tests all read this. The implementation is
 * exported under the same name from the same file, and takes the receiver as its first argument.
 */
export interface FunctionSpec {
  readonly name: string;
  readonly receiver: readonly ReceiverKind[];
  /** In `.integ`'s type syntax: `(text: string, count: integer) -> string`. The receiver is the first parameter. */
  readonly signature: string;
  /** Signatures under which the function cannot fail, though it may under the others; they are tried first. */
  readonly certain?: readonly string[];
  /** Further signatures, tried in order after {@link signature}, for a function that works on more than one kind. */
  readonly overloads?: readonly string[];
  /**
   * Why the function may have no answer, to be read after the value ("is not a whole number"). Set if, and only if, it can
   * fail; the implementation then returns `undefined`.
   */
  readonly fault?: string;
  /** The `format` (JSON Schema) that every result has. */
  readonly resultFormat?: "date" | "date-time" | "uuid";
  /** What must hold of a text that the program writes out as the argument of a parameter: checked before anything runs. */
  readonly written?: Readonly<Record<string, WrittenRule>>;
  /** One or more sentences; the first is the summary. */
  readonly description: string;
  readonly examples: readonly FunctionExample[];
}

/** What is demanded of an argument that is written out. */
export interface WrittenRule {
  /** Nothing but a text that is written out may stand there. */
  readonly always?: true;
  /** Why a text will not do, to be read after the parameter's name ("is no time zone"); undefined where it will. */
  readonly problem: (text: string) => string | undefined;
}

/** An example in `.integ` that is run as a test. Without a result, and without a fault, the value is absent. */
export interface FunctionExample {
  readonly source: string;
  readonly result?: ExampleValue;
  /** True where the call fails, for the reason that {@link FunctionSpec.fault} gives. */
  readonly fault?: true;
}
