import type { Contract } from "../contract/contract.ts";
import type { LoadResult } from "../contract/load.ts";
import type { ParseResult } from "../parser/parse.ts";
import type { Host, ReadFailure } from "../source/host.ts";
import type { Location } from "../source/span.ts";
import type { CheckContext } from "./context.ts";
import type { FileSymbols } from "./symbols/file-symbols.ts";

/** A file of a program, parsed, or why it cannot be read. */
export type ParsedFile = ParseResult | { readonly failure: ReadFailure };

/** Makes a contract of a description, or says why there is none. */
export type LoadContract = (file: string, options: { readonly overlays: readonly string[] }) => LoadResult;

/** What all files of one run of `check` share. */
export interface Session {
  readonly host: Host;
  /** The contract of a description with its overlays; loaded once. */
  contract(file: string, overlays: readonly string[]): LoadResult;
  /** All contracts that were loaded, by the description's path. */
  readonly contracts: ReadonlyMap<string, Contract>;
  parse(file: string): ParsedFile;
  /** The name that a table or a map has in the Program: its own, unless another file's has it. Asked for once for each. */
  programName(name: string): string;
}

/** The context of one file: what its declarations are checked in. */
export interface FileContext extends CheckContext {
  readonly session: Session;
  readonly symbols: FileSymbols;
}

/** A session over a host, with everything that is loaded remembered for its length. */
export function createSession(host: Host, parseFile: (file: string) => ParsedFile, loadContract: LoadContract): Session {
  const contracts = new Map<string, Contract>();
  const loaded = new Map<string, LoadResult>();
  const parsed = new Map<string, ParsedFile>();
  const names = new Set<string>();
  return {
    host,
    contracts,
    contract(file, overlays) {
      const key = JSON.stringify([file, ...overlays]);
      const known = loaded.get(key);
      if (known !== undefined) return known;
      const result = loadContract(file, { overlays });
      loaded.set(key, result);
      if ("contract" in result && !contracts.has(file)) contracts.set(file, result.contract);
      return result;
    },
    programName(name) {
      let unique = name;
      for (let number = 2; names.has(unique); number++) unique = `${name}${number}`;
      names.add(unique);
      return unique;
    },
    parse(file) {
      const known = parsed.get(file) ?? parseFile(file);
      parsed.set(file, known);
      return known;
    },
  };
}

/** The beginning of a file, for what is missing in the whole of it. */
export function startOf(file: string): Location {
  return { file, start: 0, end: 0 };
}
