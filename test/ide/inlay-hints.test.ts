import { describe, expect, test } from "vitest";
import { inlayHints } from "../../src/ide/inlay-hints.ts";
import { marked } from "../support/marked.ts";
import { viewOfText } from "../support/view.ts";

const head = `import { shop, crm } from "./systems.integ"

integration example "1.0.0"

policy patient { timeout: 10s, retry: { attempts: 3, backoff: constant(1s), on: [503] } }

map toContact(o: shop.Order, stage: string) -> crm.Contact {
  lastName: o.customer.name
  stage: match stage { "lead" => "lead", else => "customer" }
}

`;

/** A program with its hints written into it: \`«label»\`. */
function shown(text: string): string {
  const view = viewOfText(head + text);
  const hints = inlayHints(view, { start: head.length, end: view.text.length });
  return hints
    .toReversed()
    .reduce((whole, { offset, label }) => `${whole.slice(0, offset)}«${label}»${whole.slice(offset)}`, view.text)
    .slice(head.length);
}

describe("inlay hints", () => {
  test("types of names, what becomes of a call that fails, and the names of parameters", () => {
    const text = `flow orderPaid {
  on: shop.orderPaid as order
  failure: [deadLetter, alert "ops"]
  let contact = crm.createContact(body: toContact(order, "lead"))
    on 409 => deadLetter
  let stage = "lead"
  crm.putContact(id: contact.id ?? "", body: toContact(order, stage))
}
`;
    expect(shown(text)).toBe(`flow orderPaid {
  on: shop.orderPaid as order«: Order»
  failure: [deadLetter, alert "ops"]
  let contact«: Contact» = crm.createContact(body: toContact(«o:»order, «stage:»"lead"))
    on 409 => deadLetter«else dead letter, alert "ops"»
  let stage«: "lead"» = "lead"
  crm.putContact(id: contact.id ?? "", body: toContact(«o:»order, stage))«on failure dead letter, alert "ops"»
}
`);
  });

  test("what is checked only at run time says why, and where it is described", () => {
    const view = viewOfText(head);
    const hint = inlayHints(view).find(({ kind }) => kind === "guard");
    expect(hint?.label).toBe("guarded: maxLength 40");
    expect(head.slice(0, hint?.offset)).toMatch(/o\.customer\.name$/);
    expect(hint?.tooltip?.()).toContain("/lastName is checked before it is sent: maxLength 40");
    expect(hint?.tooltip?.()).toContain("To prove it: `.take(40)` cuts the text");
    expect(hint?.target?.()).toMatchObject({
      file: "/specs/crm.yaml",
      pointer: "/components/schemas/Contact/properties/lastName",
    });
  });

  test("what is accepted has no mark", () => {
    const view = viewOfText(head.replace("o.customer.name", "o.customer.name!"));
    expect(view.checked.guards).toHaveLength(1);
    expect(inlayHints(view).filter(({ kind }) => kind === "guard")).toEqual([]);
  });

  test("the tooltip of a call lists what can go wrong with it, also where something else is wrong", () => {
    const text =
      "flow a {\n  on: shop.orderPaid as order\n  let contact = crm.getContact(id: order.id)\n    on 404 => continue\n  let broken = order.nothing\n}\n";
    const view = viewOfText(head + text);
    expect(view.checked.program).toBeUndefined();
    const failure = inlayHints(view).find(({ kind }) => kind === "failure");
    const lines = failure?.tooltip?.().split("\n");
    expect(lines).toContain("404: goes on without a result");
    expect(lines).toContain("timeout: dead letter");
  });

  test("a long type is cut, and a broken one is not shown", () => {
    const text = `flow a {
  on: shop.orderPaid as order
  let all = { first: order.id, second: order.number, third: order.customer.name }
  let none = order.nothing
}
`;
    expect(shown(text)).toContain("let all«: { … }» =");
    expect(shown(text)).toContain("let none = order.nothing");
  });

  test("only what lies in the range", () => {
    const { text, ranges } = marked(
      `${head}flow a {\n  on: shop.orderPaid as order\n  ┆let one = order.id┆\n  let two = order.number\n}\n`,
    );
    expect(inlayHints(viewOfText(text), ranges[0]).map(({ label }) => label)).toEqual([": string (at most 36)"]);
  });
});
