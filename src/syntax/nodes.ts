/**
 * The syntax tree: plain readonly values with exact spans, no parents and no types. What a person left out is a
 * {@link Missing} node, so that a half-written program still has its shape.
 */

/** Half-open, in UTF-16 code units. */
interface NodeBase {
  readonly start: number;
  readonly end: number;
}

/** The `///` lines in front of a declaration, a member or a field, without their slashes. They are not part of its span. */
export interface Documented {
  readonly doc?: Doc | undefined;
}

export interface Doc extends NodeBase {
  readonly kind: "Doc";
  readonly text: string;
}

/** A place where something was expected: zero-width, where it should begin. */
export interface Missing extends NodeBase {
  readonly kind: "Missing";
}

export interface Identifier extends NodeBase {
  readonly kind: "Identifier";
  /** Without back-quotes. */
  readonly name: string;
  readonly quoted: boolean;
}

export type Name = Identifier | Missing;

export interface SourceFile extends NodeBase {
  readonly kind: "SourceFile";
  readonly declarations: readonly Declaration[];
}

/** `//` and `///` comments, in order. */
export interface Comment extends NodeBase {
  readonly text: string;
  readonly doc: boolean;
}

// Declarations

export type Declaration =
  | IntegrationDeclaration
  | ImportDeclaration
  | SystemDeclaration
  | PolicyDeclaration
  | TypeDeclaration
  | TableDeclaration
  | MapDeclaration
  | FlowDeclaration
  | SyncDeclaration
  | TestDeclaration
  | PlanDeclaration;

/** `integration NAME "VERSION" { settings }`; the block may be left out. */
export interface IntegrationDeclaration extends NodeBase, Documented {
  readonly kind: "IntegrationDeclaration";
  readonly name: Name;
  readonly version?: StringLiteral | undefined;
  readonly settings: readonly Setting[];
}

/** `import { a, b } from "./shared.integ"` */
export interface ImportDeclaration extends NodeBase, Documented {
  readonly kind: "ImportDeclaration";
  readonly names: readonly Name[];
  readonly from: StringLiteral | Missing;
}

export interface SystemDeclaration extends NodeBase, Documented {
  readonly kind: "SystemDeclaration";
  readonly name: Name;
  readonly members: readonly SystemMember[];
}

export type SystemMember = Setting | OperationMember | WebhooksMember | AssumeMember | ChannelMember;

/** `operation NAME { overrides }` or `operation NAME = METHOD "/path" { overrides }` */
export interface OperationMember extends NodeBase, Documented {
  readonly kind: "OperationMember";
  readonly name: Name;
  /** Upper case, as written. */
  readonly method?: Identifier | undefined;
  readonly path?: StringLiteral | Missing | undefined;
  readonly settings: readonly Setting[];
}

/** `webhooks "/path" { settings and events }` */
export interface WebhooksMember extends NodeBase, Documented {
  readonly kind: "WebhooksMember";
  readonly path: StringLiteral | Missing;
  readonly settings: readonly Setting[];
  readonly events: readonly EventMember[];
}

/** `event NAME: TYPE = EXPRESSION when CONDITION`; the expression is `body` where it is left out. */
export interface EventMember extends NodeBase, Documented {
  readonly kind: "EventMember";
  readonly name: Name;
  readonly type?: TypeNode | undefined;
  readonly value?: Expression | undefined;
  readonly when?: Expression | undefined;
}

/** `channel NAME { settings }`, for messaging systems. */
export interface ChannelMember extends NodeBase, Documented {
  readonly kind: "ChannelMember";
  readonly name: Name;
  readonly settings: readonly Setting[];
}

/** `assume PATH: TYPE` or `assume personal: [PATH, …]` and the like. */
export interface AssumeMember extends NodeBase, Documented {
  readonly kind: "AssumeMember";
  /** `search.results.properties`, or one word such as `personal`, `required`, `readOnly`, `status`, `scope`. */
  readonly subject: readonly Identifier[];
  readonly value: TypeNode | SettingList | Missing;
}

