import { once } from "node:events";
import { basename } from "node:path";
import type { Connector, ConnectorOptions } from "@integ/runtime";
import { connectorName } from "../codegen/exported-names.ts";
import type { Contract } from "../contract/contract.ts";
import type { Program } from "../program/program.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";
import { checkFile, exitCodeOf, openWorkspace, renderDiagnostics, summaryOf } from "./program.ts";

/** A connector of a program, made from generated code that is loaded into this process. Nothing runs yet. */
export interface LoadedProgram {
  readonly program: Program;
  readonly connector: Connector<unknown>;
  /** What it reads its configuration from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Removes the generated code. */
  dispose(): void;
}

/** Gives the program that is generated, and what its connector is made with. */
export type Prepare = (
  program: Program,
  contracts: ReadonlyMap<string, Contract>,
) => Promise<{ readonly program: Program; readonly options: ConnectorOptions }>;

/**
 * Checks a program, generates its connector and loads it into this process.
 *
 * @throws {UsageError} where something of the connector's configuration is missing.
 */
export async function loadConnector(file: string, prepare: Prepare, output: Output): Promise<LoadedProgram | { readonly code: ExitCode }> {
  const checked = checkFile(openWorkspace(), file, output);
  if (checked.diagnostics.length > 0) output.note(`${renderDiagnostics(checked, output)}\n`);
  if (checked.program === undefined) {
    output.note(`${summaryOf(checked, output)}; nothing was started`);
    return { code: exitCodeOf(checked) };
  }
  const done = output.progress(`building ${file}`);
  const [{ generate }, { loadGenerated }] = await Promise.all([import("../codegen/generate.ts"), import("./load-generated.ts")]);
  const { program, options } = await prepare(checked.program, checked.contracts);
  const loaded = loadGenerated(await generate(program, basename(file)));
  done();
  try {
    const factory = `create${connectorName(program)}`;
    const create = (await loaded.load("index.ts"))[factory];
    if (!isFactory(create)) throw new Error(`the generated code has no ${factory}`);
    return {
      program,
      connector: makeConnector(create, options),
      environment: options.environment ?? process.env,
      dispose: () => loaded.dispose(),
    };
  } catch (error) {
    loaded.dispose();
    throw error;
  }
}

/** A connector that listens. */
export interface StartedConnector {
  readonly program: Program;
  readonly connector: Connector<unknown>;
  /** The base URL, without a slash at its end. */
  readonly url: string;
  /** What it reads its configuration from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process was told to end, and the connector has stopped in order. */
  untilStopped(): Promise<void>;
}

/** How a connector is started. */
export interface StartOptions {
  readonly port: number;
  readonly prepare: Prepare;
}

/**
 * Loads the connector of a program and serves it.
 *
 * @throws {UsageError} where something of the connector's configuration is missing, or the port is taken.
 */
export async function startConnector(
  file: string,
  { port, prepare }: StartOptions,
  output: Output,
): Promise<StartedConnector | { readonly code: ExitCode }> {
  const loaded = await loadConnector(file, prepare, output);
  if ("code" in loaded) return loaded;
  const { program, connector, environment } = loaded;
  try {
    const { serve } = await import("@integ/runtime/node");
    const server = await serve(connector, { port }).catch((error: unknown) => {
      throw new UsageError(
        `Port ${port} cannot be listened on: ${error instanceof Error ? error.message : String(error)}. Choose another one with \`--port\`.`,
      );
    });
    await connector.start();
    return {
      program,
      connector,
      url: server.url,
      environment,
      async untilStopped() {
        await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
        output.note("stopping: running steps are let end");
        await server.close();
        await connector.stop();
        loaded.dispose();
      },
    };
  } catch (error) {
    loaded.dispose();
    throw error;
  }
}

type Factory = (options: ConnectorOptions) => Connector<unknown>;

function isFactory(value: unknown): value is Factory {
  return typeof value === "function";
}

/** What is missing in the configuration is the caller's to mend: it is said in one line. */
function makeConnector(create: Factory, options: ConnectorOptions): Connector<unknown> {
  try {
    return create(options);
  } catch (error) {
    if (error instanceof Error && error.name === "ConfigurationError") throw new UsageError(`${error.message}. Set it in the environment.`);
    throw error;
  }
}
