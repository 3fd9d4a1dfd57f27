import { expect, test } from "vitest";
import { createMemoryHost } from "../../workspace/memory-host.ts";
import { check } from "../check.ts";

const description = `openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: "https://shop.example" }]
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: One. } }
components:
  schemas:
    Order:
      type: object
      required: [id, mail, name, size]
      properties:
        id: { type: string }
        mail: { type: string, format: email }
        name: { type: string, x-pii: true }
        size: { type: string, x-data-classification: public }
`;

function codesOf(value: string, maps = ""): readonly string[] {
  const program = `integration p "1.0.0"
system shop {
  spec: openapi "shop.yaml"
  auth: none
  webhooks "/hooks" {
    verify: github(secret.S)
    event placed: Order = body
  }
}
${maps}
flow placed {
  on: shop.placed as order
  shop.getOrder(id: ${value})
}
`;
  const { diagnostics } = check({
    host: createMemoryHost({ "/p/main.integ": program, "/p/shop.yaml": description }),
    entry: "/p/main.integ",
  });
  return diagnostics.map(({ code }) => code);
}

test.each(["order.mail", "order.name", '"x-${order.name}"', '[order.id, order.name].join("-")', "{ a: order.name }.a"])(
  "%s is personal",
  (value) => expect(codesOf(value)).toEqual(["INTEG6202"]),
);

test.each(["order.id", "order.size", "order.mail.sha256()", "{ a: order.name, b: order.id }.b"])("%s is not", (value) =>
  expect(codesOf(value)).toEqual([]),
);

test("maps that call each other again and again are followed only so far", () => {
  const names = Array.from({ length: 12 }, (_, index) => `m${index}`);
  const maps = names.map((name, index) => {
    const inner = names[index + 1];
    const body = inner === undefined ? "t" : Array.from({ length: 8 }, () => `\${${inner}(t)}`).join("");
    return inner === undefined ? `map ${name}(t: string) -> string = ${body}` : `map ${name}(t: string) -> string = "${body}"`;
  });
  expect(codesOf("m0(order.size)", maps.join("\n"))).toEqual([]);
});
