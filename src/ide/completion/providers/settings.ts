import { describeForm, type SettingSpecification, type SettingTable } from "../../../language/setting.ts";
import type { SystemMember } from "../../../syntax/nodes.ts";
import { type CompletionItem, escapeSnippet, keyword, rank } from "../item.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nameOfSetting, tableOf } from "../tables.ts";

/** The settings of a block that are not written yet, required ones first. */
export function offerSettingNames(
  request: Request,
  { table, settings }: Extract<Place, { readonly kind: "settingName" }>,
): readonly CompletionItem[] {
  return settingItems(request, table, settings);
}

/** What may begin a member of a system or of its webhooks: a setting, or a word such as `operation`. */
export function offerSystemMembers(
  request: Request,
  { nodes, system, in: block }: Extract<Place, { readonly kind: "systemMember" }>,
): readonly CompletionItem[] {
  const table = tableOf(nodes);
  const owner = nodes.at(-1);
  const members: readonly SystemMember[] = owner?.kind === "WebhooksMember" ? owner.settings : system.members;
  const settings = table === undefined ? [] : settingItems(request, table, members);
  return [...settings, ...(block === "webhooks" ? [event] : systemWords)];
}

/** Items for the settings of a table, but for those that a block has. */
export function settingItems({ cursor }: Request, table: SettingTable, members: readonly SystemMember[]): readonly CompletionItem[] {
  const hasColon = cursor.next?.kind === "Colon";
  const own = new Set(
    members.flatMap((member) => {
      const name = member.kind === "Setting" && member.start !== cursor.word.start ? nameOfSetting(member) : undefined;
      return name === undefined ? [] : [name];
    }),
  );
  return table.settings
    .filter(({ name }) => !own.has(name))
    .map((specification) => ({
      label: specification.name,
      kind: "setting",
      detail: specification.required === true ? `${describeForm(specification.form)}, required` : describeForm(specification.form),
      text: hasColon ? specification.name : `${specification.name}: `,
      snippet: hasColon ? undefined : `${specification.name}: ${valueSnippet(specification)}`,
      rank: specification.unsupported === true ? rank.unlikely : specification.required === true ? rank.likely : rank.fits,
      identity: { of: "text", markdown: `${specification.doc}\n\n\`\`\`integ\n${specification.name}: ${specification.example}\n\`\`\`` },
      continues: true,
    }));
}

/** What stands behind the colon: nothing where something is offered there, a block with a place to write, or the example. */
function valueSnippet({ form, example }: SettingSpecification): string {
  switch (form.kind) {
    case "block":
    case "record":
      return "{ $0 }";
    case "list":
      return "[$0]";
    case "text":
      return `"\${0:${escapeSnippet(example.replaceAll('"', ""))}}"`;
    case "duration":
    case "integer":
    case "number":
    case "ratio":
    case "rate":
      return `\${0:${escapeSnippet(example)}}`;
    default:
      return "$0";
  }
}

const event: CompletionItem = keyword(
  "event",
  'event ${1:name}: ${2:Type} = ${3:body} when ${4:body.type == "$5"}',
  "An event that the system delivers: its name, its type, where it stands in the body, and how it is told from others.",
);

const systemWords: readonly CompletionItem[] = [
  keyword("operation", "operation $0", "An operation of the description under a name of the program's own, or with settings of its own.", {
    continues: true,
  }),
  keyword(
    "webhooks",
    'webhooks "${1:/hooks/name}" {\n  verify: $2\n  id:     ${3:body.id}\n  event $0\n}',
    "Where the system delivers its events, and how a delivery shows that it comes from it.",
  ),
  keyword("assume", "assume $0", "What the description does not say, or says wrongly. It is built on, and verified on what arrives.", {
    continues: true,
  }),
];
