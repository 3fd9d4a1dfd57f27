import fc from "fast-check";
import { expect, test } from "vitest";
import { complete } from "../../../src/ide/completion/completion.ts";
import { documentationOf } from "../../../src/ide/completion/resolve.ts";
import { viewOfText } from "../../support/view.ts";

const program = `import { shop, crm } from "./systems.integ"
integration example "1.0.0" { policy: patient }
policy patient { timeout: 5s, retry: { attempts: 3, on: [429, 5xx] } }
system own { spec: openapi "specs/shop.yaml" auth: oauth2.clientCredentials { id: env.ID, secret: secret.S }
  operation ship = POST "/orders/{id}/ship" { idempotent: true }
  assume Order.customer.email: string
  webhooks "/x" { verify: github(secret.X) id: headers["x"] event paid: Order = body.order when body.type == "paid" } }
type Note = { text: string | null, tags?: string[] }
table names { "a": "b" }
map m(o: shop.Order, n?: Note) -> shop.Parcel {
  carrier: match o.status { "open" | "paid" => "post", else => "courier" }
  weight: o.lines.map(line => line.quantity).sum().round() ?? fail "no \${o.id ?? names[o.id]}"
}
flow f {
  on: shop.orderPaid as order
  key: order.id
  failure: [deadLetter, alert "ops"]
  let found = shop.getOrder(id: order.id) on 404, timeout => continue
  if found?.status == "open" { for line in order.lines parallel 2 { crm.createContact(body: { email: line.sku }) } }
  else { match order.status { "paid" => { fail "x" } else => { } } }
}
test m "x" { given { id: "a", lines: [{ sku: "b" }] } expect { carrier: "post" } }
`;

const words = [
  ...'{}()[]:,.|=!`"$',
  "=>",
  "->",
  "<->",
  "?.",
  "??",
  "...",
  "${",
  "system",
  "flow",
  "on",
  "match",
  "is",
  "let",
  "a",
  "5",
  "5xx",
  "\n",
  " ",
];

/** A program with a part of it deleted, and something else in its place. */
const broken = fc
  .record({ start: fc.nat(program.length), length: fc.nat(80), put: fc.array(fc.constantFrom(...words), { maxLength: 6 }) })
  .map(({ start, length, put }) => program.slice(0, start) + put.join("") + program.slice(start + length));

test("completion and documentation never throw, whatever is written, wherever the cursor is", () => {
  fc.assert(
    fc.property(broken, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), (text, places) => {
      const view = viewOfText(text);
      for (const place of places) {
        const offset = Math.round(place * text.length);
        const { items, insert, replace } = complete(view, offset);
        expect(insert.start).toBe(replace.start);
        expect(insert.start).toBeLessThanOrEqual(offset);
        expect(replace.end).toBeGreaterThanOrEqual(insert.end);
        expect(replace.end).toBeLessThanOrEqual(text.length);
        for (const { identity } of items.slice(0, 3)) if (identity !== undefined) documentationOf(view, identity);
      }
    }),
    { numRuns: 250, seed: 20_261_121 },
  );
});
