import type { ForeignForm } from "./form.ts";

/** A string in quotes of other languages or of a word processor. */
export function foreignQuotes(text: string, start: number, end: number): ForeignForm {
  const inner = text.slice(start + 1, end - 1);
  const span = { start, end };
  const form = text.charAt(start) === "'" ? "texts in single quotes" : `\`${text.charAt(start)}\``;
  const edits = /["\\$]/u.test(inner) ? undefined : [{ ...span, newText: `"${inner}"` }];
  return { ...span, form, instead: "a text stands in double quotes", title: "Write double quotes", edits, safe: true };
}

/** What a character that no token begins with is in other languages; undefined where it is nothing that is known. */
export function foreignCharacter(text: string, offset: number): ForeignForm | undefined {
  const rest = text.slice(offset, offset + 200);
  const replaced = (length: number, form: string, instead: string, newText: string, title: string): ForeignForm => {
    const span = { start: offset, end: offset + length };
    return { ...span, form, instead, title, edits: [{ ...span, newText }], safe: true };
  };
  switch (text.charAt(offset)) {
    case "'":
      return { start: offset, end: offset + 1, form: "single quotes", instead: "a text stands in double quotes" };
    case ";": {
      const isLast = /^;+[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/u.test(rest);
      const length = /^;+/u.exec(rest)?.[0].length ?? 1;
      return isLast
        ? replaced(length, "`;`", "a line ends without a sign", "", "Remove `;`")
        : replaced(length, "`;`", "what stands on one line is parted by `,`", ",", "Write `,`");
    }
    case "#": {
      const length = /^#+!?/u.exec(rest)?.[0].length ?? 1;
      return replaced(length, "`#` comments", "a comment begins with `//`", "//", "Write `//`");
    }
    case "%":
      return { start: offset, end: offset + 1, form: "`%`", instead: "what is left of a division is `n.mod(m)`" };
    case "$": {
      const name = /^\$\{?([A-Za-z_]\w*)\}?/u.exec(rest);
      const instead = "configuration is `env.NAME`, and a secret `secret.NAME`";
      return name?.[1] === undefined
        ? { start: offset, end: offset + 1, form: "`$`", instead }
        : { ...replaced(name[0].length, `\`${name[0]}\``, instead, `env.${name[1]}`, `Write \`env.${name[1]}\``), safe: undefined };
    }
    case "@":
      return { start: offset, end: offset + 1, form: "`@`", instead: "what is said of a declaration stands in it as a setting" };
    default:
      return undefined;
  }
}
