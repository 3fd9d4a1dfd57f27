import { expect, test } from "vitest";
import { coloursWanted } from "./colours.ts";

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { TERM: "dumb" }, false],
  [true, { NO_COLOR: "1" }, false],
  [true, { NO_COLOR: "" }, true],
  [false, { FORCE_COLOR: "1" }, true],
  [true, { FORCE_COLOR: "0" }, false],
  [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
])("terminal %s, environment %o: colours %s", (isTerminal, environment, wanted) => {
  expect(coloursWanted(isTerminal, environment)).toBe(wanted);
});
