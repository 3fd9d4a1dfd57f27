/**
 * The Markdown of a diagnostic's page: why the rule exists, a program that breaks it, and the same one mended.
 */
export function page(why: string, wrong?: string, right?: string): string {
  const parts = [why.trim()];
  if (wrong !== undefined) parts.push("Wrong:", fenced(wrong));
  if (right !== undefined) parts.push("Right:", fenced(right));
  return `${parts.join("\n\n")}\n`;
}

function fenced(program: string): string {
  return `\`\`\`integ\n${program.trim()}\n\`\`\``;
}
