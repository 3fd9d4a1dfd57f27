import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createNodeHost } from "../src/workspace/node-host.ts";
import { completer, halfWrittenAt, namePlaces } from "../test/support/half-written.ts";

/*
 * Whether completion offers, in every half-written state of every example, the name that the whole program has there. Writes
 * HALF-WRITTEN.md.
 * usage: node half-written.ts [STRIDE]
 */
const root = resolve(import.meta.dirname, "..");
const stride = Number(process.argv[2] ?? 1);
const cache = mkdtempSync(join(tmpdir(), "integ-half-written-"));
const host = createNodeHost(root, { INTEG_CACHE: cache });

const counts = new Map<string, { asked: number; offered: number }>();
const missed: string[] = [];
/** What was deleted in front of names that are not offered then, by what stands there. */
const causes = new Map<string, { places: number; readonly example: string }>();
let places = 0;
for (const { name: example } of readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const file = join(root, "examples", example, `${example}.integ`);
  const text = readFileSync(file, "utf8");
  const ask = completer(host, file);
  for (const place of namePlaces(text).filter((_, index) => index % stride === 0)) {
    places++;
    const without: string[] = [];
    for (const state of halfWrittenAt(text, place)) {
      const count = counts.get(state.how) ?? { asked: 0, offered: 0 };
      counts.set(state.how, count);
      count.asked++;
      if (ask(state).some((label) => label === place.name || label.startsWith(`${place.name}.`))) count.offered++;
      else if (state.side !== "in front") without.push(state.how);
      else {
        const cause = `${kindOf(state.deleted)} | ${place.kind}`;
        causes.set(cause, { places: (causes.get(cause)?.places ?? 0) + 1, example: causes.get(cause)?.example ?? lineAt(state) });
      }
    }
    const line = text.slice(0, place.start).split("\n").length;
    if (without.length > 0) missed.push(`| ${example}:${line} | \`${place.name}\` | ${place.kind} | ${without.join(", ")} |`);
  }
}
rmSync(cache, { recursive: true });

/** A token by what it is: a sign or a keyword as it is written, anything else in a word. */
function kindOf(deleted: string): string {
  if (/^["\d]/u.test(deleted)) return deleted === '"' ? '`"`' : "a literal";
  return /^[A-Za-z_`]/u.test(deleted) ? "a name or a word" : `\`${deleted.replace("|", "\\|")}\``;
}

/** The line of a cursor, with the cursor in it. */
function lineAt({ text, offset }: { readonly text: string; readonly offset: number }): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const shown = `${text.slice(Math.max(start, offset - 60), offset).trimStart()}┆${text.slice(offset, offset + 30).split("\n")[0]}`;
  return `\`\` ${shown.replaceAll("|", "\\|")} \`\``;
}

const lost = [...causes]
  .sort((left, right) => right[1].places - left[1].places)
  .map(([cause, { places: count, example }]) => `| ${cause} | ${count} | ${example} |`);
const rows = [...counts].map(
  ([how, { asked, offered }]) => `| ${how} | ${asked} | ${offered} | ${((100 * offered) / asked).toFixed(1)} % |`,
);
const page = `# Completion in half-written programs

Every place of every example where a name stands that is not made up there: fields, members, operations, arguments, types, settings, words, names of
declarations (${places} places). The program is cut off there, or the name is deleted; then one or two of its letters are typed. Or another token is
deleted, one or two behind the name or in front of it, and the cursor is put in front of the name, which stays. The complete program's name must be in the list
as it is shown (at most 200 items), before the editor filters it. \`node half-written.ts\` makes this page.

| how | asked | offered | |
| --- | --- | --- | --- |
${rows.join("\n")}

A token in front of the name often is what the answer follows from. The parser takes signs, brackets and points that are missing to be there, so the name keeps
its role; behind a point without an owner the members of all owners are offered, and behind a colon without a name what any setting of the block takes. What
is left are places where the answer is gone with the token: see the last table.

## Not offered

Names that are declared further down are not there yet where a program is cut off; a custom field (\`Email__c\`) is in no description; what a webhook's body
holds is known of some senders only.

| place | name | what it is | how |
| --- | --- | --- | --- |
${missed.join("\n")}

## Not offered where a token in front is deleted

Mostly what the answer follows from is gone: the operation whose argument it is, the type whose field, the list or the text whose function (\`[a, b.┆compact()\`);
a name in a text is text without its \`\${\`; without the operator between them, two values are two steps or two elements, and what is offered is what may begin there.

| deleted | what stands there | places | for example |
| --- | --- | --- | --- |
${lost.join("\n")}
`;
writeFileSync(join(import.meta.dirname, "HALF-WRITTEN.md"), page);
process.stdout.write(`${rows.join("\n")}\n`);