export interface PolicyDeclaration extends NodeBase, Documented {
  readonly kind: "PolicyDeclaration";
  readonly name: Name;
  readonly settings: readonly Setting[];
}

export interface TypeDeclaration extends NodeBase, Documented {
  readonly kind: "TypeDeclaration";
  readonly name: Name;
  readonly type: TypeNode;
}

/** `table NAME { key: value, … }` or `table LEFT <-> RIGHT { … }` */
export interface TableDeclaration extends NodeBase, Documented {
  readonly kind: "TableDeclaration";
  readonly name: Name;
  /** Set for a table that reads both ways. */
  readonly inverse?: Name | undefined;
  readonly entries: readonly TableEntry[];
}

export interface TableEntry extends NodeBase {
  readonly kind: "TableEntry";
  readonly key: Expression;
  readonly value: Expression;
}

/** `map NAME(x: T, …) -> U { fields }`, `map NAME(x: T) -> U = expression` or `map NAME(a: A) <-> (b: B) { … }` */
export interface MapDeclaration extends NodeBase, Documented {
  readonly kind: "MapDeclaration";
  readonly name: Name;
  readonly parameters: readonly ParameterNode[];
  /** Missing for a map that reads both ways. */
  readonly result?: TypeNode | undefined;
  /** The right side of `<->`. */
  readonly inverse?: ParameterNode | undefined;
  readonly body: ObjectExpression | Expression;
}

export interface ParameterNode extends NodeBase {
  readonly kind: "Parameter";
  readonly name: Name;
  /** `name?: T`: the argument may be left out. */
  readonly optional?: boolean | undefined;
  readonly type?: TypeNode | undefined;
}

export interface FlowDeclaration extends NodeBase, Documented {
  readonly kind: "FlowDeclaration";
  readonly name: Name;
  readonly settings: readonly Setting[];
  readonly steps: readonly Step[];
}

/** `sync NAME { … }` or `sync LEFT <-> RIGHT { … }` */
export interface SyncDeclaration extends NodeBase, Documented {
  readonly kind: "SyncDeclaration";
  readonly name: Name;
  readonly inverse?: Name | undefined;
  readonly settings: readonly Setting[];
}

/** `test NAME "title" { given … expect … }` */
export interface TestDeclaration extends NodeBase, Documented {
  readonly kind: "TestDeclaration";
  readonly target: Name;
  readonly title: StringLiteral | Missing;
  /** `given`, `expect`, and further words such as `answers`, in order. */
  readonly clauses: readonly TestClause[];
}

export interface TestClause extends NodeBase {
  readonly kind: "TestClause";
  readonly word: Identifier;
  readonly value: Expression;
}

export interface PlanDeclaration extends NodeBase, Documented {
  readonly kind: "PlanDeclaration";
  readonly settings: readonly Setting[];
}

// Settings: `name: value`, where a value may also be one of the forms below

export interface Setting extends NodeBase, Documented {
  readonly kind: "Setting";
  readonly name: Identifier | StringLiteral | Missing;
  readonly value: SettingValue;
}

export type SettingValue = Expression | Tagged | SettingList | SettingObject | Alias | Rate | Ratio | Conjunction | Outcome;

/** `openapi "x" overlay "y"`, `header "Idempotency-Key"`, `cursor { … }`, `alert "ops"`, `every 5m`, `cron "…" in "…"`, `oauth2.clientCredentials { … }` */
export interface Tagged extends NodeBase {
  readonly kind: "Tagged";
  /** `openapi`, `oauth2.clientCredentials` */
  readonly tag: readonly Identifier[];
  readonly value: StringLiteral | TemplateExpression | SettingObject | DurationLiteral | NumberLiteral;
  /** `overlay "y"`, `in "Europe/Berlin"` */
  readonly modifiers: readonly { readonly word: Identifier; readonly value: Expression }[];
}

export interface SettingList extends NodeBase {
  readonly kind: "SettingList";
  readonly elements: readonly SettingValue[];
}

