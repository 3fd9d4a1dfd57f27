import type { Span } from "../source/span.ts";
import type {
  Declaration,
  Expression,
  MapDeclaration,
  Name,
  ObjectField,
  Setting,
  SourceFile,
  Step,
  StringLiteral,
  SystemMember,
  TypeNode,
} from "../syntax/nodes.ts";

/** What a part of an outline is. */
export type OutlineKind =
  | "integration"
  | "system"
  | "operation"
  | "webhooks"
  | "event"
  | "channel"
  | "policy"
  | "type"
  | "table"
  | "map"
  | "flow"
  | "sync"
  | "test"
  | "plan"
  | "field"
  | "step"
  | "let"
  | "setting";

/** A named part of a file, with the parts that it is made of. */
export interface OutlineItem {
  readonly name: string;
  readonly kind: OutlineKind;
  /** A few words more, as written (`POST "/orders"`, `-> crm.Contact`). */
  readonly detail: string;
  /** The whole, its documentation included. */
  readonly span: Span;
  /** The name. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** The outline of a file, from its tree alone: also of one that is half written. */
export function outlineOf(file: SourceFile, text: string): readonly OutlineItem[] {
  return file.declarations.flatMap((declaration) => declarationItem(declaration, text));
}

function declarationItem(node: Declaration, text: string): readonly OutlineItem[] {
  switch (node.kind) {
    case "ImportDeclaration":
      return [];
    case "IntegrationDeclaration":
      return [item(node, node.name, "integration", node.version?.value ?? "", settingItems(node.settings))];
    case "SystemDeclaration":
      return [
        item(
          node,
          node.name,
          "system",
          "",
          node.members.flatMap((member) => memberItem(member, text)),
        ),
      ];
    case "PolicyDeclaration":
      return [item(node, node.name, "policy", "", settingItems(node.settings))];
    case "TypeDeclaration":
      return [item(node, node.name, "type", "", typeFields(node.type, text))];
    case "TableDeclaration": {
      const inverse = node.inverse?.kind === "Identifier" ? `<-> ${node.inverse.name}` : "";
      return [item(node, node.name, "table", inverse, [])];
    }
    case "MapDeclaration":
      return [item(node, node.name, "map", mapDetail(node, text), fieldItems(node.body, text))];
    case "FlowDeclaration":
      return [item(node, node.name, "flow", "", [...settingItems(node.settings), ...stepItems(node.steps, text)])];
    case "SyncDeclaration":
      return [item(node, node.name, "sync", "", settingItems(node.settings))];
    case "TestDeclaration":
      return [item(node, node.target, "test", node.title.kind === "StringLiteral" ? node.title.value : "", [])];
    case "PlanDeclaration":
      return [
        {
          name: "plan",
          kind: "plan",
          detail: "",
          span: spanOf(node),
          selection: { start: node.start, end: node.start + 4 },
          children: settingItems(node.settings),
        },
      ];
  }
}

function memberItem(node: SystemMember, text: string): readonly OutlineItem[] {
  switch (node.kind) {
    case "Setting":
    case "AssumeMember":
      return [];
    case "OperationMember": {
      const path = node.path === undefined || node.path.kind === "Missing" ? "" : node.path.value;
      return [item(node, node.name, "operation", node.method === undefined ? "" : `${node.method.name} ${path}`.trim(), [])];
    }
    case "WebhooksMember": {
      const events = node.events.map((event) =>
        item(event, event.name, "event", event.type === undefined ? "" : written(text, event.type), []),
      );
      const selection = node.path.kind === "StringLiteral" ? node.path : { start: node.start, end: node.start + "webhooks".length };
      const name = node.path.kind === "StringLiteral" ? node.path.value : "webhooks";
      return [
        { name: name || "webhooks", kind: "webhooks", detail: "", span: spanOf(node), selection: spanOf(selection), children: events },
      ];
    }
    case "ChannelMember":
      return [item(node, node.name, "channel", "", [])];
  }
}

function mapDetail(node: MapDeclaration, text: string): string {
  if (node.result !== undefined) return `-> ${written(text, node.result)}`;
  return node.inverse?.type === undefined ? "" : `<-> ${written(text, node.inverse.type)}`;
}

function typeFields(type: TypeNode, text: string): readonly OutlineItem[] {
  if (type.kind !== "ObjectType") return [];
  return type.fields.map((field) => item(field, field.name, "field", written(text, field.type), typeFields(field.type, text)));
}

/** The fields of an object, as far as they are written out. */
function fieldItems(body: Expression, text: string): readonly OutlineItem[] {
  if (body.kind !== "ObjectExpression") return [];
  return body.entries.flatMap((entry) => (entry.kind === "ObjectField" ? [fieldItem(entry, text)] : []));
}

function fieldItem(field: ObjectField, text: string): OutlineItem {
  return item(
    field,
    field.name,
    "field",
    field.value.kind === "ObjectExpression" ? "" : written(text, field.value),
    fieldItems(field.value, text),
  );
}

function settingItems(settings: readonly Setting[]): readonly OutlineItem[] {
  return settings.flatMap((setting) => (setting.name.kind === "Missing" ? [] : [item(setting, setting.name, "setting", "", [])]));
}

function stepItems(steps: readonly Step[], text: string): readonly OutlineItem[] {
  return steps.map((step) => stepItem(step, text));
}

function stepItem(step: Step, text: string): OutlineItem {
  switch (step.kind) {
    case "LetStep":
      return item(step, step.name, "let", written(text, calleeOf(step.value)), []);
    case "CallStep":
      return named(written(text, calleeOf(step.value)), step, calleeOf(step.value), []);
    case "IfStep":
      return named(`if ${written(text, step.condition)}`, step, step.condition, [
        ...stepItems(step.then, text),
        ...stepItems(step.else ?? [], text),
      ]);
    case "MatchStep": {
      const subject = step.subject === undefined ? "" : ` ${written(text, step.subject)}`;
      const within = step.arms.flatMap((arm) => stepItems(arm.steps, text));
      return named(`match${subject}`, step, step.subject ?? step, within);
    }
    case "ForStep": {
      const variable = step.variable.kind === "Identifier" ? step.variable.name : "";
      return named(`for ${variable}`.trim(), step, step.variable, stepItems(step.steps, text));
    }
    case "ParallelStep":
      return named("parallel", step, { start: step.start, end: step.start + "parallel".length }, stepItems(step.steps, text));
  }
}

function calleeOf(value: Expression): Expression {
  return value.kind === "CallExpression" ? value.callee : value;
}

function named(name: string, whole: Documentable, selection: Span, children: readonly OutlineItem[]): OutlineItem {
  return {
    name: name === "" ? "step" : name,
    kind: "step",
    detail: "",
    span: spanOf(whole),
    selection: within(selection, whole),
    children,
  };
}

type Documentable = Span & { readonly doc?: Span | undefined };

function item(
  whole: Documentable,
  name: Name | StringLiteral,
  kind: OutlineKind,
  detail: string,
  children: readonly OutlineItem[],
): OutlineItem {
  const text = name.kind === "Identifier" ? name.name : name.kind === "StringLiteral" ? name.value : "";
  // An editor takes no empty name.
  return { name: text === "" ? kind : text, kind, detail, span: spanOf(whole), selection: within(name, whole), children };
}

function spanOf({ doc, start, end }: Documentable): Span {
  return { start: doc?.start ?? start, end };
}

/** The name lies in the whole, as an editor asks for; what was left out may stand behind its end. */
function within({ start, end }: Span, whole: Span): Span {
  return { start: Math.min(Math.max(start, whole.start), whole.end), end: Math.min(Math.max(end, whole.start), whole.end) };
}

/** How long a detail may be. */
const maximumLength = 60;

function written(text: string, { start, end }: Span): string {
  const whole = text.slice(start, end).replace(/\s+/gu, " ");
  return whole.length > maximumLength ? `${whole.slice(0, maximumLength - 1)}…` : whole;
}
