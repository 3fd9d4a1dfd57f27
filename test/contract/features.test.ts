import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../src/contract/contract.ts";
import { skipValue, walkObject } from "../../src/contract/document/json-scanner.ts";
import { loadContract } from "../../src/contract/load.ts";
import { accepts } from "../../src/types/accepts.ts";
import { printType } from "../../src/types/print.ts";
import { resolve, type Type } from "../../src/types/type.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { typeOfSchema } from "../support/schemas.ts";

function load(description: unknown, more: Readonly<Record<string, string>> = {}, overlays: string[] = []): Contract {
  const text = typeof description === "string" ? description : JSON.stringify(description);
  const result = loadContract(createMemoryHost({ "/api": text, ...more }), "/api", { overlays });
  if ("failure" in result) throw new Error(JSON.stringify(result.failure));
  return result.contract;
}

function openapi(schemas: Readonly<Record<string, unknown>>, version = "3.0.3"): Contract {
  return load({ openapi: version, info: { title: "T", version: "1" }, paths: {}, components: { schemas } });
}

function form(contract: Contract, name: string): Type {
  const type = contract.type(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return resolve(type);
}

describe("schemas", () => {
  it("reads bounds in the words of each version", () => {
    const old = openapi({ N: { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 5 } });
    expect(form(old, "N")).toMatchObject({ kind: "number", integer: true, exclusiveMinimum: 1, maximum: 5 });
    const today = openapi({ N: { type: "number", exclusiveMinimum: 1, multipleOf: 0.5 } }, "3.1.0");
    expect(form(today, "N")).toMatchObject({ kind: "number", exclusiveMinimum: 1, multipleOf: 0.5 });
  });

  it("reads nullable, type lists, const and enum as unions", () => {
    const old = openapi({
      A: { type: "string", nullable: true },
      B: { anyOf: [{ $ref: "#/components/schemas/A" }], nullable: true },
      C: { type: "string", enum: ["x", "y"] },
    });
    expect(printType(form(old, "A"))).toBe("string | null");
    expect(printType(form(old, "B"))).toBe("A | null");
    expect(printType(form(old, "C"))).toBe('"x" | "y"');
    const today = openapi({ A: { type: ["string", "null"] }, B: { const: 5 }, C: { enum: ["a", null] } }, "3.1.0");
    expect(printType(form(today, "A"))).toBe("string | null");
    expect(printType(form(today, "B"))).toBe("5");
    expect(printType(form(today, "C"))).toBe('"a" | null');
  });

  it("keeps of an enum what the schema's own type and bounds admit", () => {
    const contract = openapi(
      {
        A: { type: "string", enum: [1, 2] },
        B: { type: "string", enum: ["a", null, "long"], maxLength: 2 },
        C: { type: "integer", const: 5, minimum: 6 },
      },
      "3.1.0",
    );
    expect(["A", "B", "C"].map((name) => printType(form(contract, name)))).toEqual(["never", '"a"', "never"]);
  });

  it("merges allOf, and keeps what cannot be merged", () => {
    const contract = openapi({
      Base: { type: "object", required: ["id"], properties: { id: { type: "string", maxLength: 10 } } },
      Merged: {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { type: "object", properties: { id: { type: "string", minLength: 2 }, name: { type: "string" } } },
        ],
      },
      Closed: {
        allOf: [
          { type: "object", additionalProperties: false, properties: { a: {} } },
          { type: "object", properties: { b: {} } },
        ],
      },
    });
    const merged = form(contract, "Merged");
    if (merged.kind !== "object") throw new Error(merged.kind);
    expect([...merged.properties.keys()]).toEqual(["id", "name"]);
    expect(merged.properties.get("id")).toMatchObject({ required: true, type: { minLength: 2, maxLength: 10 } });
    expect(form(contract, "Closed").kind).toBe("intersection");
  });

  it("reads discriminators, by mapping and by name", () => {
    const contract = openapi({
      Cat: { type: "object", properties: { kind: { type: "string" } } },
      Dog: { type: "object", properties: { kind: { type: "string" } } },
      Pet: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        discriminator: { propertyName: "kind", mapping: { meow: "#/components/schemas/Cat" } },
      },
    });
    const pet = form(contract, "Pet");
    if (pet.kind !== "union") throw new Error(pet.kind);
    expect(pet.exclusive).toBe(true);
    expect([...(pet.discriminator?.mapping.keys() ?? [])]).toEqual(["Cat", "Dog", "meow"]);
  });

  it("follows circles of references without end", () => {
    const contract = openapi({
      Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } },
      Loop: { $ref: "#/components/schemas/Loop" },
      Self: { allOf: [{ $ref: "#/components/schemas/Self" }] },
    });
    const node = form(contract, "Node");
    expect(node.kind === "object" && resolve(node.properties.get("next")?.type ?? node)).toBe(node);
    expect(form(contract, "Loop").kind).toBe("unknown");
    expect(form(contract, "Self").kind).toBe("unknown");
  });

  it("reports what a description gets wrong, where it stands", () => {
    const contract = openapi({
      A: { $ref: "#/components/schemas/Nowhere" },
      B: { type: "string", pattern: "(" },
      C: { type: "strin" },
      D: { $ref: "https://example.com/x.json" },
    });
    const kinds = contract.problems(true).map((problem) => [problem.kind, problem.origin.pointer]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ["dangling-reference", "/components/schemas/A"],
        ["invalid-schema", "/components/schemas/B/pattern"],
        ["invalid-schema", "/components/schemas/C/type"],
        ["remote-reference", "/components/schemas/D"],
      ]),
    );
  });

  it("takes hostile names as names", () => {
    const contract = load(
      '{"openapi":"3.1.0","info":{"title":"","version":""},"paths":{},"components":{"schemas":{"__proto__":{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"number"}}}}}}',
    );
    const type = form(contract, "__proto__");
    expect(type.kind === "object" && [...type.properties.keys()]).toEqual(["__proto__", "constructor"]);
  });

  it("stops at schemas that are nested without end", () => {
    const deep = `${'{"items":'.repeat(20_000)}{}${"}".repeat(20_000)}`;
    const contract = load(`{"openapi":"3.1.0","info":{"title":"","version":""},"paths":{},"components":{"schemas":{"Deep":${deep}}}}`);
    expect(() => contract.problems(true)).not.toThrow();
  });
});

