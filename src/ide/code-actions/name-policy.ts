import type { Edit } from "../../diagnostics/diagnostic.ts";
import { policyKeys } from "../../language/settings/policy.ts";
import { insertDeclaration } from "../../scaffold/insert.ts";
import type { Setting } from "../../syntax/nodes.ts";
import { type ActionPlace, type ActionProvider, edit, insert } from "./action.ts";
import { freeName, indentAt, reindented, textOf } from "./text.ts";

const keys: ReadonlySet<string> = new Set(policyKeys.map(({ name }) => name));

/** At a timeout, a retry and the like of a system, an operation or a call: gives them a name as a policy that others can share. */
export const namePolicy: ActionProvider = (place) => {
  const { view, path } = place;
  const owner = path.nodes.findLast(
    (node) => node.kind === "SystemDeclaration" || node.kind === "OperationMember" || node.kind === "SettingsClause",
  );
  if (owner?.kind !== "SystemDeclaration" && owner?.kind !== "OperationMember" && owner?.kind !== "SettingsClause") return [];
  const settings = owner.kind === "SystemDeclaration" ? owner.members.filter((member) => member.kind === "Setting") : owner.settings;
  const own = settings.filter((setting) => keys.has(nameOf(setting) ?? ""));
  const [first] = own;
  // A policy that is named already would have to be merged with it.
  if (first === undefined || settings.some((setting) => nameOf(setting) === "policy") || own.some(({ value }) => value.kind === "Missing"))
    return [];
  if (!own.some((setting) => setting.start <= place.span.start && place.span.end <= setting.end)) return [];
  const system = path.nodes.find((node) => node.kind === "SystemDeclaration");
  const wanted = system?.kind === "SystemDeclaration" && system.name.kind === "Identifier" ? `${system.name.name}Policy` : "callPolicy";
  const name = freeName(view.parsed.file, wanted);
  const words = own.map((setting) => `\`${nameOf(setting) ?? ""}\``).join(", ");
  return [{ title: `Move ${words} to \`policy ${name}\``, kind: "refactor.extract", edits: () => moved(place, own, name) }];
};

function nameOf({ name }: Setting): string | undefined {
  return name.kind === "Identifier" ? name.name : undefined;
}

function moved(place: ActionPlace, own: readonly Setting[], name: string): readonly Edit[] {
  const { view } = place;
  const lines = own.map((setting) => `  ${reindented(textOf(view, setting), indentAt(view, setting.start), "  ")}\n`);
  const { offset, text } = insertDeclaration(view.text, view.parsed.file, "PolicyDeclaration", `policy ${name} {\n${lines.join("")}}`);
  const [first, ...others] = own;
  return [
    insert(place, offset, text),
    ...(first === undefined ? [] : [edit(place, first, `policy: ${name}`)]),
    ...others.map((setting) => edit(place, { start: startOf(view.text, setting), end: setting.end }, "")),
  ];
}

/** A setting goes away with the comma or the line end that parts it from the one before. */
function startOf(text: string, { start }: Setting): number {
  const before = /(?:,\s*|\s+)$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  return start - before;
}
