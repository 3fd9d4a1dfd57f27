import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../failure.ts";
import { form, json, multipart } from "./body.ts";
import { encodePath, headerParameter, queryParameter } from "./encode.ts";

const line = (pairs: readonly (readonly [string, string])[]): string => pairs.map(([name, value]) => `${name}=${value}`).join("&");

describe("parameters, as OpenAPI's table of style values has them", () => {
  const object = { R: 100, G: 200, B: 150 };
  const array = ["blue", "black", "brown"];

  it("in paths", () => {
    expect(encodePath("blue")).toBe("blue");
    expect(encodePath(array)).toBe("blue,black,brown");
    expect(encodePath(object)).toBe("R,100,G,200,B,150");
    expect(encodePath(array, { style: "label", explode: true })).toBe(".blue.black.brown");
  });

  it("in queries", () => {
    expect(line(queryParameter("color", array))).toBe("color=blue&color=black&color=brown");
    expect(line(queryParameter("color", array, { explode: false }))).toBe("color=blue,black,brown");
    expect(line(queryParameter("color", array, { style: "pipeDelimited", explode: false }))).toBe("color=blue%7Cblack%7Cbrown");
    expect(line(queryParameter("color", object))).toBe("R=100&G=200&B=150");
    expect(line(queryParameter("color", object, { explode: false }))).toBe("color=R,100,G,200,B,150");
    expect(line(queryParameter("color", object, { style: "deepObject" }))).toBe("color[R]=100&color[G]=200&color[B]=150");
    expect(queryParameter("color", undefined)).toEqual([]);
  });

  it("never leave their segment, nor begin another header", () => {
    expect(encodePath("..")).toBe("%2E%2E");
    expect(encodePath("a/../b?c#d")).toBe("a%2F..%2Fb%3Fc%23d");
    expect(() => encodePath("")).toThrow(Refusal);
    expect(() => encodePath(undefined)).toThrow(Refusal);
    expect(() => headerParameter("a\r\nx: y")).toThrow(Refusal);
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (value) => {
        const url = new URL(`https://h.example/a/${encodePath(value)}/b`);
        expect(url.pathname.split("/")).toHaveLength(4);
        expect(url.search + url.hash).toBe("");
        expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(value.toWellFormed());
      }),
    );
  });
});

describe("bodies", () => {
  it("are forms as Stripe reads them", () => {
    const body = form(
      { metadata: { "a b": "c&d" }, items: [{ price: "p_1" }, { price: "p_2" }], name: null, left: undefined, on: true },
      { metadata: { style: "deepObject", explode: true } },
    );
    expect(body.contentType).toBe("application/x-www-form-urlencoded");
    expect(new TextDecoder().decode(body.bytes)).toBe("metadata[a+b]=c%26d&items[0][price]=p_1&items[1][price]=p_2&name=&on=true");
  });

  it("are read back by URLSearchParams, whatever is in them", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: "binary" })), (fields) => {
        const read = new URLSearchParams(new TextDecoder().decode(form(fields).bytes));
        expect([...read]).toEqual(Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()]));
      }),
    );
  });

  it("are multipart as a server reads it", async () => {
    const body = multipart({ file: new Uint8Array([0, 1, 255]), note: "hé", data: { a: 1 } });
    const read = await new Response(Buffer.from(body.bytes), { headers: { "content-type": body.contentType } }).formData();
    expect(read.get("note")).toBe("hé");
    const file = read.get("file");
    expect(file instanceof Blob && [...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 1, 255]);
  });

  it("leave out what is undefined", () => {
    expect(new TextDecoder().decode(json({ a: undefined, b: null }).bytes)).toBe('{"b":null}');
  });
});