describe("operations", () => {
  const contract = load({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://{host}/v1", variables: { host: { default: "a.example" } } }],
    security: [{ key: [] }],
    paths: {
      "/a/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }, { $ref: "#/components/parameters/limit" }],
        get: {
          operationId: "read",
          parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
          responses: { "200": { description: "" }, "4XX": { $ref: "#/components/responses/Bad" }, default: { description: "" } },
        },
        post: {
          operationId: "write",
          security: [],
          requestBody: {
            content: {
              "application/x-www-form-urlencoded": { schema: { type: "object" }, encoding: { m: { style: "deepObject", explode: true } } },
            },
          },
          responses: {},
        },
        put: { operationId: "read", responses: {} },
      },
    },
    components: {
      parameters: { limit: { name: "limit", in: "query", style: "pipeDelimited", explode: false, schema: { type: "array", items: {} } } },
      responses: { Bad: { description: "bad", content: { "application/json": { schema: { type: "string" } } } } },
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
    },
  });
  const operation = (id: string) => contract.operation(contract.operationById(id) ?? contract.operations[0]!);

  it("merges parameters, the operation's own winning", () => {
    expect(
      operation("read").parameters.map(({ name, in: place, required, style, explode }) => [name, place, required, style, explode]),
    ).toEqual([
      ["id", "path", true, "simple", false],
      ["limit", "query", false, "form", true],
    ]);
  });

  it("reads responses by status, class and default, and security with its exceptions", () => {
    expect(operation("read").responses.map((response) => response.status)).toEqual(["200", "4XX", "default"]);
    expect(operation("read").security?.[0]?.has("key")).toBe(true);
    expect(operation("write").security).toEqual([]);
  });

  it("reads how forms are encoded, and finds an operation by its path", () => {
    expect(operation("write").body?.contents[0]?.encoding.get("m")).toMatchObject({ style: "deepObject", explode: true });
    expect(contract.operationAt("post", "/a/{id}")?.operationId).toBe("write");
    expect(contract.problems().map((problem) => problem.kind)).toContain("duplicate-operation-id");
  });

  it("reads Swagger 2.0 as the same model", () => {
    const old = load({
      swagger: "2.0",
      info: { title: "T", version: "1" },
      host: "h.example",
      basePath: "/v2",
      schemes: ["http", "https"],
      consumes: ["application/json"],
      produces: ["application/json"],
      securityDefinitions: { b: { type: "basic" }, o: { type: "oauth2", flow: "application", tokenUrl: "https://t", scopes: { a: "" } } },
      definitions: { Pet: { type: "object", required: ["name"], properties: { name: { type: "string", "x-nullable": true } } } },
      paths: {
        "/pets": {
          post: {
            operationId: "add",
            parameters: [{ in: "body", name: "b", required: true, schema: { $ref: "#/definitions/Pet" } }],
            responses: { 200: { description: "", schema: { $ref: "#/definitions/Pet" } } },
          },
          put: {
            operationId: "form",
            parameters: [
              { in: "formData", name: "f", type: "array", items: { type: "string" }, collectionFormat: "multi", required: true },
              { in: "query", name: "q", type: "integer" },
            ],
            responses: {},
          },
        },
      },
    });
    expect(old.servers[0]?.url).toBe("https://h.example/v2");
    const add = old.operation(old.operationById("add")!);
    expect(add.body?.contents[0]).toMatchObject({ mediaType: "application/json", type: { kind: "ref", name: "Pet" } });
    expect(add.responses[0]?.contents[0]?.type).toMatchObject({ kind: "ref", name: "Pet" });
    const put = old.operation(old.operationById("form")!);
    expect(put.body?.contents[0]?.mediaType).toBe("application/x-www-form-urlencoded");
    expect(put.parameters.map((parameter) => parameter.name)).toEqual(["q"]);
    expect(old.securitySchemes.get("o")).toMatchObject({ kind: "oauth2", flows: [{ grant: "clientCredentials" }] });
  });

  it("lists webhooks as events", () => {
    const events = load({
      openapi: "3.1.0",
      info: { title: "", version: "" },
      webhooks: { created: { post: { requestBody: { content: { "application/json": { schema: { type: "object" } } } }, responses: {} } } },
    });
    expect(events.events.map((event) => events.event(event).payload?.type.kind)).toEqual(["object"]);
  });
});