export interface SettingObject extends NodeBase {
  readonly kind: "SettingObject";
  readonly settings: readonly Setting[];
}

/** `stripe.customerCreated as customer`, or a signature as in `call(input: T)`. */
export interface Alias extends NodeBase {
  readonly kind: "Alias";
  readonly value: Expression | Tagged;
  readonly name: Name;
}

/** `100 per second`, `100 per 10s` */
export interface Rate extends NodeBase {
  readonly kind: "Rate";
  readonly count: NumberLiteral | Missing;
  readonly per: Identifier | DurationLiteral | Missing;
}

/** `50% of 20` */
export interface Ratio extends NodeBase {
  readonly kind: "Ratio";
  readonly percent: PercentLiteral;
  readonly of?: NumberLiteral | undefined;
}

/** `mtls { … } & bearer(…)` */
export interface Conjunction extends NodeBase {
  readonly kind: "Conjunction";
  readonly members: readonly SettingValue[];
}

/** `body.ok == false => body.error`: a condition with what follows from it. */
export interface Outcome extends NodeBase {
  readonly kind: "Outcome";
  readonly condition: Expression;
  readonly value: Expression;
}

// Types

export type TypeNode =
  | TypeName
  | LiteralTypeNode
  | UnionTypeNode
  | ArrayTypeNode
  | ObjectTypeNode
  | SchemaTypeNode
  | FunctionTypeNode
  | Missing;

/** `string`, `null`, `stripe.customer`, `hubspot.search.item` */
export interface TypeName extends NodeBase {
  readonly kind: "TypeName";
  readonly path: readonly Identifier[];
}

export interface LiteralTypeNode extends NodeBase {
  readonly kind: "LiteralType";
  readonly value: string | number | boolean;
}

export interface UnionTypeNode extends NodeBase {
  readonly kind: "UnionType";
  readonly members: readonly TypeNode[];
}

export interface ArrayTypeNode extends NodeBase {
  readonly kind: "ArrayType";
  readonly element: TypeNode;
}

/** `{ a: T, b?: U, [key: string]: V }` */
export interface ObjectTypeNode extends NodeBase {
  readonly kind: "ObjectType";
  readonly fields: readonly TypeField[];
  readonly index?: TypeNode | undefined;
}

export interface TypeField extends NodeBase, Documented {
  readonly kind: "TypeField";
  readonly name: Identifier | StringLiteral | Missing;
  readonly optional: boolean;
  readonly type: TypeNode;
}

/** `schema "file.json#/$defs/X"` */
export interface SchemaTypeNode extends NodeBase {
  readonly kind: "SchemaType";
  readonly reference: StringLiteral | Missing;
}

/** `(item: T) => U`, only in signatures of standard functions. */
export interface FunctionTypeNode extends NodeBase {
  readonly kind: "FunctionType";
  readonly parameters: readonly ParameterNode[];
  readonly result: TypeNode;
}

/** The signature of a standard function: `<T>(items: T[], count?: integer) -> T[]`. */
export interface FunctionSignature extends NodeBase {
  readonly kind: "FunctionSignature";
  readonly typeParameters: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly optional: boolean; readonly type: TypeNode }[];
  readonly result: TypeNode;
}

// Expressions

export type Expression =
  | NumberLiteral
  | StringLiteral
  | TemplateExpression
  | BooleanLiteral
  | NullLiteral
  | DurationLiteral
  | PercentLiteral
  | StatusLiteral
  | Identifier
  | MemberExpression
  | IndexExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | UnwrapExpression
  | FailExpression
  | MatchExpression
  | LambdaExpression
  | ObjectExpression
  | ArrayExpression
  | ParenthesizedExpression
  | Missing;

export interface NumberLiteral extends NodeBase {
  readonly kind: "NumberLiteral";
  readonly value: number;
  /** As written: exact decimals are read from this. */
  readonly text: string;
}

