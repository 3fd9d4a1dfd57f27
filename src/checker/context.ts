import type { FunctionSpec } from "../../runtime/src/functions/spec.ts";
import type { Contract, Operation } from "../contract/contract.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { AuthKind } from "../language/auth-kind.ts";
import type { BackoffFunction } from "../language/backoff.ts";
import type { PageStyle } from "../language/page-style.ts";
import type { SettingSpecification } from "../language/setting.ts";
import type { WebhookScheme } from "../language/webhook-scheme.ts";
import type { CallFailure, Expr, Guard, Policy, ProgramFlow, ProgramOperation, Provenance } from "../program/program.ts";
import type { Location, Span } from "../source/span.ts";
import type {
  CallExpression,
  FlowDeclaration,
  MapDeclaration,
  Node,
  PolicyDeclaration,
  Step,
  StringLiteral,
  SyncDeclaration,
  SystemDeclaration,
  TableDeclaration,
  TypeDeclaration,
} from "../syntax/nodes.ts";
import type { MemberUse } from "../types/members.ts";
import type { Json, Property, Type } from "../types/type.ts";

/**
 * What every part of the checker is given as its first parameter: where findings go, what names mean, and what has been
 * used so far. It belongs to one run of `check` over one file; nothing of it outlives the run.
 */
export interface CheckContext {
  /** The file that is being checked; a declaration of an imported file is checked in that file's own context. */
  readonly file: string;
  report(diagnostic: Diagnostic): void;
  /** Takes what is right and cannot be compiled yet: it is no finding of a check, and nothing is built of the program. */
  unsupported(diagnostic: Diagnostic): void;
  readonly symbols: SymbolTable;
  readonly usage: Usage;
  readonly guards: GuardCollector;
  readonly environment: EnvironmentCollector;
  readonly model: ModelRecorder;
  /** The type at `file#pointer` of a JSON Schema file beside the program (`schema "x.json#/$defs/X"`); reports what cannot be read. */
  schemaType(reference: StringLiteral): Type;
}

/** The location of a node in the file of a context. */
export function locationOf(context: CheckContext, span: Span): Location {
  return { file: context.file, start: span.start, end: span.end };
}

/** The provenance of a node, and of the part of a description that a decision follows from. */
export function provenanceOf(
  context: CheckContext,
  span: Span,
  description?: { readonly file: string; readonly pointer: string },
): Provenance {
  return { file: context.file, start: span.start, end: span.end, description };
}

// Symbols

export interface SymbolTable {
  /** A declaration by its name, imports included. Looking a name up marks it as used. */
  lookup(name: string): DeclaredSymbol | undefined;
  /** All names of one kind, for "did you mean" and completion. */
  names(kind?: DeclaredSymbol["kind"]): readonly string[];
}

export type DeclaredSymbol = SystemSymbol | PolicySymbol | TypeSymbol | TableSymbol | MapSymbol | FlowSymbol | SyncSymbol;

interface SymbolBase {
  readonly name: string;
  readonly file: string;
  readonly span: Span;
}

export interface SystemSymbol extends SymbolBase {
  readonly kind: "system";
  readonly declaration: SystemDeclaration;
  /** Undefined where the description could not be read (which has been reported): what depends on it stays silent. */
  readonly contract: Contract | undefined;
  /** Whether the program says how a success tells that it is none (`fails`). */
  readonly answersFailures: boolean;
  /** An operation under the name that the program gives it, or by its operationId. Marks it as used. */
  operation(name: string): OperationSymbol | undefined;
  operationNames(): readonly string[];
  event(name: string): EventSymbol | undefined;
  eventNames(): readonly string[];
  /**
   * The type behind what follows the system's name: `customer` in `stripe.customer`; an operation's result (`search`), its
   * items (`search.item`), its body (`search.body`). Undefined where there is none.
   */
  type(path: readonly string[]): Type | undefined;
  typeNames(): readonly string[];
  /** What each name of such a path stands for, as far as it leads somewhere. */
  typeSymbols(path: readonly string[]): readonly ModelSymbol[];
}

