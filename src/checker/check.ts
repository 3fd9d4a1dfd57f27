import type { Contract } from "../contract/contract.ts";
import { loadContract as loadFromHost } from "../contract/load.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parse } from "../parser/parse.ts";
import type { Guard, Program } from "../program/program.ts";
import type { Host } from "../source/host.ts";
import { type Pieces, whole } from "../source/pieces.ts";
import { checkProgram, type Focus } from "./check-program.ts";
import { createEnvironmentCollector, createGuardCollector } from "./collectors.ts";
import { Policies } from "./declarations/policies.ts";
import { schemaType } from "./declarations/schema-type.ts";
import { createModel, type SemanticModel } from "./model.ts";
import { createReporter } from "./reporter.ts";
import { createSession, type FileContext, type LoadContract, type ParsedFile } from "./session.ts";
import { FileSymbols } from "./symbols/file-symbols.ts";
import { readFiles } from "./symbols/files.ts";
import { createUsage } from "./usage.ts";

export interface CheckInput {
  /** Everything is read through it. */
  readonly host: Host;
  /** The program's file, as the host knows it. */
  readonly entry: string;
  /** Gives a file parsed, for callers that keep parse results; reads and parses it by default. */
  readonly parseFile?: ((file: string) => ParsedFile) | undefined;
  /** Gives the contract of a description, for callers that keep contracts; loads it by default. */
  readonly loadContract?: LoadContract | undefined;
  /**
   * Checks only the declaration at an offset of a file, as far as an editor asks what its nodes mean: names of all
   * declarations are known, the model holds what is within this one, and nothing that follows from the whole is said.
   */
  readonly around?: Focus | undefined;
}

export interface CheckResult {
  /** The whole program, resolved and decided; only where nothing is wrong and all of it can be compiled. Made when it is first asked for. */
  readonly program: Program | undefined;
  /** What each node means, also where something is wrong. */
  readonly model: SemanticModel;
  /** Everything that there is to say, those of the parser included: by file (the program's own first) and place, each once. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is right and cannot be compiled yet, in the same order: then there is no Program, though nothing is wrong. */
  readonly unsupported: readonly Diagnostic[];
  /** Constraints that are checked at run time, also where the program has errors elsewhere. Their files are the host's. */
  readonly guards: readonly Guard[];
  /** How many constraints were proved. */
  readonly proved: number;
  /** The descriptions that were read, by path: to find the lines that diagnostics point to. */
  readonly contracts: ReadonlyMap<string, Contract>;
  /** The program's files, its own first. */
  readonly files: readonly string[];
}

/**
 * Checks a program and everything that it imports, and makes the Program of it. Pure but for the host. Never throws for
 * what a user wrote: what is wrong is in the diagnostics, and the rest is still checked; a declaration that is broken
 * silences what depends on it.
 */
export function check(input: CheckInput): CheckResult {
  return whole(checkInPieces(input));
}

/** The same in pieces of a few milliseconds: files may change in between, for then nobody goes on with it. */
export function* checkInPieces(input: CheckInput): Pieces<CheckResult> {
  const { host } = input;
  // The host's own form of the path: other files are named relative to it.
  const entry = host.resolve(input.entry, input.entry.split(/[\\/]/u).at(-1) ?? input.entry);
  const session = createSession(
    host,
    input.parseFile ?? ((file) => parseFromHost(host, file)),
    input.loadContract ?? ((file, options) => loadFromHost(host, file, options)),
  );
  const reporter = createReporter();
  const unsupported = createReporter();
  const guards = createGuardCollector();
  const environment = createEnvironmentCollector();
  const usage = createUsage();
  const contexts = new Map<string, FileContext>();
  const { recorder, model } = createModel((file) => contexts.get(file)?.symbols);
  const contextFor = (file: string): FileContext => {
    const context: FileContext = {
      file,
      session,
      report: reporter.report,
      unsupported: unsupported.report,
      symbols: new FileSymbols(),
      usage,
      guards,
      environment,
      model: recorder,
      schemaType: (reference) => schemaType(context, reference),
    };
    contexts.set(file, context);
    return context;
  };
  const files = readFiles(session, entry, contextFor);
  yield;
  for (const { file, source, syntax, notUnderstood } of files)
    reporter.parsed(file, { declarations: source.declarations, broken: notUnderstood, syntax });
  const policies = new Policies((file) => contexts.get(file));
  const lowered = yield* checkProgram({
    entry,
    files,
    policies,
    usage,
    guards,
    environment,
    report: reporter.report,
    hasErrors: reporter.hasErrors,
    isCompilable: () => !unsupported.hasErrors(),
    model,
    around: input.around,
  });
  const names = files.map((file) => file.file);
  const isSound = !reporter.hasErrors();
  return {
    get program() {
      return isSound ? lowered?.() : undefined;
    },
    model,
    diagnostics: reporter.sorted(names),
    unsupported: unsupported.sorted(names),
    guards: guards.guards,
    proved: guards.provedCount(),
    contracts: session.contracts,
    files: names,
  };
}

function parseFromHost(host: Host, file: string): ParsedFile {
  const handle = host.open(file);
  if ("failure" in handle) return handle;
  return parse(new TextDecoder().decode(handle.readAll()), file);
}
