import type { ConnectorOptions } from "@integ/runtime";
import type { ExitCode, Output } from "./output.ts";
import { startConnector } from "./serve.ts";

/** How `integ run` runs. */
export interface RunOptions {
  readonly port: number;
  /** The file that keeps the progress of runs. */
  readonly storage: string | undefined;
}

/** `integ run FILE`: serves the connector until the process is told to end. Configuration and secrets come from the environment. */
export async function runCommand(file: string, options: RunOptions, output: Output): Promise<ExitCode> {
  const connectorOptions: ConnectorOptions = options.storage === undefined ? {} : { storage: options.storage };
  const started = await startConnector(
    file,
    { port: options.port, prepare: async (program) => ({ program, options: connectorOptions }) },
    output,
  );
  if ("code" in started) return started.code;
  const { program, url } = started;
  output.note(`${program.integration.name} ${program.integration.version} listens on ${url}`);
  for (const system of program.systems) for (const { path } of system.webhooks) output.note(`  webhooks of ${system.name}: ${url}${path}`);
  await started.untilStopped();
  return 0;
}