/** A double-quoted string without interpolation. */
export interface StringLiteral extends NodeBase {
  readonly kind: "StringLiteral";
  /** Escapes resolved. */
  readonly value: string;
}

/** `"… ${expression} …"` */
export interface TemplateExpression extends NodeBase {
  readonly kind: "TemplateExpression";
  readonly parts: readonly (TemplateText | Expression)[];
}

export interface TemplateText extends NodeBase {
  readonly kind: "TemplateText";
  readonly value: string;
}

export interface BooleanLiteral extends NodeBase {
  readonly kind: "BooleanLiteral";
  readonly value: boolean;
}

export interface NullLiteral extends NodeBase {
  readonly kind: "NullLiteral";
}

/** `250ms`, `30s`, `5m`, `2h`, `1d` */
export interface DurationLiteral extends NodeBase {
  readonly kind: "DurationLiteral";
  readonly milliseconds: number;
  readonly text: string;
}

/** `50%` */
export interface PercentLiteral extends NodeBase {
  readonly kind: "PercentLiteral";
  readonly value: number;
}

/** `4xx`, `5xx` */
export interface StatusLiteral extends NodeBase {
  readonly kind: "StatusLiteral";
  /** The hundreds. */
  readonly class: 1 | 2 | 3 | 4 | 5;
}

/** `a.b` and `a?.b` */
export interface MemberExpression extends NodeBase {
  readonly kind: "MemberExpression";
  readonly object: Expression;
  readonly member: Name;
  readonly optional: boolean;
}

/** `a[b]` and `a?.[b]` */
export interface IndexExpression extends NodeBase {
  readonly kind: "IndexExpression";
  readonly object: Expression;
  readonly index: Expression;
  readonly optional: boolean;
}

