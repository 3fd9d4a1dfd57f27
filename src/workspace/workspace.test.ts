import { describe, expect, test } from "vitest";
import { notText } from "../diagnostics/codes/syntax.ts";
import { emptyProgram, notUtf8, programNotReadable } from "../diagnostics/codes/use.ts";
import type { Host } from "../source/host.ts";
import { createMemoryHost } from "./memory-host.ts";
import { createWorkspace } from "./workspace.ts";

const description = `openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: https://shop.example.com }]
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses: { "201": { description: Created. } }
components:
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: string, maxLength: 5 } } }
`;
const program = `integration shop "1.0.0"
system shop {
  spec: openapi "shop.yaml"
  webhooks "/hooks" {
    verify: none
    event placed: Order = body.order
  }
}
map copy(o: shop.Order) -> shop.Order { id: o.id }
flow place {
  on: shop.placed as order
  shop.createOrder(body: copy(order))
}
`;

/** A memory host whose files can change, and that counts what is opened. */
function changingHost(files: Record<string, string>): {
  readonly host: Host;
  readonly opened: string[];
  set(path: string, text: string): void;
} {
  const opened: string[] = [];
  const base = createMemoryHost(files);
  return {
    opened,
    host: {
      ...base,
      open(path) {
        const handle = base.open(path);
        if ("failure" in handle) return handle;
        const readAll = (): Uint8Array => {
          opened.push(path);
          return handle.readAll();
        };
        return { ...handle, readAll };
      },
    },
    set(path, text) {
      files[path] = text;
    },
  };
}

describe("a workspace", () => {
  test("checks a program with its description", () => {
    const checked = createWorkspace(createMemoryHost({ "/shop.integ": program, "/shop.yaml": description })).check("/shop.integ");
    expect(checked.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(checked.program?.integration.name).toBe("shop");
    expect(checked.unreadable).toBe(false);
    expect([...checked.inputs.keys()].sort()).toEqual(["/shop.integ", "/shop.yaml"]);
    expect([...checked.contracts.keys()]).toEqual(["/shop.yaml"]);
  });

  test("reads again what has changed, and nothing else", () => {
    const { host, opened, set } = changingHost({ "/shop.integ": program, "/shop.yaml": description });
    const workspace = createWorkspace(host);
    workspace.check("/shop.integ");
    opened.length = 0;
    workspace.check("/shop.integ");
    expect(opened).toEqual([]);

    set("/shop.integ", program.replace("{ id: o.id }", "{ idd: o.id }"));
    const wrong = workspace.check("/shop.integ");
    expect(opened).toEqual(["/shop.integ"]);
    expect(wrong.program).toBeUndefined();

    set("/shop.integ", program);
    set("/shop.yaml", description.replaceAll("Order", "Purchase"));
    expect(workspace.check("/shop.integ").program).toBeUndefined();
    set("/shop.yaml", description);
    expect(workspace.check("/shop.integ").program).toBeDefined();
  });

  test("shows where a diagnostic stands, in the program and in the description", () => {
    const { places } = createWorkspace(createMemoryHost({ "/shop.integ": program, "/shop.yaml": description })).check("/shop.integ");
    expect(places.lines("/shop.integ")?.position(program.indexOf("system"))).toEqual({ line: 1, character: 0 });
    expect(places.locate("/shop.yaml", "/components/schemas/Order")).toMatchObject({ line: 11 });
    expect(places.locate("/other.yaml", "/x")).toBeUndefined();
  });

  test.each([
    ["is not there", {}, programNotReadable.definition.code, true],
    ["is binary", { "/a.integ": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]) }, notText.definition.code, true],
    ["is UTF-16", { "/a.integ": new Uint8Array([0xff, 0xfe, 0x61, 0]) }, notUtf8.definition.code, true],
    ["is empty", { "/a.integ": "" }, emptyProgram.definition.code, false],
    ["holds only a comment", { "/a.integ": "// nothing\n" }, emptyProgram.definition.code, false],
    ["holds only a byte order mark", { "/a.integ": new Uint8Array([0xef, 0xbb, 0xbf]) }, emptyProgram.definition.code, false],
  ])("a file that %s is one diagnostic", (_, files, code, unreadable) => {
    const checked = createWorkspace(createMemoryHost(files)).check("/a.integ");
    expect(checked.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(checked.unreadable).toBe(unreadable);
  });

  test("a byte that is no UTF-8 is reported where it stands, a replacement character of the author's is not", () => {
    const text = new TextEncoder().encode('integration a "1.0.0"\n// \ufffd fine\n// ');
    const bytes = new Uint8Array([...text, 0xe9, 0x0a]);
    const checked = createWorkspace(createMemoryHost({ "/a.integ": bytes })).check("/a.integ");
    const found = checked.diagnostics.filter(({ code }) => code === notUtf8.definition.code);
    expect(found.map(({ location }) => checked.places.lines("/a.integ")?.position(location.start))).toEqual([{ line: 2, character: 3 }]);
  });
});

describe("a check in pieces", () => {
  test("ends in the same result, and lets go of the work after each declaration", () => {
    const wrong = program.replace("o.id }", "o.idd }");
    const files = { "main.integ": wrong, "shop.yaml": description };
    const pieces = createWorkspace(createMemoryHost(files)).checkInPieces("main.integ");
    let count = 0;
    let piece = pieces.next();
    for (; piece.done !== true; piece = pieces.next()) count++;
    expect(count).toBeGreaterThan(4);
    const { diagnostics } = createWorkspace(createMemoryHost(files)).check("main.integ");
    expect(diagnostics).not.toEqual([]);
    expect(piece.value.diagnostics).toEqual(diagnostics);
  });

  test("does not hinder others that are begun in between, and may be left", () => {
    const { host, set } = changingHost({ "main.integ": program, "shop.yaml": description });
    const workspace = createWorkspace(host);
    const left = workspace.checkInPieces("main.integ");
    for (let piece = 0; piece < 3; piece++) left.next();
    set("main.integ", program.replace("o.id }", "o.idd }"));
    expect(workspace.check("main.integ").diagnostics.map(({ location }) => location.file)).toContain("main.integ");
    expect(workspace.check("main.integ").program).toBeUndefined();
    set("main.integ", program);
    expect(workspace.check("main.integ").program).toBeDefined();
  });
});
