import { describe, expect, test } from "vitest";
import { createMemoryHost } from "../../workspace/memory-host.ts";
import { openJsonDocument } from "./json-document.ts";
import { countLines, positionInBytes, positionInFile } from "./position.ts";

/** Lines of all lengths, one of them longer than two blocks, with characters of one to four bytes. */
const text = Array.from({ length: 4_000 }, (_, index) => `${index} ${"é😀".repeat(index === 1_700 ? 40_000 : index % 17)}`).join("\n");

describe("positions", () => {
  test("are the same, whether a file is read whole or in blocks", () => {
    const host = createMemoryHost({ "/text": text });
    const handle = host.open("/text");
    if ("failure" in handle) throw new Error(handle.failure);
    const bytes = handle.readAll();
    const counts = countLines(bytes);
    for (let offset = 0; offset < bytes.length; offset += 997) {
      // Only where a character begins.
      if (((bytes[offset] ?? 0) & 0xc0) === 0x80) continue;
      expect(positionInFile("/text", handle, counts, offset, 1)).toEqual(positionInBytes("/text", bytes, offset, 1));
    }
  });

  test("of keys and of items in indexed and other parts of JSON", () => {
    const json = `{ "paths": {\n"/a\\"b": {\n"get" : {\n"operationId": "x", "tags": [\n"one",\n"two"] } } },\n"info": {\n"title": "t" } }`;
    const host = createMemoryHost({ "/api.json": json });
    const handle = host.open("/api.json");
    if ("failure" in handle) throw new Error(handle.failure);
    const document = openJsonDocument(host, "/api.json", handle, [["paths", "*", "*", "operationId"]]);
    if ("reason" in document) throw new Error(document.reason);
    const lineOf = (pointer: string): readonly [number | undefined, number | undefined] => {
      const found = document.locate(pointer);
      return [found?.line, found?.character];
    };
    expect(lineOf("")).toEqual([0, 0]);
    expect(lineOf("/paths")).toEqual([0, 2]);
    expect(lineOf('/paths/~1a"b')).toEqual([1, 0]);
    expect(lineOf('/paths/~1a"b/get')).toEqual([2, 0]);
    expect(lineOf('/paths/~1a"b/get/operationId')).toEqual([3, 0]);
    expect(lineOf('/paths/~1a"b/get/tags/1')).toEqual([5, 0]);
    expect(lineOf('/paths/~1a"b/get/nothing')).toEqual([2, 0]);
    expect(lineOf("/paths/~1c/get")).toEqual([0, 2]);
    expect(lineOf("/info/title")).toEqual([7, 0]);
  });
});
