import { describe, expect, test } from "vitest";
import { actionsAt, afterAction, errorsOf, titlesAt } from "../support/actions.ts";

const head = 'import { shop, crm } from "./systems.integ"\n\nintegration example "1.0.0"\n\n';

describe("quick fixes", () => {
  test("each fix of a diagnostic is offered where it is marked", () => {
    const program = `${head}map toContact(o: shop.Order) -> crm.Contact {\n  lastName: o.custo┆mr.name\n}\n`;
    const { actions } = actionsAt(program);
    const [fix] = actions.filter(({ kind }) => kind === "quickfix");
    expect(fix?.title).toBe("Write `customer`");
    expect(fix?.isPreferred).toBe(true);
    expect(fix?.diagnostics?.map(({ location }) => location.start)).toHaveLength(1);
    const after = afterAction(program, "Write `customer`");
    expect(after).toContain("lastName: o.customer.name\n");
    expect(errorsOf(after)).toEqual([]);
  });

  test("where there are two ways, none is preferred", () => {
    const program = `${head}map toContact(o: shop.Order) -> crm.Contact {\n  lastName: ┆o.coupon\n}\n`;
    const fixes = actionsAt(program).actions.filter(({ kind }) => kind === "quickfix");
    expect(fixes.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ["Refuse the record with `!`", false],
      ["Give a default with `??`", false],
      // What would make it fit by its type.
      ["Write `o.coupon?.take(40)!`", undefined],
    ]);
  });

  test("nothing is offered elsewhere", () => {
    expect(titlesAt(`${head}map toContact(o: shop.Order) -> crm.Contact {\n  lastName: o.custmr.name\n}┆\n`, "quickfix")).toEqual([]);
  });

  test("several of one kind are mended at once", () => {
    const program = `${head}map toContact(o: shop.Order) -> crm.Contact {\n  lastName: o.customer.na┆m\n  email: o.customer.emial\n}\n`;
    const after = afterAction(program, "Mend all 2 of INTEG2002 in this file");
    expect(after).toContain("lastName: o.customer.name\n  email: o.customer.email\n");
    expect(errorsOf(after)).toEqual([]);
  });

  test("what is certain is mended as a whole, and nothing else", () => {
    const program = `${head}map toContact(o: shop.Order) -> crm.Contact {\n  lastName: o.customer.name ?? "nobody"\n  email: o.customer.emial┆\n}\n`;
    const after = afterAction(program, /^Mend what is certain/);
    expect(after).toContain("lastName: o.customer.name\n");
    expect(after).toContain("emial");
  });
});
