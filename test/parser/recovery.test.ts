import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseFunctionSignature } from "../../src/parser/parse.ts";
import type { Node } from "../../src/syntax/nodes.ts";
import { childrenOf, walk } from "../../src/syntax/walk.ts";
import { createRandom } from "../fuzz/random.ts";
import { anyText } from "../support/token-soup.ts";

const billing = readFileSync(resolve(import.meta.dirname, "../../examples/billing/billing.integ"), "utf8");
const sections = readFileSync(join(import.meta.dirname, "../../grammar/reference/6-flows.md"), "utf8");
const programs = [billing, ...[...sections.matchAll(/```integ\n([\s\S]*?)```/g)].map((match) => match[1] ?? "")];
const messages = (text: string): string[] =>
  parse(text, "x.integ").diagnostics.map(
    (diagnostic) => `${diagnostic.code} ${text.slice(0, diagnostic.location.start).split("\n").length}`,
  );

describe("one mistake", () => {
  it.each<[string, (text: string) => string, string[]]>([
    ["a value left out", (text) => text.replace("timeout: 20s", "timeout:"), ["INTEG1002 5"]],
    ["a member left out", (text) => text.replace("c.phone", "c."), ["INTEG1002 43"]],
    ["an arm left out", (text) => text.replace('"gold" => "A"', '"gold" =>'), ["INTEG1002 47"]],
    ["a brace left out", (text) => text.replace("halfOpen: 30s }\n}", "halfOpen: 30s }\n"), ["INTEG1009 4"]],
    ["a parenthesis left out", (text) => text.replace('.join(", ")', '.join(", "'), ["INTEG1009 44"]],
    ["a string not ended", (text) => text.replace('"Unknown"', '"Unknown'), ["INTEG1004 46"]],
    ["a word misspelt", (text) => text.replace("system stripe", "sistem stripe"), ["INTEG1001 10"]],
    ["a brace too many", (text) => text.replace("policy:      standard\n", "policy:      standard }\n"), ["INTEG1001 16"]],
  ])("%s gives one message", (_, change, expected) => {
    const text = change(billing);
    expect(text).not.toBe(billing);
    expect(messages(text)).toEqual(expected);
    // The rest of the file is still understood.
    expect(parse(text, "x.integ").file.declarations.length).toBeGreaterThanOrEqual(7);
  });

  it.each(["map begun", "map", "type T", "sync both <->", "test"])("`%s` at the end of a file loses nothing in front of it", (text) => {
    const { declarations } = parse(billing, "x.integ").file;
    const begun = parse(`${billing}\n${text}`, "x.integ").file.declarations;
    expect(begun.slice(0, declarations.length)).toEqual(declarations);
  });

  it("a text with a tag is an argument, also of what a system's operation may be, and its tag is no name without a colon", () => {
    expect(messages('flow f { on: shop.paid as o\n  shop.ship(header "X-Key", id: o.id)\n    undo shop.keep(header "X-Key")\n}')).toEqual(
      [],
    );
  });

  it.each<[string, string, string]>([
    ["the colon of a setting", "server:      env", "server      env"],
    ["the colon of a flow's first setting", "on:      stripe", "on      stripe"],
    ["the colon of a field", "Phone:          c", "Phone          c"],
    ["the colon of an argument", "value: customer.id", "value customer.id"],
    ["the colon of a parameter", "(c: stripe", "(c stripe"],
    ["the colon of an event's type", "customerCreated: customer", "customerCreated customer"],
    ["the brace of a declaration", "policy standard {", "policy standard"],
    ["the brace of a block on a line", "retry:   {", "retry:   "],
    ["the brace of a map", "salesforce.AccountUpdate {", "salesforce.AccountUpdate"],
    ["the brace behind a word", "clientCredentials {", "clientCredentials"],
    ["the brace of an object in an object", "metadata: {", "metadata: "],
    ["the brace that closes a block", "halfOpen: 30s }", "halfOpen: 30s"],
    ["the brace that closes a block of lines", '"customer.created"\n  }\n', '"customer.created"\n'],
    ["the bracket of a call", "bearer(", "bearer "],
    ["the bracket that closes a call", "c.phone?.take(40)", "c.phone?.take(40"],
    ["the point behind a bracket", 'join(", ").take', 'join(", ")take'],
    ["the arrow of a map", ") -> salesforce", ") salesforce"],
    ["the arrow of an outcome", "400 => deadLetter", "400 deadLetter"],
    ["the sign of a value", "let account = ", "let account "],
    ["the word of a condition", "object when body", "object body"],
    ["the word of a rate", "100 per second", "100 second"],
    ["the word of a test", "test toAccount", "toAccount"],
  ])("%s that is lost changes nothing but itself", (_, written, lost) => {
    const text = billing.replace(written, lost);
    expect(text).not.toBe(billing);
    expect(shapeOf(text)).toEqual(shapeOf(billing));
    expect(messages(text)).toHaveLength(1);
  });

  it("lines decide nothing where nothing is wrong", () => {
    const onOneLine = billing.replace(/^\/\/.*/gmu, "").replaceAll("\n", " ");
    expect(onOneLine).not.toContain("\n");
    expect(messages(onOneLine)).toEqual([]);
    const lined = billing.replace(/^(?!.*").*$/gmu, (line) => line.replace(/\/\/.*/u, "").replaceAll(" ", "\n"));
    expect(shapeOf(lined)).toEqual(shapeOf(billing));
    expect(messages(lined)).toEqual([]);
  });

  it("a second index signature is refused, and not dropped", () => {
    expect(messages("type T = { [a: string]: string, [b: string]: integer }")).toEqual(["INTEG1001 1"]);
  });

  it("made at random gives one message nearly always, and loses no more than its declaration", () => {
    const counts = { deleted: [] as number[], doubled: [] as number[] };
    const random = createRandom(7);
    for (const program of programs) {
      const { tokens } = parse(program, "x.integ");
      for (let round = 0; round < 150; round++) {
        const token = random.pick(tokens);
        const text = program.slice(token.start, token.end);
        counts.deleted.push(messages(program.slice(0, token.start) + program.slice(token.end)).length);
        counts.doubled.push(messages(`${program.slice(0, token.end)} ${text} ${program.slice(token.end)}`).length);
      }
    }
    const average = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
    const atMostOne = (list: readonly number[]): number => list.filter((each) => each <= 1).length / list.length;
    // The figures of the grammar that the remedies were first measured on are 1.07 and 1.05 messages, one in 93 and 95 of 100.
    expect(average(counts.deleted)).toBeLessThan(1.05);
    expect(average(counts.doubled)).toBeLessThan(1.05);
    expect(atMostOne(counts.deleted)).toBeGreaterThan(0.92);
    expect(atMostOne(counts.doubled)).toBeGreaterThan(0.92);
  });
});

describe("any text", () => {
  it("is parsed without a throw, and every span lies inside of it, children inside their parents", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { file, diagnostics } = parse(text, "x.integ");
        for (const { location } of diagnostics) {
          expect(location.start).toBeGreaterThanOrEqual(0);
          expect(location.end).toBeLessThanOrEqual(text.length);
        }
        for (const node of walk(file)) checkSpans(node);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["flow x on 1", "flow ] match let system", "flow ] x ( let system"])(
    "`%s`: what was left out lies inside of what it is part of",
    (text) => {
      for (const node of walk(parse(text, "x.integ").file)) checkSpans(node);
    },
  );

  it.each<[string, string]>([
    ["brackets without end", `map a(x: T) -> U { f: ${"(".repeat(100_000)} }`],
    ["objects without end", `map a(x: T) -> U { f: ${"{ a: ".repeat(50_000)} }`],
    ["signs without end", `map a(x: T) -> U { f: ${"-".repeat(100_000)}1 }`],
    ["members without end", `map a(x: T) -> U { f: a${".b".repeat(100_000)} }`],
    ["operands without end", `map a(x: T) -> U { f: ${"a + ".repeat(100_000)}a }`],
    ["branches without end", `flow f { ${"if a { } else ".repeat(20_000)}{ } }`],
    ["mistakes without end", ") ] } ".repeat(20_000)],
    ["settings without values", `policy x {\n${"k:\n".repeat(5_000)}}`],
    ["nothing but bytes", "\u0001\u0002ÿ".repeat(10_000)],
  ])("%s ends in a message", (_, text) => {
    expect(parse(text, "x.integ").diagnostics.length).toBeGreaterThan(0);
  });

  it("loses nothing: tokens, comments and blanks make up the text", () => {
    for (const program of programs) {
      const { tokens, comments } = parse(program, "x.integ");
      const covered = [...tokens, ...comments].sort((a, b) => a.start - b.start);
      let at = 0;
      for (const part of covered) {
        expect(program.slice(at, part.start).trim()).toBe("");
        at = part.end;
      }
      expect(program.slice(at).trim()).toBe("");
    }
  });

  it("keeps what documents a declaration", () => {
    const [declaration] = parse("/// One.\n/// Two.\n\npolicy p { timeout: 1s }", "x.integ").file.declarations;
    expect(declaration?.doc?.text).toBe("One.\nTwo.");
  });
});

describe("signatures of functions", () => {
  it("are read, and refused where they are malformed", () => {
    expect(parseFunctionSignature("<T, R>(items: T[], change: (item: T) => R, most?: integer) -> R[]")).toMatchObject({
      typeParameters: ["T", "R"],
      parameters: [{ name: "items" }, { name: "change", type: { kind: "FunctionType" } }, { optional: true }],
    });
    expect(() => parseFunctionSignature("(a: ) -> string")).toThrow();
  });
});

/** The declarations of a text without their places and what documents them. */
function shapeOf(text: string): unknown {
  const places = new Set(["start", "end", "operatorSpan", "doc"]);
  const { declarations } = parse(text, "x.integ").file;
  return JSON.parse(JSON.stringify(declarations, (name, value: unknown) => (places.has(name) ? undefined : value)));
}

function checkSpans(node: Node): void {
  for (const child of childrenOf(node)) {
    // What documents a node stands in front of it.
    if (child.kind === "Doc") {
      expect(child.end).toBeLessThanOrEqual(node.start);
      continue;
    }
    expect(child.start).toBeGreaterThanOrEqual(node.start);
    expect(child.end).toBeLessThanOrEqual(Math.max(node.end, child.start));
    expect(child.end).toBeGreaterThanOrEqual(child.start);
  }
}
