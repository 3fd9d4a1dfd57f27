import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GuardRefusal } from "../failure.ts";
import { form, json, multipart } from "./body.ts";
import { cookiePair, cookieParameter, encodePath, headerParameter, isHeaderValue, queryParameter } from "./encode.ts";

const line = (pairs: readonly (readonly [string, string])[]): string => pairs.map(([name, value]) => `${name}=${value}`).join("&");

describe("parameters, as OpenAPI's table of style values has them", () => {
  const object = { R: 100, G: 200, B: 150 };
  const array = ["blue", "black", "brown"];

  it("in paths", () => {
    const path = (value: unknown, style?: string, explode = false) =>
      encodePath("color", value, style === undefined ? {} : { style, explode });
    expect([path("blue"), path(array), path(object)]).toEqual(["blue", "blue,black,brown", "R,100,G,200,B,150"]);
    expect(path(object, "simple", true)).toBe("R=100,G=200,B=150");
    expect([path("blue", "label"), path(array, "label", true), path(object, "label", true)]).toEqual([
      ".blue",
      ".blue.black.brown",
      ".R=100.G=200.B=150",
    ]);
    expect([path("blue", "matrix"), path(array, "matrix"), path(object, "matrix")]).toEqual([
      ";color=blue",
      ";color=blue,black,brown",
      ";color=R,100,G,200,B,150",
    ]);
    expect([path("blue", "matrix", true), path(array, "matrix", true), path(object, "matrix", true)]).toEqual([
      ";color=blue",
      ";color=blue;color=black;color=brown",
      ";R=100;G=200;B=150",
    ]);
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

  it("never end a query parameter where reserved characters are allowed", () => {
    const [pair] = queryParameter("q", "a/b?c=[d]&e=f#g+h", { allowReserved: true });
    expect(pair).toEqual(["q", "a/b?c=[d]%26e=f%23g%2Bh"]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const url = new URL(`https://h.example/?${line(queryParameter("q", value, { allowReserved: true }))}`);
        expect(url.hash).toBe("");
        expect([...url.searchParams.keys()]).toEqual(["q"]);
      }),
    );
  });

  it("never leave their segment", () => {
    expect(encodePath("id", "a/../b?c#d")).toBe("a%2F..%2Fb%3Fc%23d");
    expect(encodePath("id", "%2E%2E")).toBe("%252E%252E");
    for (const value of ["", undefined, null, [], ".", "..", [".."]])
      expect(() => encodePath("id", value), String(value)).toThrow(GuardRefusal);
    expect(() => encodePath("id", ".", { style: "label" })).toThrow("id is . or ..");
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1 }).filter((value) => value !== "." && value !== ".."),
        (value) => {
          const url = new URL(`https://h.example/a/${encodePath("id", value)}/b`);
          expect(url.pathname.split("/")).toHaveLength(4);
          expect(url.search + url.hash).toBe("");
          expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(value.toWellFormed());
        },
      ),
    );
  });

  it("never begin another header, nor another cookie", () => {
    for (const value of ["a\r\nx: y", "a\0", "\u{7f}", "price: 5 €"]) {
      expect(() => headerParameter("X-A", value), JSON.stringify(value)).toThrow("X-A has");
      expect(isHeaderValue(value)).toBe(false);
    }
    expect(headerParameter("X-A", ["é", 1])).toBe("é,1");
    expect(cookieParameter(["a", 1])).toBe("a,1");
    expect(cookiePair("n", "v; admin=1")).toBe("n=v%3B%20admin=1");
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "binary" }), (name, value) => {
        const pair = cookiePair(name, value);
        expect(pair).toMatch(/^[\x21-\x7e]+$/);
        expect(pair).not.toMatch(/[;,]/);
        expect(isHeaderValue(pair)).toBe(true);
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
