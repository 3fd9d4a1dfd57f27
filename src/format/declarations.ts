import type { Declaration, EventMember, MapDeclaration, OperationMember, Setting, Step, SystemMember } from "../syntax/nodes.ts";
import type { Doc, List } from "./doc.ts";
import { assignmentOf, blockStyle, expressionOf, fieldStyle, isBlock, objectOf } from "./expressions.ts";
import { type Cells, type ListStyle, listOf } from "./lists.ts";
import { settingOf, settingsOf, settingValueOf } from "./settings.ts";
import type { Source } from "./source.ts";
import { memberStyle, stepOf } from "./steps.ts";
import { leaf, nameList, parameters, path, typeOf } from "./types.ts";

/** Lays out a declaration, from its keyword to its end. */
export function declarationOf(source: Source, node: Declaration): Doc {
  switch (node.kind) {
    case "IntegrationDeclaration": {
      const head = [source.expect("integration"), " ", leaf(source, node.name)];
      return [head, node.version === undefined ? "" : [" ", leaf(source, node.version)], optionalBlock(source, node)];
    }
    case "ImportDeclaration": {
      const names = [source.expect("import"), " ", nameList(source, node.names, "{")];
      return [names, " ", source.expect("from"), " ", leaf(source, node.from)];
    }
    case "SystemDeclaration":
      return [headOf(source, "system", node), membersOf(source, node.members)];
    case "PolicyDeclaration":
      return [headOf(source, "policy", node), settingsOf(source, node.settings, blockStyle)];
    case "TypeDeclaration": {
      const left = [headOf(source, "type", node), source.expect("=")];
      const value = typeOf(source, node.type, "listed");
      return [left, { kind: "assigned", value, overflow: node.type.kind === "ObjectType" ? "in place" : "below" }];
    }
    case "TableDeclaration":
      return [headOf(source, "table", node), entriesOf(source, node.entries)];
    case "MapDeclaration":
      return mapOf(source, node);
    case "FlowDeclaration":
      return [headOf(source, "flow", node), flowOf(source, node.settings, node.steps)];
    case "SyncDeclaration":
      return [headOf(source, "sync", node), settingsOf(source, node.settings, blockStyle)];
    case "TestDeclaration": {
      const head = [source.expect("test"), " ", leaf(source, node.target), " ", leaf(source, node.title), " "];
      const style: ListStyle = { open: "{", commas: "never", oneSection: true };
      const clauses = listOf(source, node.clauses, style, ({ word, value }) => {
        const name = leaf(source, word);
        // A colon may stand here, and says nothing.
        if (source.peek() === ":") source.skip();
        return { cells: [name, expressionOf(source, value)], columns: "clause", block: isBlock(value) };
      });
      return [head, clauses];
    }
    case "PlanDeclaration":
      return [source.expect("plan"), " ", settingsOf(source, node.settings, blockStyle)];
  }
}

type Named = Extract<Declaration, { name: unknown }>;

/** `table left <-> right `: the keyword and the names, with a space behind them. */
function headOf(source: Source, keyword: string, node: Named): Doc {
  const head = [source.expect(keyword), " ", leaf(source, node.name), " "];
  const inverse = "inverse" in node ? node.inverse : undefined;
  if (inverse === undefined || inverse.kind === "Parameter") return head;
  return [head, source.expect("<->"), " ", leaf(source, inverse), " "];
}

function optionalBlock(source: Source, node: { readonly settings: readonly Setting[]; readonly end: number }): Doc {
  return source.start < node.end ? [" ", settingsOf(source, node.settings, blockStyle)] : "";
}

function membersOf(source: Source, members: readonly SystemMember[]): List {
  return listOf(source, members, memberStyle, (member) =>
    member.kind === "Setting" ? settingOf(source, member) : { cells: [memberOf(source, member)] },
  );
}

function memberOf(source: Source, member: Exclude<SystemMember, Setting>): Doc {
  switch (member.kind) {
    case "OperationMember":
      return operationOf(source, member);
    case "WebhooksMember": {
      const head = [source.expect("webhooks"), " ", leaf(source, member.path), " "];
      const parts = [...member.settings, ...member.events].sort((a, b) => a.start - b.start);
      return [
        head,
        listOf(source, parts, memberStyle, (part) => (part.kind === "Setting" ? settingOf(source, part) : eventOf(source, part))),
      ];
    }
    case "AssumeMember": {
      const head = [source.expect("assume"), " ", path(source, member.subject), source.expect(":"), " "];
      const { value } = member;
      return [head, value.kind === "SettingList" ? settingValueOf(source, value) : typeOf(source, value)];
    }
    case "ChannelMember":
      return [source.expect("channel"), " ", leaf(source, member.name), " ", settingsOf(source, member.settings)];
  }
}

/** `operation NAME = METHOD "/path" { overrides }` */
function operationOf(source: Source, member: OperationMember): Doc {
  const head = [source.expect("operation"), " ", leaf(source, member.name)];
  if (member.method === undefined || member.path === undefined) return [head, optionalBlock(source, member)];
  const target = [" ", source.expect("="), " ", leaf(source, member.method), " ", leaf(source, member.path)];
  return [head, target, optionalBlock(source, member)];
}

/** `event NAME: TYPE = EXPRESSION when CONDITION`, its parts in columns. */
function eventOf(source: Source, member: EventMember): Cells {
  const name = [source.expect("event"), " ", leaf(source, member.name), member.type === undefined ? "" : source.expect(":")];
  const type = member.type === undefined ? undefined : typeOf(source, member.type);
  const value = member.value === undefined ? undefined : [source.expect("="), " ", expressionOf(source, member.value)];
  const condition = member.when === undefined ? undefined : [source.expect("when"), " ", expressionOf(source, member.when)];
  const rest = [value, condition].filter((part) => part !== undefined);
  const last: Doc = rest.map((part, index): Doc => [index === 0 ? "" : " ", part]);
  if (type === undefined) return { cells: [rest.length === 0 ? name : [name, " ", last]], columns: "event" };
  if (value === undefined) return { cells: [name, rest.length === 0 ? type : [type, " ", last]], columns: "event" };
  return { cells: [name, type, last], columns: "event" };
}

function entriesOf(source: Source, entries: Extract<Declaration, { kind: "TableDeclaration" }>["entries"]): List {
  return listOf(source, entries, fieldStyle, ({ key, value }) => {
    const name = [expressionOf(source, key), source.expect(":")];
    return { cells: [name, expressionOf(source, value)], columns: "entry", block: isBlock(value) };
  });
}

function mapOf(source: Source, node: MapDeclaration): Doc {
  const name = [source.expect("map"), " ", leaf(source, node.name), parameters(source, node.parameters), " "];
  const target =
    node.inverse === undefined || node.result !== undefined
      ? [source.expect("->"), " ", typeOf(source, node.result ?? { kind: "Missing", start: 0, end: 0 })]
      : [source.expect("<->"), " ", parameters(source, [node.inverse])];
  const { body } = node;
  if (source.peek() === "{" && body.kind === "ObjectExpression") return [name, target, " ", objectOf(source, body.entries, blockStyle)];
  const left = [name, target, " ", source.expect("=")];
  return assignmentOf(left, body, expressionOf(source, body));
}

function flowOf(source: Source, settings: readonly Setting[], steps: readonly Step[]): List {
  const parts = [...settings, ...steps].sort((a, b) => a.start - b.start);
  return listOf(source, parts, memberStyle, (part) =>
    part.kind === "Setting" ? settingOf(source, part) : { cells: [stepOf(source, part)] },
  );
}
