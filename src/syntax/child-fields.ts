import type { Node } from "./nodes.ts";

/** The fields of a node that hold nodes, one or several, or parts that hold some. The compiler sees to it that none is left out. */
type ChildField<Of> = {
  [Field in keyof Of]-?: Extract<Of[Field] extends readonly (infer Item)[] | undefined ? Item : Of[Field], HoldsNodes> extends never
    ? never
    : Field;
}[keyof Of];

type HoldsNodes = { readonly kind: string } | { readonly word: object };

type ChildFields = { readonly [Kind in Node["kind"]]: Readonly<Record<ChildField<Extract<Node, { readonly kind: Kind }>>, true>> };

/** By kind, in the order in which they mostly stand in the text. */
const childFields: ChildFields = {
  SourceFile: { declarations: true },
  Doc: {},
  Missing: {},
  Identifier: {},
  IntegrationDeclaration: { doc: true, name: true, version: true, settings: true },
  ImportDeclaration: { doc: true, names: true, from: true },
  SystemDeclaration: { doc: true, name: true, members: true },
  OperationMember: { doc: true, name: true, method: true, path: true, settings: true },
  WebhooksMember: { doc: true, path: true, settings: true, events: true },
  EventMember: { doc: true, name: true, type: true, value: true, when: true },
  ChannelMember: { doc: true, name: true, settings: true },
  AssumeMember: { doc: true, subject: true, value: true },
  PolicyDeclaration: { doc: true, name: true, settings: true },
  TypeDeclaration: { doc: true, name: true, type: true },
  TableDeclaration: { doc: true, name: true, inverse: true, entries: true },
  TableEntry: { key: true, value: true },
  MapDeclaration: { doc: true, name: true, parameters: true, inverse: true, result: true, body: true },
  Parameter: { name: true, type: true },
  FlowDeclaration: { doc: true, name: true, settings: true, steps: true },
  SyncDeclaration: { doc: true, name: true, inverse: true, settings: true },
  TestDeclaration: { doc: true, target: true, title: true, clauses: true },
  TestClause: { word: true, value: true },
  PlanDeclaration: { doc: true, settings: true },
  Setting: { doc: true, name: true, value: true },
  Tagged: { tag: true, value: true, modifiers: true },
  SettingList: { elements: true },
  SettingObject: { settings: true },
  Alias: { value: true, name: true },
  Rate: { count: true, per: true },
  Ratio: { percent: true, of: true },
  Conjunction: { members: true },
  Outcome: { condition: true, value: true },
  TypeName: { path: true },
  LiteralType: {},
  UnionType: { members: true },
  ArrayType: { element: true },
  ObjectType: { fields: true, index: true },
  TypeField: { doc: true, name: true, type: true },
  SchemaType: { reference: true },
  FunctionType: { parameters: true, result: true },
  NumberLiteral: {},
  StringLiteral: {},
  TemplateExpression: { parts: true },
  TemplateText: {},
  BooleanLiteral: {},
  NullLiteral: {},
  DurationLiteral: {},
  PercentLiteral: {},
  StatusLiteral: {},
  MemberExpression: { object: true, member: true },
  IndexExpression: { object: true, index: true },
  CallExpression: { callee: true, arguments: true },
  Argument: { name: true, value: true },
  UnaryExpression: { operand: true },
  BinaryExpression: { left: true, right: true },
  UnwrapExpression: { operand: true },
  FailExpression: { message: true },
  MatchExpression: { subject: true, arms: true },
  MatchArm: { patterns: true, value: true },
  ElsePattern: {},
  ValuePattern: { value: true },
  IsPattern: { type: true },
  LambdaExpression: { parameters: true, body: true },
  ObjectExpression: { entries: true },
  ObjectField: { doc: true, name: true, value: true },
  SpreadEntry: { value: true },
  ArrayExpression: { elements: true },
  ParenthesizedExpression: { expression: true },
  LetStep: { doc: true, name: true, value: true, clauses: true },
  CallStep: { doc: true, value: true, clauses: true },
  OnClause: { failures: true, outcome: true },
  UndoClause: { call: true },
  SettingsClause: { settings: true },
  IfStep: { doc: true, condition: true, then: true, else: true },
  MatchStep: { doc: true, subject: true, arms: true },
  MatchStepArm: { patterns: true, steps: true },
  ForStep: { doc: true, variable: true, iterable: true, parallel: true, steps: true },
  ParallelStep: { doc: true, steps: true },
};

const names = new Map(Object.entries(childFields).map(([kind, fields]) => [kind, Object.keys(fields)]));

/** The names of the fields that hold nodes, or parts that do, of a kind of node. */
export function childFieldsOf(kind: Node["kind"]): readonly string[] {
  return names.get(kind) ?? [];
}
