import type { EngineLogger } from "./engine/core.ts";
import type { Redactor } from "./secret.ts";
import type { Clock } from "./world.ts";

/** What a connector writes its logs to; pino and console fit by a small wrapper. Fields are names, ids and numbers, never data of a record. */
export interface Logger extends EngineLogger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Logs as one JSON object a line, secrets taken out. */
export function jsonLogger(name: string, clock: Clock, redactor: Redactor, write: (line: string) => void): Logger {
  const level =
    (label: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void =>
      write(redactor.redact(JSON.stringify({ time: new Date(clock.now()).toISOString(), level: label, name, message, ...fields })));
  return { debug: () => {}, info: level("info"), warn: level("warn"), error: level("error") };
}
