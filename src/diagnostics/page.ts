/**
 * The page of a diagnostic. Its programs are data, so that a test can compile them: `wrong` gives exactly this diagnostic
 * and nothing else, `right` gives none, and each fix that is offered for `wrong` mends it.
 *
 * They are whole programs. Beside them lies what `docs/errors` holds: `systems.integ` with the systems `shop` and `crm`, and
 * their descriptions `specs/shop.yaml` and `specs/crm.yaml`.
 */
export interface Page {
  /** Markdown: which promise the rule keeps, and what happens in production without it. */
  readonly why: string;
  /** A program that breaks the rule; undefined where no program shows it (a file that cannot be read). */
  readonly wrong?: string | undefined;
  /** The same program, mended. */
  readonly right?: string | undefined;
  /** Markdown behind the programs: which way of mending it is for which case. */
  readonly mend?: string | undefined;
  /** More files that the programs need, by their path beside the program. */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** The page as Markdown. */
export function pageText({ why, wrong, right, mend, files = {} }: Page): string {
  const parts = [why.trim()];
  for (const [path, text] of Object.entries(files)) parts.push(`With \`${path}\`:`, fenced(text, path.split(".").at(-1) ?? ""));
  if (wrong !== undefined) parts.push("Wrong:", fenced(wrong, "integ"));
  if (right !== undefined) parts.push("Right:", fenced(right, "integ"));
  if (mend !== undefined) parts.push(mend.trim());
  const shown = `${wrong ?? ""}${right ?? ""}`;
  const beside = ["systems.integ", "specs/shop.yaml", "specs/crm.yaml"].filter((path) => shown.includes(`${path}"`) && !(path in files));
  if (beside.length > 0) parts.push(`Beside the programs: ${beside.map((path) => `[\`${path}\`](${path})`).join(", ")}.`);
  return `${parts.join("\n\n")}\n`;
}

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}
