import { fail } from "../../../values/fail.ts";
import type { WrittenRule } from "../../spec.ts";
import { type PatternNode, parsePattern } from "./syntax.ts";

/** Where a pattern was found, in UTF-16 code units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** How far the search looked. */
  readonly looked: number;
  /** What the first group took; undefined where there is none, or it took no part. */
  readonly group: { readonly start: number; readonly end: number } | undefined;
}

/** A regular expression that is searched for in time linear in the text. */
export interface Pattern {
  readonly hasGroup: boolean;
  /** The leftmost place from an index on, and of several there the one that ECMAScript prefers. */
  search(text: string, from: number): Match | undefined;
}

type Instruction =
  | { readonly kind: "character"; readonly admits: (character: string) => boolean }
  | { readonly kind: "assertion"; readonly what: "start" | "end" | "boundary" | "inside" }
  | { readonly kind: "save"; readonly side: "open" | "close" }
  /** Goes on in several places, those that are preferred first. */
  | { readonly kind: "split"; targets: readonly number[] }
  | { readonly kind: "match" };

/** The most instructions of a pattern: the time of a search is this times the length of the text, at most. */
const mostInstructions = 1_000;

/**
 * Makes a pattern of a regular expression.
 *
 * @returns the pattern, or why there is none, to be read after the name of what holds it
 */
export function compilePattern(source: string): Pattern | { readonly problem: string } {
  const node = parsePattern(source);
  if ("problem" in node) return node;
  const program: Instruction[] = [];
  if (!emit(program, node)) return { problem: "repeats too much" };
  program.push({ kind: "match" });
  const hasGroup = program.some((instruction) => instruction.kind === "save");
  return { hasGroup, search: (text, from) => search(program, text, from) };
}

/** Appends the instructions of a node; false where they become too many. */
function emit(program: Instruction[], node: PatternNode): boolean {
  if (program.length > mostInstructions) return false;
  switch (node.kind) {
    case "character":
    case "assertion":
      program.push(node);
      return true;
    case "group": {
      if (node.number !== 1) return emit(program, node.body);
      program.push({ kind: "save", side: "open" });
      const whole = emit(program, node.body);
      program.push({ kind: "save", side: "close" });
      return whole;
    }
    case "sequence":
      return node.parts.every((part) => emit(program, part));
    case "choice":
      return emitChoice(program, node.options);
    case "repeat":
      return emitRepeat(program, node);
  }
}

function emitChoice(program: Instruction[], options: readonly PatternNode[]): boolean {
  const split: Extract<Instruction, { kind: "split" }> = { kind: "split", targets: [] };
  program.push(split);
  const starts: number[] = [];
  const ends: Extract<Instruction, { kind: "split" }>[] = [];
  for (const option of options) {
    starts.push(program.length);
    if (!emit(program, option)) return false;
    const end: Extract<Instruction, { kind: "split" }> = { kind: "split", targets: [] };
    ends.push(end);
    program.push(end);
  }
  split.targets = starts;
  for (const end of ends) end.targets = [program.length];
  return true;
}

function emitRepeat(program: Instruction[], { body, least, most, lazy }: Extract<PatternNode, { kind: "repeat" }>): boolean {
  for (let count = 0; count < least; count++) if (!emit(program, body)) return false;
  const optional: { readonly split: Extract<Instruction, { kind: "split" }>; readonly into: number }[] = [];
  const endless = most === Number.POSITIVE_INFINITY;
  for (let count = least; count < most && (!endless || count === least); count++) {
    const split: Extract<Instruction, { kind: "split" }> = { kind: "split", targets: [] };
    const at = program.push(split) - 1;
    optional.push({ split, into: program.length });
    if (!emit(program, body)) return false;
    if (endless) program.push({ kind: "split", targets: [at] });
  }
  for (const { split, into } of optional) split.targets = lazy ? [program.length, into] : [into, program.length];
  return true;
}

