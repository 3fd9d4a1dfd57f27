import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FunctionSpec } from "./spec.ts";
import { functionSpecs } from "./specs.ts";

type Implementation = (...values: unknown[]) => unknown;

/** Every implementation, found by the name that its description gives. */
const implementations = new Map<string, Implementation>();
for (const spec of functionSpecs) {
  const exported: Record<string, unknown> = await import(`../functions/${spec.name}.ts`);
  const implementation = exported[spec.name];
  if (typeof implementation !== "function") throw new Error(`${spec.name}.ts does not export ${spec.name}`);
  implementations.set(spec.name, (...values) => Reflect.apply(implementation, undefined, values));
}

describe("the list of standard functions", () => {
  test("has every function of the folder, once", () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => /^[a-z]\w*\.ts$/i.test(file) && file !== "spec.ts" && file !== "specs.ts")
      .map((file) => file.slice(0, -".ts".length));
    expect(functionSpecs.map((spec) => spec.name).sort()).toEqual(files.sort());
  });

  test.each(functionSpecs.map((spec) => [spec.name, spec] as const))("%s is described whole", (_, spec) => {
    expect(spec.examples.length).toBeGreaterThan(0);
    expect(spec.description).toMatch(/\.$/);
    for (const signature of [spec.signature, ...(spec.overloads ?? [])]) expect(signature).toMatch(/^(<\w+(, \w+)*>)?\(.+\) -> .+$/);
    // A fault is described if, and only if, some example shows it.
    expect(spec.examples.some((example) => example.fault === true)).toBe(spec.fault !== undefined);
  });
});

const examples = functionSpecs.flatMap((spec: FunctionSpec) => spec.examples.map((example) => ({ ...example, name: spec.name })));

describe("examples", () => {
  test.each(examples)("$source", ({ source, result, fault, name }) => {
    expect(source).toContain(`.${name}(`);
    const evaluator = new ExampleEvaluator(source);
    const value = evaluator.evaluate();
    if (fault) expect(value).toBeUndefined();
    else expect(value).toEqual(result);
  });
});

/** Evaluates what examples consist of: literals, members, calls of standard functions, lambdas, `>` and `*`. */
class ExampleEvaluator {
  private readonly tokens: readonly string[];
  private position = 0;
  private readonly variables = new Map<string, unknown>();

  constructor(source: string) {
    this.tokens = source.match(/"(?:[^"\\]|\\.)*"|[0-9]+(?:\.[0-9]+)?(?:e[0-9]+)?|\w+|=>|\S/g) ?? [];
  }

  evaluate(): unknown {
    const value = this.expression();
    if (this.position < this.tokens.length) throw new Error(`unexpected ${this.tokens[this.position]}`);
    return value;
  }

  private peek(ahead = 0): string {
    return this.tokens[this.position + ahead] ?? "";
  }

  private next(): string {
    return this.tokens[this.position++] ?? "";
  }

  private eat(token: string): boolean {
    if (this.peek() !== token) return false;
    this.position++;
    return true;
  }

  private expression(): unknown {
    if (this.peek(1) === "=>" || /^\( \w+ (?:, \w+ )*\) =>/.test(this.tokens.slice(this.position, this.position + 9).join(" ")))
      return this.lambda();
    const left = this.postfix();
    if (this.eat(">")) return Number(left) > Number(this.postfix());
    if (this.eat("*")) return Number(left) * Number(this.postfix());
    return left;
  }

  private lambda(): (...values: readonly unknown[]) => unknown {
    const parameters: string[] = [];
    for (let token = this.next(); token !== "=>"; token = this.next()) if (/^\w+$/.test(token)) parameters.push(token);
    const start = this.position;
    // The body is skipped by counting brackets, and evaluated at each call.
    for (let depth = 0; depth > 0 || !(this.peek() === ")" || this.peek() === ","); this.position++) {
      if (/^[([{]$/.test(this.peek())) depth++;
      if (/^[)\]}]$/.test(this.peek())) depth--;
    }
    return (...values) => {
      const resume = this.position;
      this.position = start;
      for (const [index, parameter] of parameters.entries()) this.variables.set(parameter, values[index]);
      const value = this.expression();
      this.position = resume;
      return value;
    };
  }

  private postfix(): unknown {
    let value = this.primary();
    while (this.eat(".")) {
      const name = this.next();
      if (!this.eat("(")) {
        value = (value as Record<string, unknown>)[name];
        continue;
      }
      const values = this.list(")");
      const implementation = implementations.get(name);
      if (!implementation) throw new Error(`no function ${name}`);
      value = implementation(value, ...values);
    }
    return value;
  }

  private list(end: string): unknown[] {
    const items: unknown[] = [];
    while (!this.eat(end)) {
      items.push(this.expression());
      this.eat(",");
    }
    return items;
  }

  private primary(): unknown {
    const token = this.next();
    if (token === "[") return this.list("]");
    if (token === "{") return this.object();
    if (token === "-") return -Number(this.primary());
    if (token === "(") {
      const value = this.expression();
      this.next();
      return value;
    }
    if (this.variables.has(token)) return this.variables.get(token);
    return JSON.parse(token);
  }

  private object(): unknown {
    const fields: [string, unknown][] = [];
    while (!this.eat("}")) {
      const name = this.next();
      this.next();
      fields.push([name, this.expression()]);
      this.eat(",");
    }
    return Object.fromEntries(fields);
  }
}