export interface OperationSymbol {
  readonly name: string;
  readonly system: SystemSymbol;
  readonly operation: Operation;
  /** What a call is given by name: parameters, and `body`. A parameter's name as the description spells it. */
  readonly arguments: ReadonlyMap<string, ArgumentSymbol>;
  /** The success response; `absent` where there is no body. */
  readonly result: Type;
}

export interface ArgumentSymbol {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  readonly required: boolean;
  readonly type: Type;
  readonly deprecated: boolean;
  readonly description?: string | undefined;
  readonly origin?: { readonly file: string; readonly pointer: string } | undefined;
}

export interface EventSymbol {
  readonly name: string;
  readonly system: SystemSymbol;
  readonly type: Type;
  readonly span: Span;
}

export interface PolicySymbol extends SymbolBase {
  readonly kind: "policy";
  readonly declaration: PolicyDeclaration;
}

export interface TypeSymbol extends SymbolBase {
  readonly kind: "type";
  readonly declaration: TypeDeclaration;
  /** A reference to the program's own type, with id `program#NAME`. */
  readonly type: Type;
}

export interface TableSymbol extends SymbolBase {
  readonly kind: "table";
  readonly declaration: TableDeclaration;
  /** The name of the table in the Program; `reverse` where this symbol reads it from right to left. */
  readonly table: string;
  readonly reverse: boolean;
  /** In the direction of this symbol. */
  readonly entries: readonly TableEntryValue[];
  readonly key: Type;
  readonly value: Type;
}

/** One line of a table: what is looked up, and what is found. */
export interface TableEntryValue {
  readonly key: Json;
  readonly value: Json;
}

export interface MapSymbol extends SymbolBase {
  readonly kind: "map";
  readonly declaration: MapDeclaration;
  /** Whether the parser understood it; where it did not, nothing is said about its uses. */
  readonly understood: boolean;
  /** The name of the map in the Program, where files may have a map of the same name each. */
  readonly map: string;
  /** An optional parameter (`note?: string`) may be left out. */
  readonly parameters: readonly { readonly name: string; readonly type: Type; readonly optional: boolean; readonly span: Span }[];
  readonly result: Type;
}

export interface FlowSymbol extends SymbolBase {
  readonly kind: "flow";
  readonly declaration: FlowDeclaration;
}

export interface SyncSymbol extends SymbolBase {
  readonly kind: "sync";
  readonly declaration: SyncDeclaration;
}

// Variables

/** Names that a declaration binds itself: parameters, `let`, lambda parameters, `body` of a webhook. Immutable. */
export interface Scope {
  lookup(name: string): Variable | undefined;
  names(): readonly string[];
  /** A scope with one more variable. */
  with(variable: Variable): Scope;
  /** A scope in which a path (`c`, `c.address`, `c.address.country`) is known to have a narrower type. */
  narrowed(path: string, type: Type): Scope;
  /** What is known of a path, if anything is. */
  narrowing(path: string): Narrowing | undefined;
  /** The scope within a function of the generated code: what is known of members there is known to the checker alone. */
  inFunction(): Scope;
}

/** What is known of a path. */
export interface Narrowing {
  readonly type: Type;
  /** It was concluded outside of the function that it is read in: TypeScript has forgotten it of members. */
  readonly outside: boolean;
}

export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly span: Span;
  readonly kind: "parameter" | "let" | "lambda" | "trigger" | "webhook" | "item";
}

// Typed expressions

/** What checking an expression gives: its type, how it is printed, and what can go wrong with it. */
export interface TypedExpression {
  /** Absence is a member of the type (`absent`); a fault is not: see `faults`. */
  readonly type: Type;
  readonly expr: Expr;
  /** What the value may fail with at run time and nobody has met yet, in words (`"is not a whole number"`). */
  readonly faults: readonly Fault[];
  /** Set where the expression is wrong and has been reported: nothing more is said about it. */
  readonly broken: boolean;
  /** The path, where the expression is a plain one (`c.address.country`): what narrowing is remembered by. */
  readonly path?: string | undefined;
  readonly node: Node;
}

export interface Fault {
  readonly reason: string;
  readonly node: Node;
}

// What is gathered on the way