/** `f(a, b)` and `system.operation(name: value)` */
export interface CallExpression extends NodeBase {
  readonly kind: "CallExpression";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

export interface Argument extends NodeBase {
  readonly kind: "Argument";
  readonly name?: Identifier | undefined;
  /** Tagged in settings such as `apiKey(header "X-Key", secret.KEY)`. */
  readonly value: Expression | Tagged;
}

export interface UnaryExpression extends NodeBase {
  readonly kind: "UnaryExpression";
  readonly operator: "-" | "!";
  readonly operand: Expression;
}

export type BinaryOperator = "??" | "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/";

export interface BinaryExpression extends NodeBase {
  readonly kind: "BinaryExpression";
  readonly operator: BinaryOperator;
  readonly operatorSpan: { readonly start: number; readonly end: number };
  readonly left: Expression;
  readonly right: Expression;
}

/** `x!`: take the value, or send the record to the dead letters with the reason. */
export interface UnwrapExpression extends NodeBase {
  readonly kind: "UnwrapExpression";
  readonly operand: Expression;
}

/** `fail "why"` */
export interface FailExpression extends NodeBase {
  readonly kind: "FailExpression";
  readonly message: Expression;
}

/** `match subject { pattern => value, … }`; without a subject each pattern is a condition. */
export interface MatchExpression extends NodeBase {
  readonly kind: "MatchExpression";
  readonly subject?: Expression | undefined;
  readonly arms: readonly MatchArm[];
}

export interface MatchArm extends NodeBase {
  readonly kind: "MatchArm";
  readonly patterns: readonly Pattern[];
  readonly value: Expression;
}

export type Pattern =
  | { readonly kind: "ElsePattern"; readonly start: number; readonly end: number }
  /** A literal, `null`, or (without a subject) a condition. */
  | { readonly kind: "ValuePattern"; readonly value: Expression; readonly start: number; readonly end: number }
  /** `is card`: a member of a discriminated union, or a type. */
  | { readonly kind: "IsPattern"; readonly type: TypeNode; readonly start: number; readonly end: number };

/** `x => expression`, `(a, b) => expression` */
export interface LambdaExpression extends NodeBase {
  readonly kind: "LambdaExpression";
  readonly parameters: readonly Name[];
  readonly body: Expression;
}

/** `{ name: value, ...spread }`, also the body of a map. Commas may be left out between fields. */
export interface ObjectExpression extends NodeBase {
  readonly kind: "ObjectExpression";
  readonly entries: readonly ObjectEntry[];
}

export type ObjectEntry = ObjectField | SpreadEntry;

export interface ObjectField extends NodeBase, Documented {
  readonly kind: "ObjectField";
  readonly name: Identifier | StringLiteral | Missing;
  readonly value: Expression;
}

/** `...expression` */
export interface SpreadEntry extends NodeBase {
  readonly kind: "SpreadEntry";
  readonly value: Expression;
}

export interface ArrayExpression extends NodeBase {
  readonly kind: "ArrayExpression";
  readonly elements: readonly (Expression | SpreadEntry)[];
}

export interface ParenthesizedExpression extends NodeBase {
  readonly kind: "ParenthesizedExpression";
  readonly expression: Expression;
}

// Steps

export type Step = LetStep | CallStep | IfStep | MatchStep | ForStep | ParallelStep;

/** `let NAME = expression` with the clauses of a call where the expression is one. */
export interface LetStep extends NodeBase, Documented {
  readonly kind: "LetStep";
  readonly name: Name;
  readonly value: Expression;
  readonly clauses: readonly CallClause[];
}

/** A call of an operation, or another expression that stands alone (`fail "…"`). */
export interface CallStep extends NodeBase, Documented {
  readonly kind: "CallStep";
  readonly value: Expression;
  readonly clauses: readonly CallClause[];
}

export type CallClause = OnClause | UndoClause | SettingsClause;

/** `on 409, 412 => outcome` */
export interface OnClause extends NodeBase {
  readonly kind: "OnClause";
  /** Statuses, status classes, words (`timeout`, `network`, `failure`), or strings for an error's text. */
  readonly failures: readonly (NumberLiteral | StatusLiteral | Identifier | StringLiteral | Missing)[];
  /** `deadLetter`, `continue`, `fail "…"`, or a value. */
  readonly outcome: Expression;
}

/** `undo system.operation(…)` */
export interface UndoClause extends NodeBase {
  readonly kind: "UndoClause";
  readonly call: Expression;
}

/** `with { policy: … }`: overrides for this one call. */
export interface SettingsClause extends NodeBase {
  readonly kind: "SettingsClause";
  readonly settings: readonly Setting[];
}

export interface IfStep extends NodeBase, Documented {
  readonly kind: "IfStep";
  readonly condition: Expression;
  readonly then: readonly Step[];
  /** `else { … }`, or `else if …` as one step. */
  readonly else?: readonly Step[] | undefined;
}

export interface MatchStep extends NodeBase, Documented {
  readonly kind: "MatchStep";
  readonly subject?: Expression | undefined;
  readonly arms: readonly {
    readonly kind: "MatchStepArm";
    readonly patterns: readonly Pattern[];
    readonly steps: readonly Step[];
    readonly start: number;
    readonly end: number;
  }[];
}

/** `for x in xs parallel 8 { … }` */
export interface ForStep extends NodeBase, Documented {
  readonly kind: "ForStep";
  readonly variable: Name;
  readonly iterable: Expression;
  readonly parallel?: NumberLiteral | undefined;
  readonly steps: readonly Step[];
}

/** `parallel { … }`: each step is a branch. */
export interface ParallelStep extends NodeBase, Documented {
  readonly kind: "ParallelStep";
  readonly steps: readonly Step[];
}

/** Every node that can stand in a tree. */
export type Node =
  | SourceFile
  | Declaration
  | Exclude<SystemMember, Setting>
  | EventMember
  | Setting
  | SettingValue
  | TableEntry
  | ParameterNode
  | TestClause
  | TypeNode
  | TypeField
  | Expression
  | TemplateText
  | Argument
  | MatchArm
  | Pattern
  | ObjectEntry
  | Step
  | MatchStep["arms"][number]
  | CallClause
  | Doc;