/** The ways through the program at one place of the text, those that are preferred first, with what each has taken. */
class Threads {
  size = 0;
  readonly at: Int32Array;
  readonly start: Int32Array;
  readonly open: Int32Array;
  readonly close: Int32Array;
  /** Where each instruction was reached last. */
  readonly reached: Int32Array;

  constructor(length: number) {
    this.at = new Int32Array(length);
    this.start = new Int32Array(length);
    this.open = new Int32Array(length);
    this.close = new Int32Array(length);
    this.reached = new Int32Array(length).fill(-1);
  }
}

/** All ways at once, a code point after the other (Thompson's construction, with Pike's order of preference). */
function search(program: readonly Instruction[], text: string, from: number): Match | undefined {
  let found: Omit<Match, "looked"> | undefined;
  let threads = new Threads(program.length);
  let next = new Threads(program.length);
  for (let index = from; ; ) {
    // A search that has found something looks for no later beginning.
    if (found === undefined) follow(program, text, index, threads, 0, index, -1, -1);
    if (threads.size === 0 && found !== undefined) return { ...found, looked: index };
    const character = index < text.length ? String.fromCodePoint(text.codePointAt(index) ?? 0) : undefined;
    const after = index + (character?.length ?? 0);
    next.size = 0;
    for (let thread = 0; thread < threads.size; thread++) {
      const at = threads.at[thread] ?? 0;
      const [start, open, close] = [threads.start[thread] ?? 0, threads.open[thread] ?? -1, threads.close[thread] ?? -1];
      const instruction = program[at];
      if (instruction?.kind === "match") {
        found = { start, end: index, group: close < 0 ? undefined : { start: open, end: close } };
        // What comes behind is less preferred.
        break;
      }
      if (instruction?.kind === "character" && character !== undefined && instruction.admits(character))
        follow(program, text, after, next, at + 1, start, open, close);
    }
    if (character === undefined) return found && { ...found, looked: index };
    [threads, next] = [next, threads];
    index = after;
  }
}

/**
 * Adds a way, or those that it goes on as, at each instruction once. A recursion as deep as the program is long, at most.
 *
 * @param index where in the text
 */
function follow(
  program: readonly Instruction[],
  text: string,
  index: number,
  threads: Threads,
  at: number,
  start: number,
  open: number,
  close: number,
): void {
  if (threads.reached[at] === index) return;
  threads.reached[at] = index;
  const instruction = program[at];
  switch (instruction?.kind) {
    case "split":
      for (const target of instruction.targets) follow(program, text, index, threads, target, start, open, close);
      break;
    case "save":
      if (instruction.side === "open") follow(program, text, index, threads, at + 1, start, index, close);
      else follow(program, text, index, threads, at + 1, start, open, index);
      break;
    case "assertion":
      if (holds(instruction.what, text, index)) follow(program, text, index, threads, at + 1, start, open, close);
      break;
    default: {
      const thread = threads.size++;
      threads.at[thread] = at;
      threads.start[thread] = start;
      threads.open[thread] = open;
      threads.close[thread] = close;
    }
  }
}

function holds(what: "start" | "end" | "boundary" | "inside", text: string, index: number): boolean {
  if (what === "start") return index === 0;
  if (what === "end") return index === text.length;
  const isWord = (at: number): boolean => /^[0-9A-Za-z_]$/.test(text.charAt(at));
  return (isWord(index - 1) !== isWord(index)) === (what === "boundary");
}

const known = new Map<string, Pattern>();

/**
 * The pattern of a regular expression that has been looked at before anything ran.
 *
 * @throws {Refusal} where it is none after all
 */
export function patternOf(source: string): Pattern {
  const before = known.get(source);
  if (before !== undefined) return before;
  const pattern = compilePattern(source);
  if ("problem" in pattern) return fail(`the pattern ${pattern.problem}`);
  if (known.size >= 200) known.clear();
  known.set(source, pattern);
  return pattern;
}

/** What a pattern in a program must be. */
export const patternRule: WrittenRule = {
  always: true,
  problem: (source) => {
    const pattern = compilePattern(source);
    return "problem" in pattern ? pattern.problem : undefined;
  },
};
