import { describe, expect, test } from "vitest";
import { editsForMoves, type Move } from "../../src/ide/moved-files.ts";
import { viewOfText } from "../support/view.ts";

const program = `integration example "1.0.0"
import { shop } from "systems.integ"
import { one } from "./deep/one.integ"
type Order = schema "specs/order.json#/$defs/Order"
`;
const files = { "/deep/one.integ": 'import { shop } from "../systems.integ"\nmap one() -> string = "1"\n' };

/** A file's text after the edits for some moves. */
function moveIn(file: string, ...moves: readonly Move[]): string {
  const view = viewOfText(program, files, file);
  return [...editsForMoves(view, moves)]
    .sort((left, right) => right.location.start - left.location.start)
    .reduce((text, { location, newText }) => text.slice(0, location.start) + newText + text.slice(location.end), view.text);
}

describe("paths of a program after files were moved", () => {
  test.each<[string, Move, string, string]>([
    ["a file in the same folder", { from: "/systems.integ", to: "/shops.integ" }, '"systems.integ"', '"shops.integ"'],
    ["into a folder", { from: "/systems.integ", to: "/a/b/systems.integ" }, '"systems.integ"', '"a/b/systems.integ"'],
    ["a path that begins with a dot", { from: "/deep/one.integ", to: "/two.integ" }, '"./deep/one.integ"', '"./two.integ"'],
    ["a whole folder", { from: "/deep", to: "/shallow" }, '"./deep/one.integ"', '"./shallow/one.integ"'],
    ["the file of a schema, whose pointer stays", { from: "/specs/order.json", to: "/o.json" }, "specs/order.json#", "o.json#"],
  ])("%s", (_, move, before, then) => {
    expect(program).toContain(before);
    expect(moveIn("/example.integ", move)).toBe(program.replace(before, then));
  });

  test("the program itself: all its paths lead on to where they led", () => {
    expect(moveIn("/example.integ", { from: "/example.integ", to: "/deep/example.integ" })).toBe(
      program
        .replace('"systems.integ"', '"../systems.integ"')
        .replace('"./deep/one.integ"', '"./one.integ"')
        .replace('"specs/order.json#', '"../specs/order.json#'),
    );
  });

  test("files that move together keep their paths to each other", () => {
    expect(moveIn("/deep/one.integ", { from: "/deep/one.integ", to: "/x/one.integ" })).toBe(files["/deep/one.integ"]);
    expect(moveIn("/deep/one.integ", { from: "/deep", to: "/x/y/deep" })).toBe(
      files["/deep/one.integ"].replace("../systems.integ", "../../../systems.integ"),
    );
  });

  test.each([
    ["another file", { from: "/other.integ", to: "/systems2.integ" }],
    ["a file whose name begins alike", { from: "/system", to: "/x" }],
    ["a name that a string cannot hold as it is", { from: "/systems.integ", to: '/a"b${c}.integ' }],
  ])("%s changes nothing", (_, move) => {
    expect(moveIn("/example.integ", move)).toBe(program);
  });
});