describe("files", () => {
  it.each([
    ["", { kind: "empty" }],
    ["<!doctype html><html></html>", { kind: "html" }],
    ["\u0000\u0001", { kind: "unknown-format" }],
    ['{"openapi": "3.0.0", "paths": {', { kind: "malformed", language: "JSON" }],
    ["openapi: 3.0.0\n  paths: {", { kind: "malformed", language: "YAML" }],
    ['{"asyncapi": "3.0.0"}', { kind: "unknown-format", hint: "AsyncAPI is not supported yet" }],
    ["hello", { kind: "unknown-format" }],
  ])("%j is refused with its reason", (text, failure) => {
    const result = loadContract(createMemoryHost({ "/api": text }), "/api");
    expect(result).toMatchObject({ failure });
  });

  it("is not fetched where it is a URL", () => {
    expect(loadContract(createMemoryHost({}), "https://example.com/openapi.json")).toMatchObject({ failure: { kind: "url" } });
  });

  it("is corrected by overlays", () => {
    const overlay =
      "overlay: 1.0.0\ninfo: { title: x, version: '1' }\nactions:\n  - target: $.components.schemas.A.properties\n    update: { b: { type: number } }\n  - target: $.components.schemas.A.properties.a\n    remove: true\n  - target: $.nothing\n    remove: true\n";
    const contract = load(
      {
        openapi: "3.1.0",
        info: { title: "", version: "" },
        paths: {},
        components: { schemas: { A: { type: "object", properties: { a: { type: "string" } } } } },
      },
      { "/o.yaml": overlay },
      ["/o.yaml"],
    );
    const type = form(contract, "A");
    expect(type.kind === "object" && [...type.properties.keys()]).toEqual(["b"]);
    expect(contract.problems().map((problem) => problem.kind)).toEqual(["overlay"]);
  });

  it("are located in YAML and JSON by pointer", () => {
    const yaml = load(
      "openapi: 3.1.0\ninfo:\n  title: T\n  version: '1'\npaths: {}\ncomponents:\n  schemas:\n    A:\n      type: string\n",
    );
    expect(yaml.locate({ file: "/api", pointer: "/components/schemas/A" })).toMatchObject({ line: 7, character: 4, lineText: "    A:" });
    const json = load('{\n "openapi": "3.1.0",\n "info": {"title": "é", "version": "1"},\n "paths": {}\n}');
    expect(json.locate({ file: "/api", pointer: "/info/version" })).toMatchObject({ line: 2, character: 24 });
  });

  it("are located in the overlay that says them", () => {
    const update = (target: string, value: string): string => `  - target: ${target}\n    update: ${value}\n`;
    const first = `overlay: 1.0.0\nactions:\n${update("$.components.schemas.A.properties", "{ b: { type: number }, a: { maxLength: 3 } }")}`;
    const second = `overlay: 1.0.0\nactions:\n${update("$.components.schemas.A.properties.b", "{ type: integer }")}`;
    const contract = load(
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A:\n      properties:\n        a: { type: string }\n",
      { "/1.yaml": first, "/2.yaml": second },
      ["/1.yaml", "/2.yaml"],
    );
    const at = (pointer: string): string => {
      const found = contract.locate({ file: "/api", pointer: `/components/schemas/A/properties${pointer}` });
      return `${found?.file}:${found?.line} ${found?.lineText.slice(found.character, found.character + found.length)}`;
    };
    expect(at("/a")).toBe("/api:7 a");
    expect(at("/a/type")).toBe("/api:7 type");
    expect(at("/a/maxLength")).toBe("/1.yaml:3 maxLength");
    expect(at("/b")).toBe("/1.yaml:3 b");
    expect(at("/b/type")).toBe("/2.yaml:3 type");
  });
});

