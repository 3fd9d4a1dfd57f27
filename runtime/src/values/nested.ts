import { fail } from "./fail.ts";

/** How deep maps that call themselves may go: far deeper than data that people make, and far from the end of the stack. */
const deepest = 400;

let depth = 0;

/**
 * The result of a map that calls itself: `make` is one more level.
 *
 * @throws {Refusal} where the levels are too many
 */
export function nested<T>(make: () => T): T {
  if (depth >= deepest) fail(`the value is nested deeper than ${deepest} levels`);
  depth++;
  try {
    // Maps are pure and never wait, so that what is counted is this one call and those within it.
    return make();
  } finally {
    depth--;
  }
}
