import type { FlowDefinition } from "../flow/define-flow.ts";
import type { EngineEvent } from "./engine.ts";
import type { Store } from "./store.ts";

/** What the engine takes of the world's clock. */
export interface EngineClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** What the engine writes to: names and ids, never data of a record. */
export interface EngineLogger {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What the parts of the engine share. */
export interface EngineCore {
  readonly store: Store;
  readonly flows: ReadonlyMap<string, FlowDefinition>;
  readonly clock: EngineClock;
  /** A new id, different from all others. */
  readonly newId: () => string;
  /** Tells what has been stored to the observer and the log. Never throws. */
  readonly report: (event: EngineEvent) => void;
  readonly logger: EngineLogger | undefined;
}
