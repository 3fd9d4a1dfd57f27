import type { OperationSymbol, SystemSymbol } from "../../checker/context.ts";
import type { Edit } from "../../diagnostics/diagnostic.ts";
import { writtenName, writtenText } from "../../scaffold/written.ts";
import type { OperationMember, Setting, SystemDeclaration } from "../../syntax/nodes.ts";
import { changesSomething } from "../symbol.ts";
import type { ActionProvider, CodeAction } from "./action.ts";
import { endOfLine } from "./text.ts";

/** A header of this name carries an idempotency key (draft-ietf-httpapi-idempotency-key-header-07). */
const usualHeader = "Idempotency-Key";

/**
 * At a write that may not be repeated: a key of the request, under the header that the description names; or the author's word
 * that it may.
 */
export const makeIdempotent: ActionProvider = ({ view, span, path }) => {
  const call = path.nodes.findLast((node) => node.kind === "CallExpression");
  if (call?.kind !== "CallExpression" || call.callee.kind !== "MemberExpression") return [];
  if (span.end > call.callee.end) return [];
  const meaning = view.model?.callOf(call);
  if (meaning?.repeatable !== "no" || !changesSomething(meaning.operation)) return [];
  const { operation } = meaning;
  const { system } = operation;
  const source = view.checked.sources.get(system.file);
  if (source === undefined) return [];
  return [...withKey(source.text, system, operation), ...declared(source.text, system, operation)];
};

/** The runtime sends a key with each write of the system, the same one when a step is done again. */
function withKey(text: string, system: SystemSymbol, operation: OperationSymbol): readonly CodeAction[] {
  const takes = operation.operation.method === "POST" || operation.operation.method === "PATCH";
  if (!takes || hasSetting(system.declaration, "idempotency")) return [];
  const described = operation.operation.parameters.find(({ in: where, name }) => where === "header" && /idempoten/iu.test(name));
  const header = described?.name ?? usualHeader;
  const setting = `idempotency: header ${writtenText(header)}`;
  return [
    {
      title: `Send a key with each write of \`${system.name}\`: \`${setting}\`${described === undefined ? ", which its description does not name" : ""}`,
      kind: "refactor.rewrite",
      edits: () => addSetting(text, system, setting),
    },
  ];
}

/** `operation NAME { idempotent: true }` */
function declared(text: string, system: SystemSymbol, { name }: OperationSymbol): readonly CodeAction[] {
  const written = writtenName(name);
  const member = system.declaration.members.find(
    (each): each is OperationMember => each.kind === "OperationMember" && each.name.kind === "Identifier" && each.name.name === name,
  );
  if (written === undefined) return [];
  return [
    {
      title: `Say that \`${system.name}.${name}\` has the same effect when it is sent twice: \`idempotent: true\``,
      kind: "refactor.rewrite",
      edits: () =>
        member === undefined ? addMember(text, system, `operation ${written} { idempotent: true }`) : addToMember(text, system, member),
    },
  ];
}

function hasSetting({ members }: SystemDeclaration, name: string): boolean {
  return members.some((member) => member.kind === "Setting" && nameOf(member) === name);
}

function nameOf({ name }: Setting): string | undefined {
  return name.kind === "Identifier" ? name.name : undefined;
}

function at(system: SystemSymbol, offset: number, newText: string): readonly Edit[] {
  return [{ location: { file: system.file, start: offset, end: offset }, newText }];
}

function addSetting(text: string, system: SystemSymbol, setting: string): readonly Edit[] {
  const last = system.declaration.members.findLast((member) => member.kind === "Setting");
  if (last !== undefined) return at(system, endOfLine(text, last.end), `\n  ${setting}`);
  return at(system, text.indexOf("{", system.declaration.name.end) + 1, `\n  ${setting}\n`);
}

function addMember(text: string, system: SystemSymbol, member: string): readonly Edit[] {
  const last = system.declaration.members.findLast(({ kind }) => kind === "OperationMember" || kind === "Setting");
  if (last === undefined) return at(system, text.indexOf("{", system.declaration.name.end) + 1, `\n  ${member}\n`);
  return at(system, endOfLine(text, last.end), `${last.kind === "Setting" ? "\n" : ""}\n  ${member}`);
}

/** Into the block of a member, which it is given where it has none. */
function addToMember(text: string, system: SystemSymbol, member: OperationMember): readonly Edit[] {
  const last = member.settings.at(-1);
  if (last !== undefined)
    return at(system, last.end, text.slice(member.start, member.end).includes("\n") ? "\n    idempotent: true" : ", idempotent: true");
  const head = (member.path ?? member.name).end;
  const brace = text.slice(head, member.end).indexOf("{");
  return brace === -1 ? at(system, member.end, " { idempotent: true }") : at(system, head + brace + 1, " idempotent: true ");
}