/** Which properties of which types the program reads or writes: only these reach the generated code. */
export interface Usage {
  /** A property of an object type is read or written. */
  property(object: Type, property: Property): void;
  /** The members of a union are told apart by its discriminator. */
  discriminator(union: Type): void;
  /** The whole value is passed on or compared: all of it is used. */
  whole(type: Type): void;
}

/** Counts what is proved and keeps what is guarded. */
export interface GuardCollector {
  proved(count?: number): void;
  guard(guard: Guard): void;
}

export interface EnvironmentCollector {
  /** `env.NAME`, and whether the program gives a default with `??`. */
  environment(name: string, use: string, optional: boolean): void;
  secret(name: string, use: string): void;
}

/** What is decided about one call of an operation. */
export interface CallMeaning {
  readonly operation: OperationSymbol;
  /** The policy of this call, its own keys first. */
  readonly policy: Policy;
  readonly repeatable: ProgramOperation["repeatable"];
  /** What becomes of the run where the call fails for good. */
  readonly finally: ProgramFlow["failure"];
  /** Everything that can go wrong with it, with what becomes of it. Found out when it is asked for. */
  failures(): readonly CallFailure[];
}

/** Remembers what each node means: for the editor, and for the rules, which read it when everything has been checked. */
export interface ModelRecorder {
  expression(
    node: Node,
    meaning: {
      readonly type: Type;
      readonly expected: Type | undefined;
      readonly scope: Scope;
      /** Why it may have no value, where nothing within it says what then. */
      readonly fault?: string | undefined;
    },
  ): void;
  /** What a name stands for, or a text or a number that names something. */
  symbol(node: Node, symbol: ModelSymbol): void;
  /** What may be read between the steps of a block: at its start, or behind one of its steps. */
  steps(place: Step | readonly Step[], scope: Scope): void;
  /** Where a field is declared that belongs to no description. */
  field(property: Property, location: Location): void;
  /** A node that is checked in the place of one of the tree: what is recorded of it is recorded of that one. */
  standsFor(node: Node, original: Node): void;
  call(node: CallExpression, meaning: CallMeaning): void;
  policy(node: PolicyDeclaration, policy: Policy): void;
}

/** What a name of a program can stand for. */
export type ModelSymbol =
  | { readonly kind: "declaration"; readonly symbol: DeclaredSymbol }
  | { readonly kind: "operation"; readonly operation: OperationSymbol }
  | { readonly kind: "argument"; readonly operation: OperationSymbol; readonly argument: ArgumentSymbol }
  | { readonly kind: "event"; readonly event: EventSymbol }
  /** In the file that binds it: an argument's name may stand for a parameter of another file's map. */
  | { readonly kind: "variable"; readonly variable: Variable; readonly file: string }
  /** A field; of a union, as each of its members has it. */
  | { readonly kind: "property"; readonly name: string; readonly uses: readonly MemberUse[] }
  /** A type of the language or of a description, or the items of an operation's pages. */
  | { readonly kind: "type"; readonly name: string; readonly type: Type }
  /** A setting, or a parameter of an auth kind and the like; `owner` is what it is a setting of, with its article. */
  | { readonly kind: "setting"; readonly owner: string; readonly setting: SettingSpecification }
  /** A word that a setting may be. */
  | { readonly kind: "word"; readonly word: string; readonly setting: Pick<SettingSpecification, "name" | "form" | "example"> }
  | { readonly kind: "function"; readonly spec: FunctionSpec }
  | { readonly kind: "authKind"; readonly authKind: AuthKind }
  | { readonly kind: "webhookScheme"; readonly scheme: WebhookScheme }
  | { readonly kind: "pageStyle"; readonly style: PageStyle }
  | { readonly kind: "backoff"; readonly backoff: BackoffFunction }
  /** What the connector is configured with, and what for. */
  | { readonly kind: "environment"; readonly of: "env" | "secret"; readonly name: string; readonly use: string }
  /** What can go wrong on a call (`409`, `5xx`, `timeout`); the operation where one is called there. */
  | { readonly kind: "failure"; readonly failure: string; readonly operation: OperationSymbol | undefined }
  /** A path in quotes, with the JSON pointer behind `#` where it has one. */
  | {
      readonly kind: "file";
      readonly use: "description" | "overlay" | "schema" | "import";
      readonly file: string;
      readonly pointer: string;
    };
