import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkSoundness } from "../test/support/soundness.ts";

/*
 * The long run of test/types/soundness.test.ts: random pairs of schemas against random values, and ajv's word on each.
 * usage: node soundness.ts [ROUNDS] [FIRST-SEED]     a round is 1,000 pairs with 500 values each
 */
const rounds = Number(process.argv[2] ?? 20);
const first = Number(process.argv[3] ?? 1);
const rows: string[] = [];
let values = 0;
for (let seed = first; seed < first + rounds; seed++) {
  const report = checkSoundness(1000, seed, 500);
  values += report.values;
  const { always, never, sometimes, undecided } = report.counts;
  rows.push(`| ${seed} | ${always} | ${never} | ${sometimes} | ${undecided} | ${report.values} | ${report.violation ?? "none"} |`);
  process.stdout.write(`${rows.at(-1)}\n`);
  const text = `# Soundness

Random pairs of schemas, each with 500 random values and some that the source allows; ajv judges the values. A violation is a value that
*always* promised and the target refuses, or *never* excluded and it takes, a witness that is none, or a value that is judged otherwise
than by ajv. Written by \`node soundness.ts\`; each row is 1,000 pairs and made again from its seed.

${values.toLocaleString("en")} values in all.

| seed | always | never | sometimes | undecided | values | violation |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
  writeFileSync(join(import.meta.dirname, "SOUNDNESS.md"), text);
}
