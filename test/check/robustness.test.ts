import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/check.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

const specs = ["shop.yaml", "vault.yaml", "order.json"].map((name): [string, string] => [
  `/p/specs/${name}`,
  readFileSync(join(import.meta.dirname, "specs", name), "utf8"),
]);
const checkText = (text: string | Uint8Array, more: Readonly<Record<string, string>> = {}): ReturnType<typeof check> =>
  check({ host: createMemoryHost({ ...Object.fromEntries(specs), ...more, "/p/main.integ": text }), entry: "/p/main.integ" });

const header = `integration robust "1.0.0"
system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: github(secret.SHOP_WEBHOOK_SECRET)
    event orderPaid: Order
  }
}
`;

describe("what a user may hand in", () => {
  test("an entry that does not exist", () => {
    const { program, diagnostics } = check({ host: createMemoryHost({}), entry: "/p/none.integ" });
    expect(program).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["INTEG2052"]);
  });

  test("a binary file", () => {
    const { program, diagnostics } = checkText(new Uint8Array([0, 255, 254, 0, 1, 2, 3]));
    expect(program).toBeUndefined();
    expect(diagnostics.some((diagnostic) => diagnostic.severity === "error")).toBe(true);
  });

  test("fifty mistakes give about fifty messages", () => {
    const mistakes = Array.from(
      { length: 50 },
      (_, index) => `map m${index}(o: shop.Order) -> shop.OrderInput {\n  reference: o.idd${index}\n}\n`,
    ).join("\n");
    const { diagnostics } = checkText(header + mistakes);
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toHaveLength(50);
  });

  test("a map two hundred levels deep", () => {
    const map = `map deep(o: shop.Order) -> shop.OrderInput { reference: ${"(".repeat(200)}o.id${")".repeat(200)} }\n`;
    const { program } = checkText(header + map);
    expect(program).toBeUndefined();
    const objects = `map deep(o: shop.Order) -> shop.OrderInput { reference: ${"{ a: ".repeat(100)}1${" }".repeat(100)} }\n`;
    expect(checkText(header + objects).program).toBeUndefined();
  });

  test("long chains of operators, members and branches", () => {
    const sum = `map sum(o: shop.Order) -> number = ${Array.from({ length: 900 }, () => "o.total").join(" + ")}\n`;
    const or = `map either(o: shop.Order) -> boolean = ${Array.from({ length: 900 }, (_, index) => `o.id == "${index}"`).join(" || ")}\n`;
    const and = `map all(o: shop.Order) -> boolean = ${Array.from({ length: 900 }, (_, index) => `o.id != "${index}"`).join(" && ")}\n`;
    const branches = `flow f { on: shop.orderPaid as o\n${Array.from({ length: 400 }, (_, index) => `if o.id == "${index}" { fail "x" }`).join(" else ")} }\n`;
    for (const text of [sum, or, and, branches]) checkText(header + text);
  });

  test("ten thousand declarations", () => {
    const tables = Array.from({ length: 10_000 }, (_, index) => `table t${index} { "a": "b" }`).join("\n");
    const { diagnostics } = checkText(header + tables);
    expect(diagnostics.some((diagnostic) => diagnostic.severity === "error")).toBe(false);
    const duplicates = Array.from({ length: 10_000 }, () => `policy same { timeout: 1s }`).join("\n");
    checkText(header + duplicates);
  });

  test("a thousand flows and a thousand maps", () => {
    const maps = Array.from({ length: 1_000 }, (_, index) => `map m${index}(o: shop.Order) -> shop.OrderInput { reference: o.id }`).join(
      "\n",
    );
    const flows = Array.from(
      { length: 1_000 },
      (_, index) => `flow f${index} {\n  on: shop.orderPaid as o\n  shop.createOrder(body: m${index}(o))\n}`,
    ).join("\n");
    const { program } = checkText(`${header}${maps}\n${flows}\n`);
    expect(program?.flows).toHaveLength(1_000);
  });

  test("a long chain of imports, and a file that imports itself", () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 2_000; index++)
      files[`/p/f${index}.integ`] = `import { t${index + 1} } from "./f${index + 1}.integ"\ntable t${index} { "a": "b" }\n`;
    files["/p/f2000.integ"] = 'table t2000 { "a": "b" }\n';
    const { program } = checkText(`import { t0 } from "./f0.integ"\n${header}`, files);
    expect(program).toBeDefined();
    expect(checkText(`import { a } from "./main.integ"\ntable a { "a": "b" }`).diagnostics.map((diagnostic) => diagnostic.code)).toContain(
      "INTEG2053",
    );
  });

  test("types that lead to themselves", () => {
    for (const types of ["type A = B\ntype B = A\n", "type A = A[]\n", "type A = { a: A }\n", "type A = A | B\ntype B = A | null\n"]) {
      checkText(`${header}${types}map m(a: A) -> shop.OrderInput { reference: a }\nmap n(a: A) -> A = a\n`);
    }
  });

  test("names that objects have", () => {
    const text = `${header}
table constructor { "__proto__": "b" }
map toString(o: shop.Order) -> shop.OrderInput { reference: constructor[o.id] ?? "x" }
flow hasOwnProperty {
  on: shop.orderPaid as __proto__
  let valueOf = toString(__proto__)
  shop.search(body: { text: valueOf.reference })
}
`;
    const { program, diagnostics } = checkText(text);
    expect(diagnostics).toEqual([]);
    expect(program?.flows[0]?.name).toBe("hasOwnProperty");
  });

  test("any piece of a program, and any program with a piece taken out, is checked without a throw", () => {
    const whole = readFileSync(join(import.meta.dirname, "valid.integ"), "utf8");
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(200),
        fc.constantFrom("", "}", "{", ":", "(", "x", '"', "$", "null"),
        (start, length, inserted) => {
          const text = whole.slice(0, start) + inserted + whole.slice(start + length);
          const { program, diagnostics } = checkText(text);
          if (program === undefined) expect(diagnostics.some((diagnostic) => diagnostic.severity === "error")).toBe(true);
          else expect(() => JSON.stringify(program)).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});
