import { lex } from "../parser/lexer.ts";

/**
 * A name as it is written in a program: in back-quotes where it is no identifier, or a word of the language. Undefined for
 * what can be no name at all.
 */
export function writtenName(name: string): string | undefined {
  const [token, ...more] = lex(name).tokens;
  if (more.length === 0 && token?.image === name && token.tokenType.name === "Identifier") return name;
  return name.trim() === "" || /[`\r\n]/u.test(name) ? undefined : `\`${name}\``;
}
