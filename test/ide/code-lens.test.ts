import { describe, expect, test } from "vitest";
import { codeLenses } from "../../src/ide/code-lens.ts";
import { besideText, entry, viewOfText } from "../support/view.ts";

const program = `import { shop, crm } from "./systems.integ"

integration example "1.0.0"

table stages { "open": "lead", "paid": "customer", "shipped": "customer" }

map toContact(o: shop.Order) -> crm.Contact {
  lastName: o.customer.name
  stage: stages[o.status]
}

flow orderPaid {
  on: shop.orderPaid as order
  let contact = crm.createContact(body: toContact(order))
}

test toContact "takes the name" {
  given { id: "1", number: 1, status: "open", total: 1, customer: { name: "Ada" }, lines: [] }
  expect { lastName: "Ada", stage: "lead" }
}
`;

describe("code lenses", () => {
  const view = viewOfText(program);
  const lenses = codeLenses(view);

  test("tests, flows, and what is used", () => {
    expect(lenses.map(({ kind, span }) => `${kind} ${program.slice(span.start, span.end)}`)).toEqual([
      "uses stages",
      "uses toContact",
      "dev orderPaid",
      "replay orderPaid",
      "runTest toContact",
    ]);
    expect(lenses.at(-1)).toMatchObject({ name: "toContact: takes the name" });
  });

  test("uses are counted without the declaration", () => {
    const [, map] = lenses;
    const uses = map?.kind === "uses" ? map.uses(() => []) : [];
    expect(uses.map(({ start, end }) => program.slice(start - 5, end))).toEqual(["ody: toContact", "test toContact"]);
  });

  test("uses in other files of the program count, imports do not", () => {
    const systems = viewOfText(program, {}, "/systems.integ");
    const [shop] = codeLenses(systems);
    const uses = shop?.kind === "uses" ? shop.uses(() => []) : [];
    expect(uses.map(({ file, start, end }) => [file, program.slice(start, end + 6)])).toEqual([
      [entry, "shop.Order"],
      [entry, "shop.order"],
    ]);
    expect(besideText["/systems.integ"]).toContain("system shop");
  });

  test("what is half written has no lens", () => {
    expect(codeLenses(viewOfText('integration example "1.0.0"\n\ntest \n\nflow {\n}\n\nmap\n'))).toEqual([]);
  });
});
