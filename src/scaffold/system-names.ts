/** Names of files that say nothing of what they describe. */
const general: ReadonlySet<string> = new Set([
  "and",
  "api",
  "apis",
  "definition",
  "definitions",
  "description",
  "docs",
  "example",
  "examples",
  "for",
  "index",
  "json",
  "main",
  "non",
  "oas",
  "open",
  "openapi",
  "public",
  "rest",
  "schema",
  "spec",
  "specs",
  "swagger",
  "of",
  "the",
  "web",
  "with",
  "yaml",
  "yml",
]);

/**
 * Names for systems: of each description the first telling word of its file, its folder or its title. No two are the same.
 *
 * @param paths of the descriptions
 * @param titles of the descriptions, in the same order
 */
export function systemNames(paths: readonly string[], titles: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const [index, path] of paths.entries()) {
    const parts = path.split(/[\\/]/u).filter((part) => part !== "" && part !== "." && part !== "..");
    const file = (parts.at(-1) ?? "").replace(/\.[^.]*$/u, "");
    const word = tellingWord(file) ?? tellingWord(titles[index] ?? "") ?? tellingWord(parts.at(-2) ?? "") ?? "service";
    let name = word;
    for (let number = 2; names.includes(name); number++) name = `${word}${number}`;
    names.push(name);
  }
  return names;
}

/** The first word that is a name and says something; versions and the like do not. */
function tellingWord(text: string): string | undefined {
  const words = text.match(/[A-Za-z][A-Za-z0-9]*/gu) ?? [];
  const found = words.find((word) => word.length > 1 && !general.has(word.toLowerCase().replace(/\d+$/u, "")) && !/^v\d+/iu.test(word));
  if (found === undefined) return undefined;
  return /^[A-Z0-9]+$/u.test(found) ? found.toLowerCase() : found.charAt(0).toLowerCase() + found.slice(1);
}
