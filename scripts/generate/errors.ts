import { definitions, pageOf } from "../../src/diagnostics/registry.ts";

/** `docs/errors/CODE.md` for each diagnostic, and the list of them. */
export function errorPages(): ReadonlyMap<string, string> {
  const pages = new Map([...definitions.values()].map((definition) => [`docs/errors/${definition.code}.md`, pageOf(definition)]));
  const rows = [...definitions.values()].map(({ code, name, severity }) => `| [${code}](${code}.md) | ${name} | ${severity} |`);
  pages.set(
    "docs/errors/README.md",
    `# Diagnostics\n\nEach has a stable code and a page; \`integ explain CODE\` prints it. The programs of the pages are compiled in a test, beside [systems.integ](systems.integ) and the descriptions in [specs](specs).\n\n| code | rule | severity |\n| --- | --- | --- |\n${rows.join("\n")}\n`,
  );
  return pages;
}
