import { describe, expect, test } from "vitest";
import { createMemoryHost } from "../workspace/memory-host.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { recall, remember, soundProgramOf, soundReport } from "./sound-program.ts";

const description = `openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: https://shop.example.com }]
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: "order.json" } } } }
      responses: { "201": { description: Created. } }
components: { schemas: { Event: { type: object, required: [id], properties: { id: { type: string } } } } }
`;
const order = '{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "maxLength": 5 } } }';
const program = `integration shop "1.0.0"
system shop {
  spec: openapi "shop.yaml"
  webhooks "/hooks" {
    verify: github(secret.SHOP_SECRET)
    id:     headers["x-github-delivery"]
    event placed: Event = body.order
  }
}
flow place {
  on: shop.placed as event
  shop.createOrder(body: { id: event.id })
}
`;

function checkedOn(files: Record<string, string>) {
  const host = createMemoryHost(files);
  const checked = createWorkspace(host).check("/shop.integ");
  remember(host, "/shop.integ", "build 1", checked);
  return { host, checked };
}

describe("what is remembered of a sound program", () => {
  test("is what is shown of it", () => {
    const { host, checked } = checkedOn({ "/shop.integ": program, "/shop.yaml": description, "/order.json": order });
    expect(checked.diagnostics).toEqual([]);
    const sound = recall(host, "/shop.integ", "build 1");
    expect(sound).toEqual(soundProgramOf(checked));
    expect(sound?.guards).toMatchObject([
      {
        site: "shop.createOrder",
        path: "/id",
        constraint: "maxLength 5",
        witness: "aaaaaa",
        described: { file: "/order.json" },
        range: { start: { line: 11 } },
      },
    ]);
    expect(soundReport(sound ?? { proved: 0, guards: [] }, (file) => file).summary).toMatchObject({ errors: 0, guarded: 1, accepted: 0 });
  });

  test.each([
    ["the program", "/shop.integ", program.replace("createOrder(", "createOrder(  ")],
    ["the description", "/shop.yaml", description.replace("Created.", "Made.")],
    ["a file that the description refers to", "/order.json", order.replace("5", "50")],
  ])("is forgotten when %s changes", (_, path, text) => {
    const files = { "/shop.integ": program, "/shop.yaml": description, "/order.json": order };
    const { host } = checkedOn(files);
    expect(recall(host, "/shop.integ", "build 1")).toBeDefined();
    Object.assign(files, { [path]: text });
    expect(recall(host, "/shop.integ", "build 1")).toBeUndefined();
  });

  test("is forgotten when a file is taken away, and where another build of the compiler asks", () => {
    const files: Record<string, string> = { "/shop.integ": program, "/shop.yaml": description, "/order.json": order };
    const { host } = checkedOn(files);
    expect(recall(host, "/shop.integ", "build 1")).toBeDefined();
    expect(recall(host, "/shop.integ", "build 2")).toBeUndefined();
    delete files["/order.json"];
    expect(recall(host, "/shop.integ", "build 1")).toBeUndefined();
  });

  test("is nothing where there was anything to say", () => {
    const { host, checked } = checkedOn({
      "/shop.integ": `${program}table unused { "a": "b" }\n`,
      "/shop.yaml": description,
      "/order.json": order,
    });
    expect(checked.diagnostics).not.toEqual([]);
    expect(recall(host, "/shop.integ", "build 1")).toBeUndefined();
  });

  test("is nothing where the cache holds something else", () => {
    const { host } = checkedOn({ "/shop.integ": program, "/shop.yaml": description, "/order.json": order });
    for (const text of ["", "null", "{", '{"version":1,"build":"build 1"}', "\0"]) {
      host.cache.set("check:/shop.integ", new TextEncoder().encode(text));
      expect(recall(host, "/shop.integ", "build 1")).toBeUndefined();
    }
  });
});
