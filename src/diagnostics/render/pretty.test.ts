import { describe, expect, test } from "vitest";
import { LineMap } from "../../source/line-map.ts";
import { define } from "../define.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { createColours } from "./colours.ts";
import { toJsonReport } from "./json.ts";
import type { Places } from "./places.ts";
import { renderPretty } from "./pretty.ts";

const program = `map toAccount(c: stripe.customer) -> salesforce.Account {
  Name: c.name
\tPhone: c.fone
}
`;
const places: Places = {
  display: (file) => file,
  text: (file) => (file === "a.integ" ? program : undefined),
  lines: (file) => (file === "a.integ" ? new LineMap(program) : undefined),
  locate: (file, pointer) =>
    file === "api.yaml" && pointer === "/name"
      ? { file: "api.yaml", line: 119, character: 10, length: 4, lineText: "          name: { type: string }" }
      : undefined,
};
const plain = { colours: createColours(false), width: 100, maximumLines: Number.POSITIVE_INFINITY };

function diagnostic(severity: Severity, text: string, marked: string, details: Partial<Diagnostic> = {}): Diagnostic {
  const start = program.indexOf(marked);
  const make = define<{ text: string }>({
    code: "INTEG3999",
    name: "test",
    severity,
    message: (parameters) => parameters.text,
    page: { why: "" },
  });
  return { ...make({ text }, { file: "a.integ", start, end: start + marked.length }), ...details };
}

describe("renderPretty", () => {
  test("shows the line of the program, and beside it the line of the description", () => {
    const shown = renderPretty(
      [
        diagnostic("error", "`name` may be null.", "c.name", {
          label: "string | null",
          related: [{ message: "declared here", location: { file: "api.yaml", pointer: "/name" } }],
          help: "Write `c.name ?? …`.",
        }),
      ],
      places,
      plain,
    );
    expect(shown).toBe(
      [
        "error INTEG3999: `name` may be null.",
        "    ╭─ a.integ:2:9",
        "  2 │   Name: c.name",
        "    │         ^^^^^^ string | null",
        "    ╭─ api.yaml:120:11",
        "120 │           name: { type: string }",
        "    │           ^^^^ declared here",
        "    help: Write `c.name ?? …`.",
      ].join("\n"),
    );
  });

  test("the mark stands under its word behind a tab", () => {
    const lines = renderPretty([diagnostic("warning", "unknown", "fone")], places, plain).split("\n");
    const [line = "", mark = ""] = lines.slice(2);
    expect(line.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("fone");
  });

  test("a place that cannot be found is named without its line", () => {
    const shown = renderPretty(
      [diagnostic("error", "x", "Name", { related: [{ message: "here", location: { file: "gone.yaml", pointer: "/a" } }] })],
      places,
      plain,
    );
    expect(shown).toContain("gone.yaml#/a");
  });

  test("where not all fit, errors come first, in the order of the program, and the rest is counted", () => {
    const all = [
      ...Array.from({ length: 20 }, (_, index) => diagnostic("warning", `warning ${index}`, "Name")),
      diagnostic("error", "the error", "fone"),
    ];
    const shown = renderPretty(all, places, { ...plain, maximumLines: 12 });
    expect(shown).toContain("the error");
    expect(shown.indexOf("warning 0")).toBeLessThan(shown.indexOf("the error"));
    expect(shown).toContain("… and 19 more");
    expect(shown.split("\n").length).toBeLessThanOrEqual(14);
  });

  test("where not all fit, each rule is shown before one is shown again, and the rest is counted by rule", () => {
    const other = { ...diagnostic("error", "other", "Phone"), code: "INTEG3998" };
    const all = [...Array.from({ length: 30 }, (_, index) => diagnostic("error", `same ${index}`, "Name")), other];
    const shown = renderPretty(all, places, { ...plain, maximumLines: 18 });
    expect(shown).toContain("error INTEG3998: other");
    expect(shown).toMatch(/… and 28 more \(28 × INTEG3999\); --all shows them/);
    expect(renderPretty(all, places, { ...plain, maximumLines: 18 })).toBe(shown);
  });

  test("has no escape sequences without colours, also where the program holds some", () => {
    const control = String.fromCharCode(27);
    const hostile: Places = { ...places, text: () => `${control}[2Jx`, lines: () => new LineMap(`${control}[2Jx`) };
    const shown = renderPretty([diagnostic("error", `${control}[31mred`, "Name")], hostile, plain);
    expect(shown).not.toContain(control);
  });
});

describe("toJsonReport", () => {
  test("has zero-based ranges, those of a description too, and a summary", () => {
    const report = toJsonReport(
      {
        diagnostics: [
          diagnostic("error", "x", "c.fone", { related: [{ message: "here", location: { file: "api.yaml", pointer: "/name" } }] }),
        ],
        guards: [
          {
            site: { kind: "argument", system: "s", operation: "op", argument: "body" },
            at: { file: "a.integ", start: 0, end: 3, description: { file: "api.yaml", pointer: "/name" } },
            path: "/Name",
            constraint: "maxLength 255",
            reason: "longer",
            witness: null,
            accepted: true,
          },
        ],
        proved: 3,
      },
      places,
    );
    expect(report).toEqual({
      diagnostics: [
        {
          code: "INTEG3999",
          severity: "error",
          message: "x",
          file: "a.integ",
          range: { start: { line: 2, character: 8 }, end: { line: 2, character: 14 } },
          related: [
            { message: "here", file: "api.yaml", range: { start: { line: 119, character: 10 }, end: { line: 119, character: 14 } } },
          ],
          help: null,
        },
      ],
      guards: [
        {
          file: "a.integ",
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
          site: "s.op",
          path: "/Name",
          constraint: "maxLength 255",
          reason: "longer",
          witness: null,
          accepted: true,
          described: { file: "api.yaml", range: { start: { line: 119, character: 10 }, end: { line: 119, character: 14 } } },
        },
      ],
      summary: { errors: 1, warnings: 0, proved: 3, guarded: 1, accepted: 1 },
    });
  });
});
