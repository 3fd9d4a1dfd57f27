import { type CheckResult, check } from "../checker/check.ts";
import { loadContract } from "../contract/load.ts";
import { emptyProgram, programNotReadable } from "../diagnostics/codes/use.ts";
import type { Places } from "../diagnostics/render/json.ts";
import { parse, type ParseResult } from "../parser/parse.ts";
import type { Host, ReadFailure } from "../source/host.ts";
import { LineMap } from "../source/line-map.ts";

/** A program with everything that it takes: its files, its descriptions, and what the compiler says of them. */
export interface CheckedProgram {
  readonly result: CheckResult;
  /** The paths of all files of the program, the entry first. */
  readonly files: readonly string[];
  /** The paths of the descriptions. */
  readonly descriptions: readonly string[];
  readonly places: Places;
  text(file: string): string | undefined;
}

/** Why an entry file cannot be read at all: wrong use, not a wrong program. */
export interface EntryFailure {
  readonly failure: ReadFailure | "binary";
}

const reasons: Readonly<Record<ReadFailure, string>> = {
  "not-found": "does not exist",
  "is-directory": "is a folder",
  "no-permission": "may not be read",
  "too-large": "is too large",
  unreadable: "cannot be read",
};

/** Why a file could not be read, in words. */
export function wordsOf(failure: ReadFailure): string {
  return reasons[failure];
}

/** Reads a program with its imports and descriptions through a host, and checks it. */
export function checkProgram(host: Host, entry: string): CheckedProgram {
  const texts = new Map<string, string>();
  const parsed = new Map<string, ParseResult | { readonly failure: ReadFailure }>();
  const lineMaps = new Map<string, LineMap>();
  const parseFile = (file: string): ParseResult | { readonly failure: ReadFailure } => {
    const known = parsed.get(file);
    if (known !== undefined) return known;
    const handle = host.open(file);
    const result = "failure" in handle ? handle : parse(decode(handle.readAll(), file, texts), file);
    parsed.set(file, result);
    return result;
  };
  const first = parseFile(entry);
  const start = { file: entry, start: 0, end: 0 };
  const result: CheckResult =
    "failure" in first
      ? nothing(programNotReadable({ file: host.display(entry), why: wordsOf(first.failure) }, start))
      : first.file.declarations.length === 0 && first.diagnostics.length === 0
        ? nothing(emptyProgram({ file: host.display(entry) }, start))
        : check({ host, entry, parseFile, loadContract: (file, options) => loadContract(host, file, options) });
  return {
    result,
    files: [...parsed.keys()],
    descriptions: [...result.contracts.keys()],
    text: (file) => texts.get(file),
    places: {
      display: (file) => host.display(file),
      lines: (file) => {
        const text = texts.get(file);
        if (text === undefined) return undefined;
        const lines = lineMaps.get(file) ?? new LineMap(text);
        lineMaps.set(file, lines);
        return lines;
      },
      locate: (file, pointer) => {
        for (const contract of result.contracts.values()) {
          const found = contract.locate({ file, pointer });
          if (found !== undefined) return found;
        }
        return undefined;
      },
    },
  };
}

/** The text of a file: UTF-8, without its byte order mark; what is no UTF-8 becomes replacement characters, which the lexer reports. */
function decode(bytes: Uint8Array, file: string, texts: Map<string, string>): string {
  const text = new TextDecoder("utf-8").decode(bytes);
  texts.set(file, text);
  return text;
}

function nothing(diagnostic: CheckResult["diagnostics"][number]): CheckResult {
  return { program: undefined, model: undefined, diagnostics: [diagnostic], contracts: new Map(), guards: [], proved: 0 };
}
