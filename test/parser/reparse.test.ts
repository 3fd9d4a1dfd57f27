import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parser/parse.ts";
import { reparse } from "../../src/parser/reparse.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const programs = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".integ") && !file.includes("node_modules"))
  .map((file) => readFileSync(join(examples, file), "utf8"));
const program = [
  "/// What they are.\ntype A = { id: string }",
  "// Beside it.\nmap one(a: A) -> A { id: a.id }",
  'map two(a: A) -> A { id: "${a.id}!" }',
  '\ntest two "of one" { given { id: "1" } expect { id: "1!" } }',
  "type B = A",
  "map three(b: B) -> A { id: one(b).id }",
].join("\n");

interface Change {
  readonly at: number;
  readonly deleted: number;
  readonly inserted: string;
}

const pieces = [
  "{",
  "}",
  "(",
  ")",
  '"',
  "${",
  "`",
  "\n",
  " ",
  ":",
  "=",
  ".",
  "// x",
  "/// y\n",
  "map ",
  "type T = ",
  "flow f {",
  "}\n",
  "a",
  "ap",
  "0",
];
const changes: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 120 })),
  inserted: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((some) => some.join("")),
});
const changed = (text: string, { at, deleted, inserted }: Change): string => {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + inserted + text.slice(from + deleted);
};

describe("parsing again after a change", () => {
  it("gives what parsing all of it gives", () => {
    fc.assert(
      fc.property(fc.constantFrom(program, ...programs), fc.array(changes, { minLength: 1, maxLength: 6 }), (start, some) => {
        let before = { text: start, parsed: parse(start, "x.integ") };
        for (const change of some) {
          const text = changed(before.text, change);
          const parsed = reparse(before, text, "x.integ");
          expect(parsed).toEqual(parse(text, "x.integ"));
          before = { text, parsed };
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gives it key by key, of what is half-written", () => {
    const typed = '\n\nmap four(a: A) -> A {\n  id: "${a.id ?? one(a).id}, again"\n}';
    for (const at of [program.indexOf("\n// Beside"), program.indexOf("\n\ntest"), program.length]) {
      let before = { text: program, parsed: parse(program, "x.integ") };
      for (let length = 1; length <= typed.length; length++) {
        const text = program.slice(0, at) + typed.slice(0, length) + program.slice(at);
        const parsed = reparse(before, text, "x.integ");
        expect(parsed).toEqual(parse(text, "x.integ"));
        before = { text, parsed };
      }
    }
  });

  it("takes over the declarations that are not near the change", () => {
    const before = { text: program, parsed: parse(program, "x.integ") };
    expect(before.parsed.diagnostics).toEqual([]);
    const kept = (change: string): readonly number[] => {
      const text = program.replace(change, `${change}s`);
      const { declarations } = reparse(before, text, "x.integ").file;
      return before.parsed.file.declarations.flatMap((each, index) => (declarations.includes(each) ? [index] : []));
    };
    expect([kept("id: one"), kept("!"), kept("What")]).toEqual([[0, 1, 2, 3], [0], []]);
  });
});