describe("a schema with an `$id` of its own", () => {
  const withInner = (inner: object): Type =>
    typeOfSchema({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $defs: { x: { type: "integer" }, inner: { $id: "https://a.example/inner", ...inner } },
      $ref: "#/$defs/inner",
    });

  it("is not read with references to it led elsewhere", () => {
    expect(accepts(withInner({ $defs: { x: { type: "string" } }, $ref: "#/$defs/x" }), 1)).toBe(undefined);
  });

  it("is read where its references lead to the document, as descriptions are written", () => {
    expect(accepts(withInner({ properties: { a: { $ref: "#/$defs/x" } } }), { a: "text" })).toBe(false);
  });
});

describe("the scanner of JSON", () => {
  it("finds the values that JSON.parse finds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        const bytes = new TextEncoder().encode(text);
        const found: Record<string, unknown> = Object.create(null);
        const end = walkObject(bytes, 0, (key, start) => {
          const stop = skipValue(bytes, start);
          found[key] = JSON.parse(new TextDecoder().decode(bytes.subarray(start, stop)));
          return stop;
        });
        expect(end).toBe(bytes.length);
        expect(JSON.stringify(found)).toBe(JSON.stringify(Object.assign(Object.create(null), JSON.parse(text))));
      }),
    );
  });

  it("ends for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = loadContract(createMemoryHost({ "/api": bytes }), "/api");
        expect("failure" in result || "contract" in result).toBe(true);
      }),
    );
  });
});
