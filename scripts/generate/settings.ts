import { authKinds } from "../../src/language/auth/kinds.ts";
import { pageStyles } from "../../src/language/pages/styles.ts";
import { describeForm, type SettingSpecification } from "../../src/language/setting.ts";
import { settingTables } from "../../src/language/settings/tables.ts";
import { webhookSchemes } from "../../src/language/webhooks/schemes.ts";

/** `grammar/reference/settings.md`: every setting, way to authenticate, to verify and to page, from the tables that the checker reads. */
export function settingsPage(): string {
  const blocks = [...settingTables].map(([word, { settings }]) => `## ${word}\n\n${table(settings)}`);
  const auth = authKinds.map((kind) => section(kind.name, kind.doc, kind.example, kind.parameters, kind.unsupported === true));
  const verify = webhookSchemes.map((scheme) => section(scheme.name, scheme.doc, scheme.example, scheme.parameters, false));
  const pages = pageStyles.map((style) => section(style.name, style.doc, style.example, style.settings, false));
  return `# Settings

Every setting with what it takes. Those in **bold** must be given; what is marked _later_ is checked and cannot be built yet. Made from the tables that
the checker and the editor read.

${blocks.join("\n\n")}

# Ways to authenticate: \`auth\` of a system

${auth.join("\n\n")}

# Ways to verify a delivery: \`verify\` of webhooks

${verify.join("\n\n")}

# Ways to page a list: \`pages\` of a system or an operation

${pages.join("\n\n")}
`;
}

function section(name: string, doc: string, example: string, parameters: readonly SettingSpecification[], later: boolean): string {
  const rows = parameters.length === 0 ? "" : `\n\n${table(parameters)}`;
  return `## ${name}\n\n${doc}${later ? " _Later._" : ""}\n\n\`${example}\`${rows}`;
}

function table(settings: readonly SettingSpecification[]): string {
  const rows = settings.map(({ name, form, doc, example, required, unsupported }) => {
    const shown = required === true ? `**\`${name}\`**` : `\`${name}\``;
    const cells = [
      shown,
      describeForm(form),
      `${doc}${unsupported === true ? " _Later._" : ""}`,
      example === undefined ? "" : `\`${example}\``,
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return `| setting | takes | what it says | for example |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
}
