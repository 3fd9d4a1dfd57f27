/** The value of a string's text, its escapes resolved: `\n \r \t \" \\ \$ \/ \uXXXX \u{X…}`; any other `\x` is `x`. */
export function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(
    /\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|([\s\S]))/g,
    (_, long?: string, short?: string, other?: string) => {
      if (other !== undefined) return simpleEscapes.get(other) ?? other;
      const code = Number.parseInt(long ?? short ?? "", 16);
      return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
    },
  );
}

const simpleEscapes = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
