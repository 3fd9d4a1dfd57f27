/*
 * The formatter over programs made at random, and how long it takes:
 *
 *     npx node bench/format.ts [PROGRAMS]
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { format } from "../src/format/format.ts";
import { parse } from "../src/parser/parse.ts";
import { createRandom } from "../test/fuzz/random.ts";
import { brokenFormatLaws } from "../test/support/format-laws.ts";
import { randomProgram } from "../test/support/random-programs.ts";

const count = Number(process.argv[2] ?? 10_000);
let sound = 0;
let characters = 0;
let broken = 0;
for (let seed = 0; seed < count; seed++) {
  const random = createRandom(seed);
  const text = randomProgram(random, 2);
  characters += text.length;
  if (parse(text, "").diagnostics.every(({ severity }) => severity !== "error")) sound++;
  const laws = brokenFormatLaws(text, random);
  if (laws.length === 0) continue;
  broken++;
  process.stdout.write(`seed ${seed}: ${laws.join("; ")}\n`);
}
process.stdout.write(`${count} programs, ${sound} of them sound, ${characters} characters: ${broken} break a law\n`);

const example = readFileSync(resolve(import.meta.dirname, "../examples/medusa-salesforce/medusa-salesforce.integ"), "utf8");
const long = example.repeat(Math.ceil(2_000 / example.split("\n").length));
const loose = long.replaceAll("\n  ", "\n    ");
const times = Array.from({ length: 15 }, () => {
  const start = performance.now();
  format(loose);
  return performance.now() - start;
}).sort((a, b) => a - b);
process.stdout.write(
  `${loose.split("\n").length} lines: ${times[7]?.toFixed(0)} ms (median of 15, from ${times[0]?.toFixed(0)} to ${times[14]?.toFixed(0)})\n`,
);
